import { dayToText } from '@corridor/operation';

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
export const localDate = (at: number, offsetHours: number): string =>
  dayToText(Math.floor((at + offsetHours * HOUR) / DAY));
