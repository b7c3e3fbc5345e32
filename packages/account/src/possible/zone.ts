import type { Interval } from './stated.ts';

/**
 * Who left and who arrived on one trip, or on several together: each between two figures, and so is the difference
 * (arrived less left). Kept tight: every end can be reached. Zones of trips that do not hang together add up end by
 * end, and nothing is lost by it.
 */
export interface Zone {
  readonly left: Interval;
  readonly arrived: Interval;
  readonly change: Interval;
}

export const NOWHERE: Zone = { left: [0, 0], arrived: [0, 0], change: [0, 0] };

/** Ends that nobody can reach taken in. Where the three cannot all hold, the difference gives way. */
export const tight = (left: Interval, arrived: Interval, change: Interval): Zone => {
  const [d0, d1] = [
    Math.min(change[0], arrived[1] - left[0]),
    Math.max(change[1], arrived[0] - left[1]),
  ];
  const l: Interval = [Math.max(left[0], arrived[0] - d1), Math.min(left[1], arrived[1] - d0)];
  const a: Interval = [Math.max(arrived[0], left[0] + d0), Math.min(arrived[1], left[1] + d1)];
  return {
    left: l,
    arrived: a,
    change: [Math.max(d0, a[0] - l[1]), Math.min(d1, a[1] - l[0])],
  };
};

const sum = (a: Interval, b: Interval): Interval => [a[0] + b[0], a[1] + b[1]];
export const add = (a: Zone, b: Zone): Zone => ({
  left: sum(a.left, b.left),
  arrived: sum(a.arrived, b.arrived),
  change: sum(a.change, b.change),
});
