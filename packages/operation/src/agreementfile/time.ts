import * as v from 'valibot';
import { zone } from '../kinds/fields.ts';

const ZONE = zone();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Days since 1970-01-01 of a day of the calendar. */
const dayNumber = (year: number, month: number, day: number): number => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
};

const daysIn = (year: number, month: number): number =>
  month === 12 ? 31 : dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);

export interface Zone {
  readonly name: string;
  /** What its clocks show at a moment, as if they showed UTC. ms since 1970. */
  readonly shown: (at: number) => number;
}

/** null: nobody calls a zone so. */
export const createZone = (name: string): Zone | null => {
  if (!v.is(ZONE, name)) return null;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    const shown = (at: number) => {
      const part = new Map(
        format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
      );
      const of = (type: Intl.DateTimeFormatPartTypes) => part.get(type) ?? 0;
      const days = dayNumber(of('year'), of('month'), of('day'));
      return days * DAY + ((of('hour') * 60 + of('minute')) * 60 + of('second')) * 1000;
    };
    return { name, shown };
  } catch {
    return null;
  }
};

export type TimeFault = 'no-such-time' | 'no-time-zone' | 'skipped-time' | 'doubled-time';

const TIME =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?: +|[Tt])(\d{1,2})[:.](\d{2})(?::00)?(?: *([Zz]|[+-]\d{2}(?::?\d{2})?))?$/;

/** `2016-12-18 05:00` as the clocks of the zone show it, or with `+02:00` or `Z` behind it. ms since 1970. */
export const timeIn = (text: string, zone: Zone | null): number | { readonly fault: TimeFault } => {
  const found = TIME.exec(text.trim());
  if (!found) return { fault: 'no-such-time' };
  const [year, month, day, hour, minute] = found.slice(1, 6).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  const isHour = (hour < 24 && minute < 60) || (hour === 24 && minute === 0);
  if (!isDay || !isHour || year < 1970) return { fault: 'no-such-time' };
  const local = dayNumber(year, month, day) * DAY + (hour * 60 + minute) * MINUTE;
  const offset = found[6];
  if (offset !== undefined) {
    const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset) ?? [];
    const at = local - (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
    return at < 0 ? { fault: 'no-such-time' } : at;
  }
  if (!zone) return { fault: 'no-time-zone' };
  // The clocks before and after any change of that day.
  const guesses = [local - DAY, local + DAY].map((near) => local - (zone.shown(near) - near));
  const right = [...new Set(guesses)].filter((guess) => guess >= 0 && zone.shown(guess) === local);
  if (right.length === 2) return { fault: 'doubled-time' };
  return right[0] ?? { fault: 'skipped-time' };
};

const two = (value: number) => String(value).padStart(2, '0');

/** `2016-12-18 05:00`, as the clocks of the zone show it; in UTC, and saying so, without one. */
export const timeToText = (at: number, zone: Zone | null): string => {
  const shown = zone ? zone.shown(at) : at;
  const days = Math.floor(shown / DAY);
  const minutes = Math.floor((shown - days * DAY) / MINUTE);
  // From days to a calendar day, by the same calendar.
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp + (mp < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const day = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1;
  const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)} ${clock}${zone ? '' : ' UTC'}`;
};
