/** The rehearsal's time, which runs at a chosen speed beside the hub's own. */
export interface Pace {
  /** ms since 1970. */
  readonly now: () => number;
  readonly speed: () => number;
  readonly setSpeed: (speed: number) => void;
}

export function createPace(from: number, startSpeed: number, realNow: () => number): Pace {
  let base = from;
  let since = realNow();
  let speed = startSpeed;
  // The laptop's clock may be set back while the exercise runs; rehearsed time never goes back.
  const now = () => Math.round(base + Math.max(0, realNow() - since) * speed);
  return {
    now,
    speed: () => speed,
    setSpeed(next) {
      base = now();
      since = realNow();
      speed = next;
    },
  };
}
