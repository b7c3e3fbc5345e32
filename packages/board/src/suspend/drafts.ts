import type { Draft } from '@corridor/log';
import {
  type AgreementFacts,
  type ConditionView,
  type Required,
  resumptionConditions,
  type SubjectId,
  suspensionOf,
} from '@corridor/operation';
import type { Facts } from '../view/facts.ts';
import type { Reason, Scope } from './scopes.ts';

export interface Order {
  readonly reason: Reason;
  /** A party, an armed actor; null: nobody knows. Absent: nobody ordered it. */
  readonly orderedBy?: SubjectId | null;
  readonly relayedBy: SubjectId | null;
  readonly incident: SubjectId | null;
}

/** `suspended@1` of a road or a term, `movement-suspended@1` of a place or of everything. */
export const suspendKind = (subject: SubjectId): string =>
  subject.startsWith('corridor/') || subject.startsWith('term/')
    ? 'suspended@1'
    : 'movement-suspended@1';
export const resumeKind = (subject: SubjectId): string =>
  subject.startsWith('corridor/') || subject.startsWith('term/')
    ? 'resumed@1'
    : 'movement-resumed@1';

/** One act, however many roads it stops. */
export const suspendDrafts = (scope: Scope, order: Order, act: string): readonly Draft[] =>
  scope.of.map(({ subject, from, to }) => {
    const isRoad = subject.startsWith('corridor/');
    const { reason, orderedBy, relayedBy, incident } = order;
    return {
      kind: suspendKind(subject),
      subject,
      act,
      fact: {
        reason,
        ...(orderedBy === undefined ? {} : { orderedBy }),
        ...(relayedBy ? { relayedBy } : {}),
        ...(incident ? { incident } : {}),
        ...(subject.startsWith('term/') && orderedBy ? { by: orderedBy } : {}),
        ...(isRoad && from ? { from } : {}),
        ...(isRoad && to ? { to } : {}),
      },
    };
  });

export const requireDraft = (
  of: SubjectId,
  required: Pick<Required, 'requiredBy' | 'means' | 'counts' | 'wordOf'>,
  name: string,
  act: string,
): Draft => ({
  kind: 'required@1',
  // A name holds 48 characters.
  subject: `condition/moves-again-${name.slice(0, 30)}`,
  act,
  fact: { of, ...required },
});

export type ResumeDraft =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly is: 'moves-already' }
  | { readonly ok: false; readonly is: 'waits'; readonly for: readonly ConditionView[] };

/** Asked at the moment of writing, with everything that this board has heard by then. */
export function resumeDraft(facts: Facts, of: SubjectId, now: number): ResumeDraft {
  const agreement: AgreementFacts = facts.index.guards.factsAt(now);
  if (!suspensionOf(agreement, of)) return { ok: false, is: 'moves-already' };
  const waits = resumptionConditions(agreement, of).filter(({ blocks }) => blocks);
  if (waits.length) return { ok: false, is: 'waits', for: waits };
  return { ok: true, draft: { kind: resumeKind(of), subject: of, fact: {} } };
}
