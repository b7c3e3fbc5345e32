import { figure, intlLocale, t, toScreenDigits } from '@corridor/text';

/**
 * `2016-12-15` → `15 Dec`; `2016-12` → `Dec 2016`; a year stays a year. A day without an hour is the same in
 * every zone; where the operation is decides what its months are called.
 */
export function calendarDay(date: string, zone: string): string {
  const [year, month, day] = date.split('-');
  if (!year || !month) return toScreenDigits(date);
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1));
  const style = day
    ? ({ day: 'numeric', month: 'short' } as const)
    : ({ month: 'short', year: 'numeric' } as const);
  return new Intl.DateTimeFormat(intlLocale(zone), { ...style, timeZone: 'UTC' }).format(at);
}

/** `15–16 Dec`, `30 Nov – 2 Dec`; one day where both are the same or one is not known. */
export function calendarSpan(from: string, to: string, zone: string): string {
  if (!to || from === to) return calendarDay(from, zone);
  if (from.length === 10 && to.length === 10 && from.slice(0, 7) === to.slice(0, 7)) {
    return t('{from}–{to}', { from: figure(Number(from.slice(8))), to: calendarDay(to, zone) });
  }
  return t('{from} – {to}', { from: calendarDay(from, zone), to: calendarDay(to, zone) });
}
