import type { PartialDate } from './types.ts';

/** Days since 1 January 1970 of the Gregorian calendar. Counted by hand: nothing here may ask what day it is. */
export type Day = number;

export const dayOf = (year: number, month: number, day: number): Day => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
};

export const civilOf = (day: Day): { year: number; month: number; day: number } => {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
};

/** Monday is 0. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;

export const daysIn = (year: number, month: number): number =>
  month === 2
    ? (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

const two = (value: number) => String(value).padStart(2, '0');

export const monthIso = (year: number, month: number): PartialDate => `${year}-${two(month)}`;
export const dayIso = (day: Day): PartialDate => {
  const civil = civilOf(day);
  return `${monthIso(civil.year, civil.month)}-${two(civil.day)}`;
};
export const clockOf = (hour: number, minute: number): string => `${two(hour)}:${two(minute)}`;

/** null for anything but a day that exists, written `YYYY-MM-DD`. */
export function dayFromIso(iso: string | null): Day | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso ?? '');
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return isDay(year, month, day) ? dayOf(year, month, day) : null;
}

export const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);

/** So many months on or back; the last of a month where it has no such day. */
export function monthsOn(from: Day, months: number): Day {
  const civil = civilOf(from);
  const all = civil.year * 12 + civil.month - 1 + months;
  const [year, month] = [Math.floor(all / 12), (((all % 12) + 12) % 12) + 1];
  return dayOf(year, month, Math.min(civil.day, daysIn(year, month)));
}
