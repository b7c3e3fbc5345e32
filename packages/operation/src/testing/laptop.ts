import type { OperationEvent } from '../event.ts';
import { createIndex } from '../selectors/create-index.ts';
import { createDevice, fold, minutes } from './cast.ts';

/** One coordinator's laptop: each record a minute after the one before, folded and asked at once. */
export const createLaptop = () => {
  const coordinator = createDevice('coordinator');
  const index = createIndex();
  const lines = new Map<string, OperationEvent[]>();
  let clock = 0;
  const now = () => minutes(clock);
  return {
    write: (subject: string, kind: string, fact: object = {}): OperationEvent => {
      const line = coordinator(subject, kind, fact, { at: minutes(++clock) });
      const own = [...(lines.get(subject) ?? []), line];
      lines.set(subject, own);
      index.update(subject, fold(own));
      return line;
    },
    index,
    now,
    facts: () => index.guards.factsAt(now()),
  };
};
export type Laptop = ReturnType<typeof createLaptop>;
