import type { ClaimProposal } from '../claim/types.ts';
import type { EventProposal } from '../event/types.ts';
import { fold } from '../text/fold.ts';
import { type Span, sliceOf } from '../text/span.ts';
import type { PartialDate } from '../time/types.ts';

/** A text that was read, by the name its reader knows it by. */
export interface ReadText {
  readonly name: string;
  readonly text: string;
  readonly claims: readonly ClaimProposal[];
  readonly events: readonly EventProposal[];
}

interface Entry {
  /** The day it is about; where the text fixes none, the day it was said. null: neither is known. */
  readonly on: PartialDate | null;
  /** Of a period, its first day. */
  readonly since: PartialDate | null;
  readonly who: string | null;
  readonly via: string | null;
  readonly hedge: boolean;
  /** The texts that carry it, the first one first. */
  readonly carriedBy: readonly string[];
  readonly quote: string;
  readonly span: Span;
}

export interface TimelineClaim extends Entry {
  readonly is: 'claim';
  readonly claim: ClaimProposal;
  /** Rows of the same question by somebody else with another figure: indices into the timeline. */
  readonly differsFrom: readonly number[];
}

export interface TimelineEvent extends Entry {
  readonly is: 'event';
  readonly event: EventProposal;
}

export type TimelineRow = TimelineClaim | TimelineEvent;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What nobody dated comes last. A month stands before its days. */
const byDay = (a: PartialDate | null, b: PartialDate | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : byText(a, b);

/** Two say it of the same: the same people or things, the same fate, the same last day. */
function questionOf(row: TimelineClaim): string | null {
  const { unit, measure, fromPlace, place } = row.claim;
  const on = row.claim.aboutTo ?? row.on;
  if (!measure || !on || row.claim.partOf !== null) return null;
  return JSON.stringify([unit, measure, on, fold(fromPlace ?? place ?? '')]);
}

const rangeOf = ({ value, low, high }: ClaimProposal): readonly [number, number] => [
  value ?? low ?? Number.NEGATIVE_INFINITY,
  value ?? high ?? Number.POSITIVE_INFINITY,
];

/** More than “about” allows, a tenth of the greater. */
function differ(a: ClaimProposal, b: ClaimProposal): boolean {
  const [lowA, highA] = rangeOf(a);
  const [lowB, highB] = rangeOf(b);
  const isRough = a.approx !== 'exact' || b.approx !== 'exact';
  const slack = isRough ? 0.1 * Math.max(highA, highB) : 0;
  return lowA > highB + slack || lowB > highA + slack;
}

/**
 * Everything that several texts say, by day: who said what of when. The same words carried by several texts are one
 * row; figures of one question that differ point at each other. Nothing is added up and nobody is preferred.
 */
export function timelineOf(texts: readonly ReadText[]): readonly TimelineRow[] {
  const rows = new Map<string, TimelineRow>();
  for (const { name, text, claims, events } of texts) {
    const take = (key: string, row: TimelineRow) => {
      const same = rows.get(key);
      if (!same) rows.set(key, row);
      else if (!same.carriedBy.includes(name)) {
        rows.set(key, { ...same, carriedBy: [...same.carriedBy, name] });
      }
    };
    for (const claim of claims) {
      const quote = sliceOf(text, claim.quote);
      const num = claim.num.start - claim.quote.start;
      take(`claim ${num} ${fold(quote).replace(/\s+/g, ' ')}`, {
        is: 'claim',
        on: claim.aboutTo ?? claim.saidOn,
        since: claim.aboutFrom === claim.aboutTo ? null : claim.aboutFrom,
        who: claim.speaker,
        via: claim.reportedVia,
        hedge: claim.hedge,
        carriedBy: [name],
        quote,
        span: claim.quote,
        claim,
        differsFrom: [],
      });
    }
    for (const event of events) {
      const quote = sliceOf(text, event.quote);
      take(`event ${event.type} ${fold(quote).replace(/\s+/g, ' ')}`, {
        is: 'event',
        on: event.date,
        since: null,
        who: event.source,
        via: null,
        hedge: event.hedge,
        carriedBy: [name],
        quote,
        span: event.quote,
        event,
      });
    }
  }
  const sorted = [...rows.values()].sort(
    (a, b) =>
      byDay(a.on, b.on) ||
      byText(a.carriedBy[0] ?? '', b.carriedBy[0] ?? '') ||
      a.span.start - b.span.start,
  );
  const asked = new Map<string, number[]>();
  sorted.forEach((row, n) => {
    const question = row.is === 'claim' ? questionOf(row) : null;
    if (question) asked.set(question, [...(asked.get(question) ?? []), n]);
  });
  return sorted.map((row, n) => {
    if (row.is !== 'claim') return row;
    const differsFrom = (asked.get(questionOf(row) ?? '') ?? []).filter((other) => {
      const beside = sorted[other];
      return other !== n && beside?.is === 'claim' && differ(row.claim, beside.claim);
    });
    return { ...row, differsFrom };
  });
}
