import { type Constraint, solve } from 'yalps';
import type { Interval } from './stated.ts';
import type { Zone } from './zone.ts';

/** Trips that every constraint and the question treat alike, taken together. */
export interface Group {
  readonly zone: Zone;
  /** Constraints that count who left with them, and who arrived. */
  readonly leaves: readonly number[];
  readonly arrives: readonly number[];
}

/** Who left by the groups that name it, less who arrived by those, is at most so many. */
export type Bounds = readonly number[];

type Row = { [row: string]: number };

/** Ends of a zone are taken off first: all that is left begins at 0. */
const modelOf = (groups: readonly Group[], bounds: Bounds, isElastic: boolean) => {
  const variables: { [name: string]: Row } = {};
  const constraints: { [row: string]: Constraint } = {};
  const rest = [...bounds];
  groups.forEach(({ zone, leaves, arrives }, g) => {
    const { left, arrived, change } = zone;
    const [l, a]: [Row, Row] = [{}, {}];
    variables[`l${g}`] = l;
    variables[`a${g}`] = a;
    l[`L${g}`] = 1;
    constraints[`L${g}`] = { max: left[1] - left[0] };
    a[`A${g}`] = 1;
    constraints[`A${g}`] = { max: arrived[1] - arrived[0] };
    l[`D${g}`] = -1;
    a[`D${g}`] = 1;
    const off = arrived[0] - left[0];
    constraints[`D${g}`] = { min: change[0] - off, max: change[1] - off };
    for (const c of leaves) {
      l[`C${c}`] = 1;
      rest[c] = (rest[c] ?? 0) - left[0];
    }
    for (const c of arrives) {
      a[`C${c}`] = -1;
      rest[c] = (rest[c] ?? 0) + arrived[0];
    }
  });
  rest.forEach((max, c) => {
    constraints[`C${c}`] = { max };
    if (isElastic) variables[`s${c}`] = { [`C${c}`]: -1, gives: 1 };
  });
  return { variables, constraints };
};

/** What the constraints have to give, each, so that all can hold: the least in sum. Zeros where they hold. */
export const leastGiven = (groups: readonly Group[], bounds: Bounds): readonly number[] => {
  const model = modelOf(groups, bounds, true);
  const { status, variables } = solve({ direction: 'minimize', objective: 'gives', ...model });
  if (status !== 'optimal') throw new Error(`no least giving: ${status}`);
  const given = new Map(variables);
  return bounds.map((_, c) => Math.ceil((given.get(`s${c}`) ?? 0) - 1e-6));
};

/** Lowest and highest sum of what is asked of some groups, where bounds can all hold. */
export const extremes = (
  groups: readonly Group[],
  bounds: Bounds,
  measure: 'left' | 'arrived',
  lowOf: readonly boolean[],
  highOf: readonly boolean[],
): Interval => {
  const name = measure === 'left' ? 'l' : 'a';
  const ask = (direction: 'minimize' | 'maximize', asked: readonly boolean[]) => {
    const model = modelOf(groups, bounds, false);
    let sum = 0;
    groups.forEach(({ zone }, g) => {
      if (!asked[g]) return;
      sum += zone[measure][0];
      const row = model.variables[`${name}${g}`];
      if (row) row.sum = 1;
    });
    const { status, result } = solve({ direction, objective: 'sum', ...model });
    if (status !== 'optimal') throw new Error(`no ${direction}: ${status}`);
    return sum + Math.round(result);
  };
  return [ask('minimize', lowOf), ask('maximize', highOf)];
};
