import { MOST_OF_ANY } from '../findings/load.ts';
import type { TallyFact } from '../state/trip.ts';

/** Somebody looked at each person. A list or a glance does not make a person who can be pointed at. */
const LOOKED_AT_EACH: ReadonlySet<string> = new Set([
  'one-by-one',
  'clicker',
  'by-rows',
  'families-asked',
]);

/**
 * Whether the people of a count can be pointed at. Nobody can point at 670 people on one vehicle: a thumb slipped, and until it
 * is counted again such a figure carries nobody over the line.
 */
export const canBePointedAt = ({
  exact,
  method,
  people,
}: Pick<TallyFact, 'exact' | 'method' | 'people'>): boolean =>
  exact && LOOKED_AT_EACH.has(method) && people <= MOST_OF_ANY;
