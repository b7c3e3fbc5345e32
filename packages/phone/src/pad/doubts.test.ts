import { describe, expect, test } from 'vitest';
import { doubtsOf } from './doubts.ts';
import { startTally, type Tally } from './tally.ts';

const of = (kind: 'bus' | 'minibus' | 'ambulance' | 'lorry', more: Partial<Tally>) =>
  doubtsOf({ ...startTally('act'), laps: 0, ...more }, { kind, seats: null }).map(({ why }) => why);

describe('said on the pad, never in the way', () => {
  test('a full bus, and a minibus with as many', () => {
    expect(of('bus', { heads: 63, children: 21, wounded: 2 })).toEqual([]);
    expect(of('minibus', { heads: 63 })).toEqual(['many']);
  });

  test('nobody on laps was asked; not asked is a gap', () => {
    expect(of('bus', { heads: 47, laps: 0 })).toEqual([]);
    expect(of('bus', { heads: 47, laps: 'not-asked' })).toEqual(['laps-not-asked']);
    expect(of('bus', { heads: 3, laps: 4 })).toEqual(['more-laps-than-heads']);
  });

  test('lying on a bus or minibus, not on a lorry', () => {
    expect(of('bus', { heads: 47, lying: 1 })).toEqual(['lying-on-seats']);
    expect(of('minibus', { heads: 12, lying: 1 })).toEqual(['lying-on-seats']);
    expect(of('lorry', { heads: 47, lying: 3 })).toEqual([]);
  });

  test('nearly only children on a bus; a family in a car is no crowd', () => {
    expect(of('bus', { heads: 50, children: 45 })).toEqual(['mostly-children']);
    expect(of('bus', { heads: 50, children: 30 })).toEqual([]);
    expect(of('bus', { heads: 6, children: 5 })).toEqual([]);
  });

  test('an ambulance: five lying, nobody ill, a total of which nothing is known', () => {
    expect(of('ambulance', { heads: 6, lying: 5, wounded: 5 })).toEqual(['many-lying']);
    expect(of('ambulance', { heads: 2, lying: 0, wounded: 0 })).toEqual(['no-patient']);
    expect(of('ambulance', { heads: 2 })).toEqual([]);
    expect(of('ambulance', { heads: 4, lying: 1, wounded: 3 })).toEqual([]);
  });
});
