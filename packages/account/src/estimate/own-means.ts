import type { SubjectId } from '@corridor/operation';
import type { Evidence, Quarter, StreamEvidence } from '../evidence/types.ts';
import { OWN_KINDS, type OwnLoad, ownLoadsOf } from './own-loads.ts';
import {
  GAP_BESIDE_DEVIATION,
  GAP_DEVIATION,
  ON_FOOT_SPREAD,
  PASSED_UNSEEN,
  SUSPENDED_DEVIATION,
  SUSPENDED_SHARE,
} from './priors.ts';
import { gapsBetween, joined, overlap, pieceSpans, type Span } from './watching.ts';

/** One stream in one quarter of an hour, or one stretch in which nobody watched it. People. */
export interface Passing {
  readonly stream: SubjectId;
  readonly site: SubjectId | null;
  readonly quarter: Quarter;
  /** Until when: a stretch nobody watched may be long. */
  readonly until: Quarter;
  readonly inVehicles: number;
  readonly onFoot: number;
  readonly unwatched: number;
  readonly hours: number;
  /** Seen by eye, each of them: on foot, and in vehicles that were looked into. */
  readonly least: number;
  /** Vehicles by kind, counted and expected, for how full they are is the same doubt for all of them. */
  readonly vehicles: readonly [cars: number, vans: number, lorries: number];
  /** Variance of its own, people²: other vehicles than those looked into, families told about, nobody watching. */
  readonly variance: number;
}

export interface OwnMeansFitted {
  readonly passings: readonly Passing[];
  readonly loads: readonly OwnLoad[];
}

/** Who passed one stream while it was watched. */
interface Watched {
  readonly stream: StreamEvidence;
  readonly spans: readonly Span[];
  /** Each count's time, in order, and what it counted: vehicles by kind, then walkers. */
  readonly pieces: readonly Span[];
  readonly passed: readonly Float64Array[];
}

const KINDS = 4;
const WALKERS = 3;
/** So long before and after a gap tells how many would have passed, minutes. */
const AROUND = 120;

/**
 * People who went by their own means. Of those a sample was looked into, the rest by the kind's mean; a few more than were
 * noted, since whoever looks into one car does not see the next. Where nobody watched: by the lane beside it, if that was
 * watched; else by how many passed in the two hours before and after, and in the same hours of other days; on a suspended
 * road a quarter of that. It may have been nobody at all, and the interval says so.
 */
export const ownMeansOf = (evidence: Evidence): OwnMeansFitted => {
  const byKind = ownLoadsOf(evidence);
  const loads = OWN_KINDS.map((kind) => byKind[kind]);
  const unseen = 1 / (1 - PASSED_UNSEEN);
  const isCensus = isEveryVehicleSeen(evidence);
  const more = isCensus ? 1 : unseen;
  const watched = evidence.streams.map((stream): Watched => {
    const pieces = pieceSpans(stream);
    return {
      stream,
      pieces,
      spans: joined(pieces),
      passed: stream.quarters.map(({ of, onFoot }) =>
        Float64Array.of(of.car.counted, of.van.counted, of.lorry.counted, onFoot),
      ),
    };
  });
  const passings: Passing[] = [];
  for (const each of watched) {
    const { stream } = each;
    for (const piece of stream.quarters) {
      let inVehicles = 0;
      let variance = 0;
      let least = piece.onFoot;
      const vehicles: [number, number, number] = [0, 0, 0];
      OWN_KINDS.forEach((kind, place) => {
        const { counted, sampled, people } = piece.of[kind];
        const load = loads[place] as OwnLoad;
        const rest = Math.max(0, counted - sampled) + counted * (more - 1);
        least += people;
        inVehicles += people + rest * load.mean;
        variance += rest * load.variance + counted * (more - 1) * load.mean ** 2;
        vehicles[place] = rest;
      });
      const walking = piece.onFoot * more;
      passings.push({
        stream: stream.id,
        site: stream.site,
        quarter: piece.quarter,
        until: piece.quarter + 1,
        inVehicles,
        onFoot: walking,
        unwatched: 0,
        hours: 0,
        least,
        vehicles,
        // Families of four or so, each told about, each missed or not.
        variance: variance + (isCensus ? 0 : walking * 4 * (ON_FOOT_SPREAD ** 2 + PASSED_UNSEEN)),
      });
    }
  }
  const [start, end] = wholeSpan(watched);
  for (const each of watched) {
    for (const gap of gapsBetween(each.spans, start, end)) {
      const guess = passedUnwatched(each, gap, watched, evidence, loads);
      if (guess) passings.push(guess);
    }
  }
  return { passings, loads };
};

/** Every vehicle was looked into and nothing was left to guess: then none is added for those not seen either. */
const isEveryVehicleSeen = ({ streams }: Evidence): boolean =>
  streams.every(({ quarters }) =>
    quarters.every(({ of }) => OWN_KINDS.every((kind) => of[kind].counted <= of[kind].sampled)),
  );

const wholeSpan = (watched: readonly Watched[]): Span => {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const { spans } of watched) {
    from = Math.min(from, spans[0]?.[0] ?? from);
    to = Math.max(to, spans.at(-1)?.[1] ?? to);
  }
  return [from, to];
};

/** Vehicles by kind and walkers that these streams saw between two moments, and how many minutes they watched. */
const seenBetween = (watched: readonly Watched[], from: number, to: number) => {
  const sums = new Float64Array(KINDS);
  let minutes = 0;
  for (const { pieces, passed } of watched) {
    for (let i = firstEnding(pieces, from); i < pieces.length; i++) {
      const [start, end] = pieces[i] as Span;
      if (start >= to) break;
      const here = Math.min(end, to) - Math.max(start, from);
      if (here <= 0) continue;
      minutes += here;
      const share = here / (end - start);
      const piece = passed[i] as Float64Array;
      for (let k = 0; k < KINDS; k++) sums[k] = (sums[k] as number) + share * (piece[k] as number);
    }
  }
  return { sums, minutes };
};

/** First piece that ends after this moment; pieces hardly overlap, so their ends are in order too. */
const firstEnding = (pieces: readonly Span[], moment: number): number => {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle] as Span)[1] <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
};

const DAY = 24 * 60;

const passedUnwatched = (
  { stream, spans }: Watched,
  [from, to]: Span,
  all: readonly Watched[],
  evidence: Evidence,
  loads: readonly OwnLoad[],
): Passing | null => {
  const hours = (to - from) / 60;
  if (hours < 0.05) return null;
  const beside = all.filter(
    (other) => other.stream.id !== stream.id && other.stream.site === stream.site,
  );
  const own = all.filter((other) => other.stream.id === stream.id);
  const rates = new Float64Array(KINDS);
  let known = 0;
  // Beside: what the other lanes saw in that time, as this lane's share of them while all were watched.
  for (let at = from; at < to; at += 15) {
    const until = Math.min(to, at + 15);
    const lanes = beside.filter((lane) => overlap(lane.spans, at, until) >= (until - at) * 0.6);
    if (lanes.length) {
      const { sums, minutes } = seenBetween(lanes, at, until);
      known += until - at;
      const share = shareOf(own, lanes);
      if (minutes > 0) {
        for (let k = 0; k < KINDS; k++) {
          rates[k] =
            (rates[k] as number) +
            ((sums[k] as number) * share * (until - at)) / (minutes / lanes.length);
        }
      }
    }
  }
  const blind = to - from - known;
  const guess = new Float64Array(KINDS);
  const suspended = suspendedMinutes(evidence, stream.site, from, to);
  let isOpenShare = 1;
  if (blind > 1) {
    const near = seenBetween(own, from - AROUND, from);
    const after = seenBetween(own, to, to + AROUND);
    const minutes = near.minutes + after.minutes;
    const sameHours = new Float64Array(KINDS);
    let sameMinutes = 0;
    for (let day = -9; day <= 9; day++) {
      if (day === 0) continue;
      const other = seenBetween(own, from + day * DAY, to + day * DAY);
      sameMinutes += other.minutes;
      for (let k = 0; k < KINDS; k++)
        sameHours[k] = (sameHours[k] as number) + (other.sums[k] as number);
    }
    isOpenShare = 1 - (suspended / (to - from)) * (1 - SUSPENDED_SHARE);
    // The nearer hours say more of a short gap, the same hours of other days of a long one.
    const local = minutes > 0 ? 1 / (1 + (hours / 4) ** 2) : 0;
    const daily = sameMinutes > 0 ? 1 - local : 0;
    for (let k = 0; k < KINDS; k++) {
      const rate =
        ((minutes > 0 ? ((near.sums[k] as number) + (after.sums[k] as number)) / minutes : 0) *
          local +
          (sameMinutes > 0 ? (sameHours[k] as number) / sameMinutes : 0) * daily) /
        (local + daily || 1);
      guess[k] = rate * blind * isOpenShare;
    }
  }
  let [people, ofBeside, ofGuess, variance] = [0, 0, 0, 0];
  const vehicles: [number, number, number] = [0, 0, 0];
  for (let k = 0; k < KINDS; k++) {
    const number = (rates[k] as number) + (guess[k] as number);
    const load = loads[k];
    const mean = load ? load.mean : 1;
    people += number * mean;
    ofBeside += (rates[k] as number) * mean;
    ofGuess += (guess[k] as number) * mean;
    // As many as pass by chance, on either side of the comparison; walkers come in families of four.
    variance += k === WALKERS ? number * 8 : number * (2 * mean * mean + (load?.variance ?? 0));
    if (k < WALKERS) vehicles[k as 0 | 1 | 2] = number;
  }
  const isSuspended = suspended > (to - from) / 2;
  variance +=
    (GAP_BESIDE_DEVIATION * ofBeside) ** 2 +
    ((isSuspended ? SUSPENDED_DEVIATION : GAP_DEVIATION) * ofGuess) ** 2;
  void spans;
  return {
    stream: stream.id,
    site: stream.site,
    quarter: Math.floor(from / 15),
    until: Math.ceil(to / 15),
    inVehicles: 0,
    onFoot: 0,
    unwatched: people,
    hours,
    least: 0,
    vehicles,
    variance,
  };
};

/** This lane's people for one of the others', while both were watched. */
const shareOf = (own: readonly Watched[], lanes: readonly Watched[]): number => {
  const count = (watched: readonly Watched[]) => {
    let sum = 0;
    let minutes = 0;
    for (const { passed, spans } of watched) {
      for (const piece of passed) for (const each of piece) sum += each;
      for (const [from, to] of spans) minutes += to - from;
    }
    return { sum, minutes };
  };
  const [mine, theirs] = [count(own), count(lanes)];
  if (!mine.minutes || !theirs.minutes) return 1;
  // Drawn to one half each, as of a road that splits, by twenty vehicles.
  return (mine.sum / mine.minutes + 0.01) / (theirs.sum / theirs.minutes + 0.01);
};

/** Of these minutes, those in which a road through this site was suspended. */
const suspendedMinutes = (
  { roads = [] }: Evidence,
  site: SubjectId | null,
  from: number,
  to: number,
): number => {
  let most = 0;
  for (const { sites, suspended } of roads) {
    if (site === null || !sites.includes(site)) continue;
    const spans = suspended.map(
      (span): Span => [span.from * 15, span.to === null ? Number.POSITIVE_INFINITY : span.to * 15],
    );
    most = Math.max(most, overlap(spans, from, to));
  }
  return most;
};
