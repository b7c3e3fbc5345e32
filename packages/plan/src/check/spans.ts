/** Minutes that differ by less are the same minute. */
export const NEAR = 1e-6;

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where more than `most` of these are under way at the same time, first: what ends when another begins is over by then. */
export function firstCrowd(
  stretches: readonly Stretch[],
  most: number,
): { readonly number: number; readonly minute: number } | null {
  const events: (readonly [minute: number, change: 1 | -1])[] = [];
  for (const { from, to } of stretches) {
    if (!(to - from > NEAR)) continue;
    events.push([from, 1], [to - NEAR, -1]);
  }
  events.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let number = 0;
  for (const [minute, change] of events) {
    number += change;
    if (number > most) return { number, minute };
  }
  return null;
}

/** Some of it lies truly within the span; its bounds do not count. */
export const meets = (
  { from, to }: Stretch,
  span: { readonly from: number; readonly to: number | null },
): boolean => to > span.from + NEAR && (span.to === null || from < span.to - NEAR);
