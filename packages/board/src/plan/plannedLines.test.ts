import { expect, test } from 'vitest';
import { aCorridor, aSite, factsOf } from '../testing/scene.ts';
import { roadsOf } from '../view/roads.ts';
import type { PlanAnswer } from './keepPlan.ts';
import { plannedLines } from './plannedLines.ts';
import { planner } from './real.ts';
import { bothOnce, small } from './testing/planned.ts';

const ZERO = 1_481_860_800_000;
const minutes = (n: number) => ZERO + n * 60_000;
const facts = factsOf([
  aSite('old-town', 'Old Town', 'pick-up-point'),
  aSite('shelter', 'Shelter', 'reception-site'),
  aCorridor('one', ['old-town', 'shelter'], [40]),
]);
const [road] = roadsOf(facts);
const timetable = planner.run(small, bothOnce);
const answer = (ends: { low: number; likely: number; high: number } | null): PlanAnswer =>
  ({
    known: {
      scenario: small,
      legend: { zero: ZERO, groups: {}, underWay: {}, seen: {} },
      notKnown: [],
    },
    scenario: small,
    proposal: { plan: bothOnce, timetable },
    foreseen: ends && { zero: ZERO, is: { batches: [{ batch: 'batch/one', ends, inWindow: 1 }] } },
    took: 1,
  }) as unknown as PlanAnswer;

test('each planned trip is a line along the road, from where it leaves to where it arrives', () => {
  if (!road) throw new Error('no road');
  const { lines, fans } = plannedLines(road, answer(null));
  expect(lines.map(({ vehicle, points }) => [vehicle, points])).toEqual([
    [
      'vehicle/7',
      [
        [minutes(60), 0],
        [minutes(100), 1],
      ],
    ],
    [
      'vehicle/8',
      [
        [minutes(60), 0],
        [minutes(100), 1],
      ],
    ],
  ]);
  expect(fans).toEqual([]);
});

test('the fan opens from now: ten minutes of getting off before the last has got off', () => {
  if (!road) throw new Error('no road');
  const [fan] = plannedLines(road, answer({ low: 90, likely: 110, high: 160 })).fans;
  expect(fan?.likely).toEqual([
    [minutes(60), 0],
    [minutes(100), 1],
  ]);
  expect(fan?.low.at(-1)).toEqual([minutes(80), 1]);
  expect(fan?.high).toEqual([
    [minutes(90), 0],
    [minutes(150), 1],
  ]);
});

test('without a plan nothing is drawn', () => {
  if (!road) throw new Error('no road');
  expect(plannedLines(road, null)).toEqual({ lines: [], fans: [] });
});
