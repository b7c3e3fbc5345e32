import * as v from 'valibot';
import { dayOf, dayToText } from '../calendar.ts';
import { zone } from '../kinds/fields.ts';

const ZONE = zone();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const daysIn = (year: number, month: number): number =>
  month === 12 ? 31 : dayOf(year, month + 1, 1) - dayOf(year, month, 1);

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
      const days = dayOf(of('year'), of('month'), of('day'));
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
  const local = dayOf(year, month, day) * DAY + (hour * 60 + minute) * MINUTE;
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
  const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${dayToText(days)} ${clock}${zone ? '' : ' UTC'}`;
};
