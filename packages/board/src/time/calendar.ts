/** `2016-12-15` → `15 Dec`; `2016-12` → `Dec 2016`; a year stays a year. Days without an hour have no zone. */
export function calendarDay(date: string, locale = 'en-GB'): string {
  const [year, month, day] = date.split('-');
  if (!year || !month) return date;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1));
  const style = day
    ? ({ day: 'numeric', month: 'short' } as const)
    : ({ month: 'short', year: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(at);
}

/** `15–16 Dec`, `30 Nov – 2 Dec`; one day where both are the same or one is not known. */
export function calendarSpan(from: string, to: string): string {
  if (!to || from === to) return calendarDay(from);
  if (from.length === 10 && to.length === 10 && from.slice(0, 7) === to.slice(0, 7)) {
    return `${Number(from.slice(8))}–${calendarDay(to)}`;
  }
  return `${calendarDay(from)} – ${calendarDay(to)}`;
}
