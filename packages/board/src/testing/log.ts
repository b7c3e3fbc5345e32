import type { LogEvent } from '@corridor/log';
import { createIndex, folding, subjectTypeOf } from '@corridor/operation';
import type { Records } from '../trips/history.ts';
import { type Facts, indexToFacts } from '../view/facts.ts';

/** Lines folded as on a board, for scenes that need what stands behind a state: who recorded it, and when. */
export interface Log {
  /** As written at that moment, ms since 1970, by whoever holds the board if nobody else is named. */
  readonly write: (
    at: number,
    subject: string,
    kind: string,
    fact?: object,
    device?: string,
  ) => LogEvent;
  readonly facts: () => Facts;
  readonly records: Records;
}

const keyOf = (name: string) => name.padEnd(43, '0').slice(0, 43);

export function createLog(): Log {
  const index = createIndex();
  const events = new Map<string, LogEvent[]>();
  const seqs = new Map<string, number>();
  return {
    write: (at, subject, kind, fact = {}, device = 'board') => {
      const seq = (seqs.get(device) ?? 0) + 1;
      seqs.set(device, seq);
      const own = events.get(subject) ?? [];
      const last = own.at(-1);
      const event: LogEvent = folding.upcast({
        id: keyOf(`${device}-${seq}-`),
        device: keyOf(device),
        person: keyOf(device),
        seq,
        hlc: [at, seq],
        wall: at,
        at,
        doubt: 0,
        kind,
        subject,
        after: last ? [last.id] : [],
        fact,
      });
      events.set(subject, [...own, event]);
      index.update(
        subject,
        folding.foldSubject(subjectTypeOf(subject), subject, events.get(subject) ?? []),
      );
      return event;
    },
    facts: () => indexToFacts(index),
    records: {
      events: (subject) => events.get(subject) ?? [],
      standingOf: () => 'stands',
      deviceLabel: (device) => device.replace(/0+$/, ''),
      mayAmend: () => true,
    },
  };
}
