import type { LineId, OperationEvent, SubjectId } from '../event.ts';
import type { Finding } from '../findings/rules.ts';
import type { Check } from '../kinds/compile.ts';
import type { Contested } from '../state/common.ts';
import type { Seen } from './seen.ts';

/** What an amendment may be about: an event whose fact can be replaced by a corrected one. */
type Own = Pick<OperationEvent, 'id' | 'kind' | 'fact'>;
type ByLine = Map<LineId, OperationEvent[]>;

export interface Amended<E> {
  readonly kept: readonly E[];
  readonly retracted: readonly E[];
  readonly corrected: number;
  readonly contested: readonly Contested[];
  readonly findings: readonly Finding[];
}

const isAmendment = (kind: string) => kind === 'corrected@1' || kind === 'retracted@1';
const targetOf = (event: OperationEvent) => (event.fact as { readonly of: LineId }).of;
const saysOfAnother = (event: OperationEvent) =>
  (event.fact as { readonly ofAnother?: true }).ofAnother === true;

const put = (map: ByLine, line: LineId, event: OperationEvent) => {
  const list = map.get(line);
  if (list) list.push(event);
  else map.set(line, [event]);
};

/** Which lines are retracted; a retraction that is itself retracted has no effect. */
const retractedLines = (retractions: ByLine): ReadonlySet<LineId> => {
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
const contestedCorrections = (corrections: ByLine, seen: Seen): Contested[] => {
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
 * Own lines as corrected, without the retracted. A person amends what they wrote, also under the key that counted while
 * their phone was locked; what another wrote only where the fact says `ofAnother`, which the role table keeps to those who decide: nobody on
 * the road can make another's count disappear. What has no effect becomes a finding.
 */
export const amend = <E extends Own>(
  id: SubjectId,
  own: readonly E[],
  amendments: readonly OperationEvent[],
  events: readonly OperationEvent[],
  seen: Seen,
  checks: ReadonlyMap<string, Check> | undefined,
): Amended<E> => {
  const findings: Finding[] = [];
  const finding = (rule: Finding['rule'], lines: readonly LineId[]) =>
    findings.push({ rule, subject: id, lines });
  const here = new Map(events.map((event) => [event.id, event]));
  const retractions: ByLine = new Map();
  const corrections: ByLine = new Map();

  /** A correction of a correction is about the line that was corrected first. */
  const rootOf = (event: OperationEvent): OperationEvent | undefined => {
    let at: OperationEvent | undefined = event;
    for (let steps = 0; at?.kind === 'corrected@1' && steps <= events.length; steps++) {
      at = here.get(targetOf(at));
    }
    return at;
  };
  const isOfAnother = (event: OperationEvent, target: OperationEvent) =>
    target.person !== event.person || (rootOf(event) ?? target).person !== event.person;

  const effective = amendments.filter((event) => {
    const target = here.get(targetOf(event));
    if (!target) finding('correction-elsewhere', [event.id, targetOf(event)]);
    else if (isOfAnother(event, target) && !saysOfAnother(event)) {
      finding('record-of-another', [event.id, target.id]);
    } else return true;
    return false;
  });
  for (const event of effective) {
    if (event.kind === 'retracted@1') put(retractions, targetOf(event), event);
  }
  const gone = retractedLines(retractions);
  for (const event of effective) {
    if (event.kind !== 'corrected@1' || gone.has(event.id)) continue;
    const root = rootOf(event);
    if (root && !isAmendment(root.kind)) put(corrections, root.id, event);
    else if (here.has(targetOf(event))) finding('correction-does-not-fit', [event.id]);
  }

  let corrected = 0;
  const retracted: E[] = [];
  const kept = own.flatMap((event) => {
    if (gone.has(event.id)) {
      retracted.push(event);
      return [];
    }
    let fact = event.fact as object;
    for (const correction of corrections.get(event.id) ?? []) {
      const changed = { ...fact, ...(correction.fact as { readonly fact: object }).fact };
      // A table of women and men corrected by a few would tell who those few are.
      const fits = event.kind !== 'breakdown-counted@1' && checks?.get(event.kind)?.(changed);
      if (fits) {
        fact = changed;
        corrected++;
      } else finding('correction-does-not-fit', [correction.id, event.id]);
    }
    return [fact === event.fact ? event : { ...event, fact }];
  });
  return {
    kept,
    retracted,
    corrected,
    contested: contestedCorrections(corrections, seen),
    findings,
  };
};
