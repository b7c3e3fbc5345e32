import type { OperationEvent, SubjectId } from '../event.ts';
import type { Finding } from '../findings/rules.ts';
import { CHECKS } from '../kinds/check.ts';
import type { Fact, KindOf, SubjectType } from '../kinds/index.ts';
import type { Common, Contested, Moment } from '../state/common.ts';
import { amend } from './amend.ts';
import { createSeen, type Seen } from './seen.ts';
import { AMENDMENT, OWN, readingOf, UNKNOWN } from './understand.ts';

type EveryKind = 'corrected@1' | 'retracted@1' | 'same-as@1' | 'not-same@1';
type Envelope = Omit<OperationEvent, 'kind' | 'fact'>;
/** An event of one subject type whose kind tells the shape of its fact. */
export type EventOf<T extends SubjectType> = {
  [K in Exclude<KindOf<T>, EveryKind>]: Envelope & { readonly kind: K; readonly fact: Fact<T, K> };
}[Exclude<KindOf<T>, EveryKind>];

export interface Prepared<T extends SubjectType> {
  readonly id: SubjectId;
  /** Own kinds in causal order, as corrected, without the retracted. */
  readonly events: readonly EventOf<T>[];
  readonly retracted: readonly EventOf<T>[];
  readonly seen: Seen;
  /** What every state holds; folds put their own contested registers and findings in. */
  readonly common: (contested: readonly Contested[], findings: readonly Finding[]) => Common;
}

const EMPTY: readonly never[] = [];

export const timeOf = (event: { readonly at: number; readonly fact: unknown }): number =>
  (event.fact as { readonly at?: number }).at ?? event.at;

export const momentOf = (event: Envelope & { readonly fact: unknown }): Moment => ({
  line: event.id,
  device: event.device,
  at: timeOf(event),
  doubt: event.doubt,
});

/**
 * Sorts out what a fold reads: lines that are understood, as corrected, without the retracted.
 * Never throws; what cannot be used is counted or becomes a finding.
 */
export const prepare = <T extends SubjectType>(
  type: T,
  id: SubjectId,
  events: readonly OperationEvent[],
): Prepared<T> => {
  const checks = CHECKS.get(type);
  const prefix = `${type}/`;
  const own: EventOf<T>[] = [];
  let notUnderstood = 0;
  let corrected = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let amendments: OperationEvent[] | null = null;
  let linked: SubjectId[] | null = null;
  let notSame: SubjectId[] | null = null;

  for (const event of events) {
    let reading = readingOf(event);
    if (event.subject !== id) {
      if (!linked?.includes(event.subject)) {
        linked ??= [];
        linked.push(event.subject);
      }
      if (!event.subject.startsWith(prefix)) reading = UNKNOWN;
    }
    if (reading === OWN) {
      own.push(event as unknown as EventOf<T>);
      const at = timeOf(event);
      if (at < first) first = at;
      if (at > last) last = at;
    } else if (reading === UNKNOWN) {
      notUnderstood++;
    } else if (reading === AMENDMENT) {
      amendments ??= [];
      amendments.push(event);
    } else if (event.kind === 'not-same@1') {
      notSame ??= [];
      notSame.push((event.fact as { readonly other: SubjectId }).other);
    }
  }

  const seen = createSeen(events);
  let kept: readonly EventOf<T>[] = own;
  let retracted: readonly EventOf<T>[] = EMPTY;
  let contested: readonly Contested[] = EMPTY;
  let findings: readonly Finding[] = EMPTY;

  if (amendments) {
    const amended = amend(id, own, amendments, events, seen, checks);
    ({ kept, retracted, contested, corrected, findings } = amended);
    first = Number.POSITIVE_INFINITY;
    last = Number.NEGATIVE_INFINITY;
    for (const event of kept) {
      const at = timeOf(event);
      if (at < first) first = at;
      if (at > last) last = at;
    }
  }

  return {
    id,
    events: kept,
    retracted,
    seen,
    common: (more, found) => ({
      id,
      ...(linked && { linked }),
      ...(notSame && { notSame }),
      lines: events.length,
      notUnderstood,
      corrected,
      retracted: retracted.length,
      contested: contested.length ? [...contested, ...more] : more,
      findings: findings.length ? [...findings, ...found] : found,
      firstAt: first <= last ? first : null,
      lastAt: first <= last ? last : null,
    }),
  };
};
