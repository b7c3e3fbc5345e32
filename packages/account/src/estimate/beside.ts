import { rowsOf } from './arrays.ts';
import { type Compared, compare } from './compare.ts';
import type { Estimated } from './estimate.ts';
import type { Journey } from './journey.ts';
import { fitBy, learn } from './learn.ts';

/** Up to so many journeys each flow is judged by all others; then a tenth of the flows by the other nine. */
const EACH_ALONE = 60;
const TENTHS = 10;
/** Among so many no single count teaches anything. */
const NONE_MATTERS = 2_000;

/**
 * The looks of every flow that was looked at twice, in the order of the journeys, by what other flows of the operation teach of who
 * counts how: a wrong count would else be taken for the habit of whoever wrote it, and for how far such counts stray.
 */
export const eachBesideOthers = ({ journeys, fitted }: Estimated): readonly (Compared | null)[] => {
  const asHeard = journeys.map((_, place) => compare(fitted, place));
  if (journeys.length > NONE_MATTERS) return asHeard;
  const { layout } = fitted.rows;
  const parts =
    journeys.length > EACH_ALONE
      ? [...Map.groupBy(journeys.keys(), (place) => tenthOf(journeys[place] as Journey)).values()]
      : [...journeys.keys()].map((place) => [place]);
  const result: (Compared | null)[] = asHeard.map(() => null);
  for (const part of parts) {
    const twice = part.filter((place) => asHeard[place]);
    if (!twice.length) continue;
    const without = new Set(part);
    const rest = learn(
      rowsOf(
        journeys.filter((_, place) => !without.has(place)),
        layout,
      ),
    );
    const judged = fitBy(
      rest,
      rowsOf(
        twice.map((place) => journeys[place] as Journey),
        layout,
      ),
    );
    twice.forEach((place, i) => {
      const alone = compare(judged, i);
      result[place] = alone && { ...alone, from: fitted.rows.first[place] as number };
    });
  }
  return result;
};

/** By what was seen, never by a number: in what is published numbers are dealt anew. */
const tenthOf = ({ looks, leftAt }: Journey): number => {
  let sum = Math.floor(leftAt ?? 0);
  for (const { people, parts } of looks) sum = (sum * 31 + people * 7 + parts.length) % 999_983;
  return Math.floor(sum) % TENTHS;
};
