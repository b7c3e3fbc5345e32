import {
  type ZoneClock as Clock,
  fromLeft,
  t,
  toScreenDigits,
  zoneClock as zoneClockOf,
} from '@corridor/text';

/** Every shown time goes through here: the operation's zone, whatever the laptop believes. */
export interface ZoneClock extends Clock {
  /** ms of every midnight-aligned hour between the two, stepping `hours`. */
  readonly hourTicks: (from: number, to: number, hours: number) => readonly number[];
}

const QUARTER = 900_000;
const clocks = new WeakMap<Clock, ZoneClock>();

/** The same clock for a zone until the language is switched: what hangs on it is then made anew. */
export function zoneClock(zone: string): ZoneClock {
  const clock = zoneClockOf(zone);
  const known = clocks.get(clock) ?? {
    ...clock,
    hourTicks: (from, to, hours) => {
      const ticks: number[] = [];
      // Zones lie on quarter hours; clocks change within the span, so each step is asked, not added.
      for (let at = Math.ceil(from / QUARTER) * QUARTER; at <= to; at += QUARTER) {
        if (clock.minuteOfDay(at) % (60 * hours) === 0) ticks.push(at);
      }
      return ticks;
    },
  };
  clocks.set(clock, known);
  return known;
}

const dated = new WeakMap<ZoneClock, ZoneClock>();

/** The same clock for an operation that is over: no moment of it is today's. */
export function datedClock(zone: string): ZoneClock {
  const clock = zoneClock(zone);
  const known = dated.get(clock) ?? { ...clock, near: clock.dateTime };
  dated.set(clock, known);
  return known;
}

/** `11:40–12:10`, `15 Dec 23:30–00:10`. */
export const spanText = (clock: ZoneClock, from: number, to: number, now: number): string =>
  t('{from}–{to}', { from: clock.near(from, now), to: clock.time(to) });

/** `UTC+3`: what people say aloud, whatever the zone is called. */
export function offsetName(zone: string, at: number): string {
  const part = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find((one) => one.type === 'timeZoneName');
  return fromLeft((part?.value ?? 'GMT').replace('GMT', 'UTC').replace(/\+0$/, ''));
}

/** Day 1 is the day the operation opened, in its own zone. */
export function dayNumber(clock: ZoneClock, openedAt: number, now: number): number {
  const day = (ms: number) => Date.parse(`${clock.dayKey(ms)}T00:00:00Z`) / 86_400_000;
  return Math.max(1, day(now) - day(openedAt) + 1);
}

/** How long, in the words of a radio call: `55 min`, `1 h 02`, `2 d 3 h`. Never negative. */
export function howLong(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return t('{m} min', { m: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48)
    return t('{h} h {m}', { h: hours, m: toScreenDigits(String(minutes % 60).padStart(2, '0')) });
  return t('{d} d {h} h', { d: Math.floor(hours / 24), h: hours % 24 });
}
