import { expect, test } from 'vitest';
import { ownLinks } from './ownLinks.ts';

let seq = 0;
const says = (subject: string, kind: string, fact: unknown) => {
  seq++;
  return { id: `line-${seq}`, device: 'phone', seq, wall: seq, kind, subject, fact };
};
const same = (subject: string, other: string) => says(subject, 'same-as@1', { other });
const notSame = (subject: string, other: string) => says(subject, 'not-same@1', { other });

test('a bus counted while locked is the one that boards here already', () => {
  const links = ownLinks([same('trip/12.B', 'trip/12.A')]);
  expect(links.get('trip/12.A')).toEqual(['trip/12.A', 'trip/12.B']);
  expect(links.get('trip/12.B')).toEqual(['trip/12.A', 'trip/12.B']);
});

test('three names of one trip', () => {
  const links = ownLinks([same('trip/12.B', 'trip/12.A'), same('trip/12.C', 'trip/12.B')]);
  expect(links.get('trip/12.A')).toEqual(['trip/12.A', 'trip/12.B', 'trip/12.C']);
});

test('the last word counts, and a word that was taken back does not', () => {
  const first = same('trip/12.B', 'trip/12.A');
  expect(ownLinks([first, notSame('trip/12.A', 'trip/12.B')]).size).toBe(0);
  const back = says('trip/12.B', 'retracted@1', { of: first.id, reason: 'mistake' });
  expect(ownLinks([first, back]).size).toBe(0);
});

test('a trip is never a vehicle, and nothing is itself', () => {
  expect(ownLinks([same('trip/12.B', 'vehicle/12'), same('trip/12.B', 'trip/12.B')]).size).toBe(0);
});
