import {
  type ZoneClock as Clock,
  t,
  toScreenDigits,
  zoneClock as zoneClockOf,
} from '@corridor/text';

/** Clock times as the operation tells them, whatever zone the phone believes in. */
export interface ZoneClock extends Clock {
  /** Whether the phone itself shows another time than the operation at this moment. */
  readonly differsFromPhone: (ms: number) => boolean;
}

const clocks = new WeakMap<Clock, ZoneClock>();

export function zoneClock(zone: string): ZoneClock {
  const clock = zoneClockOf(zone);
  const known = clocks.get(clock) ?? {
    ...clock,
    differsFromPhone: (ms) => {
      const phone = new Date(ms);
      return phone.getHours() * 60 + phone.getMinutes() !== clock.minuteOfDay(ms);
    },
  };
  clocks.set(clock, known);
  return known;
}

/** How long ago, in the words of a radio call: `now`, `3 min ago`, `5 h 20 ago`, `2 d ago`. */
export function howLongAgo(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return t('now');
  if (minutes < 60) return t('{m} min ago', { m: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) {
    return t('{h} h {m} ago', {
      h: hours,
      m: toScreenDigits(String(minutes % 60).padStart(2, '0')),
    });
  }
  return t('{d} d ago', { d: Math.floor(hours / 24) });
}
