import type { OperationEvent, SubjectId } from '../event.ts';
import type { SealedState } from '../state/records.ts';
import { prepare } from './prepare.ts';

/** Calls and people taken off: the fold knows that sealed records exist, and nothing of what they say. */
export const foldSealed = (
  type: 'contact' | 'custody',
  id: SubjectId,
  lines: readonly OperationEvent[],
): SealedState => {
  // Both types have only sealed facts; the wider one stands for either.
  const { events, common } = prepare(type as 'custody', id, lines);
  const newest = events[events.length - 1];
  return {
    ...common([], []),
    type,
    status: newest ? newest.kind.slice(0, newest.kind.indexOf('@')) : 'unknown',
    sealed: events.map((event) => ({ line: event.id, ...event.fact.sealed })),
  };
};
