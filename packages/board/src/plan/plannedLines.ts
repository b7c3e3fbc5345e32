import type { TimedTrip } from '@corridor/plan';
import { alongOf, NOTHING_PLANNED, type PlannedLines, type Point } from '../marey/marey.ts';
import type { Road } from '../view/roads.ts';
import type { PlanAnswer } from './keepPlan.ts';
import type { Range } from './planner.ts';

/** Where a planned trip is when, along one road: 0 at its first site, 1 at its last. Empty: it does not run on that road. */
function pointsOn(
  road: Road,
  along: readonly number[],
  trip: TimedTrip,
  zero: number,
): readonly Point[] {
  const spots: readonly (readonly [string, number])[] = [
    [trip.from, trip.departs],
    ...trip.passes.flatMap(
      ({ checkpoint, reaches, to }): readonly (readonly [string, number])[] => [
        [checkpoint, reaches],
        [checkpoint, to],
      ],
    ),
    [trip.to, trip.arrives],
  ];
  const points = spots.flatMap(([site, minute]): readonly Point[] => {
    const share = along[road.sites.indexOf(site)];
    return share === undefined ? [] : [[zero + minute * 60_000, share]];
  });
  return points.length < 2 || points.length < spots.length ? [] : points;
}

/** The same line, from now on so much slower or quicker that it ends at another minute. */
const stretched = (points: readonly Point[], zero: number, end: number): readonly Point[] => {
  const last = points.at(-1)?.[0] ?? zero;
  const factor = Math.max(0, end - zero) / Math.max(60_000, last - zero);
  return points.map(([at, share]) => [zero + (at - zero) * factor, share]);
};

export function plannedLines(road: Road, answer: PlanAnswer | null): PlannedLines {
  if (!answer) return NOTHING_PLANNED;
  const { known, proposal, foreseen } = answer;
  const { zero } = known.legend;
  const along = alongOf(road);
  const lines: { readonly vehicle: string; readonly points: readonly Point[] }[] = [];
  const lasts = new Map<string, { readonly trip: TimedTrip; readonly points: readonly Point[] }>();
  for (const trip of proposal.timetable.trips) {
    const points = pointsOn(road, along, trip, zero);
    if (points.length === 0) continue;
    lines.push({ vehicle: trip.vehicle, points });
    const before = lasts.get(trip.batch);
    if (!before || before.trip.alights.to < trip.alights.to)
      lasts.set(trip.batch, { trip, points });
  }
  const fans = (foreseen?.is.batches ?? []).flatMap(({ batch, ends }) => {
    const last = lasts.get(batch);
    const moments = foreseen && momentsOf(ends, foreseen.zero);
    if (!last || !moments) return [];
    // The range is of when they have got off; the line ends when they arrive.
    const off = (last.trip.alights.to - last.trip.arrives) * 60_000;
    const to = (at: number) => stretched(last.points, zero, at - off);
    return [{ batch, low: to(moments.low), likely: to(moments.likely), high: to(moments.high) }];
  });
  return { lines, fans };
}

const momentsOf = ({ low, likely, high }: Range, zero: number) =>
  low === null || likely === null || high === null
    ? null
    : {
        low: zero + low * 60_000,
        likely: zero + likely * 60_000,
        high: zero + high * 60_000,
      };
