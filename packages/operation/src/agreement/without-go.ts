import type { BatchAct, BatchState } from '../state/agreement.ts';
import type { Moment } from '../state/common.ts';
import type { TripState } from '../state/trip.ts';

const earliest = ({ at, doubt }: Moment) => at - doubt;
const latest = ({ at, doubt }: Moment) => at + doubt;

/** Between which moments a vehicle left: what was only seen on the road, or at its end, left at some time before. */
const leaving = ({ departed, passed, arrived }: TripState) => {
  if (departed) return { from: earliest(departed), to: latest(departed) };
  const seen = [...passed, ...(arrived ? [arrived] : [])];
  return seen.length ? { from: Number.NEGATIVE_INFINITY, to: Math.min(...seen.map(latest)) } : null;
};

const isAct = ({ is }: BatchAct) => is !== 'moved-without-go';

/**
 * A vehicle that left while no go stood: before the first, after it was held again or lapsed, after the batch was closed. It is said of nobody
 * whom the clocks may clear.
 */
export const leftWithoutGo = (
  trip: TripState,
  { acts }: Pick<BatchState, 'acts'>,
  lapsed: number | null = null,
): boolean => {
  const left = leaving(trip);
  if (!left) return false;
  if (lapsed !== null && left.from > lapsed) return true;
  const inTime = acts.filter(isAct).sort((a, b) => a.told.at - b.told.at);
  return !inTime.some(({ is, told }, place) => {
    const next = inTime[place + 1]?.told;
    const ends = next ? latest(next) : Number.POSITIVE_INFINITY;
    return is === 'go' && earliest(told) <= left.to && ends > left.from;
  });
};
