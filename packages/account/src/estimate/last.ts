import type { Evidence } from '../evidence/types.ts';

const DAY = 96;

/** The last quarter of which anything was told; a moment far behind all others is a clock set wrong, not the present. */
export const lastOf = ({ trips, until }: Evidence): number => {
  const moments = trips.flatMap(({ departedAt, arrivedAt }) => [
    ...(departedAt === null ? [] : [departedAt]),
    ...(arrivedAt === null ? [] : [arrivedAt]),
  ]);
  if (moments.length < 4) return until;
  moments.sort((a, b) => a - b);
  const late = moments[Math.floor(moments.length * 0.97) - 1] ?? until;
  if (until - late < DAY) return until;
  let last = late;
  for (const moment of moments) if (moment > last && moment - last < DAY / 2) last = moment;
  return last;
};
