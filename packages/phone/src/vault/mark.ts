/** This device's two clocks: `wall` can be set by hand, `mono` cannot, but stands still while the phone sleeps. */
export interface Time {
  /** ms since 1970. */
  readonly wall: () => number;
  /** ms since the page was opened. */
  readonly mono: () => number;
}
export const runtimeTime: Time = { wall: () => Date.now(), mono: () => performance.now() };

export interface Mark {
  /** Never less than any answer before, nor than any `seen`; goes on at least as fast as the page's own clock. */
  readonly now: () => number;
  readonly seen: (kept: number) => void;
}

/**
 * A time that only goes forward. A clock that is set back neither shortens nor prolongs a wait; one that stood in the wrong year and was
 * set right lets time pass by the page's own clock, so that nobody is kept out for years.
 */
export function createMark({ wall, mono }: Time): Mark {
  let mark = wall();
  let at = mono();
  const now = () => {
    const next = mono();
    mark = Math.max(mark + Math.max(0, next - at), wall());
    at = next;
    return mark;
  };
  return {
    now,
    seen: (kept) => {
      now();
      if (kept > mark) mark = kept;
    },
  };
}

/** ms since `from` by whichever clock says more: a sleep shows on the one, a clock set back on the other. */
export const stopwatch = ({ wall, mono }: Time): (() => number) => {
  const [w, m] = [wall(), mono()];
  return () => Math.max(wall() - w, mono() - m);
};
