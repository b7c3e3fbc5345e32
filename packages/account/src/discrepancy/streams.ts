import type { Index, States } from '@corridor/operation';
import { quarterToMs } from '../evidence/quarter.ts';
import type { Evidence, OwnMeans, RoadEvidence, StreamEvidence } from '../evidence/types.ts';
import { isUnwatchedWithin } from '../possible/stream.ts';
import type { Found } from './types.ts';

const KINDS = ['car', 'van', 'lorry'] as const satisfies readonly OwnMeans[];

/** People in a vehicle, of all that were looked into on this stream; nobody looked into any: one, who drives. */
const peopleEach = ({ sampled }: States['stream']): number => {
  let [vehicles, people] = [0, 0];
  for (const kind of KINDS) {
    vehicles += sampled[kind].vehicles;
    people += sampled[kind].people;
  }
  return vehicles ? people / vehicles : 1;
};

/** Two who counted the same road at the same time, and do not agree. */
export const ofStreams = (index: Index): readonly Found[] =>
  [...index.store.all('stream')].flatMap((stream): readonly Found[] => {
    const differing = stream.differences.filter(({ agrees }) => !agrees);
    if (differing.length === 0) return [];
    const moments = new Map(stream.tallies.map(({ line, at }) => [line, at]));
    let [vehicles, onFoot, since] = [0, 0, Number.POSITIVE_INFINITY];
    for (const one of differing) {
      vehicles += one.vehicles[1] - one.vehicles[0];
      onFoot += one.onFoot[1] - one.onFoot[0];
      since = Math.min(since, Math.max(...one.lines.map((line) => moments.get(line) ?? 0)));
    }
    const lines = [...new Set(differing.flatMap((one) => one.lines))].sort();
    return [
      {
        about: 'counts-of-one-time',
        level: 'stream',
        of: stream.id,
        people: Math.round(vehicles * peopleEach(stream)) + onFoot,
        isDerived: vehicles !== 0,
        numbers: { spans: differing.length, vehicles, onFoot },
        since,
        records: lines.map((line) => ({ line, at: moments.get(line) ?? 0 })),
      },
    ];
  });

interface Passed {
  readonly people: number;
  /** Of what was worked out from the vehicles looked into. */
  readonly variance: number;
  /** In the first and last quarter of an hour: they may fall on the one side here and on the other there. */
  readonly atTheEnds: number;
}

/** People past one post in a span; null: too few vehicles were looked into to say. */
const passedIn = ({ quarters }: StreamEvidence, since: number, until: number): Passed | null => {
  const pieces = quarters.filter(({ quarter }) => quarter >= since && quarter < until);
  let [people, variance] = [0, 0];
  let foot = 0;
  for (const kind of KINDS) {
    let [counted, sampled, inThem, squares] = [0, 0, 0, 0];
    // How full vehicles are is known from all that were looked into, whenever.
    for (const { of } of quarters) {
      sampled += of[kind].sampled;
      inThem += of[kind].people;
      squares += of[kind].squares;
    }
    for (const { of } of pieces) counted += of[kind].counted;
    if (counted === 0) continue;
    if (sampled < 2) return null;
    const mean = inThem / sampled;
    const spread = Math.max(0, (squares - sampled * mean * mean) / (sampled - 1));
    people += counted * mean;
    variance += (counted * counted * spread) / sampled + counted * spread;
  }
  for (const { onFoot } of pieces) foot += onFoot;
  const quartersLong = Math.max(1, until - since);
  return {
    people: people + foot,
    variance: variance + foot,
    atTheEnds: (4 * (people + foot)) / quartersLong,
  };
};

/** Minutes from one site to a later one along a road; null: not that way. */
const minutesBetween = ({ sites, minutes }: RoadEvidence, from: string, to: string) => {
  const [a, b] = [sites.indexOf(from), sites.indexOf(to)];
  if (a < 0 || b <= a) return null;
  return minutes.slice(a, b).reduce((sum, leg) => sum + leg, 0);
};

/** In how many of a hundred such comparisons it would be chance: 1. */
const SURE = 2.576;
/** Shorter than this the edges are all there is. Quarters of an hour. */
const SHORTEST = 8;

/**
 * Two posts on one road, both there all the while: who passed the first comes past the second, as long later as the
 * road takes. Told only where it is more than the vehicles looked into, and the edges, can explain.
 */
export const ofRoads = (index: Index, evidence: Evidence): readonly Found[] => {
  const found = new Map<string, Found>();
  for (const road of evidence.roads ?? []) {
    for (const first of evidence.streams) {
      for (const second of evidence.streams) {
        if (
          first === second ||
          !first.site ||
          !second.site ||
          found.has(`${first.id} ${second.id}`)
        )
          continue;
        const minutes = minutesBetween(road, first.site, second.site);
        const [starts, ends] = [first, second].map(({ quarters }) => [
          quarters[0]?.quarter ?? 0,
          (quarters.at(-1)?.quarter ?? 0) + 1,
        ]) as [[number, number], [number, number]];
        if (minutes === null) continue;
        const later = Math.round(minutes / 15);
        const since = Math.max(starts[0], ends[0] - later);
        const until = Math.min(starts[1], ends[1] - later);
        if (until - since < SHORTEST) continue;
        if (isUnwatchedWithin(first, since, until)) continue;
        if (isUnwatchedWithin(second, since + later, until + later)) continue;
        const passed = passedIn(first, since, until);
        const came = passedIn(second, since + later, until + later);
        if (!passed || !came) continue;
        const people = came.people - passed.people;
        const doubt =
          SURE * Math.sqrt(passed.variance + came.variance) + passed.atTheEnds + came.atTheEnds;
        if (Math.abs(people) <= doubt) continue;
        const records = [first, second].flatMap(
          ({ id }) =>
            index.store.get('stream', id)?.tallies.map(({ line, at }) => ({ line, at })) ?? [],
        );
        found.set(`${first.id} ${second.id}`, {
          about: 'posts-on-one-road',
          level: 'stream',
          of: second.id,
          people: Math.round(people),
          isDerived: true,
          numbers: {
            first: Math.round(passed.people),
            second: Math.round(came.people),
            doubt: Math.round(doubt),
            hours: (until - since) / 4,
          },
          since: quarterToMs(until + later),
          records,
        });
      }
    }
  }
  // A second post may stand after several: the one that differs most is told.
  const worst = new Map<string, Found>();
  for (const one of found.values()) {
    const known = worst.get(one.of);
    if (!known || Math.abs(one.people) > Math.abs(known.people)) worst.set(one.of, one);
  }
  return [...worst.values()];
};
