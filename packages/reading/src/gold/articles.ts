import type { ClaimProposal } from '../claim/types.ts';
import type { Reading } from '../read.ts';
import { overlaps } from '../text/span.ts';
import { isSameName } from './score.ts';

/** A figure of a whole article, as a person marked it. `…_ok` lists what is right beside the first choice. */
export interface ArticleClaim {
  readonly id: string;
  readonly doc: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly num: string;
  readonly num_start: number;
  readonly num_end: number;
  readonly value: number | null;
  /** Only where `value` is null. */
  readonly low: number | null;
  readonly high: number | null;
  readonly value_ok?: readonly (readonly [number, number])[];
  readonly unit: string;
  readonly unit_ok?: readonly string[];
  /** null: nobody is named. */
  readonly speaker: string | null;
  readonly speaker_ok?: readonly (string | null)[];
  readonly hedge: boolean;
  readonly hedge_ok?: readonly boolean[];
  /** It may be proposed or left out. */
  readonly optional?: boolean;
}

export interface ArticleEvent {
  readonly doc: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
}

export interface Articles {
  readonly docs: readonly {
    readonly doc: string;
    readonly lang: 'fr' | 'en';
    readonly published_on: string;
  }[];
  readonly claims: readonly ArticleClaim[];
  readonly events: readonly ArticleEvent[];
}

/** `right` of `given` proposals, of `wanted` in the articles. */
export interface Tally {
  readonly right: number;
  readonly given: number;
  readonly wanted: number;
}

export interface ArticleScore {
  /** Figure and unit. */
  readonly claim: Tally;
  /** A name where the article gives none is wrong. */
  readonly speaker: Tally;
  /** Planned or told as done, among the figures found. */
  readonly hedge: Tally;
}

function isFigure(claim: ClaimProposal, gold: ArticleClaim): boolean {
  const [low, high] = claim.value === null ? [claim.low, claim.high] : [claim.value, claim.value];
  if (low === null || high === null) return false;
  if (gold.value_ok?.some(([from, to]) => low <= to && high >= from)) return true;
  if (gold.value !== null) return claim.value === gold.value;
  return low <= (gold.high ?? 0) && high >= (gold.low ?? 0);
}

const isUnit = (claim: ClaimProposal, gold: ArticleClaim): boolean =>
  (gold.unit_ok ?? [gold.unit]).includes(claim.unit);

function isSpeaker({ speaker }: ClaimProposal, gold: ArticleClaim): boolean {
  const names = gold.speaker_ok ?? [gold.speaker];
  return names.some((name) =>
    name === null || speaker === null ? name === speaker : isSameName(speaker, name),
  );
}

interface Pair {
  readonly claim: ClaimProposal;
  readonly gold: ArticleClaim;
  readonly weight: number;
  readonly distance: number;
}

/** One proposal to one marked figure, the best fitting first. */
function pairsOf(
  claims: readonly ClaimProposal[],
  marked: readonly ArticleClaim[],
): readonly Pair[] {
  const candidates = claims.flatMap((claim) =>
    marked.flatMap((gold): readonly Pair[] => {
      if (!overlaps(claim.num, { start: gold.num_start, end: gold.num_end })) return [];
      const figure = isFigure(claim, gold);
      if (gold.optional && !figure) return [];
      const weight = (figure ? 8 : 0) + (isUnit(claim, gold) ? 4 : 0) + (gold.optional ? 0 : 1);
      const distance = Math.abs(claim.num.start + claim.num.end - gold.num_start - gold.num_end);
      return [{ claim, gold, weight, distance }];
    }),
  );
  candidates.sort((a, b) => b.weight - a.weight || a.distance - b.distance);
  const taken = new Set<unknown>();
  return candidates.filter(({ claim, gold }) => {
    if (taken.has(claim) || taken.has(gold)) return false;
    taken.add(claim).add(gold);
    return true;
  });
}

const sum = (a: Tally, b: Tally): Tally => ({
  right: a.right + b.right,
  given: a.given + b.given,
  wanted: a.wanted + b.wanted,
});

/** Sets one reading beside what a person marked in the same article. */
export function scoreArticle(reading: Reading, marked: readonly ArticleClaim[]): ArticleScore {
  const pairs = pairsOf(reading.claims, marked);
  const setAside = new Set(pairs.flatMap(({ claim, gold }) => (gold.optional ? [claim] : [])));
  const given = reading.claims.filter((claim) => !setAside.has(claim));
  const core = marked.filter(({ optional }) => !optional);
  const found = pairs.filter(({ claim, gold }) => !gold.optional && isFigure(claim, gold));
  const goldOf = new Map(found.map(({ claim, gold }) => [claim, gold]));
  return {
    claim: {
      right: found.filter(({ claim, gold }) => isUnit(claim, gold)).length,
      given: given.length,
      wanted: core.length,
    },
    speaker: {
      right: found.filter(
        ({ claim, gold }) => gold.speaker && claim.speaker && isSpeaker(claim, gold),
      ).length,
      // A name on a figure that is none, or whose speaker may stay open, is counted as the rules of the articles say.
      given: given.filter((claim) => {
        const gold = goldOf.get(claim);
        if (claim.speaker === null) return false;
        return !gold || gold.speaker !== null || !isSpeaker(claim, gold);
      }).length,
      wanted: core.filter(({ speaker }) => speaker !== null).length,
    },
    hedge: {
      right: found.filter(({ claim, gold }) =>
        (gold.hedge_ok ?? [gold.hedge]).includes(claim.hedge),
      ).length,
      given: found.length,
      wanted: found.length,
    },
  };
}

export function sumOfScores(scores: readonly ArticleScore[]): ArticleScore {
  const none: Tally = { right: 0, given: 0, wanted: 0 };
  return scores.reduce(
    (all, one) => ({
      claim: sum(all.claim, one.claim),
      speaker: sum(all.speaker, one.speaker),
      hedge: sum(all.hedge, one.hedge),
    }),
    { claim: none, speaker: none, hedge: none },
  );
}

const share = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10;

/** In percent, to one decimal. */
export const precisionOf = ({ right, given }: Tally): number => share(right, given);
export const recallOf = ({ right, wanted }: Tally): number => share(right, wanted);
export const f1Of = ({ right, given, wanted }: Tally): number => share(2 * right, given + wanted);
