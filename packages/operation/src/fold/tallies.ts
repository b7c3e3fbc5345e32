import type { SubjectId } from '../event.ts';
import type {
  CurrentTally,
  PartCount,
  PointCount,
  TallyDifference,
  TallyFact,
} from '../state/trip.ts';
import { compareCounts } from './compare.ts';
import { canBePointedAt } from './pointed-at.ts';
import { type EventOf, timeOf } from './prepare.ts';

type TallyEvent = Extract<EventOf<'trip'>, { kind: 'tallied@1' }>;
type Part = TallyFact['part'];

/** A person counts a part once, on whatever device; a desk keys the count of each post, as heard or as read. */
const counterOf = ({ person, fact }: TallyEvent): string =>
  fact.keyedBy === undefined ? person : `${person} ${fact.keyedBy} ${fact.countedBy}`;

/** Newest count per point, site, part and counter. To count again replaces one's own, no reason asked. */
export const currentTallies = (events: readonly TallyEvent[]): readonly CurrentTally[] => {
  const [only] = events;
  if (!only) return [];
  const toTally = (event: TallyEvent, again: number): CurrentTally => ({
    line: event.id,
    device: event.device,
    person: event.person,
    at: timeOf(event),
    fact: event.fact,
    again,
  });
  if (events.length === 1) return [toTally(only, 0)];
  const newest = new Map<string, CurrentTally>();
  for (const event of events) {
    const { point, site, part } = event.fact;
    const counter = `${point} ${site} ${part} ${counterOf(event)}`;
    const before = newest.get(counter);
    newest.set(counter, toTally(event, before ? before.again + 1 : 0));
  }
  return [...newest.values()];
};

/** Without a range of its own, "about 60" is held to be between half and double; a range always holds its own figure. */
const lowOf = ({ fact }: CurrentTally) =>
  fact.exact ? fact.people : Math.min(fact.people, fact.low ?? Math.floor(fact.people / 2));
const highOf = ({ fact }: CurrentTally) =>
  fact.exact ? fact.people : Math.max(fact.people, fact.high ?? fact.people * 2);
const minimumOf = ({ fact }: CurrentTally) => (canBePointedAt(fact) ? fact.people : null);

const sumOrNull = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : a + b);
const add = (a: PointCount, b: PointCount): PointCount => ({
  people: a.people + b.people,
  low: a.low + b.low,
  high: a.high + b.high,
  minimum: a.minimum + b.minimum,
  complete: a.complete && b.complete,
  exact: a.exact && b.exact,
  children: sumOrNull(a.children, b.children),
  wounded: sumOrNull(a.wounded, b.wounded),
  lying: sumOrNull(a.lying, b.lying),
  laps: sumOrNull(a.laps, b.laps),
  lapsAsked: a.lapsAsked && b.lapsAsked,
  at: Math.max(a.at, b.at),
});

const countOf = (tally: CurrentTally, complete: boolean): PointCount => ({
  people: tally.fact.people,
  low: lowOf(tally),
  high: highOf(tally),
  minimum: minimumOf(tally) ?? 0,
  complete,
  exact: tally.fact.exact,
  children: tally.fact.children ?? null,
  wounded: tally.fact.wounded ?? null,
  lying: tally.fact.lying ?? null,
  laps: tally.fact.laps ?? null,
  lapsAsked: tally.fact.lapsAsked,
  at: tally.at,
});

const NONE: readonly never[] = [];

/** Everything that is found on the way besides the figures. */
interface Found {
  readonly differences: TallyDifference[];
  readonly compared: PartCount[];
}

/**
 * Several counters of one part. Where they differ the smaller exact count speaks, and the range holds all of them;
 * where two people settled it, only what they say.
 */
const countOfPart = (
  tallies: readonly CurrentTally[],
  complete: boolean,
  { differences, compared }: Found,
): PointCount => {
  const [first] = tallies as readonly [CurrentTally, ...CurrentTally[]];
  if (tallies.length === 1) return countOf(first, complete);
  const comparison = compareCounts(tallies);
  compared.push(comparison);
  const { point, site, part, state, between, speaking, since } = comparison;
  if (between !== null && since !== null) {
    differences.push({
      point,
      site,
      between,
      part,
      people: tallies.map((tally) => tally.fact.people),
      lines: tallies.map((tally) => tally.line),
      since,
    });
  }
  const heard = tallies.filter(({ line }) => speaking.includes(line));
  const exact = heard.filter((tally) => tally.fact.exact);
  const best = exact.length ? exact : heard;
  const ranged = state === 'differs' ? heard : best;
  const smaller = best.reduce((a, b) => (b.fact.people < a.fact.people ? b : a));
  const told = (name: 'children' | 'wounded' | 'lying' | 'laps') =>
    smaller.fact[name] ?? heard.find((tally) => tally.fact[name] !== undefined)?.fact[name] ?? null;
  const looked = heard.flatMap((tally) => minimumOf(tally) ?? []);
  return {
    people: smaller.fact.people,
    low: Math.min(...ranged.map(lowOf)),
    high: Math.max(...ranged.map(highOf)),
    minimum: looked.length ? Math.min(...looked) : 0,
    complete,
    exact: exact.length > 0 && state !== 'differs',
    children: told('children'),
    wounded: told('wounded'),
    lying: told('lying'),
    laps: told('laps'),
    lapsAsked: heard.some((tally) => tally.fact.lapsAsked),
    at: Math.max(...heard.map((tally) => tally.at)),
  };
};

/** One site's count at one point: doors add up, and are compared with a count of the whole. */
const countAtSite = (tallies: readonly CurrentTally[], found: Found): PointCount => {
  const [only] = tallies as readonly [CurrentTally, ...CurrentTally[]];
  if (tallies.length === 1) return countOf(only, only.fact.part === 'whole');
  const byPart = new Map<Part, CurrentTally[]>();
  for (const tally of tallies) {
    const list = byPart.get(tally.fact.part);
    if (list) list.push(tally);
    else byPart.set(tally.fact.part, [tally]);
  }
  const wholes = byPart.get('whole');
  const whole = wholes ? countOfPart(wholes, true, found) : null;
  const bothDoors = byPart.has('front') && byPart.has('rear');
  let doors: PointCount | null = null;
  for (const [part, list] of byPart) {
    if (part === 'whole') continue;
    const count = countOfPart(list, bothDoors, found);
    doors = doors ? add(doors, count) : count;
  }
  if (!whole) return doors as PointCount;
  if (!doors) return whole;
  const differ = bothDoors
    ? whole.low > doors.high || doors.low > whole.high
    : doors.low > whole.high;
  if (differ) {
    found.differences.push({
      point: only.fact.point,
      site: only.fact.site,
      between: 'whole-and-parts',
      part: 'whole',
      people: [whole.people, doors.people],
      lines: tallies.map((tally) => tally.line),
      since: Math.max(whole.at, doors.at),
    });
  }
  if (!bothDoors && !differ) {
    return { ...whole, minimum: Math.max(whole.minimum, doors.minimum) };
  }
  // Both say something about the same people: the smaller speaks.
  const [smaller, larger] = doors.people < whole.people ? [doors, whole] : [whole, doors];
  const minima = [whole.minimum, doors.minimum].filter((minimum) => minimum > 0);
  return {
    ...smaller,
    low: Math.min(smaller.low, larger.low),
    high: Math.max(smaller.high, larger.high),
    minimum: minima.length ? Math.min(...minima) : 0,
    complete: true,
    exact: smaller.exact && !differ,
    children: smaller.children ?? larger.children,
    wounded: smaller.wounded ?? larger.wounded,
    lying: smaller.lying ?? larger.lying,
    laps: smaller.laps ?? larger.laps,
    lapsAsked: smaller.lapsAsked || larger.lapsAsked,
  };
};

export interface CountedPoints {
  readonly boarded: PointCount | null;
  readonly alighted: PointCount | null;
  readonly checkpoints: readonly (PointCount & { readonly site: SubjectId })[];
  readonly differences: readonly TallyDifference[];
  readonly compared: readonly PartCount[];
}

/**
 * What was counted at each point of a trip. Boarding at two sites adds up. Alighting at two sites adds up only as far
 * as boarding allows (three at the hospital, forty-four at the reception site); otherwise it may be the same people
 * counted twice, and the larger of the two is all that can be pointed at. Who gets off where they got on did not get
 * out: such counts are kept, and not counted as alighting.
 */
export const countPoints = (
  tallies: readonly CurrentTally[],
  from: SubjectId | null,
): CountedPoints => {
  const found: Found = { differences: [], compared: [] };
  const sites: Record<TallyFact['point'], Map<SubjectId, CurrentTally[]>> = {
    boarding: new Map(),
    checkpoint: new Map(),
    alighting: new Map(),
  };
  for (const tally of tallies) {
    const { point, site } = tally.fact;
    if (point === 'alighting' && site === from) continue;
    const list = sites[point].get(site);
    if (list) list.push(tally);
    else sites[point].set(site, [tally]);
  }
  const countsAt = (point: TallyFact['point']) =>
    [...sites[point].values()].map((list) => countAtSite(list, found));
  const sumOf = (counts: readonly PointCount[]) => (counts.length ? counts.reduce(add) : null);

  const boarded = sumOf(countsAt('boarding'));
  const alightings = countsAt('alighting');
  let alighted = sumOf(alightings);
  if (
    alighted &&
    alightings.length > 1 &&
    !(boarded?.complete && alighted.people <= boarded.people)
  ) {
    const largest = alightings.reduce((a, b) => (b.people > a.people ? b : a));
    alighted = {
      ...largest,
      high: alighted.high,
      minimum: Math.max(...alightings.map((count) => count.minimum)),
      exact: false,
    };
  }
  return {
    boarded,
    alighted,
    checkpoints: [...sites.checkpoint].map(([site, list]) => ({
      site,
      ...countAtSite(list, found),
    })),
    // Nearly every trip has none of either, and there are tens of thousands.
    differences: found.differences.length ? found.differences : NONE,
    compared: found.compared.length ? found.compared : NONE,
  };
};
