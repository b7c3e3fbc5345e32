import { type CurrentTally, foldSubject, type OperationEvent } from '@corridor/operation';
import { expect, test } from 'vitest';
import { factsOf, minutes, noon } from '../testing/scene.ts';
import { toCountStates, toDifferences } from './differences.ts';
import { toSay } from './say.ts';

const key = (name: string) => name.padEnd(43, '0');
let seq = 0;
const counted = (person: string, people: number, more: Partial<CurrentTally['fact']> = {}) =>
  ({
    id: key(`line${++seq}`),
    device: key(person),
    person: key(person),
    seq,
    hlc: [noon + minutes(seq), 0],
    wall: noon + minutes(seq),
    at: noon + minutes(seq),
    doubt: 0,
    kind: 'tallied@1',
    subject: 'trip/12.7K3M9Q',
    after: [],
    fact: {
      point: 'boarding',
      site: 'site/ramouseh',
      part: 'front',
      people,
      exact: true,
      method: 'one-by-one',
      lapsAsked: true,
      countedBy: 'post/gate',
      ...more,
    },
  }) satisfies OperationEvent;
const tripOf = (...events: OperationEvent[]) => foldSubject('trip', 'trip/12.7K3M9Q', events);
const labelOf = (device: string) => device.replace(/0+$/, '');

test('two counts of the front door: 23 and 31; a third settles it', () => {
  const trip = tripOf(counted('a', 23), counted('b', 31));
  const facts = factsOf([trip]);
  expect(toDifferences(facts, labelOf)).toMatchObject([
    {
      trip: 'trip/12.7K3M9Q',
      what: 'Two counts of the front door',
      where: 'boarding, ramouseh',
      counts: [
        { people: '23', who: 'gate, on a' },
        { people: '31', who: 'gate, on b' },
      ],
      settles: 'a third counter settles it',
    },
  ]);
  expect(toSay(facts)).toMatchObject({
    differences: 1,
    difference: expect.stringContaining(
      'Two counts of the front door: ●\u202f23 and ●\u202f31; a third counter settles it',
    ),
  });
  expect([...toCountStates(trip).values()]).toEqual([
    'differs, not settled',
    'differs, not settled',
  ]);
});

test('once it is settled it is off the list, and the odd one says that it stands beside', () => {
  const trip = tripOf(counted('a', 23), counted('b', 31), counted('c', 31));
  expect(toDifferences(factsOf([trip]), labelOf)).toEqual([]);
  expect([...toCountStates(trip).values()]).toEqual([
    'stands beside, does not count',
    'settled by a third counter',
    'settled by a third counter',
  ]);
});

test('misheard on the radio is for the post to say, not for a third counter', () => {
  const trip = tripOf(counted('a', 50), counted('desk', 15, { keyedBy: 'radio' }));
  expect(toDifferences(factsOf([trip]), labelOf)).toMatchObject([
    {
      what: 'A post’s count of the front door, and what was written down of it',
      counts: [{ who: 'gate, on a' }, { who: 'gate, by radio, keyed by desk' }],
      settles: 'ask the post which one is right',
    },
  ]);
});

test('doors that do not add up are compared as sums', () => {
  const trip = tripOf(
    counted('a', 50, { part: 'whole' }),
    counted('b', 25),
    counted('c', 22, { part: 'rear' }),
  );
  expect(toDifferences(factsOf([trip]), labelOf)).toMatchObject([
    {
      what: 'The doors do not add up to the whole vehicle',
      counts: [{ people: '50' }, { people: '47' }],
    },
  ]);
});
