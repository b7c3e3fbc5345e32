import type { SubjectId } from '@corridor/operation';
import type { Evidence, Quarter, TripEvidence } from '../evidence/types.ts';

/** An arrival that nobody saw begin: everything known of it was told at the end of its road. */
export const isOrphan = (trip: TripEvidence): boolean =>
  trip.status === 'arrived' &&
  trip.departures === 0 &&
  trip.boardingAt === null &&
  (trip.isUnmatched || trip.from === null);

/** Set out, or stood ready to, and nobody saw it end. */
export const isOpen = ({ status, departures, boardingAt }: TripEvidence): boolean =>
  (departures > 0 || boardingAt !== null || status === 'passed' || status === 'halted') &&
  status !== 'arrived' &&
  status !== 'sent-back' &&
  status !== 'cancelled';

export const startOf = (trip: TripEvidence): Quarter | null =>
  trip.departedAt ?? trip.boardingAt ?? trip.metAt ?? null;
export const endOf = (trip: TripEvidence): Quarter | null => {
  if (trip.arrivedAt !== null) return trip.arrivedAt;
  let first: Quarter | null = null;
  for (const { point, quarter } of trip.tallies) {
    if (point === 'alighting' && (first === null || quarter < first)) first = quarter;
  }
  return first;
};

/** Quarters of an hour that a road takes, by where it leads: what was seen, else what was laid down. */
export interface Durations {
  readonly of: (from: SubjectId | null, to: SubjectId | null) => number;
}

const USUAL = 6;

export const durationsOf = ({ trips, roads = [] }: Evidence): Durations => {
  const seen = new Map<string, number[]>();
  const note = (key: string, quarters: number) => {
    const list = seen.get(key);
    if (list) list.push(quarters);
    else seen.set(key, [quarters]);
  };
  for (const { from, to, status, departedAt, arrivedAt } of trips) {
    if (status !== 'arrived' || departedAt === null || arrivedAt === null) continue;
    if (arrivedAt < departedAt) continue;
    note(`${from} ${to}`, arrivedAt - departedAt);
    note(`${to}`, arrivedAt - departedAt);
  }
  const medians = new Map<string, number>();
  for (const [key, list] of seen) {
    if (list.length < 3) continue;
    list.sort((a, b) => a - b);
    medians.set(key, list[list.length >> 1] as number);
  }
  for (const { sites, minutes } of roads) {
    sites.forEach((from, i) => {
      let sum = 0;
      for (let j = i + 1; j < sites.length; j++) {
        sum += minutes[j - 1] ?? 0;
        const key = `${from} ${sites[j]}`;
        if (!medians.has(key)) medians.set(key, sum / 15);
      }
    });
  }
  return { of: (from, to) => medians.get(`${from} ${to}`) ?? medians.get(`${to}`) ?? USUAL };
};

export interface Pair {
  readonly open: number;
  readonly arrival: number;
  /** That it is this one. */
  readonly probability: number;
  /** That it is one of those whose end nobody saw, whichever. */
  readonly isKnown: number;
}

const MET_SHARE = 0.7;
/** Nobody is two days on this road. */
const LONGEST = 192;
const counted = ({ tallies }: TripEvidence, point: 'boarding' | 'alighting'): number | null => {
  let whole: number | null = null;
  let doors: number | null = null;
  for (const tally of tallies) {
    if (tally.point !== point) continue;
    if (tally.part === 'whole') whole ??= tally.people;
    else doors = (doors ?? 0) + tally.people;
  }
  return whole ?? doors;
};

/**
 * Which departure an arrival belongs to that nobody saw begin, as a person with a list would find it: the same vehicle,
 * the right place, about the time that this road takes, about as many people. Each is weighed as a likelihood against
 * "none of these"; the best pairs are taken first, and each end once. The same for the same trips in any order.
 */
export const pairUp = (trips: readonly TripEvidence[], durations: Durations): readonly Pair[] => {
  const opens: number[] = [];
  const orphans: number[] = [];
  trips.forEach((trip, place) => {
    if (isOpen(trip)) opens.push(place);
    else if (isOrphan(trip)) orphans.push(place);
  });
  if (!opens.length || !orphans.length) return [];
  const of = (place: number) => trips[place] as TripEvidence;
  const startAt = (place: number) => startOf(of(place)) ?? 0;
  opens.sort((a, b) => startAt(a) - startAt(b) || a - b);
  const saying = sayingOf(trips);
  const byVehicle = Map.groupBy(opens, (place) => of(place).vehicle);
  const starts = new Map<SubjectId, number[]>();
  for (const trip of trips) {
    const start = startOf(trip);
    if (trip.vehicle === null || start === null) continue;
    const list = starts.get(trip.vehicle);
    if (list) list.push(start);
    else starts.set(trip.vehicle, [start]);
  }
  const beganAgain = (open: TripEvidence, start: number): number => {
    let next = Number.POSITIVE_INFINITY;
    for (const other of (open.vehicle && starts.get(open.vehicle)) || []) {
      if (other > start && other < next) next = other;
    }
    return next;
  };

  const fits: { open: number; arrival: number; weight: number }[] = [];
  for (const arrival of orphans) {
    const came = of(arrival);
    const end = endOf(came);
    if (end === null) continue;
    const among =
      came.vehicle === null
        ? within(opens, startAt, end)
        : [...(byVehicle.get(came.vehicle) ?? []), ...(byVehicle.get(null) ?? [])];
    for (const open of among) {
      const left = of(open);
      const start = startOf(left);
      if (start === null || end < start - 1 || end - start > LONGEST) continue;
      if (left.to && came.to && left.to !== came.to) continue;
      if (came.notSame?.includes(left.id) || left.notSame?.includes(came.id)) continue;
      if (end > beganAgain(left, start) + 1) continue;
      const whole = durations.of(left.from, came.to ?? left.to);
      // Some of the road lies behind whoever was first met on it; whoever boards has not gone yet.
      const usual =
        left.departedAt !== null ? whole : left.boardingAt !== null ? whole + 2 : whole * MET_SHARE;
      const late = Math.log((Math.max(0, end - start) + 1) / (usual + 1)) / 0.45;
      let score = Math.max(-7, -(late * late) / 2);
      const [on, off] = [counted(left, 'boarding'), counted(came, 'alighting')];
      if (on !== null && off !== null) {
        const change = came.born + came.joined - came.died + left.born + left.joined - left.died;
        const apart = off - on - change;
        const spread = 4 + (0.05 * on) ** 2;
        score += Math.max(-5, (-apart * apart) / (2 * spread)) + 1;
      }
      if (came.vehicle !== null && left.vehicle === came.vehicle) score += 4;
      fits.push({ open, arrival, weight: Math.exp(score) });
    }
  }
  const sums = { open: new Map<number, number>(), arrival: new Map<number, number>() };
  for (const { open, arrival, weight } of fits) {
    sums.open.set(open, (sums.open.get(open) ?? 0) + weight);
    sums.arrival.set(arrival, (sums.arrival.get(arrival) ?? 0) + weight);
  }
  // Numbers are dealt anew in what is published: of equals the first is told by what was seen, never by its number.
  fits.sort(
    (a, b) =>
      b.weight - a.weight ||
      saying(a.arrival, b.arrival) ||
      saying(a.open, b.open) ||
      a.arrival - b.arrival ||
      a.open - b.open,
  );
  const taken = new Set<number>();
  const pairs: Pair[] = [];
  for (const { open, arrival, weight } of fits) {
    if (taken.has(open) || taken.has(arrival)) continue;
    const ofArrival = sums.arrival.get(arrival) ?? 0;
    const isKnown = ofArrival / (ofArrival + NONE_OF_THESE);
    if (isKnown < 0.3) continue;
    const rivals = (sums.open.get(open) ?? 0) + ofArrival - weight;
    const probability = weight / (rivals + NONE_OF_THESE);
    taken.add(open);
    taken.add(arrival);
    pairs.push({ open, arrival, probability, isKnown });
  }
  return pairs;
};

/** Compares trips by what was recorded of them, and by none of their numbers. */
const sayingOf = (trips: readonly TripEvidence[]) => {
  const texts = new Map<number, string>();
  const textOf = (place: number): string => {
    let text = texts.get(place);
    if (text === undefined) {
      const { id: _, vehicle: __, notSame: ___, tallies, ...said } = trips[place] as TripEvidence;
      const counts = tallies.map(({ counter: _, look: __, line: ___, ...count }) => count);
      text = JSON.stringify([said, counts]);
      texts.set(place, text);
    }
    return text;
  };
  return (a: number, b: number): number => {
    if (a === b) return 0;
    const [one, other] = [textOf(a), textOf(b)];
    return one < other ? -1 : one > other ? 1 : 0;
  };
};

/** Likelihood that somebody's arrival belongs to a departure nobody recorded. */
const NONE_OF_THESE = 0.12;

/** Those of `opens`, by start, that began in the two days before. */
const within = (
  opens: readonly number[],
  startAt: (place: number) => number,
  end: number,
): readonly number[] => {
  let [low, high] = [0, opens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startAt(opens[middle] as number) < end - LONGEST) low = middle + 1;
    else high = middle;
  }
  const result: number[] = [];
  for (let i = low; i < opens.length && startAt(opens[i] as number) <= end + 1; i++) {
    result.push(opens[i] as number);
  }
  return result;
};
