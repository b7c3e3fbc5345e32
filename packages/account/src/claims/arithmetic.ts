import type { ClaimFact, SubjectId } from '@corridor/operation';
import { speakerOf } from './claimsOf.ts';
import type { ClaimContext } from './context.ts';
import { daysOf, dayToNumber, nextDay } from './days.ts';
import { topicOf } from './question.ts';
import { rangeOf } from './range.ts';
import { statementsOf } from './statements.ts';
import type { Claim, ClaimRange, Question } from './types.ts';

/**
 * The only place where stated figures are added or subtracted: what one speaker said, held against what the same speaker
 * said. Figures of two sources never meet here.
 */
export interface OwnArithmetic {
  /** Of one speaker, all of them. */
  readonly whole: Claim;
  readonly parts: readonly Claim[];
  readonly finding:
    | { readonly is: 'adds-up' }
    /** So many of the whole stand in no part. `high` null: the words set no end. */
    | { readonly is: 'unallocated'; readonly low: number; readonly high: number | null }
    /** The parts are more than their whole, by so many at least. */
    | { readonly is: 'too-many'; readonly by: number }
    /** Parts may hold the same people: a wounded child is in both. They are not added. */
    | { readonly is: 'overlap' };
}

/** A total that its speaker told before, and what the same speaker says came to it since. */
export interface OwnGrowth {
  readonly before: Claim;
  readonly after: Claim;
  /** The speaker's own figure for the days between; null: none was told. */
  readonly between: Claim | null;
  readonly finding: /** A total since the same day never falls, unless it was corrected. */
    | { readonly is: 'fell'; readonly by: number }
    /** The totals differ by more (or, negative, by less) than was said to have come. */
    | { readonly is: 'unexplained'; readonly by: number };
}

type Category = NonNullable<ClaimFact['category']>;
/** Nobody is two of the same line. Across lines people may be in both. */
const LINES: readonly (readonly Category[])[] = [
  ['civilian', 'fighter', 'fighter-and-family', 'soldier', 'staff', 'detainee', 'migrant'],
  ['child', 'woman', 'elderly'],
  ['wounded', 'sick'],
  ['family'],
];

const mayOverlap = (parts: readonly Claim[]): boolean => {
  const lines = new Set(
    parts.flatMap(({ fact: { category } }) => {
      const line = LINES.findIndex((line) => category && line.includes(category));
      return line < 0 ? [] : line;
    }),
  );
  return lines.size > 1;
};

const finding = (whole: ClaimRange, parts: readonly ClaimRange[]): OwnArithmetic['finding'] => {
  let low = 0;
  let high: number | null = 0;
  for (const part of parts) {
    low += part.low;
    high = high === null || part.high === null ? null : high + part.high;
  }
  if (whole.high !== null && low > whole.high) return { is: 'too-many', by: low - whole.high };
  const least = high === null ? 0 : Math.max(0, whole.low - high);
  const most = whole.high === null ? null : whole.high - low;
  // One "of whom" names a part, and says nothing of the rest; several are told as if they were all.
  const isWhole = least === 0 && (parts.length > 1 || most === 0);
  return isWhole ? { is: 'adds-up' } : { is: 'unallocated', low: least, high: most };
};

const inForce = ({ standing }: Claim) => standing === 'stands';

/** Wholes and their parts, each of one speaker alone and in one unit. */
export const ownArithmetic = (
  claims: readonly Claim[],
  context: ClaimContext,
): readonly OwnArithmetic[] => {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const parts = new Map<SubjectId, Claim[]>();
  for (const part of claims) {
    const whole = part.fact.partOf && byId.get(part.fact.partOf);
    if (!whole || whole === part || !inForce(part) || !inForce(whole)) continue;
    const speaker = speakerOf(part);
    if (speaker === null || speaker !== speakerOf(whole)) continue;
    if (part.fact.unit !== whole.fact.unit || !part.fact.quantity) continue;
    parts.set(whole.id, [...(parts.get(whole.id) ?? []), part]);
  }
  return [...parts].flatMap(([id, all]) => {
    const whole = byId.get(id);
    const range = whole && rangeOf(whole.fact);
    if (!whole || !range) return [];
    // The same part in two papers is one part.
    const own = statementsOf(
      all.map((claim) => ({ claim, question: topicOf(claim, context) })),
    ).map(({ claim }) => claim);
    const ranges = own.flatMap(({ fact }) => rangeOf(fact) ?? []);
    const alone = ranges.map((part) => finding(range, [part])).find(({ is }) => is === 'too-many');
    if (alone) return [{ whole, parts: own, finding: alone }];
    if (mayOverlap(own)) return [{ whole, parts: own, finding: { is: 'overlap' } as const }];
    return [{ whole, parts: own, finding: finding(range, ranges) }];
  });
};

const untilDay = ({ fact }: Claim): string | null => {
  const date = fact.aboutTo ?? fact.saidOn?.date;
  return date === undefined ? null : daysOf(date).last;
};

const exactOf = ({ fact: { quantity, approx } }: Claim): number | null =>
  quantity && 'value' in quantity && (approx === undefined || approx === 'exact')
    ? quantity.value
    : null;

/** The same in everything but the days. */
const besidesDays = ({ span: _, key: __, ...rest }: Question) => JSON.stringify(rest);

/** Totals of one speaker from day to day, where they are said exactly. What is only "about" explains itself. */
export const ownGrowth = (
  claims: readonly Claim[],
  context: ClaimContext,
): readonly OwnGrowth[] => {
  const exact = claims.filter(
    (claim) => inForce(claim) && exactOf(claim) !== null && speakerOf(claim) !== null,
  );
  const asked = exact.map((claim) => ({ claim, question: topicOf(claim, context) }));
  const totals = Map.groupBy(
    asked.filter(({ question }) => question.span.is === 'so-far'),
    ({ claim, question }) => `${speakerOf(claim)} ${question.key}`,
  );
  const result: OwnGrowth[] = [];
  for (const series of totals.values()) {
    const days = series
      .flatMap((one) => ({ ...one, day: untilDay(one.claim) ?? [] }))
      .flatMap((one) => (typeof one.day === 'string' ? [{ ...one, day: one.day }] : []))
      .sort((a, b) => dayToNumber(a.day) - dayToNumber(b.day) || a.claim.toldAt - b.claim.toldAt);
    for (const [i, { claim: after, day, question }] of days.entries()) {
      const last = days[i - 1];
      if (!last || last.day === day) continue;
      const before = last.claim;
      const grown = (exactOf(after) ?? 0) - (exactOf(before) ?? 0);
      const between = asked.find(
        ({ claim, question: { span, ...rest } }) =>
          span.is === 'days' &&
          speakerOf(claim) === speakerOf(after) &&
          besidesDays({ span, ...rest }) === besidesDays(question) &&
          span.from === nextDay(last.day) &&
          span.to === day,
      );
      if (grown < 0)
        result.push({ before, after, between: null, finding: { is: 'fell', by: -grown } });
      else if (between) {
        const by = grown - (exactOf(between.claim) ?? 0);
        if (by !== 0) {
          result.push({
            before,
            after,
            between: between.claim,
            finding: { is: 'unexplained', by },
          });
        }
      }
    }
  }
  return result;
};
