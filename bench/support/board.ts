import {
  isFounder,
  type LogEvent,
  type OperationId,
  type Projection,
  type SubjectId,
} from '@corridor/log';
import { hashText } from '@corridor/log/node';
import {
  foldSubject,
  isSubjectType,
  mayWrite,
  type OperationEvent,
  SUBJECT_TYPES,
  type SubjectState,
} from '@corridor/operation';

/** What a board gives its projection: the operation's roles and folds. */
export const boardParts = (op: OperationId) => ({
  mayWrite,
  isFounder: (device: string) => isFounder(op, device, hashText),
  foldSubject: (type: string, id: SubjectId, events: readonly LogEvent[]): SubjectState | null =>
    isSubjectType(type) ? foldSubject(type, id, events as readonly OperationEvent[]) : null,
});

/** Every folded subject of a projection that has just been opened. */
export function* allStates(
  projection: Pick<Projection<SubjectState>, 'states'>,
): Generator<{ readonly subject: SubjectId; readonly state: SubjectState }> {
  for (const type of SUBJECT_TYPES) {
    for (const [subject, state] of projection.states(type)) yield { subject, state };
  }
}
