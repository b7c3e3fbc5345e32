import { describe, expect, test } from 'vitest';
import { afterTap, emptyPad, tallyInHand } from './pad.ts';
import { aboardOf, withAboard } from './patients.ts';
import { startTally, tallyToFact } from './tally.ts';

const place = {
  trip: 'trip/A2.7K3M9Q',
  vehicle: 'vehicle/a2',
  point: 'boarding',
  part: 'whole',
} as const;
const here = { site: 'site/ramouseh', post: 'post/ramouseh' };

describe('ambulance A2', () => {
  test('one lying, two sitting, one mother: four people, three of them patients', () => {
    let tally = withAboard(null, 'lying', 1, 'act-1');
    tally = withAboard(tally, 'sitting', 2, 'act-2');
    tally = withAboard(tally, 'companions', 1, 'act-3');
    expect(aboardOf(tally)).toEqual({ lying: 1, sitting: 2, companions: 1 });
    expect(tallyToFact({ ...tally, laps: 0 }, place, here)).toMatchObject({
      people: 4,
      wounded: 3,
      lying: 1,
      laps: 0,
      lapsAsked: true,
      exact: true,
    });
    expect(tally.act).toBe('act-1');
  });

  test('a child on its mother’s lap is nobody’s companion and no patient', () => {
    const tally = { ...withAboard(null, 'companions', 1, 'act-1'), laps: 1 };
    expect(tallyToFact(tally, place, here)).toMatchObject({ people: 2, wounded: 0, lying: 0 });
    expect(aboardOf(tally)).toEqual({ lying: 0, sitting: 0, companions: 1 });
  });

  test('a count taken back one touch at a time, and never below nobody', () => {
    let pad = afterTap(emptyPad, { tap: 'take', place });
    for (const n of [1, 2]) {
      const tally = withAboard(tallyInHand(pad), 'lying', n, `act-${n}`);
      pad = afterTap(pad, { tap: 'change', tally });
    }
    expect(tallyInHand(pad)).toMatchObject({ heads: 2, lying: 2, wounded: 2 });
    expect(pad.past).toHaveLength(2);
    expect(aboardOf(withAboard(tallyInHand(pad), 'lying', -1, 'x'))).toMatchObject({ lying: 0 });
  });

  test('a total off a clicker is people of whom nothing is known', () => {
    expect(aboardOf({ ...startTally('a'), heads: 5 })).toEqual({
      lying: 0,
      sitting: 0,
      companions: 5,
    });
  });
});
