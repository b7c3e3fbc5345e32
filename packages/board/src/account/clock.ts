import { intlLocale } from '@corridor/text';

const formats = new Map<string, Intl.DateTimeFormat>();

/** `11:40:07` in the operation's zone: for what is worked out anew within seconds. */
export function toTheSecond(zone: string, at: number): string {
  const locale = intlLocale(zone);
  const key = `${zone} ${locale}`;
  let format = formats.get(key);
  if (!format) {
    const two = '2-digit' as const;
    format = new Intl.DateTimeFormat(locale, {
      hourCycle: 'h23',
      timeZone: zone,
      hour: two,
      minute: two,
      second: two,
    });
    formats.set(key, format);
  }
  return format.format(at);
}
