/** Lengths of time in ms, and the calendar of a fixed offset: no clock, no time-zone tables. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Monday, 3 March 2031, 00:00 two hours west of Greenwich. */
export const USUAL_START = 1_930_269_600_000;
export const USUAL_OFFSET_HOURS = -2;

/** `Etc/GMT+2` is two hours *west*: the sign of these zones is the reverse of everybody else's. */
export const zoneOf = (offsetHours: number): string =>
  offsetHours === 0 ? 'Etc/GMT' : `Etc/GMT${offsetHours < 0 ? '+' : '-'}${Math.abs(offsetHours)}`;

/** `YYYY-MM-DD` at a fixed offset from UTC, Gregorian calendar. */
export const localDate = (at: number, offsetHours: number): string => {
  const days = Math.floor((at + offsetHours * HOUR) / DAY) + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};
