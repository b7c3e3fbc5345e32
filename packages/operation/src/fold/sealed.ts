import type { OperationEvent, SubjectId } from '../event.ts';
import type { ContactState, SealedState } from '../state/records.ts';
import { momentOf, prepare } from './prepare.ts';

/** People taken off: the fold knows that sealed records exist, and nothing of what they say. */
export const foldSealed = (id: SubjectId, lines: readonly OperationEvent[]): SealedState => {
  const { events, common } = prepare('custody', id, lines);
  const newest = events[events.length - 1];
  return {
    ...common([], []),
    type: 'custody',
    status: newest ? newest.kind.slice(0, newest.kind.indexOf('@')) : 'unknown',
    sealed: events.map((event) => ({ line: event.id, ...event.fact.sealed })),
  };
};

/** Calls: when each was logged, and the same record as often as it was sealed, to whom each time. */
export const foldContact = (id: SubjectId, lines: readonly OperationEvent[]): ContactState => {
  const { events, common } = prepare('contact', id, lines);
  const loggedLines = new Set(
    events.filter(({ kind }) => kind === 'logged@1').map((event) => event.id),
  );
  return {
    ...common([], []),
    type: 'contact',
    sealed: events.flatMap((event) => {
      const { fact } = event;
      const of = event.kind === 'resealed@1' ? event.fact.of : event.id;
      // Taken back is taken back, however often it was sealed.
      if (!loggedLines.has(of)) return [];
      const { hash, size } = fact.sealed;
      return [{ line: event.id, of, hash, size, to: fact.to ?? [], told: momentOf(event) }];
    }),
  };
};
