/**
 * How large the pictures are that are read, and how many a second, so that a weak phone keeps up with a row of codes
 * and a strong one does not grow hot: whoever shows has ten pictures a second, so more than fifteen gain nothing.
 */
export interface Pace {
  /** Longer side of the next picture, pixels. */
  readonly side: () => number;
  /** ms to wait after a picture that took `ms` to read. */
  readonly took: (ms: number) => number;
}

const sides = [1280, 960, 800, 640] as const;
const everyMs = 66;
/** Longer than a code stands: then every second one would be missed. */
const tooLong = 110;
const patience = 5;

export function createPace(): Pace {
  let step = 0;
  let slow = 0;
  return {
    side: () => sides[step] ?? 640,
    took: (ms) => {
      slow = ms > tooLong ? slow + 1 : 0;
      if (slow >= patience && step < sides.length - 1) {
        step++;
        slow = 0;
      }
      return Math.max(0, everyMs - ms);
    },
  };
}
