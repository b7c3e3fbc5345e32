import type { SubjectId } from '@corridor/operation';
import { leastAt } from '../estimate/minimum.ts';
import type { Point, TallyEvidence, TripEvidence } from '../evidence/types.ts';
import { conflictsAt, contradictionOf, type Fixed, nearest } from './conflicts.ts';
import { heardAt } from './heard.ts';
import type { Interval } from './stated.ts';
import {
  highestLow,
  lowestHigh,
  type PlaceStatements,
  type Statement,
  statementsAt,
  sumOf,
  together,
} from './statement.ts';
import type { Contradiction, ContradictionCode, ContradictionRecord } from './types.ts';
import { NOWHERE, tight, type Zone } from './zone.ts';

const OPEN = Number.POSITIVE_INFINITY;

export interface TripPossible {
  /** What can have been. */
  readonly zone: Zone;
  /** ● What was counted one by one at either end, and is told at least, whatever a count may have been off. */
  readonly least: { readonly left: number; readonly arrived: number };
  readonly contradictions: readonly Contradiction[];
}

type Is = 'boarding' | 'checkpoint' | 'alighting' | 'capacity' | 'change';
/** Whatever is said from one side of how many set out. */
interface Side {
  readonly is: Is;
  readonly statements: readonly Statement[];
  readonly fixed?: Fixed;
}

const NONE: readonly never[] = [];

const placesAt = (
  tallies: readonly TallyEvidence[],
  point: Point,
  from: SubjectId | null,
): readonly PlaceStatements[] => {
  const at = tallies.filter(
    // Who gets off where they got on did not get out.
    (tally) => tally.point === point && !(point === 'alighting' && tally.site === from),
  );
  if (at.length === 0) return NONE;
  if (at.length === 1) return [statementsAt(at)];
  return [...Map.groupBy(at, ({ site }) => site).values()].map((some) =>
    statementsAt(heardAt(some)),
  );
};

const allOf = ({ wholes, doors }: PlaceStatements): readonly Statement[] =>
  doors ? [...wholes, doors] : wholes;

/** Boarding at two sites adds up. */
const boardingOf = (places: readonly PlaceStatements[]): readonly Statement[] =>
  places.length > 1
    ? [sumOf(places.map((place) => together(allOf(place))))]
    : places.flatMap(allOf);

/** Getting off at two sites adds up as far as so many boarded; else it may be the same people, counted twice. */
const alightingOf = (
  places: readonly PlaceStatements[],
  boarded: readonly Statement[],
  change: number,
): readonly Statement[] => {
  if (places.length < 2) return places.flatMap(allOf);
  const each = places.map((place) => together(allOf(place)));
  const sum = sumOf(each);
  const most = boarded.length ? together(boarded).stated[1] + change : 0;
  if (boarded.length && sum.stated[0] <= most) return [sum];
  const largest = highestLow(each);
  return [
    {
      stated: [largest.stated[0], sum.stated[1]],
      allowed: [Math.max(...each.map(({ allowed }) => allowed[0])), sum.allowed[1]],
      lowBy: largest.lowBy,
      highBy: sum.highBy,
    },
  ];
};

const shifted = (one: Statement, low: number, high: number): Statement =>
  low === 0 && high === 0
    ? one
    : {
        ...one,
        stated: [one.stated[0] + low, one.stated[1] + high],
        allowed: [one.allowed[0] + low, one.allowed[1] + high],
        ...(high === OPEN && { highBy: NONE }),
      };

const fixedStatement = (low: number, high: number): Statement => ({
  stated: [low, high],
  allowed: [low, high],
  lowBy: NONE,
  highBy: NONE,
});

const codeOf = (more: Is, fewer: Is): ContradictionCode => {
  if (fewer === 'capacity') return 'more-than-fits';
  if (more === 'change') return 'change-differs';
  if (more === 'checkpoint' || fewer === 'checkpoint') return 'checkpoint-differs';
  return more === 'boarding' ? 'fewer-arrived' : 'more-arrived';
};

const against = (trip: SubjectId, a: Side, b: Side): readonly Contradiction[] => {
  const pair = nearest(a.statements, b.statements);
  if (!pair) return NONE;
  const isMore = pair[0].stated[0] > pair[1].stated[1];
  const [more, fewer] = isMore ? pair : [pair[1], pair[0]];
  const [up, down] = isMore ? [a, b] : [b, a];
  const low = up.fixed?.low;
  const high = down.fixed?.high;
  const fixed = { ...(low && { low }), ...(high && { high }) };
  return [contradictionOf(trip, codeOf(up.is, down.is), more, fewer, fixed)];
};

const recordOf = (
  trip: SubjectId,
  says: ContradictionRecord['says'],
  people: number,
  a: 'capacity' | 'change',
): ContradictionRecord => ({ says, people, is: { a }, trip, site: null });

/** Somebody saw it leave, or saw it where it can only be once it has left. */
const hasLeft = ({ departures, status, hasSlip, tallies }: TripEvidence): boolean =>
  departures > 0 ||
  status === 'departed' ||
  status === 'passed' ||
  status === 'halted' ||
  status === 'sent-back' ||
  // Who came as somebody's known trip left as that; who came by an unknown one may have left under another name.
  (status === 'arrived' && (hasSlip === true || tallies.some(({ point }) => point === 'boarding')));

/** Nobody saw it leave, and yet it may have. */
const mayHaveLeft = ({ status, isLeftBehind }: TripEvidence): boolean =>
  status === 'arrived' || status === 'unknown' || isLeftBehind;

/**
 * How many can have left and arrived on one trip: boarded, and born and joined and not died on the way, is who was
 * counted on the way and who got off, where it arrived. No vehicle carried more than `most`.
 */
export const tripPossible = (trip: TripEvidence, most: number): TripPossible => {
  const { id, from, tallies, born, died, joined, status } = trip;
  const isOut = status !== 'sent-back' && status !== 'cancelled';
  const isOver = status === 'arrived';
  const change = born + joined - died;

  const boardedAt = placesAt(tallies, 'boarding', from);
  const passedAt = placesAt(tallies, 'checkpoint', from);
  const alightedAt = placesAt(tallies, 'alighting', from);
  const boarded = boardingOf(boardedAt);
  const alighted = alightingOf(alightedAt, boarded, change);
  // Between two stops to get on, or after the first to get off, a checkpoint sees only some.
  const isAllOnTheWay =
    boardedAt.length < 2 && (alightedAt.length === 0 || isOver) && alightedAt.length < 2;

  const fits = most - Math.max(0, joined - died);
  const sides: Side[] = [
    {
      is: 'capacity',
      statements: [fixedStatement(-OPEN, fits)],
      fixed: { high: recordOf(id, 'at-most', most, 'capacity') },
    },
  ];
  if (boarded.length) sides.push({ is: 'boarding', statements: boarded });
  for (const place of passedAt) {
    const statements = allOf(place).map((one) =>
      shifted(one, -born - joined, isAllOnTheWay ? died : OPEN),
    );
    sides.push({ is: 'checkpoint', statements });
  }
  if (alighted.length && isOut) {
    const statements = alighted.map((one) => shifted(one, -change, isOver ? -change : OPEN));
    sides.push({ is: 'alighting', statements });
  }
  if (born || died || joined) {
    sides.push({
      is: 'change',
      statements: [fixedStatement(Math.max(0, -change), OPEN)],
      fixed: { low: recordOf(id, 'at-least', Math.abs(change), 'change') },
    });
  }

  const contradictions: Contradiction[] = [];
  if (tallies.length > 1) {
    for (const place of [...boardedAt, ...passedAt, ...alightedAt]) {
      contradictions.push(...conflictsAt(id, place));
    }
  }
  let isTorn = false;
  for (const [i, a] of sides.entries()) {
    for (const b of sides.slice(i + 1)) {
      const found = against(id, a, b);
      isTorn ||= found.length > 0;
      contradictions.push(...found);
    }
  }

  const all = sides.flatMap(({ statements }) => statements);
  const whole = together(all);
  const [mostLow, leastHigh] = [highestLow(all).stated[0], lowestHigh(all).stated[1]];
  const agree = mostLow <= leastHigh;
  // Whatever the one door says that was counted: no more than fits.
  const upTo = (own: readonly Statement[]) =>
    Math.min((own.length ? together(own) : whole).allowed[1], Math.max(fits, fits + change));
  const atLeast = (low: number, high: number): Interval => [
    Math.max(0, low),
    Math.max(0, low, high),
  ];
  const [low, high] = whole.allowed;
  const left = atLeast(low, agree ? high : Math.max(mostLow, upTo(boarded)));
  const arrived = isOver
    ? atLeast(
        low + change,
        agree ? high + change : Math.max(mostLow + change, upTo(alighted.length ? alighted : NONE)),
      )
    : atLeast(alighted.length ? together(alighted).allowed[0] : 0, left[1] + change);
  const zone = tight(left, arrived, isTorn ? [-OPEN, OPEN] : [isOver ? change : -OPEN, change]);
  return {
    zone: asTold(trip, zone, alightedAt.length > 0),
    least: {
      left: hasLeft(trip) ? leastAt(trip, 'boarding') : 0,
      arrived: isOut ? leastAt(trip, 'alighting') : 0,
    },
    contradictions,
  };
};

/** As far as anybody saw it leave and arrive. */
const asTold = (trip: TripEvidence, zone: Zone, isCountedOut: boolean): Zone => {
  const { status, arrivedAt } = trip;
  const left: Interval = hasLeft(trip)
    ? zone.left
    : mayHaveLeft(trip) || isCountedOut
      ? [0, zone.left[1]]
      : [0, 0];
  if (status === 'sent-back' || status === 'cancelled') {
    // Called back or called off after somebody saw them get out elsewhere: nobody is called safe, nobody is denied.
    const most = isCountedOut || arrivedAt !== null ? zone.arrived[1] : 0;
    return tight(left, [0, most], [-OPEN, OPEN]);
  }
  if (hasLeft(trip)) return zone;
  if (left[1] === 0 && status !== 'arrived') return NOWHERE;
  // Who came without a slip may have been counted leaving under another name: no second departure is sure.
  return tight(left, zone.arrived, status === 'arrived' ? [zone.change[0], OPEN] : zone.change);
};
