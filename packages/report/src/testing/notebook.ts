import { isSubjectType, type OperationEvent, subjectTypeOf } from '@corridor/operation';
import type { Records } from '../records/records.ts';

/** 15 December 2016, 06:00 in Aleppo. */
export const SIX = 1_481_774_400_000;
export const minutes = (n: number): number => SIX + n * 60_000;

const key = (name: string): string =>
  name
    .replace(/[^\w-]/g, '_')
    .padEnd(43, '0')
    .slice(0, 43);

/** What a few people wrote down, as a hub that heard everything holds it. */
export const createNotebook = () => {
  const bySubject = new Map<string, OperationEvent[]>();
  let seq = 0;
  const records: Records = {
    subjects: (type) => [...bySubject.keys()].filter((subject) => subjectTypeOf(subject) === type),
    events: (subject) => bySubject.get(subject) ?? [],
  };
  return {
    records,
    /** Written at that moment, ms since 1970; answers the line's id. */
    write: (who: string, at: number, subject: string, kind: string, fact: object): string => {
      if (!isSubjectType(subjectTypeOf(subject))) throw new Error(`no such subject: ${subject}`);
      seq++;
      const id = key(`LINE-${seq}-`);
      const event: OperationEvent = {
        id,
        device: key(`DEVICE-${who}-`),
        person: key(`DEVICE-${who}-`),
        seq,
        hlc: [at, 0],
        wall: at,
        at,
        doubt: 0,
        kind,
        subject,
        after: [],
        fact,
      };
      const list = bySubject.get(subject);
      if (list) list.push(event);
      else bySubject.set(subject, [event]);
      return id;
    },
  };
};
export type Notebook = ReturnType<typeof createNotebook>;
