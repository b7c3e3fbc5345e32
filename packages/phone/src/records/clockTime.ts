const DAY_MINUTES = 24 * 60;
const MINUTE = 60_000;

const minutesOfDay = (zone: string, ms: number): number => {
  const parts = new Intl.DateTimeFormat('en-GB-u-nu-latn', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(ms);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value ?? 0);
  return part('hour') * 60 + part('minute');
};

/** `14:05` of four digits as they are typed; `null`: not a time of day. */
export const typedClock = (digits: string): number | null => {
  if (!/^\d{4}$/.test(digits)) return null;
  const [hour, minute] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
  return hour < 24 && minute < 60 ? hour * 60 + minute : null;
};

/** The last moment at which clocks of the zone showed so many minutes after midnight; ms, never later than `now`. */
export const lastClockTime = (zone: string, minutes: number, now: number): number => {
  const ago = (minutesOfDay(zone, now) - minutes + DAY_MINUTES) % DAY_MINUTES;
  const moment = Math.floor(now / MINUTE) * MINUTE - ago * MINUTE;
  // Clocks were set forward or back in between: once more, from there.
  const off = minutesOfDay(zone, moment) - minutes;
  const shift =
    off > DAY_MINUTES / 2 ? off - DAY_MINUTES : off < -DAY_MINUTES / 2 ? off + DAY_MINUTES : off;
  const shifted = moment - shift * MINUTE;
  return shifted <= now && minutesOfDay(zone, shifted) === minutes ? shifted : moment;
};
