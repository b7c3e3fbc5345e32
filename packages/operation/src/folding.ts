import type { OperationEvent, SubjectId } from './event.ts';
import { foldSubject } from './fold/index.ts';
import { understand } from './fold/understand.ts';
import { isSubjectType } from './kinds/index.ts';
import { mayWrite } from './roles.ts';
import type { SubjectState } from './state/index.ts';

/**
 * What a log must be told to fold an operation: who may write what, how facts are read, what they come to. One value,
 * so that no device folds by other rules. A subject type of a newer app has no state here; its lines are kept.
 */
export const folding = {
  mayWrite,
  upcast: understand,
  foldSubject: (
    type: string,
    id: SubjectId,
    events: readonly OperationEvent[],
  ): SubjectState | null => (isSubjectType(type) ? foldSubject(type, id, events) : null),
};
