import { type Index, type States, type SubjectId, stretchesOf } from '@corridor/operation';
import type { Checkpoint, Way } from '../scenario/types.ts';
import { type Journeys, quantile, wayName } from './journeys.ts';
import type { NotKnown } from './types.ts';
import { byId, MINUTE_MS, USUAL } from './usual.ts';

const GATES: ReadonlySet<string> = new Set(['checkpoint', 'crossing']);
/** Fewer journeys than that, and the road's own minutes still have a say. */
const FEW = 3;
/** Nine in ten are said to be quicker than this, as long as too few were seen. */
const SLOW = 1.4;

export interface Roads {
  readonly ways: readonly Way[];
  readonly checkpoints: readonly Checkpoint[];
  /** Sites that ways lead to, by id. */
  readonly sites: readonly SubjectId[];
  readonly notKnown: readonly NotKnown[];
}

/** Legs, by the names of their two ends in both orders, on which nobody moves now: suspended, or a gate at their end is. */
const stoppedLegs = (index: Index): ReadonlySet<string> => {
  const { resolve } = index.store;
  const stopped = new Set<string>();
  for (const road of index.store.all('corridor')) {
    for (const { a, b } of stretchesOf(resolve, road)) {
      for (let leg = a; leg < b; leg++) {
        const [from, to] = [road.sites[leg], road.sites[leg + 1]];
        if (from === undefined || to === undefined) continue;
        stopped.add(wayName(resolve(from), resolve(to))).add(wayName(resolve(to), resolve(from)));
      }
    }
  }
  for (const road of index.store.all('corridor')) {
    const along = road.sites.map(resolve);
    along.forEach((site, i) => {
      if (!index.store.get('site', site)?.suspension) return;
      if (!GATES.has(index.store.get('site', site)?.defined?.siteKind ?? '')) return;
      for (const beside of [along[i - 1], along[i + 1]]) {
        if (beside) stopped.add(wayName(site, beside)).add(wayName(beside, site));
      }
    });
  }
  return stopped;
};

/** The pace of a gate, by how close behind each other vehicles passed when many came. null: too few were seen. */
const paceOf = (passed: readonly number[]): number | null => {
  const gaps = passed
    .slice(1)
    .map((at, i) => (at - (passed[i] as number)) / MINUTE_MS)
    .filter((gap) => gap > 0.1 && gap <= 15)
    .sort((a, b) => a - b);
  return gaps.length < 10 ? null : Math.max(0.2, quantile(gaps, 0.1));
};

/**
 * Ways between any two of `ends` (sites at which people board, get off or vehicles stand) on one road, cut where somebody suspended it; gates in
 * between are checkpoints of the way. Whoever travels takes one way: nobody changes vehicles on it.
 */
export const roadsFrom = (
  index: Index,
  journeys: Journeys,
  ends: ReadonlySet<SubjectId>,
): Roads => {
  const { resolve } = index.store;
  const stopped = stoppedLegs(index);
  const notKnown: NotKnown[] = [];
  const ways: Way[] = [];
  const gates = new Map<SubjectId, Checkpoint>();
  const sites = new Set<SubjectId>();
  const kindOf = (site: SubjectId) => index.store.get('site', site)?.defined?.siteKind;

  const gateOf = (site: SubjectId): Checkpoint => {
    const known = gates.get(site);
    if (known) return known;
    const pace = paceOf(journeys.passed.get(site) ?? []);
    if (pace === null)
      notKnown.push({ what: 'gate-pace', of: { site, minutes: USUAL.gateLoaded } });
    const loaded = pace ?? USUAL.gateLoaded;
    const made: Checkpoint = {
      id: site,
      ...named(index, site),
      lanes: 1,
      shared: false,
      minutes: { loaded, empty: Math.min(loaded, USUAL.gateEmpty) },
      headway: loaded,
      open: [],
    };
    gates.set(site, made);
    return made;
  };

  const wayAlong = (
    road: States['corridor'],
    start: number,
    end: number,
    from: SubjectId,
    to: SubjectId,
    pace: ReturnType<typeof paceOfRoad>,
  ): Way => {
    const expected = minutesOf(road, start, end);
    const gatesThere = road.sites.slice(start + 1, end).flatMap((site, n) => {
      const id = resolve(site);
      if (!GATES.has(kindOf(id) ?? '')) return [];
      return [{ gate: gateOf(id), share: minutesOf(road, start, start + 1 + n) / expected }];
    });
    const there = timesOf(from, to, expected, pace.along, journeys);
    const back = timesOf(to, from, expected, pace.back ?? pace.along, journeys);
    if (there.seen === 0 && pace.along === null) {
      notKnown.push({ what: 'way-as-laid', of: { from, to } });
    } else if (there.seen > 0 && there.seen < FEW) {
      notKnown.push({ what: 'few-journeys', of: { from, to, n: there.seen } });
    }
    if (back.seen === 0 && pace.back === null) {
      notKnown.push({ what: 'way-back-as-there', of: { from: to, to: from } });
    }
    // What was seen holds the passage of gates; in the plan that comes on top of the way.
    const atGates = gatesThere.reduce((sum, { gate }) => sum + gate.minutes.loaded, 0);
    const bare = (minutes: number) => Math.max(1, minutes - atGates);
    const minutes = bare(there.usual);
    return {
      from,
      to,
      minutes,
      back: bare(back.usual),
      slow: { minutes: bare(there.slow), back: bare(back.slow) },
      checkpoints: gatesThere.map(({ gate, share }) => ({
        checkpoint: gate.id,
        after: share * minutes,
      })),
    };
  };

  const roads = [...index.store.all('corridor')]
    .filter(({ status, sites }) => status !== 'closed' && sites.length > 1)
    .sort((a, b) => byId(a.id, b.id));
  const nodes = new Set([
    ...ends,
    ...junctionsOf(roads, resolve, (site) => GATES.has(kindOf(site) ?? '')),
  ]);
  const known = new Set<string>();
  for (const road of roads) {
    const along = road.sites.map(resolve);
    const pace = paceOfRoad(road, along, journeys);
    for (const [start, from] of along.entries()) {
      if (!nodes.has(from)) continue;
      for (let i = start + 1; i < along.length; i++) {
        const to = along[i] as SubjectId;
        if (stopped.has(wayName(along[i - 1] as SubjectId, to))) break;
        if (!nodes.has(to) || to === from) continue;
        const between = along.slice(start + 1, i);
        // The same stretch in another road, in either direction, is the same way.
        const line = [from, ...between, to];
        if (known.has(line.join(' ')) || known.has(line.toReversed().join(' '))) continue;
        known.add(line.join(' '));
        sites.add(from).add(to);
        ways.push(wayAlong(road, start, i, from, to, pace));
      }
    }
  }
  return {
    ways,
    checkpoints: [...gates.values()].sort((a, b) => byId(a.id, b.id)),
    sites: [...sites].sort(byId),
    notKnown,
  };
};

/** Where a vehicle changes from one road to another without people: sites that two share, gates only where they share nothing else. */
const junctionsOf = (
  roads: readonly States['corridor'][],
  resolve: (id: SubjectId) => SubjectId,
  isGate: (site: SubjectId) => boolean,
): ReadonlySet<SubjectId> => {
  const found = new Set<SubjectId>();
  roads.forEach((road, place) => {
    const own = new Set(road.sites.map(resolve));
    for (const other of roads.slice(place + 1)) {
      const shared = other.sites.map(resolve).filter((site) => own.has(site));
      const free = shared.filter((site) => !isGate(site));
      for (const site of free.length > 0 ? free : shared) found.add(site);
    }
  });
  return found;
};

export const named = (index: Index, site: SubjectId): { readonly name?: string } => {
  const name = index.store.get('site', site)?.defined?.name;
  return name === undefined ? {} : { name };
};

const minutesOf = (road: States['corridor'], a: number, b: number): number =>
  road.legs.slice(a, b).reduce((sum, { minutes }) => sum + Math.max(1, minutes), 0);

/** How much longer, or shorter, than expected whole journeys on a road took, per direction. null: none was seen. */
const paceOfRoad = (road: States['corridor'], along: readonly SubjectId[], journeys: Journeys) => {
  const pace = { along: [] as number[], back: [] as number[] };
  for (const [way, took] of journeys.took) {
    const [from = '', to = ''] = way.split(' ');
    const [a, b] = [along.indexOf(from), along.indexOf(to)];
    if (a < 0 || b < 0) continue;
    const expected = minutesOf(road, Math.min(a, b), Math.max(a, b));
    for (const minutes of took) {
      if (!hasStood(minutes, expected)) (a < b ? pace.along : pace.back).push(minutes / expected);
    }
  }
  const median = (ratios: readonly number[]) =>
    ratios.length > 0
      ? quantile(
          ratios.toSorted((a, b) => a - b),
          0.5,
        )
      : null;
  return { along: median(pace.along), back: median(pace.back) };
};

/**
 * Whoever took so many times what was expected, and so many minutes more, stood somewhere: a suspension, a night at a gate, a clock that was days off. That
 * is not how long the way is, however many were held up with them.
 */
const STOOD = { times: 4, minutes: 360 };

const hasStood = (minutes: number, expected: number): boolean =>
  minutes > STOOD.times * expected && minutes - expected > STOOD.minutes;

const timesOf = (
  from: SubjectId,
  to: SubjectId,
  expected: number,
  pace: number | null,
  { took }: Journeys,
): { readonly usual: number; readonly slow: number; readonly seen: number } => {
  const laid = expected * (pace ?? 1);
  const seen = (took.get(wayName(from, to)) ?? []).filter(
    (minutes) => !hasStood(minutes, expected),
  );
  const all = seen.length < FEW ? [...seen, laid].sort((a, b) => a - b) : seen;
  const usual = quantile(all, 0.5);
  const slow = seen.length < 10 ? Math.max(usual * SLOW, quantile(all, 0.9)) : quantile(all, 0.9);
  return { usual, slow, seen: seen.length };
};
