/** Says minutes of a scenario as people read them. */
export interface Hours {
  /** One word or two: `05:20`, or `+1:20` where nobody said when it begins. */
  readonly at: (minute: number) => string;
  /** The day a minute lies in, where days are known. */
  readonly day: (minute: number) => string | null;
}

const two = (n: number) => String(n).padStart(2, '0');

/** A moment that has begun is too late for a departure: every figure is rounded up to the minute. */
const up = (minute: number) => Math.ceil(minute - 1e-6);

/** In the time zone in which `begins` is written: that is the one of those who wrote it. */
export function hoursOf(begins: string | undefined): Hours {
  if (begins === undefined) {
    return {
      at: (minute) => `+${Math.floor(up(minute) / 60)}:${two(up(minute) % 60)}`,
      day: () => null,
    };
  }
  const [, sign = '+', hours = '0', minutes = '0'] =
    /([+-])(\d{2}):?(\d{2})?$/.exec(begins.slice(10)) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0));
  const local = (minute: number) =>
    new Date(Date.parse(begins) + (offset + up(minute)) * 60_000).toISOString();
  return {
    at: (minute) => local(minute).slice(11, 16),
    day: (minute) => local(minute).slice(0, 10),
  };
}

export function minutesToText(minutes: number): string {
  const whole = up(minutes);
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
