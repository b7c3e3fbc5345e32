/** Days since 1 January 1970 of a day of the calendar, whatever the zone. */
const dayNumber = (year: number, month: number, day: number): number => {
  // Years that begin in March end with their leap day.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const leaps = Math.floor(ofEra / 4) - Math.floor(ofEra / 100);
  return era * 146_097 + ofEra * 365 + leaps + ofYear - 719_468;
};

export const DAY_MS = 86_400_000;

export interface Days {
  /** `2016-12-15`, the first. */
  readonly first: string;
  readonly last: string;
}

const two = (n: number) => String(n).padStart(2, '0');

const numbersOf = (day: string): readonly [number, number, number] => {
  const [year = '', month = '1', of = '1'] = day.split('-');
  return [Number(year), Number(month), Number(of)];
};

export const dayToNumber = (day: string): number => dayNumber(...numbersOf(day));

export const numberToDay = (number: number): string => {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const y = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  );
  const ofYear = ofEra - (365 * y + Math.floor(y / 4) - Math.floor(y / 100));
  const mp = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  return `${y + era * 400 + (month <= 2 ? 1 : 0)}-${two(month)}-${two(day)}`;
};

export const nextDay = (day: string): string => numberToDay(dayToNumber(day) + 1);

/** Days that a date means: `2016-12` is the month, `2016` the year. */
export const daysOf = (date: string): Days => {
  const [year = '', month, day] = date.split('-');
  if (month && day) return { first: date, last: date };
  const first = `${year}-${month ?? '01'}-01`;
  const [y, m] = numbersOf(first);
  const after = month
    ? dayNumber(m === 12 ? y + 1 : y, m === 12 ? 1 : m + 1, 1)
    : dayNumber(y + 1, 1, 1);
  return { first, last: numberToDay(after - 1) };
};

/** Where a calendar day begins, ms since 1970, for a zone that is always as many minutes before UTC. */
export const dayStartAt =
  (offsetMinutes: number) =>
  (day: string): number =>
    dayToNumber(day) * DAY_MS - offsetMinutes * 60_000;
