import { MOST_EVER, type SubjectId } from '@corridor/operation';
import type { OwnMeans, Quarter, RoadEvidence, StreamEvidence } from '../evidence/types.ts';
import type { PossibleRange } from './types.ts';

const KINDS = ['car', 'van', 'lorry'] as const satisfies readonly OwnMeans[];
const QUARTER_MINUTES = 15;
/** A child on an arm is missed on foot as at a door. */
const MISSED_ON_FOOT = 0.2;

type Pieces = StreamEvidence['quarters'];

/**
 * When nobody watched between two counts, in minutes since 1970. Of each count only the quarter of an hour in which it
 * began is known, so only the latest minute at which it can have ended: what is told here was not watched for sure.
 */
const unwatched = (pieces: Pieces): readonly (readonly [from: number, to: number])[] => {
  const gaps: [number, number][] = [];
  let latest: number | null = null;
  for (const { quarter, minutes } of pieces) {
    const begins = quarter * QUARTER_MINUTES;
    if (latest !== null && begins >= latest) {
      gaps.push([latest, begins]);
      latest = null;
    }
    const begunBy = Math.min(latest ?? Number.POSITIVE_INFINITY, begins + QUARTER_MINUTES);
    latest = Math.max(latest ?? begunBy, begunBy + minutes);
  }
  return gaps;
};

/** Whether nobody watched for some of a span, for sure. From the start of one quarter to the start of another. */
export const isUnwatchedWithin = (
  { quarters }: StreamEvidence,
  since: Quarter,
  until: Quarter,
): boolean =>
  unwatched(quarters).some(
    ([from, to]) => to > since * QUARTER_MINUTES && from < until * QUARTER_MINUTES,
  );

/** People in vehicles of one kind: those looked into are known; of each other at least who drives, at most what ever fitted. */
const inVehicles = (pieces: Pieces, kind: OwnMeans): readonly [number, number] => {
  let [low, high] = [0, 0];
  for (const { of } of pieces) {
    const { counted, sampled, people, squares } = of[kind];
    // Nobody looked into a vehicle with more than the root of this in it.
    const most = Math.max(MOST_EVER[kind], Math.ceil(Math.sqrt(squares)));
    const others = Math.max(0, counted - sampled);
    const leastEach = people >= sampled ? 1 : 0;
    // More looked into than passed: two who watched the same road looked into the same vehicles.
    low += sampled <= counted ? people + others * leastEach : counted * leastEach;
    high += Math.min(people, most * Math.min(sampled, counted)) + others * most;
  }
  return [low, high];
};

export interface TimeSpan {
  readonly since?: Quarter | undefined;
  readonly until?: Quarter | undefined;
}

/** People who passed by their own means between the first and the last count. Nothing bounds it where nobody watched. */
export const streamRange = (
  stream: StreamEvidence,
  { since = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY }: TimeSpan,
): PossibleRange => {
  const pieces = stream.quarters.filter(({ quarter }) => quarter >= since && quarter < until);
  let [low, high] = [0, 0];
  for (const kind of KINDS) {
    const [least, most] = inVehicles(pieces, kind);
    low += least;
    high += most;
  }
  for (const { onFoot } of pieces) {
    low += onFoot;
    high += onFoot + Math.ceil(onFoot * MISSED_ON_FOOT);
  }
  return { low, high: isUnwatchedWithin(stream, since, until) ? null : high };
};

/**
 * Several streams together. On one road they may be the same people, passing twice: as many as the fuller of them at
 * least; all of them at most.
 */
export const streamsRange = (
  streams: readonly StreamEvidence[],
  roads: readonly RoadEvidence[],
  span: TimeSpan,
): PossibleRange => {
  let groups: readonly { readonly sites: ReadonlySet<SubjectId>; readonly low: number }[] = [];
  let high: number | null = 0;
  for (const stream of streams) {
    const range = streamRange(stream, span);
    high = high === null || range.high === null ? null : high + range.high;
    const { site } = stream;
    if (site === null) {
      // Nobody knows whose road it is: it may be any of them.
      groups = [{ sites: new Set(), low: Math.max(range.low, ...groups.map(({ low }) => low)) }];
      continue;
    }
    const along = roads.flatMap(({ sites }) => (sites.includes(site) ? sites : []));
    const isOnOne = (group: (typeof groups)[number]) =>
      group.sites.has(site) || along.some((each) => group.sites.has(each));
    const same = groups.filter(isOnOne);
    groups = [
      ...groups.filter((group) => !isOnOne(group)),
      {
        sites: new Set([site, ...along, ...same.flatMap(({ sites }) => [...sites])]),
        low: Math.max(range.low, ...same.map(({ low }) => low)),
      },
    ];
  }
  return { low: groups.reduce((sum, group) => sum + group.low, 0), high };
};
