import { type Evidence, type Quarter, quarterToMs } from '@corridor/account';
import { zoneClock } from '@corridor/text';
import type { Material } from './types.ts';

/** Longest operation that is told day by day; a phone at 2099 must not make thirty thousand of them. */
const MOST_DAYS = 400;

/** First and last quarter of an hour in which anything moved. null: nothing did. */
export const movedIn = ({ trips, streams }: Evidence) => {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  const see = (quarter: Quarter | null | undefined) => {
    if (quarter == null || quarter <= 0) return;
    first = Math.min(first, quarter);
    last = Math.max(last, quarter);
  };
  for (const { departedAt, arrivedAt } of trips) {
    see(departedAt);
    see(arrivedAt);
  }
  for (const { quarters } of streams) {
    see(quarters[0]?.quarter);
    see(quarters.at(-1)?.quarter);
  }
  return first > last ? null : { first, last };
};

/** Local midnights, whatever the clocks do in between. */
export const daysIn = (evidence: Evidence, timeZone: string): Material['days'] => {
  const moved = movedIn(evidence);
  if (!moved) return [];
  const clock = zoneClock(timeZone);
  const dayOf = (quarter: Quarter) => clock.dayKey(quarterToMs(quarter));
  let since = moved.first;
  while (dayOf(since - 1) === dayOf(moved.first)) since--;
  const days: { since: Quarter; until: Quarter }[] = [];
  for (let quarter = since + 1; days.length < MOST_DAYS; quarter++) {
    if (dayOf(quarter) === dayOf(quarter - 1)) continue;
    days.push({ since, until: quarter });
    if (quarter > moved.last) break;
    since = quarter;
  }
  return days;
};
