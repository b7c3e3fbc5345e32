import { createIndex, folding, type OperationEvent, subjectTypeOf } from '@corridor/operation';
import { type Account, accountOf } from '../../account.ts';
import { evidenceOf } from '../../evidence/evidence.ts';

/** 15 December 2016, 16:00 UTC: 18:00 in Aleppo, when the day's figure is drawn up. */
export const EVENING = 1_481_817_600_000;
export const before = (minutes: number) => EVENING - minutes * 60_000;

const keyOf = (name: string) => name.padEnd(43, '0').slice(0, 43);

/** What people write down, one line after another, for accounts of some of it. */
export const createNotebook = () => {
  let lines = 0;
  const line = (
    by: string,
    at: number,
    subject: string,
    kind: string,
    fact: object,
  ): OperationEvent => {
    lines++;
    return folding.upcast({
      id: keyOf(`line-${lines}-`),
      device: keyOf(by),
      person: keyOf(by),
      seq: lines,
      hlc: [at, lines],
      wall: at,
      at,
      doubt: 0,
      kind,
      subject,
      after: [],
      fact,
    }) as OperationEvent;
  };
  const tally = (by: string, at: number, trip: string, point: string, people: number, more = {}) =>
    line(by, at, trip, 'tallied@1', {
      point,
      site: point === 'boarding' ? 'site/ramouseh' : 'site/rashidin',
      people,
      exact: true,
      part: 'whole',
      method: 'one-by-one',
      lapsAsked: true,
      countedBy: 'post/any',
      ...more,
    });
  return {
    line,
    tally,
    departs: (trip: string, at: number) =>
      line('pick-up', at, trip, 'departed@1', {
        vehicle: `vehicle/${trip.slice(5)}`,
        site: 'site/ramouseh',
      }),
    arrives: (trip: string, at: number) =>
      line('gate', at, trip, 'arrived@1', { site: 'site/rashidin', slip: true }),
    counted: (trip: string, people: number, at: number) =>
      tally('gate', at, trip, 'alighting', people),
  };
};

/** The account of exactly these lines. `joined`: trips that are one. */
export const accountFrom = (
  lines: readonly OperationEvent[],
  joined: readonly (readonly string[])[] = [],
): Account => {
  const index = createIndex();
  const nameOf = (subject: string) =>
    [...(joined.find((set) => set.includes(subject)) ?? [subject])].sort()[0] ?? subject;
  for (const [subject, own] of Map.groupBy(lines, (each) => nameOf(each.subject))) {
    index.update(subject, folding.foldSubject(subjectTypeOf(subject), subject, own));
  }
  return accountOf(evidenceOf(index));
};
