import type { PointCount, TripState } from '@corridor/operation';
import { figure, figureRange, fromLeft, named, t } from '@corridor/text';

/** `63`, `about 40–50`, `at least 47`: what a count says, no surer than it was made. */
export function countText(count: PointCount): string {
  if (!count.exact) return t('about {n}', { n: figureRange(count.low, count.high) });
  if (!count.complete) return t('at least {n}', { n: figure(count.people) });
  return figureRange(count.low, count.high);
}

/** `63`, `~50`: a figure where there is room for nothing else. */
export const shortFigure = (people: number, isExact: boolean): string =>
  isExact ? figure(people) : fromLeft(`~${figure(people)}`);

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
  return shortFigure(trip.onBoard ?? count.people, count.exact);
}

/** Who of them is weakest, as far as it was counted: `4 lying, 3 wounded`. */
export function weakestText(count: PointCount): string {
  return named(
    [
      count.lying && t('{n} lying', { n: count.lying }),
      count.wounded && t('{n} wounded', { n: count.wounded }),
      count.children && t('{n} children', { n: count.children }),
    ].map((part) => part || null),
  );
}

/** For the eye that reads a sentence: who is known to be on board, the weakest first. */
export function onBoardLong(trip: TripState): string {
  const count = trip.boarded ?? trip.checkpoints.at(-1) ?? null;
  if (!count) return t('nobody has counted who is on board');
  return named([t('{n} people', { n: countText(count) }), weakestText(count)]);
}
