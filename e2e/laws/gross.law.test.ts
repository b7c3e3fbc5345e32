// Where counts of one vehicle differ by more than good counts do, they are pointed at together. The exercise knows the truth: one
// record of each operation is made wrong by 4 σ, and whoever else erred grossly is known too. Few operations here, so that it can be
// asked at every change; `npm run coverage` asks five hundred.
import { expect, test } from 'vitest';
import { type GrossRun, grossRun } from '../../bench/simulated/gross.ts';
import {
  GROSS_BAR,
  grossFound,
  grossOfItsOwn,
  grossRows,
} from '../../bench/simulated/gross-table.ts';

/**
 * The same operations each time: among so few, one draw in a hundred would fall below a bar by chance. `npm run coverage` draws others.
 */
const seed = 20_161_222;
/** So many deviations of a share drawn from so few that it is no chance: once in thirty thousand times. */
const DEVIATIONS = 4;
const doubt = (share: number, of: number) => DEVIATIONS * Math.sqrt((share * (1 - share)) / of);

test('where nobody errs, no count is pointed at but the one that was made wrong', () => {
  const runs = Array.from({ length: 8 }, (_, run) =>
    grossRun('S', `faultless ${seed} ${run}`, { errors: 0 }),
  );
  expect(runs.flatMap(({ alarms }) => alarms)).toEqual([]);
  const { flagged, holds } = grossFound(runs, 'account');
  expect(flagged).toBeGreaterThan(0.5);
  expect(holds).toBe(1);
});

test('of 120 operations in which people err: what is pointed at, rightly and wrongly', () => {
  console.info('seed', seed);
  const runs: readonly GrossRun[] = Array.from({ length: 120 }, (_, run) =>
    grossRun('S', `gross ${seed} ${run}`),
  );
  console.table(grossRows(runs));
  console.info(grossOfItsOwn(runs));
  const of = grossFound(runs, 'account');
  expect(of.planted).toBeGreaterThan(85);
  expect
    .soft(of.flagged, '4 σ against the others: flagged')
    .toBeGreaterThan(GROSS_BAR.flagged - doubt(GROSS_BAR.flagged, of.planted));
  expect
    .soft(of.falseAlarms, 'nothing was wrong there')
    .toBeLessThan(GROSS_BAR.falseAlarms + doubt(GROSS_BAR.falseAlarms, of.planted));
  expect.soft(of.holds, 'the wrong one is among those named').toBeGreaterThan(0.95);
  // Of one's own σ most cannot be seen; but what is pointed at holds the wrong one.
  const own = grossFound(runs, 'own');
  expect.soft(own.flagged).toBeGreaterThan(0.02);
  expect.soft(own.flagged).toBeLessThan(of.flagged);
  expect.soft(own.holds).toBeGreaterThan(0.7);
});
