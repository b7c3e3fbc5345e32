import type { SubjectId } from '@corridor/operation';
import type { Quarter, TripEvidence } from '../evidence/types.ts';
import { normalCdf } from '../stats/normal.ts';
import type { Durations } from './pairing.ts';
import { OUT_OF_REACH, SILENT, USUAL_PACE_WEIGHT } from './priors.ts';

/** A site from which nobody has told of a departure for longer than its usual pace lets expect. */
export interface SiteSilence {
  readonly site: SubjectId;
  /** Since when nothing was told. */
  readonly since: Quarter;
  /** How likely its posts are out of reach, rather than nobody leaving. */
  readonly outOfReach: number;
}

/** What may have left one site in the last hours, told of by nobody. */
export interface Unheard {
  readonly from: SubjectId;
  /** Where its vehicles go, by share. */
  readonly to: readonly (readonly [SubjectId | null, number])[];
  /** Expected departures of which nothing was told and which nobody has seen later; and the same if `more` of what is newest were untold. */
  readonly left: (more?: number) => number;
  /** Of departures at a moment, the share that it did not tell. */
  readonly untoldAt: (at: Quarter) => number;
  readonly silence: SiteSilence | null;
}

/** So far back a phone out of reach hides what it saw, quarters; what is older is told, or found out at the other end. */
export const HIDDEN = 16;
/** Over so many quarters the pace of now is compared with the usual one. */
const PACE = 8;
/** Shorter than this is no silence. */
const SHORTEST = 3;

interface Site {
  all: number;
  /** In the last two hours. */
  now: number;
  last: Quarter;
  /** Sum of what its journeys usually take. */
  usual: number;
  readonly to: Map<SubjectId | null, number>;
}

interface Told {
  readonly trips: readonly TripEvidence[];
  readonly durations: Durations;
  readonly until: Quarter;
  /** Of departures so many quarters old, the share nobody has told. */
  readonly untoldAt: (age: number, more?: number) => number;
  /** Deviation of the logarithm of how long journeys take. */
  readonly spread: number;
}

/**
 * A site's usual pace against what it told of the last two hours. Pace is what it sent in the hours in which anybody sent
 * anything; all sites speed up and slow down together, as the road allows. A site that told nothing while that pace lets
 * expect several departures is rather out of reach than at rest, and then its pace tells what it hides.
 */
export const unheardOf = ({
  trips,
  durations,
  until,
  untoldAt,
  spread,
}: Told): readonly Unheard[] => {
  const sites = new Map<SubjectId, Site>();
  const active = new Set<Quarter>();
  let [met, cameIn] = [1, 2];
  let first = until;
  for (const trip of trips) {
    const { from, to, departedAt, metAt, status } = trip;
    if (from === null || departedAt === null || departedAt > until) continue;
    const site = sites.get(from) ?? { all: 0, now: 0, last: 0, usual: 0, to: new Map() };
    sites.set(from, site);
    site.all++;
    site.to.set(to, (site.to.get(to) ?? 0) + 1);
    first = Math.min(first, departedAt);
    site.usual += durations.of(from, to);
    site.last = Math.max(site.last, departedAt);
    if (departedAt > until - PACE) site.now++;
    for (let at = departedAt - 1; at <= departedAt + 1; at++) active.add(at);
    if (status === 'arrived') {
      cameIn++;
      if (metAt !== undefined) met++;
    }
  }
  let before = 0;
  for (const at of active) if (at <= until - PACE) before++;
  if (before === 0) return [];
  let [now, expected] = [0, 0];
  let heard = 0;
  for (let age = 0; age < PACE; age++) heard += 1 - untoldAt(age);
  // Where nothing has moved for hours it may be night: then by its pace of all hours.
  const isMoving = [...active].some((at) => at > until - HIDDEN);
  const hours = isMoving ? before : Math.max(before, until - PACE - first);
  const rateOf = ({ all, now }: Site) => (all - now) / hours;
  for (const site of sites.values()) {
    now += site.now;
    expected += rateOf(site) * heard;
  }
  const pace = (USUAL_PACE_WEIGHT + now) / (USUAL_PACE_WEIGHT + expected);
  const seenOnTheWay = met / cameIn;

  return [...sites]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, site]) => {
      const rate = rateOf(site) * pace;
      const usual = site.usual / site.all;
      /** Of those that left so long ago, the share that nobody can have seen further on. */
      const unseen = (age: number) =>
        (1 - normalCdf(Math.log((age + 0.5) / (usual + 0.5)) / spread)) *
        (1 - seenOnTheWay * Math.min(1, age / (0.5 * usual + 1)));
      const quiet = Math.min(HIDDEN, until - site.last);
      let lost = 0;
      for (let age = 0; age < quiet; age++) lost += rate * (1 - untoldAt(age));
      const isQuiet = quiet >= SHORTEST;
      const outOfReach = isQuiet ? SILENT / (SILENT + (1 - SILENT) * Math.exp(-lost)) : 0;
      const hiddenAt = (age: number, more = 0): number => {
        const usually = untoldAt(age, more);
        return age >= 0 && age < quiet ? usually + outOfReach * (1 - usually) : usually;
      };
      const left = (more = 0): number => {
        let sum = 0;
        for (let age = 0; age < HIDDEN; age++) {
          sum += rate * hiddenAt(age, more) * unseen(age);
        }
        return sum;
      };
      const isWorthSaying = isQuiet && outOfReach > OUT_OF_REACH;
      return {
        from,
        to: [...site.to]
          .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
          .map(([to, trips]) => [to, trips / site.all] as const),
        left,
        untoldAt: (at) => hiddenAt(until - at),
        silence: isWorthSaying ? { site: from, since: site.last, outOfReach } : null,
      };
    });
};
