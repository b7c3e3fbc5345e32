import { civilOf, type Day, dayOf } from '@corridor/operation';
import type { PartialDate } from './types.ts';

export { civilOf, type Day, dayOf };

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
