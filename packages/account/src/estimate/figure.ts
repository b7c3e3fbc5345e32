import type { SubjectId } from '@corridor/operation';
import type { Figure, Scope } from '../figure/types.ts';
import type { Possible } from '../possible/index.ts';
import { NINE_IN_TEN } from '../stats/normal.ts';
import type { Sum, Sums } from './sums.ts';

type Bounds = NonNullable<Figure['possible']>;

const boundsOf = (minimum: number, range: Bounds): Bounds => ({
  low: Math.max(minimum, range.low),
  // What was counted one by one stands, even where more than fits was counted.
  high: range.high === null ? null : Math.max(minimum, range.high),
});

const isAskedWhereNobodyCounts = ({ measure, by, stream }: Scope) =>
  measure === 'arrived' && (by === 'own-means' || stream !== undefined);

/** Puts an estimate within what cannot be wrong, and says all three layers. */
export const figureOf = (
  scope: Scope,
  sum: Sum,
  range: Bounds,
  { hasOwnMeans }: { readonly hasOwnMeans: boolean },
  people = sum.people,
): Figure => {
  const { minimum, parts, trips, unwatchedHours } = sum;
  const possible = boundsOf(minimum, range);
  const isVehiclesOnly =
    hasOwnMeans && scope.measure === 'arrived' && scope.by === undefined && !sum.hasStreams;
  const base = {
    scope,
    minimum,
    possible,
    trips,
    unwatchedHours,
    ...(isVehiclesOnly &&
    scope.from === undefined &&
    scope.trip === undefined &&
    scope.batch === undefined
      ? { without: 'own-means' as const }
      : {}),
  };
  const isUnknown =
    (isAskedWhereNobodyCounts(scope) && !sum.hasStreams) ||
    (trips.all === 0 && !sum.hasStreams && sum.people === 0);
  if (isUnknown) return { ...base, estimate: null, parts, sampledShare: 0 };
  const within = (value: number) =>
    Math.max(minimum, possible.high === null ? value : Math.min(value, possible.high));
  const middle = within(people);
  const apart = NINE_IN_TEN * Math.sqrt(sum.variance + (sum.below ?? 0));
  const low = Math.min(middle, within(Math.floor(sum.people - apart + 0.5)));
  const upwards = NINE_IN_TEN * Math.sqrt(sum.variance + (sum.above ?? 0));
  const high = Math.max(middle, within(Math.ceil(sum.people + upwards - 0.5)));
  const told = parts.counted + parts.untallied + parts.sampled + parts.onFoot + parts.unwatched;
  return {
    ...base,
    estimate: { people: middle, low, high },
    // What rounding and the bounds added or took stands with what was counted.
    parts: { ...parts, counted: parts.counted + middle - told },
    sampledShare: middle ? Math.min(1, parts.sampled / middle) : 0,
  };
};

/** One question by its parts; whole people that add up to the whole, exactly. */
export interface Breakdown {
  readonly whole: Figure;
  /** By id; key null: not known where. */
  readonly parts: readonly { readonly key: SubjectId | null; readonly figure: Figure }[];
}

/**
 * The parts' own whole people add up already, but where a part is held up by what was counted one by one; then the others
 * give, whoever has most to give first.
 */
export const breakdownOf = (
  sums: Sums,
  possible: Possible,
  scope: Scope,
  by: 'from' | 'to' | 'batch',
  context: { readonly hasOwnMeans: boolean },
): Breakdown => {
  const whole = figureOf(scope, sums.of(scope), possible.range(scope), context);
  const keys = sums.keysOf(scope, by);
  const askOf = (key: SubjectId | null): Scope => ({ ...scope, [by]: key }) as Scope;
  const parts = keys.map((key) => {
    const asked = askOf(key);
    const sum = sums.of(asked);
    const range = key === null ? { low: 0, high: null } : possible.range(asked);
    return { key, asked, sum, range, figure: figureOf(asked, sum, range, context) };
  });
  if (whole.estimate) {
    const people = parts.map(({ figure }) => figure.estimate?.people ?? 0);
    let rest = whole.estimate.people - people.reduce((a, b) => a + b, 0);
    const room = (place: number, sign: number) => {
      const { figure } = parts[place] as (typeof parts)[number];
      const now = people[place] as number;
      if (sign < 0) return now - figure.minimum;
      return (figure.possible?.high ?? Number.POSITIVE_INFINITY) - now;
    };
    while (rest !== 0) {
      const sign = Math.sign(rest);
      let best = -1;
      for (let place = 0; place < parts.length; place++) {
        if (!parts[place]?.figure.estimate || room(place, sign) < 1) continue;
        if (best < 0 || (people[place] as number) > (people[best] as number)) best = place;
      }
      if (best < 0) break;
      people[best] = (people[best] as number) + sign;
      rest -= sign;
    }
    return {
      whole,
      parts: parts.map(({ key, asked, sum, range }, place) => ({
        key,
        figure: figureOf(asked, sum, range, context, people[place]),
      })),
    };
  }
  return { whole, parts: parts.map(({ key, figure }) => ({ key, figure })) };
};
