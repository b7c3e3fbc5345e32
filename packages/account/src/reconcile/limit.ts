import { Matrix, solve } from 'ml-matrix';
import { solveWith } from '../linear/factor.ts';
import { eachOfImage, type Fit, flowsFrom, type Weighed } from './fit.ts';
import type { Column } from './structure.ts';
import { indexById, sortedById, termsToEntries } from './system.ts';
import type { Problem } from './types.ts';

/** Σ entries ≤ most. */
interface Inequality {
  readonly id: string;
  readonly entries: ReadonlyMap<number, number>;
  readonly most: number;
}

/** How much may be left of a violation, people: far below what is ever shown. */
const SLACK = 1e-7;

type Limited =
  | { readonly people: Float64Array; readonly binding: readonly string[] }
  | { readonly contradiction: readonly string[] };

/** Flows as they are nearest to the fit, as trust measures it, and within every limit; or the limits that cannot all hold. */
export const limitedTo = (problem: Problem, fit: Fit): Limited => {
  const { structure, variance } = fit;
  const inequalities = inequalitiesOf(problem);
  // What nobody reported may lie anywhere within the limits, at no cost. It starts at 0 with some doubt, then from where it came
  // to lie, until it stays there: then that doubt weighs nothing.
  let doubt = 1;
  for (const each of variance) if (each > doubt) doubt = each;
  doubt *= 100;
  let free: ReadonlyMap<number, number> = new Map();
  let before = flowsFrom(structure, fit.adjusted, free);
  for (let round = 0; ; round++) {
    const answer = nearest(fit, inequalities, free, doubt);
    if ('contradiction' in answer) return answer;
    const { people, free: now } = answer;
    const moved = people.reduce((most, p, i) => Math.max(most, Math.abs(p - (before[i] ?? 0))), 0);
    if (now.size === 0 || moved < SLACK || round > 100) return answer;
    [free, before] = [now, people];
  }
};

interface Active {
  readonly of: Inequality;
  readonly weighed: Weighed;
  push: number;
}

/** Goldfarb and Idnani: from outside, one violated limit after the other; each costs something, so it ends. */
const nearest = (
  fit: Fit,
  inequalities: readonly Inequality[],
  from: ReadonlyMap<number, number>,
  doubt: number,
):
  | (Limited & { readonly free: ReadonlyMap<number, number> })
  | { readonly contradiction: readonly string[] } => {
  const { structure } = fit;
  const covariance = (a: Weighed, b: Weighed) => {
    let sum = fit.covariance(a, b);
    for (const [unknown, times] of a.free) sum += doubt * times * (b.free.get(unknown) ?? 0);
    return sum;
  };
  let active: Active[] = [];
  let people = flowsFrom(structure, fit.adjusted, from);
  let free = from;
  for (let round = 0; ; round++) {
    // Each is among the active ones at most as often as there are sets of them: never near this.
    if (round > 1_000 + 20 * inequalities.length) throw new Error('limits were not settled');
    const worst = worstOf(inequalities, people, new Set(active.map(({ of }) => of)));
    if (worst === null) return { people, free, binding: active.map(({ of }) => of.id).sort() };
    const weighed = fit.weigh(structure.spread(worst.of.entries));
    let over = worst.over;
    let push = 0;
    for (;;) {
      const cross = active.map((each) => covariance(each.weighed, weighed));
      const give = active.length === 0 ? [] : solveActive(active, cross, covariance);
      const own = covariance(weighed, weighed);
      const slope = give.reduce((sum, g, i) => sum - g * (cross[i] as number), own);
      const isStuck = slope <= Math.max(1e-12, own * 1e-10);
      let step = isStuck ? Number.POSITIVE_INFINITY : over / slope;
      let leaving = -1;
      give.forEach((g, i) => {
        const most = (active[i]?.push ?? 0) / g;
        if (g > 1e-12 && most < step) [step, leaving] = [most, i];
      });
      if (step === Number.POSITIVE_INFINITY) {
        const against = active.filter((_, i) => Math.abs(give[i] as number) > 1e-9);
        return { contradiction: [...against.map(({ of }) => of.id), worst.of.id].sort() };
      }
      give.forEach((g, i) => {
        const one = active[i];
        if (one) one.push -= step * g;
      });
      push += step;
      if (leaving < 0) {
        active.push({ of: worst.of, weighed, push });
        break;
      }
      over -= isStuck ? 0 : step * slope;
      active = active.filter((_, i) => i !== leaving);
    }
    ({ people, free } = pushed(fit, active, from, doubt));
  }
};

const inequalitiesOf = ({ flows, limits = [] }: Problem): readonly Inequality[] => {
  const sorted = sortedById(flows);
  const flowAt = indexById(sorted);
  const bounds = sorted.flatMap(({ id, least = 0, most }, i) => [
    ...(least === null ? [] : [{ id, entries: new Map([[i, -1]]), most: -least }]),
    ...(most === undefined ? [] : [{ id, entries: new Map([[i, 1]]), most }]),
  ]);
  const given = sortedById(limits).map(({ id, terms, most }) => ({
    ...{ id, most },
    entries: termsToEntries(terms, flowAt),
  }));
  return [...bounds, ...given];
};

const worstOf = (
  inequalities: readonly Inequality[],
  people: Float64Array,
  isActive: ReadonlySet<Inequality>,
) => {
  let worst: { readonly of: Inequality; readonly over: number } | null = null;
  for (const of of inequalities) {
    if (isActive.has(of)) continue;
    let over = -of.most;
    let size = Math.abs(of.most);
    for (const [flow, times] of of.entries) {
      over += times * (people[flow] as number);
      size += Math.abs(times * (people[flow] as number));
    }
    if (over > SLACK + size * 1e-12 && (worst === null || over > worst.over)) worst = { of, over };
  }
  return worst;
};

const solveActive = (
  active: readonly Active[],
  right: readonly number[],
  covariance: (a: Weighed, b: Weighed) => number,
): readonly number[] => {
  const among = active.map((a) => active.map((b) => covariance(a.weighed, b.weighed)));
  return solve(new Matrix(among), Matrix.columnVector([...right]), true).to1DArray();
};

const pushed = (
  fit: Fit,
  active: readonly Active[],
  from: ReadonlyMap<number, number>,
  doubt: number,
): { readonly people: Float64Array; readonly free: ReadonlyMap<number, number> } => {
  const { structure, variance, factor } = fit;
  const recorded = new Map<number, number>();
  const free = new Map(from);
  for (const { weighed, push } of active) {
    for (const [unknown, times] of weighed.recorded) {
      recorded.set(unknown, (recorded.get(unknown) ?? 0) + push * times);
    }
    for (const [unknown, times] of weighed.free) {
      free.set(unknown, (free.get(unknown) ?? 0) - doubt * push * times);
    }
  }
  const image = new Float64Array(factor.order.size);
  eachOfImage(structure, variance, recorded, (at, value) => {
    image[at] = (image[at] as number) + value;
  });
  const back = solveWith(factor, image);
  const { firstSource } = structure.system;
  const moved = fit.adjusted.map((adjusted, unknown) => {
    if (unknown >= firstSource) {
      return adjusted + (back[structure.conditions.length + unknown - firstSource] as number);
    }
    const { rows, values } = structure.columns[unknown] as Column;
    let sum = -(recorded.get(unknown) ?? 0);
    for (let i = 0; i < rows.length; i++) {
      sum += (values[i] as number) * (back[rows[i] as number] as number);
    }
    // Not recorded: NaN, as it was.
    return adjusted + (variance[unknown] as number) * sum;
  });
  return { people: flowsFrom(structure, moved, free), free };
};
