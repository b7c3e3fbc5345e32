import { type Account, accountOf, type Figure, type Scope } from '@corridor/account';
import { isFew, type Part, partsNotTold } from '../edition/small.ts';
import { canonicalEvidence } from '../material/canonical.ts';
import type { Material, StatedOrSmall } from '../material/types.ts';
import type { RuleCode } from '../words/codes.ts';
import type { Cell, Edition, FigureValue, NumberKind, PublishedFigure, Unit } from './types.ts';

/** What a section is told with: the material, the account of it, and the list of figures that grows as it is told. */
export interface Teller {
  readonly material: Material;
  readonly edition: Edition;
  readonly account: Account;
  readonly figureOf: (scope: Scope) => Figure;
  readonly add: (figure: {
    readonly id: string;
    readonly kind: NumberKind;
    readonly unit: Unit;
    readonly value: FigureValue;
    readonly rule: RuleCode;
    readonly scope?: Scope;
    readonly approx?: PublishedFigure['approx'] | null;
  }) => Cell;
  /** The three layers of one question as cells: counted, possible, estimated. `cell`: the part of a sum that it is. */
  readonly layers: (id: string, scope: Scope, cell?: string) => readonly [Cell, Cell, Cell];
  readonly minimum: (id: string, scope: Scope, cell?: string) => Cell;
  readonly number: (
    id: string,
    value: number,
    how: { readonly kind: NumberKind; readonly unit: Unit; readonly rule: RuleCode },
    cell?: string,
  ) => Cell;
  readonly stated: (
    id: string,
    said: StatedOrSmall | null,
    rule: RuleCode,
    approx?: PublishedFigure['approx'] | null,
  ) => Cell;
  /** From now on, these parts of a sum are told with care. */
  readonly guard: (parts: readonly Part[]) => void;
  readonly isHeld: (cell: string | undefined) => boolean;
  readonly figures: () => readonly PublishedFigure[];
  readonly placeName: (id: string | null) => Cell;
}

export const number = (value: number): FigureValue => ({ is: 'number', value });

const possibleOf = ({ possible }: Figure): FigureValue =>
  possible ? { is: 'range', low: possible.low, high: possible.high } : { is: 'contradiction' };
const estimateOf = ({ estimate }: Figure): FigureValue =>
  estimate
    ? { is: 'estimate', value: estimate.people, low: estimate.low, high: estimate.high }
    : { is: 'unknown' };

/** What a figure of the account says of people, as part of a sum. */
export const figureToPart = (key: string, { minimum, possible, estimate }: Figure): Part => ({
  key,
  people: [
    minimum,
    possible?.low ?? 0,
    possible?.high ?? 0,
    estimate?.people ?? 0,
    estimate?.low ?? 0,
    estimate?.high ?? 0,
  ],
  adds: [minimum, estimate?.people ?? 0],
});

/** Digits after the point that are the same on every machine, whatever its processor does to the last ones. */
const settled = (value: number): number => Math.round(value * 100) / 100;

const valueIsFew = (value: FigureValue): boolean =>
  value.is === 'number'
    ? isFew(value.value)
    : value.is === 'range'
      ? isFew(value.low) || (value.high !== null && isFew(value.high))
      : value.is === 'estimate'
        ? isFew(value.value) || isFew(value.low) || isFew(value.high)
        : false;

export const createTeller = (material: Material, edition: Edition): Teller => {
  const account = accountOf(canonicalEvidence(material.evidence));
  const asked = new Map<string, Figure>();
  const figures = new Map<string, PublishedFigure>();
  const held = new Map<string, 'small' | 'beside'>(Object.entries(material.withheld));
  const names = new Map(material.places.map(({ id, name }) => [id, name]));
  const isPublic = edition === 'public';

  const figureOf = (scope: Scope): Figure => {
    const key = JSON.stringify(scope);
    const known = asked.get(key) ?? account.figure(scope);
    asked.set(key, known);
    return known;
  };
  /** Of a place or a batch that is not told nothing is told, whatever else is asked with it. */
  const whyOf = ({ from, to, batch }: Scope) =>
    (from && held.get(`left.from.${from}`)) ??
    (to && held.get(`arrived.to.${to}`)) ??
    (batch && held.get(batch));
  const notTold = (cell: string | undefined, scope?: Scope): FigureValue | null => {
    const why = (cell === undefined ? undefined : held.get(cell)) ?? (scope && whyOf(scope));
    return why ? { is: why === 'small' ? 'small' : 'withheld' } : null;
  };
  const add: Teller['add'] = ({ id, kind, unit, value, rule, scope, approx }) => {
    const isAboutPeople = unit === 'people' || unit === 'person';
    const told: FigureValue =
      isPublic && isAboutPeople && valueIsFew(value) ? { is: 'small' } : value;
    if (!figures.has(id))
      figures.set(id, {
        id,
        kind,
        unit,
        value: told,
        ...(approx && approx !== 'exact' && told === value ? { approx } : {}),
        rule,
        scope: scope ?? null,
      });
    return { figure: id };
  };
  const minimum: Teller['minimum'] = (id, scope, cell) =>
    add({
      id: `${id}.minimum`,
      kind: 'observed',
      unit: 'people',
      rule: 'one-by-one',
      scope,
      value: notTold(cell, scope) ?? number(figureOf(scope).minimum),
    });
  return {
    material,
    edition,
    account,
    figureOf,
    add,
    minimum,
    layers: (id, scope, cell) => [
      minimum(id, scope, cell),
      add({
        id: `${id}.possible`,
        kind: 'derived',
        unit: 'people',
        rule: 'range',
        scope,
        value: notTold(cell, scope) ?? possibleOf(figureOf(scope)),
      }),
      add({
        id: `${id}.estimate`,
        kind: 'derived',
        unit: 'people',
        rule: 'estimate',
        scope,
        value: notTold(cell, scope) ?? estimateOf(figureOf(scope)),
      }),
    ],
    number: (id, value, how, cell) =>
      add({ id, ...how, value: notTold(cell) ?? number(settled(value)) }),
    stated: (id, said, rule, approx) =>
      said === null
        ? null
        : add({
            id,
            kind: 'claimed',
            unit: 'people',
            rule,
            ...(approx ? { approx } : {}),
            value:
              said === 'small'
                ? { is: 'small' }
                : said.high === said.low
                  ? number(said.low)
                  : { is: 'range', low: said.low, high: said.high },
          }),
    guard: (parts) => {
      if (!isPublic) return;
      for (const [key, why] of partsNotTold(parts)) if (!held.has(key)) held.set(key, why);
    },
    isHeld: (cell) => cell !== undefined && held.has(cell),
    figures: () => [...figures.values()],
    placeName: (id) =>
      id === null ? null : { name: names.get(id) ?? id.slice(id.indexOf('/') + 1) },
  };
};
