import { describe, expect, test } from 'vitest';
import { keptOf, type OwnLine, takenBack } from './own.ts';

const line = (seq: number, kind = 'tallied@1', fact: unknown = {}): OwnLine => ({
  id: `line-${seq}`,
  device: 'phone',
  seq,
  wall: seq,
  kind,
  subject: 'trip/12.7K3M9Q',
  fact,
});
const retracts = (seq: number, of: number) =>
  line(seq, 'retracted@1', { of: `line-${of}`, reason: 'mistake' });

describe('three states, never mixed', () => {
  const lines = [1, 2, 3, 4, 5].map((seq) => line(seq));
  test('nothing leaves the phone without a signed receipt', () => {
    expect(keptOf(lines, { hub: { phone: 0 }, centre: { phone: 0 } })).toEqual({
      phone: 5,
      hub: 0,
      centre: 0,
    });
    expect(keptOf(lines, { hub: { phone: 3 }, centre: { phone: 0 } })).toEqual({
      phone: 2,
      hub: 3,
      centre: 0,
    });
    expect(keptOf(lines, { hub: { phone: 4 }, centre: { phone: 2 } })).toEqual({
      phone: 1,
      hub: 2,
      centre: 2,
    });
  });
});

test('a first count and the word that its vehicle boards here are one record', () => {
  const both = [
    { ...line(1, 'boarding@1'), act: 'a' },
    { ...line(2), act: 'a' },
  ];
  expect(keptOf(both, { hub: { phone: 0 }, centre: { phone: 0 } })).toEqual({
    phone: 1,
    hub: 0,
    centre: 0,
  });
  expect(keptOf(both, { hub: { phone: 1 }, centre: { phone: 0 } })).toEqual({
    phone: 1,
    hub: 0,
    centre: 0,
  });
  expect(keptOf(both, { hub: { phone: 2 }, centre: { phone: 0 } })).toEqual({
    phone: 0,
    hub: 1,
    centre: 0,
  });
});

describe('what counts after taking back', () => {
  test('a count taken back, and its taking back taken back', () => {
    expect([...takenBack([line(1), retracts(2, 1)])]).toEqual(['line-1']);
    expect([...takenBack([line(1), retracts(2, 1), retracts(3, 2)])]).toEqual(['line-2']);
    expect(
      [...takenBack([line(1), retracts(2, 1), retracts(3, 2), retracts(4, 1)])].sort(),
    ).toEqual(['line-1', 'line-2']);
  });
});
