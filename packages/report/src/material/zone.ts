import { dayStartAt, QUARTER_HOUR_MS } from '@corridor/account';
import { zoneClock } from '@corridor/text';

const HALF_A_DAY = 15 * 3_600_000;

/** Where a calendar day begins in a zone, ms since 1970; days on which clocks change included. */
export const dayStartIn = (timeZone: string): ((day: string) => number) => {
  const clock = zoneClock(timeZone);
  const known = new Map<string, number>();
  const find = (day: string): number => {
    const near = dayStartAt(0)(day);
    for (let at = near - HALF_A_DAY; at <= near + HALF_A_DAY; at += QUARTER_HOUR_MS) {
      if (clock.dayKey(at) === day) return at;
    }
    return near;
  };
  return (day) => {
    const start = known.get(day) ?? find(day);
    known.set(day, start);
    return start;
  };
};
