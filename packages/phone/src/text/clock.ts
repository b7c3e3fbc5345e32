import { toScreenDigits } from './digits.ts';
import { intlLocale } from './language.ts';
import { t } from './t.ts';

/** Clock times as the operation tells them, whatever zone the phone believes in. */
export interface ZoneClock {
  readonly zone: string;
  /** `11:40` */
  readonly time: (ms: number) => string;
  /** `15 Dec 11:40` on another day than `now`, else `11:40`: a bare hour of yesterday misleads. */
  readonly near: (ms: number, now: number) => string;
  /** `2016-12-15`: two moments with the same key are the same day of the operation. */
  readonly dayKey: (ms: number) => string;
  /** Whether the phone itself shows another time than the operation at this moment. */
  readonly differsFromPhone: (ms: number) => boolean;
}

const clocks = new Map<string, ZoneClock>();

export function zoneClock(zone: string): ZoneClock {
  const locale = intlLocale(zone);
  const key = `${zone} ${locale}`;
  const known = clocks.get(key);
  if (known) return known;
  const common = { hourCycle: 'h23' } as const;
  const hourAndMinute = { ...common, hour: '2-digit', minute: '2-digit' } as const;
  const timeFormat = new Intl.DateTimeFormat(locale, { ...hourAndMinute, timeZone: zone });
  const phoneFormat = new Intl.DateTimeFormat(locale, hourAndMinute);
  const dateFormat = new Intl.DateTimeFormat(locale, {
    ...common,
    timeZone: zone,
    day: 'numeric',
    month: 'short',
  });
  const dayFormat = new Intl.DateTimeFormat('en-CA-u-nu-latn', { ...common, timeZone: zone });
  const time = (ms: number) => timeFormat.format(ms);
  const dayKey = (ms: number) => dayFormat.format(ms);
  const clock: ZoneClock = {
    zone,
    time,
    dayKey,
    near: (ms, now) =>
      dayKey(ms) === dayKey(now) ? time(ms) : `${dateFormat.format(ms)} ${time(ms)}`,
    differsFromPhone: (ms) => phoneFormat.format(ms) !== time(ms),
  };
  clocks.set(key, clock);
  return clock;
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
