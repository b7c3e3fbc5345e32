import {
  isFounder,
  type LogEvent,
  type OperationId,
  type Projection,
  type SubjectId,
} from '@corridor/log';
import { hashText } from '@corridor/log/node';
import {
  corridorStates,
  countsOwed,
  foldSubject,
  type Index,
  isSubjectType,
  mayWrite,
  type OperationEvent,
  openDiscrepancies,
  postsAnswered,
  recentIncidents,
  SUBJECT_TYPES,
  type SubjectState,
  sitesWaiting,
  stripPositions,
  understand,
  unmatchedArrivals,
  vehiclesOnTheRoad,
} from '@corridor/operation';

/** What a board gives its projection: the operation's roles and folds. */
export const boardParts = (op: OperationId) => ({
  mayWrite,
  upcast: understand,
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

/** Everything the coordinator's first screen asks for; answers how many rows that is. */
export function lookAtNow(index: Index, now: number): number {
  const roads = corridorStates(index, now);
  const { departures } = index.counted('all');
  return [
    roads,
    ...roads.map(({ corridor }) => stripPositions(index, corridor, now)),
    vehiclesOnTheRoad(index, now),
    sitesWaiting(index, now),
    countsOwed(index),
    unmatchedArrivals(index),
    openDiscrepancies(index, now),
    recentIncidents(index, 20, { open: true }),
    postsAnswered(index, now - 3_600_000, now).rows,
    index.findings.list(null, 100),
  ].reduce((rows, list) => rows + list.length, departures);
}
