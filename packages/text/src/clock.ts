import { intlLocale } from './language.ts';

/** Clock times as the operation tells them, whatever zone the device believes in. */
export interface ZoneClock {
  readonly zone: string;
  /** `11:40` */
  readonly time: (ms: number) => string;
  /** `15 Dec` */
  readonly date: (ms: number) => string;
  /** `15 Dec 11:40` */
  readonly dateTime: (ms: number) => string;
  /** `15 Dec 11:40` on another day than `now`, else `11:40`: a bare hour of yesterday misleads. */
  readonly near: (ms: number, now: number) => string;
  /** `2016-12-15` in any language: two moments with the same key are the same day of the operation. */
  readonly dayKey: (ms: number) => string;
  /** 700 at 11:40 in any language: for reckoning with hours that were told. */
  readonly minuteOfDay: (ms: number) => number;
}

function createZoneClock(zone: string, locale: string): ZoneClock {
  const common = { hourCycle: 'h23', timeZone: zone } as const;
  const hourAndMinute = { ...common, hour: '2-digit', minute: '2-digit' } as const;
  const timeFormat = new Intl.DateTimeFormat(locale, hourAndMinute);
  // Made when first asked for: each costs a cheap phone a millisecond.
  let plainFormat: Intl.DateTimeFormat | undefined;
  const dateFormat = new Intl.DateTimeFormat(locale, { ...common, day: 'numeric', month: 'short' });
  const dayFormat = new Intl.DateTimeFormat('en-CA-u-nu-latn', common);
  const time = (ms: number) => timeFormat.format(ms);
  const date = (ms: number) => dateFormat.format(ms);
  const dayKey = (ms: number) => dayFormat.format(ms);
  const dateTime = (ms: number) => `${date(ms)} ${time(ms)}`;
  return {
    zone,
    time,
    date,
    dateTime,
    dayKey,
    near: (ms, now) => (dayKey(ms) === dayKey(now) ? time(ms) : dateTime(ms)),
    minuteOfDay: (ms) => {
      plainFormat ??= new Intl.DateTimeFormat('en-GB', hourAndMinute);
      const [hour = 0, minute = 0] = plainFormat.format(ms).split(':').map(Number);
      return hour * 60 + minute;
    },
  };
}

const clocks = new Map<string, ZoneClock>();

/** A clock in the language that is read now: the same one for a zone until the language is switched. */
export function zoneClock(zone: string): ZoneClock {
  const locale = intlLocale(zone);
  const key = `${zone} ${locale}`;
  const known = clocks.get(key) ?? createZoneClock(zone, locale);
  clocks.set(key, known);
  return known;
}
