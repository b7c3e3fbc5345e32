export interface DailyMoment {
  /** `2016-12-15`, a day of the operation's zone. */
  readonly day: string;
  /** ms since 1970, UTC. */
  readonly at: number;
}

export interface ZoneDays {
  /** The day of the operation's zone in which a moment lies. */
  readonly dayOf: (ms: number) => string;
  /** `2016-12-15`, 18, 0 → the moment at which clocks there show it; null: they were put forward over it. */
  readonly momentOf: (day: string, hour: number, minute: number) => number | null;
}

const DAY = 86_400_000;
/** Nobody reads of more days than a long siege has. */
const MOST = 400;

/** Every day's hour of the figure that has come, from the first day to now; the newest first. */
export const dailyMoments = (
  since: number,
  until: number,
  { hour, minute }: { readonly hour: number; readonly minute: number },
  { dayOf, momentOf }: ZoneDays,
): readonly DailyMoment[] => {
  const days = new Set<string>();
  // From noon to noon a day never has fewer than 20 hours or more than 28.
  for (let at = until; at >= since - DAY && days.size < MOST; at -= DAY / 2) days.add(dayOf(at));
  return [...days]
    .flatMap((day) => {
      const at = momentOf(day, hour, minute);
      return at !== null && at <= until && at >= since ? [{ day, at }] : [];
    })
    .sort((a, b) => b.at - a.at);
};
