import {
  civilOf,
  type Day,
  dayIso,
  dayOf,
  daysIn,
  isDay,
  monthIso,
  monthsOn,
  weekdayOf,
} from './calendar.ts';
import type { PartialDate } from './types.ts';

/** Where a weekday lies from the day of writing; `nearest` where the words leave both open. */
export type Turn = 'last' | 'next' | 'nearest';

/** What a word about time is resolved against. Nothing of it ever comes from a clock. */
export interface Around {
  /** The day of writing. */
  readonly anchor: Day | null;
  /** What the verbs around say; null when they say nothing. */
  readonly turn: () => Turn | null;
  /** The day last told of in this paragraph, for `la veille`, `le lendemain`, `dans la soirée`. */
  readonly told: Day | null;
}

export type Range = readonly [from: PartialDate | null, to: PartialDate | null];
export type Resolve = (around: Around) => Range;

export const NOWHERE: Range = [null, null];

/** A piece of text about time, not yet resolved. */
export interface Piece {
  readonly last: number;
  readonly kind: 'day' | 'span' | 'since' | 'until' | 'clock' | 'duration' | 'age';
  readonly range: Resolve;
  readonly clock: string | null;
}

const both = (at: PartialDate): Range => [at, at];

/** @param strict `mardi dernier`, `next Tuesday`: never the day of writing itself. */
export function weekdayFrom(anchor: Day, weekday: number, turn: Turn, strict = false): Day {
  const back = (weekdayOf(anchor) - weekday + 7) % 7 || (strict ? 7 : 0);
  const on = (weekday - weekdayOf(anchor) + 7) % 7 || (strict ? 7 : 0);
  if (turn === 'last') return anchor - back;
  if (turn === 'next') return anchor + on;
  return back <= on ? anchor - back : anchor + on;
}

export const onWeekday =
  (weekday: number, forced: Turn | null, otherwise: Turn = 'last'): Resolve =>
  ({ anchor, turn }) =>
    anchor === null
      ? NOWHERE
      : both(dayIso(weekdayFrom(anchor, weekday, forced ?? turn() ?? otherwise, forced !== null)));

/** `la réunion de samedi`, `Saturday's meeting`: no verb of its own; tomorrow or the day after, else the last. */
export const ofWeekday =
  (weekday: number): Resolve =>
  ({ anchor, turn }) => {
    if (anchor === null) return NOWHERE;
    const next = weekdayFrom(anchor, weekday, 'next');
    const isSoon = next - anchor <= 2 || turn() === 'next';
    return both(dayIso(isSoon ? next : weekdayFrom(anchor, weekday, 'last')));
  };

/** So many days, weeks, months, years from the day of writing; no finer than the unit says. */
export const shifted =
  (count: number, unit: DurationUnit): Resolve =>
  ({ anchor }) =>
    anchor === null ? NOWHERE : both(shiftIso(anchor, count, unit));

export type DurationUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

export function shiftIso(anchor: Day, count: number, unit: DurationUnit): PartialDate {
  if (unit === 'minute') return dayIso(anchor);
  if (unit === 'hour') return dayIso(anchor + Math.sign(count) * Math.ceil(Math.abs(count) / 24));
  if (unit === 'day') return dayIso(anchor + count);
  if (unit === 'week') return dayIso(anchor + 7 * count);
  const to = civilOf(monthsOn(anchor, unit === 'month' ? count : 12 * count));
  return unit === 'month' ? monthIso(to.year, to.month) : String(to.year);
}

/** From the day told of before, else from the day of writing where `orAnchor`. */
export const fromTold =
  (days: number, orAnchor: boolean): Resolve =>
  ({ anchor, told }) => {
    const from = told ?? (orAnchor ? anchor : null);
    return from === null ? NOWHERE : both(dayIso(from + days));
  };

/** The words of a date, as far as they stand there. */
export interface Written {
  readonly year: number | null;
  /** 1–12. */
  readonly month: number | null;
  readonly day: number | null;
  readonly weekday: number | null;
}

/** No year: the one nearest to the day of writing, unless the words around look back or ahead. */
export const onDate =
  ({ year, month, day, weekday }: Written, forced: Turn | null = null): Resolve =>
  ({ anchor, turn }) => {
    if (month === null) {
      if (year !== null) return both(String(year));
      return day === null || weekday === null ? NOWHERE : dayInMonths(anchor, day, weekday);
    }
    if (year !== null) {
      if (day === null) return both(monthIso(year, month));
      return isDay(year, month, day) ? both(dayIso(dayOf(year, month, day))) : NOWHERE;
    }
    if (anchor === null) return NOWHERE;
    const found =
      yearByWeekday(anchor, month, day, weekday) ??
      (forced ? nearestYear(anchor, month, day, forced) : yearBy(anchor, month, day, turn()));
    if (found === null) return NOWHERE;
    return day === null ? both(monthIso(found, month)) : both(dayIso(dayOf(found, month, day)));
  };

/** Further away than this a writer gives the year, in days. */
const FAR = 300;

/** The nearest year, unless the verb says the other direction and does not lead too far away to go without a year. */
function yearBy(anchor: Day, month: number, day: number | null, turn: Turn | null): number | null {
  const nearest = nearestYear(anchor, month, day, 'nearest');
  const said = turn && nearestYear(anchor, month, day, turn);
  if (said === null || day === null) return said ?? nearest;
  return Math.abs(dayOf(said, month, day) - anchor) > FAR ? nearest : said;
}

/** `jeudi 15 décembre`: of the years around there is at most one that has it. */
function yearByWeekday(
  anchor: Day,
  month: number,
  day: number | null,
  weekday: number | null,
): number | null {
  if (day === null || weekday === null) return null;
  const here = civilOf(anchor).year;
  const has = (year: number) =>
    isDay(year, month, day) && weekdayOf(dayOf(year, month, day)) === weekday;
  return [here, here - 1, here + 1].find(has) ?? null;
}

/** A month ends later than it begins: so long after the day of writing it still counts as now. */
function nearestYear(anchor: Day, month: number, day: number | null, turn: Turn): number | null {
  const here = civilOf(anchor);
  if (day === null && month === here.month) return here.year;
  let best: { year: number; far: number } | null = null;
  for (const year of [here.year, here.year - 1, here.year + 1]) {
    if (!isDay(year, month, day ?? 15)) continue;
    const ahead = dayOf(year, month, day ?? 15) - anchor;
    if ((turn === 'last' && ahead > 0) || (turn === 'next' && ahead < 0)) continue;
    const far = Math.abs(ahead);
    if (best === null || far < best.far) best = { year, far };
  }
  return best?.year ?? null;
}

/** `jeudi 15`: the nearest fifteenth that is a Thursday, if one of the months around has it. */
function dayInMonths(anchor: Day | null, day: number, weekday: number): Range {
  if (anchor === null) return NOWHERE;
  const here = civilOf(anchor);
  let best: Day | null = null;
  for (const months of [0, -1, 1]) {
    const all = here.year * 12 + here.month - 1 + months;
    const [year, month] = [Math.floor(all / 12), (all % 12) + 1];
    if (day > daysIn(year, month)) continue;
    const found = dayOf(year, month, day);
    if (weekdayOf(found) !== weekday) continue;
    if (best === null || Math.abs(found - anchor) < Math.abs(best - anchor)) best = found;
  }
  return best === null ? NOWHERE : both(dayIso(best));
}
