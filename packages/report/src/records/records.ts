import {
  createIndex,
  foldSubject,
  type Index,
  type OperationEvent,
  SUBJECT_TYPES,
  type SubjectId,
  type SubjectType,
} from '@corridor/operation';

/** The standing events of an operation, as a hub, a board or a file that is checked holds them. */
export interface Records {
  /** Ids under which subjects of a type fold. */
  readonly subjects: (type: SubjectType) => Iterable<SubjectId>;
  /** Standing events of a subject in causal order, those of its linked names included. */
  readonly events: (subject: SubjectId) => readonly OperationEvent[];
}

/** What had been written down by a moment: later words about earlier hours are not in it. */
export interface RecordsThen {
  readonly index: Index;
  readonly events: Records['events'];
  /** When the last of it was written, ms since 1970; 0 where nothing was. */
  readonly lastAt: number;
}

export const recordsAt = (records: Records, cutOff: number): RecordsThen => {
  const index = createIndex();
  const kept = new Map<SubjectId, readonly OperationEvent[]>();
  let lastAt = 0;
  for (const type of SUBJECT_TYPES) {
    // What is sealed has no figures; it is never opened, never listed.
    if (type === 'contact' || type === 'custody' || type === 'case') continue;
    for (const subject of records.subjects(type)) {
      const events = records.events(subject).filter(({ at }) => at <= cutOff);
      if (events.length === 0) continue;
      kept.set(subject, events);
      for (const { at } of events) lastAt = Math.max(lastAt, at);
      index.update(subject, foldSubject(type, subject, events));
    }
  }
  return { index, lastAt, events: (subject) => kept.get(index.store.resolve(subject)) ?? [] };
};
