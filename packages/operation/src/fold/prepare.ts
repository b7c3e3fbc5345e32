import type { LineId, OperationEvent, SubjectId } from '../event.ts';
import type { Finding } from '../findings/rules.ts';
import { CHECKS } from '../kinds/check.ts';
import type { Fact, KindOf, SubjectType } from '../kinds/index.ts';
import type { Common, Contested, Moment } from '../state/common.ts';
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

interface Amendments {
  readonly corrections: Map<LineId, OperationEvent[]>;
  readonly retractions: Map<LineId, OperationEvent[]>;
}

const isAmendment = (kind: string) => kind === 'corrected@1' || kind === 'retracted@1';
const targetOf = (event: OperationEvent) => (event.fact as { readonly of: LineId }).of;

/** Which lines are retracted; a retraction that is itself retracted has no effect. */
const retractedLines = (retractions: Amendments['retractions']): ReadonlySet<LineId> => {
  const result = new Set<LineId>();
  const isVoid = (id: LineId, path: ReadonlySet<LineId>): boolean =>
    (retractions.get(id) ?? []).some(
      // Two retractions can name each other only by a forged hash; then neither is void.
      (by) => !path.has(by.id) && !isVoid(by.id, new Set([...path, by.id])),
    );
  for (const target of retractions.keys())
    if (isVoid(target, new Set([target]))) result.add(target);
  return result;
};

/** Two people corrected the same field of the same line differently, and neither saw the other. */
const contestedCorrections = (corrections: Amendments['corrections'], seen: Seen): Contested[] => {
  const result: Contested[] = [];
  for (const [line, list] of corrections) {
    const last = list[list.length - 1];
    if (!last || list.length < 2) continue;
    const text = (event: OperationEvent) =>
      JSON.stringify((event.fact as { readonly fact: unknown }).fact);
    const others = list.filter(
      (other) => other !== last && !seen(last, other) && text(other) !== text(last),
    );
    if (others.length) {
      result.push({
        what: `correction of ${line}`,
        stands: last.id,
        line: last.id,
        others: others.map((other) => ({ value: other.id, line: other.id })),
      });
    }
  }
  return result;
};

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
  const findings: Finding[] = [];

  if (amendments) {
    const finding = (rule: Finding['rule'], lines: readonly LineId[]) =>
      findings.push({ rule, subject: id, lines });
    const here = new Map(events.map((event) => [event.id, event]));
    const parts: Amendments = { corrections: new Map(), retractions: new Map() };
    const put = (map: Map<LineId, OperationEvent[]>, line: LineId, event: OperationEvent) => {
      const list = map.get(line);
      if (list) list.push(event);
      else map.set(line, [event]);
    };
    for (const event of amendments) {
      const target = here.get(targetOf(event));
      if (!target) finding('correction-elsewhere', [event.id, targetOf(event)]);
      else if (event.kind === 'retracted@1') put(parts.retractions, target.id, event);
    }
    const gone = retractedLines(parts.retractions);
    /** A correction of a correction is about the line that was corrected first. */
    const rootOf = (event: OperationEvent): OperationEvent | null => {
      let at: OperationEvent | undefined = event;
      for (let steps = 0; at?.kind === 'corrected@1' && steps <= events.length; steps++) {
        at = here.get(targetOf(at));
      }
      return at && !isAmendment(at.kind) ? at : null;
    };
    for (const event of amendments) {
      if (event.kind !== 'corrected@1' || gone.has(event.id)) continue;
      const root = rootOf(event);
      if (root) put(parts.corrections, root.id, event);
      else if (here.has(targetOf(event))) finding('correction-does-not-fit', [event.id]);
    }
    contested = contestedCorrections(parts.corrections, seen);
    const out: EventOf<T>[] = [];
    kept = own.flatMap((event) => {
      if (gone.has(event.id)) {
        out.push(event);
        return [];
      }
      let fact = event.fact as object;
      for (const correction of parts.corrections.get(event.id) ?? []) {
        const changed = { ...fact, ...(correction.fact as { readonly fact: object }).fact };
        // A table of women and men corrected by a few would tell who those few are.
        const fits = event.kind !== 'breakdown-counted@1' && checks?.get(event.kind)?.(changed);
        if (fits) {
          fact = changed;
          corrected++;
        } else finding('correction-does-not-fit', [correction.id, event.id]);
      }
      return [fact === event.fact ? event : ({ ...event, fact } as EventOf<T>)];
    });
    retracted = out;
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
