import type { OperationEvent } from '../event.ts';
import { foldSubject } from '../fold/index.ts';
import { isSubjectType, subjectTypeOf } from '../kinds/index.ts';
import { createIndex } from '../selectors/create-index.ts';
import { inOrder } from './cast.ts';

/** Folds what was written and keeps an index over it; `links` joins subjects under the smaller id. */
export const createRoom = () => {
  const index = createIndex();
  const events: OperationEvent[] = [];
  const names = new Map<string, string>();
  const nameOf = (subject: string) => names.get(subject) ?? subject;
  const refold = (name: string) => {
    const own = inOrder(events.filter((event) => nameOf(event.subject) === name));
    const type = subjectTypeOf(name);
    if (isSubjectType(type)) index.update(name, own.length ? foldSubject(type, name, own) : null);
  };
  return {
    index,
    hear: (...news: readonly OperationEvent[]) => {
      events.push(...news);
      for (const name of new Set(news.map((event) => nameOf(event.subject)))) refold(name);
      return index;
    },
    link: (smaller: string, larger: string) => {
      names.set(larger, smaller);
      index.update(larger, null);
      refold(smaller);
    },
  };
};
