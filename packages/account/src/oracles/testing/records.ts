import {
  createIndex,
  foldSubject,
  type Index,
  isSubjectType,
  type OperationEvent,
  subjectTypeOf,
  understand,
} from '@corridor/operation';
import { accountOf } from '../../account.ts';
import { claimContext, claimsOf, type Ledger, ledgerOf, siteNamesOf } from '../../claims/index.ts';
import { evidenceOf } from '../../evidence/evidence.ts';

const HOUR = 3_600_000;
const keyOf = (name: string) => name.padEnd(43, '0').slice(0, 43);

/** Everything that is written down, line by line, and what is made of it: folds, account and ledger as on a board. */
export const createRecords = (start: number) => {
  const lines: OperationEvent[] = [];
  let clock = start;
  const write = (subject: string, kind: string, fact: object = {}, by = 'coordinator') => {
    clock += 1_000;
    const event = understand({
      id: keyOf(`line-${lines.length}-`),
      device: keyOf(by),
      person: keyOf(by),
      seq: lines.length + 1,
      hlc: [clock, 0],
      wall: clock,
      at: clock,
      doubt: 0,
      kind,
      subject,
      after: lines.filter((line) => line.subject === subject).map(({ id }) => id),
      fact,
    });
    lines.push(event);
    return event;
  };
  const index = (): Index => {
    const all = createIndex();
    for (const [id, own] of Map.groupBy(lines, ({ subject }) => subject)) {
      const type = subjectTypeOf(id);
      if (!isSubjectType(type)) throw new Error(`nobody folds ${type}`);
      const state = foldSubject(type, id, own);
      if (state.notUnderstood) throw new Error(`${own.at(-1)?.kind} of ${id} is not understood`);
      all.update(id, state);
    }
    return all;
  };
  /** Minutes east of UTC. */
  const ledger = (zone = 120): Ledger => {
    const heard = index();
    const evidence = evidenceOf(heard);
    const context = claimContext(evidence, { zone, siteOf: siteNamesOf(heard) });
    return ledgerOf(claimsOf(heard), accountOf(evidence), context);
  };
  const tally = (
    trip: string,
    point: 'boarding' | 'alighting',
    site: string,
    people: number,
    more: object = {},
    by = `${point} officer`,
  ) =>
    write(
      trip,
      'tallied@1',
      {
        point,
        site,
        part: 'whole',
        people,
        exact: true,
        method: 'one-by-one',
        lapsAsked: true,
        countedBy: `post/${site.slice('site/'.length)}`,
        ...more,
      },
      by,
    );
  return {
    write,
    tally,
    index,
    ledger,
    account: () => accountOf(evidenceOf(index())),
    wait: (hours: number) => {
      clock += hours * HOUR;
    },
    site: (id: string, name: string, siteKind: string) =>
      write(id, 'defined@1', { name, siteKind }),
    /** What somebody said, as a person recorded it. */
    says: (id: string, speaker: string, value: number, more: object = {}) =>
      write(`claim/${id}`, 'recorded@1', {
        quantity: { value },
        unit: 'person',
        hedge: false,
        speaker,
        ...more,
      }),
  };
};

/** Every number anywhere in a value. */
export const numbersIn = (value: unknown): readonly number[] =>
  typeof value === 'number'
    ? [value]
    : value !== null && typeof value === 'object'
      ? (value instanceof Map ? [...value] : Object.values(value)).flatMap(numbersIn)
      : [];
