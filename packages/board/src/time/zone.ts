import { t } from '@corridor/text';

/** Every shown time goes through here: the operation's zone, whatever the laptop believes. */
export interface ZoneClock {
  readonly zone: string;
  /** `11:40` */
  readonly time: (ms: number) => string;
  /** `15 Dec` */
  readonly date: (ms: number) => string;
  /** `15 Dec 11:40` */
  readonly dateTime: (ms: number) => string;
  /** `11:40` on the day of `now`, else `15 Dec 11:40`: a bare hour of another day misleads. */
  readonly near: (ms: number, now: number) => string;
  /** `2016-12-15`, for day boundaries and sorting. */
  readonly dayKey: (ms: number) => string;
  /** ms of the next (or this) midnight-aligned hour tick at or after `ms`, stepping `hours`. */
  readonly hourTicks: (from: number, to: number, hours: number) => readonly number[];
}

const formatters = new Map<string, ZoneClock>();

/** Month and weekday names follow the screen's language; digits stay Latin, as counts are compared aloud. */
export function zoneClock(zone: string, locale = 'en-GB'): ZoneClock {
  const key = `${zone} ${locale}`;
  const known = formatters.get(key);
  if (known) return known;
  const parts = { timeZone: zone, hourCycle: 'h23', numberingSystem: 'latn' } as const;
  const timeFormat = new Intl.DateTimeFormat(locale, {
    ...parts,
    hour: '2-digit',
    minute: '2-digit',
  });
  const dateFormat = new Intl.DateTimeFormat(locale, { ...parts, day: 'numeric', month: 'short' });
  const dayFormat = new Intl.DateTimeFormat('en-CA', {
    ...parts,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const hourFormat = new Intl.DateTimeFormat('en-GB', { ...parts, hour: '2-digit' });
  const time = (ms: number) => timeFormat.format(ms);
  const date = (ms: number) => dateFormat.format(ms);
  const dateTime = (ms: number) => `${date(ms)} ${time(ms)}`;
  const dayKey = (ms: number) => dayFormat.format(ms);
  const clock: ZoneClock = {
    zone,
    time,
    date,
    dateTime,
    dayKey,
    near: (ms, now) => (dayKey(ms) === dayKey(now) ? time(ms) : dateTime(ms)),
    hourTicks: (from, to, hours) => {
      const quarter = 900_000;
      const ticks: number[] = [];
      // Zones lie on quarter hours; clocks change within the span, so each step is asked, not added.
      for (let at = Math.ceil(from / quarter) * quarter; at <= to; at += quarter) {
        if (time(at).endsWith(':00') && Number(hourFormat.format(at)) % hours === 0) ticks.push(at);
      }
      return ticks;
    },
  };
  formatters.set(key, clock);
  return clock;
}

const dated = new Map<string, ZoneClock>();

/** The same clock for an operation that is over: no moment of it is today's. */
export function datedClock(zone: string, locale = 'en-GB'): ZoneClock {
  const clock = zoneClock(zone, locale);
  const key = `${zone} ${locale}`;
  const known = dated.get(key) ?? { ...clock, near: clock.dateTime };
  dated.set(key, known);
  return known;
}

/** `UTC+3`: what people say aloud, whatever the zone is called. */
export function offsetName(zone: string, at: number): string {
  const part = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find((one) => one.type === 'timeZoneName');
  return (part?.value ?? 'GMT').replace('GMT', 'UTC').replace(/\+0$/, '');
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
  if (hours < 48) return t('{h} h {m}', { h: hours, m: String(minutes % 60).padStart(2, '0') });
  return t('{d} d {h} h', { d: Math.floor(hours / 24), h: hours % 24 });
}
