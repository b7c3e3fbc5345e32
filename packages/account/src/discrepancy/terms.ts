import type { Index, States } from '@corridor/operation';
import type { Possible } from '../possible/types.ts';
import type { Found } from './types.ts';

type Interval = readonly [low: number, high: number];
/** "About" without a range of its own: a tenth either way. */
const ABOUT = 0.1;

type BatchPeople = NonNullable<NonNullable<States['batch']['planned']>['people']>;
type Quantity = NonNullable<NonNullable<States['term']['inForce']>['whole']['quantity']>;

const quotaOf = (asked: BatchPeople | Quantity | undefined): Interval | null => {
  if (asked === undefined) return null;
  if (typeof asked === 'number') return [asked, asked];
  if ('exact' in asked) return [asked.exact, asked.exact];
  if ('low' in asked) return [asked.low, asked.high];
  if ('about' in asked)
    return [Math.floor(asked.about * (1 - ABOUT)), Math.ceil(asked.about * (1 + ABOUT))];
  return null;
};

interface Movement {
  readonly counted: number;
  readonly low: number;
  readonly high: number;
  readonly last: number;
  readonly records: Found['records'];
}

/** What left in a batch: as counted, and as far as the records allow. */
const movementOf = (
  possible: Possible,
  batch: string,
  trips: readonly States['trip'][],
): Movement => {
  const { low, high } = possible.range({ measure: 'left', batch, by: 'vehicles' });
  let [counted, last] = [0, 0];
  const records: Found['records'][number][] = [];
  for (const { boarded, departed, departures, tallies } of trips) {
    if (departures === 0) continue;
    counted += boarded?.people ?? 0;
    last = Math.max(last, departed?.at ?? 0);
    for (const { line, at, fact } of tallies)
      if (fact.point === 'boarding') records.push({ line, at });
  }
  return { counted, low, high: high ?? Number.POSITIVE_INFINITY, last, records };
};

/**
 * What was agreed and what was counted leaving: more than agreed as soon as it is sure, fewer once it is over. The
 * batches of a term, as planned, against the term.
 */
export const ofTerms = (index: Index, possible: Possible): readonly Found[] => {
  const { store } = index;
  const batches = [...store.all('batch')].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (batches.length === 0) return [];
  const byBatch = Map.groupBy(store.all('trip'), ({ batch }) => batch && store.resolve(batch));
  const moved = new Map(
    batches.map((batch) => [batch.id, movementOf(possible, batch.id, byBatch.get(batch.id) ?? [])]),
  );
  const found: Found[] = [];
  const compare = (
    level: 'batch' | 'term',
    of: string,
    quota: Interval | null,
    movements: readonly Movement[],
    over: number | null,
  ) => {
    if (!quota || movements.length === 0) return;
    const sum = (get: (one: Movement) => number) =>
      movements.reduce((all, one) => all + get(one), 0);
    const [counted, low, high] = [sum((m) => m.counted), sum((m) => m.low), sum((m) => m.high)];
    const isMore = low > quota[1];
    const isFewer = over !== null && high < quota[0];
    if (!isMore && !isFewer) return;
    found.push({
      about: 'quota',
      level,
      of,
      people: isMore
        ? Math.max(counted, low) - quota[1]
        : Math.min(counted || high, high) - quota[0],
      isDerived: counted < low || counted > high,
      numbers: { agreedLow: quota[0], agreedHigh: quota[1], counted },
      since: isMore ? Math.max(...movements.map(({ last }) => last)) : (over ?? 0),
      records: movements.flatMap(({ records }) => records),
    });
  };

  for (const { id, planned, status, since } of batches) {
    const movement = moved.get(id) as Movement;
    const over = status === 'completed' ? (since?.at ?? 0) : null;
    compare('batch', id, quotaOf(planned?.people), movement.last ? [movement] : [], over);
  }

  for (const term of store.all('term')) {
    const wording = term.inForce?.whole;
    const quota = wording?.about === 'people' ? quotaOf(wording.quantity) : null;
    const own = batches.filter(({ planned }) => planned && store.resolve(planned.term) === term.id);
    if (!quota || own.length === 0) continue;
    const isOver = term.status === 'fulfilled';
    const told = term.since?.at ?? 0;
    const movements = own.flatMap(({ id }) => moved.get(id) ?? []).filter(({ last }) => last > 0);
    compare('term', term.id, quota, movements, isOver ? told : null);
    const planned = own.map((batch) => quotaOf(batch.planned?.people));
    const [low, high] = planned.reduce<Interval>(
      ([a, b], one) => [a + (one?.[0] ?? 0), b + (one?.[1] ?? Number.POSITIVE_INFINITY)],
      [0, 0],
    );
    const isAll = isOver || own.every(({ status }) => status === 'completed');
    if (low <= quota[1] && !(isAll && high < quota[0])) continue;
    found.push({
      about: 'sum-of-batches',
      level: 'term',
      of: term.id,
      people: low > quota[1] ? low - quota[1] : high - quota[0],
      isDerived: false,
      numbers: {
        agreedLow: quota[0],
        agreedHigh: quota[1],
        planned: low > quota[1] ? low : high,
        batches: own.length,
      },
      since: Math.max(told, ...own.map(({ firstAt }) => firstAt ?? 0)),
      records: [],
    });
  }
  return found;
};
