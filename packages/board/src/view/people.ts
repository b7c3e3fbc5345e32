import type { PointCount, TripState } from '@corridor/operation';
import { figure, figureRange, t } from '@corridor/text';

/** `63`, `about 40–50`, `at least 47`: what a count says, no surer than it was made. */
export function countText(count: PointCount): string {
  if (!count.exact) return t('about {n}', { n: figureRange(count.low, count.high) });
  if (!count.complete) return t('at least {n}', { n: figure(count.people) });
  return figureRange(count.low, count.high);
}

/** How many are on board as last counted, at boarding or on the way; null where nobody has counted. */
export const onBoardCounted = (trip: TripState): number | null =>
  trip.onBoard ?? trip.boarded?.people ?? trip.checkpoints.at(-1)?.people ?? null;

/** On board now, as short as a plate: `63`, `~50`, `2 lying`, `?` where nobody has counted. */
export function onBoardShort(trip: TripState): string {
  const count = trip.boarded ?? trip.checkpoints.at(-1) ?? null;
  if (!count) return trip.onBoard === null ? '?' : figure(trip.onBoard);
  if (count.lying !== null && count.lying > 0 && count.lying * 2 >= count.people) {
    return t('{n} lying', { n: count.lying });
  }
  const people = figure(trip.onBoard ?? count.people);
  return count.exact ? people : `~${people}`;
}

/** For the eye that reads a sentence: who is known to be on board, the weakest first. */
export function onBoardLong(trip: TripState): string {
  const count = trip.boarded ?? trip.checkpoints.at(-1) ?? null;
  if (!count) return t('nobody has counted who is on board');
  const parts = [t('{n} people', { n: countText(count) })];
  if (count.lying) parts.push(t('{n} lying', { n: count.lying }));
  if (count.wounded) parts.push(t('{n} wounded', { n: count.wounded }));
  if (count.children) parts.push(t('{n} children', { n: count.children }));
  return parts.join(', ');
}
