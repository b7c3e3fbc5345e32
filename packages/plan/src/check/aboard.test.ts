import { expect, test } from 'vitest';
import type { Timetable } from '../schedule/types.ts';
import { busAt, siteAt, winterRoad } from '../testing/scene.ts';
import { violationsOf } from './violations.ts';

const on = (sitting: number) => ({ batch: 'city', people: { sitting, lying: 0, wheelchair: 0 } });
/** Two buses with 40 and 10 people at a camp that takes in 600 an hour and is shut from minute 3 to 60. */
const scenario = winterRoad({
  sites: [
    siteAt('square'),
    siteAt('village'),
    siteAt('camp', {
      alighting: { minutes: 0, bays: null, peopleAnHour: 600 },
      closed: [{ from: 3, to: 60 }],
    }),
  ],
  vehicles: [busAt('12', 'camp', { aboard: on(40) }), busAt('7', 'camp', { aboard: on(10) })],
});
const broken = (first: readonly [number, number], second: readonly [number, number]) => {
  const alights = [first, second].map(([from, to]) => ({ from, to }));
  const timetable: Timetable = {
    trips: [],
    notRun: [],
    aboard: ['12', '7'].map((vehicle, at) => ({
      vehicle,
      alights: alights[at] ?? { from: 0, to: 0 },
    })),
    ends: Math.max(first[1], second[1]),
  };
  return violationsOf(scenario, timetable).map(({ rule }) => rule);
};

test('who waits on board for the camp to open gets off in turn, or before it shuts', () => {
  expect(broken([60, 64], [64, 65])).toEqual([]);
  expect(broken([60, 64], [0, 1])).toEqual([]);
});

test('nobody gets off too quickly, two at a time, or where it is shut', () => {
  expect(broken([60, 63], [64, 65])).toEqual(['alighting-minutes']);
  expect(broken([60, 64], [63, 64])).toEqual(['intake']);
  expect(broken([30, 34], [64, 65])).toEqual(['site-closed']);
});
