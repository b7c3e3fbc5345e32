import { chiSquareBeyond } from '../stats/chiSquare.ts';
import { normalQuantile } from '../stats/normal.ts';
import { type Fit, fitOf } from './fit.ts';
import { limitedTo } from './limit.ts';
import { type Structure, structureOf } from './structure.ts';
import { testsOf } from './suspicion.ts';
import { termsToEntries } from './system.ts';
import type {
  Condition,
  Contradiction,
  Estimate,
  FlowClass,
  FlowFigure,
  Problem,
  Reconciled,
  Term,
} from './types.ts';

/** Of a standard normal: 90 % lie within it either way. */
const NINE_OF_TEN = normalQuantile(0.95);

/**
 * The figures nearest to all records, as each is trusted, that balance exactly and keep within every limit.
 *
 * Standard deviations do not count limits in: where a limit holds an estimate, its interval stays as wide as without and is cut
 * where the flow's own bounds are. It is never too narrow for that.
 *
 * A contradiction is between balances and limits alone; records never contradict, they only disagree (`global`). Throws on an
 * id listed twice, an unknown id, a doubt that is not above 0.
 */
export const reconcile = (problem: Problem): Reconciled | Contradiction => {
  const structure = structureOf(problem);
  if ('contradiction' in structure) {
    return { kind: 'contradiction', between: structure.contradiction };
  }
  return reconcileFit(problem, fitOf(structure, structure.system.variance));
};

/** The same with records trusted otherwise than they say. */
export const reconcileFit = (problem: Problem, fit: Fit): Reconciled | Contradiction => {
  const { structure } = fit;
  const { system, spread } = structure;
  const limited = limitedTo(problem, fit);
  if ('contradiction' in limited) return { kind: 'contradiction', between: limited.contradiction };
  const { people, binding } = limited;
  const bounds = problem.flows.reduce(
    (all, { id, least = 0, most = Number.POSITIVE_INFINITY }) =>
      all.set(id, [least ?? Number.NEGATIVE_INFINITY, most] as const),
    new Map<string, readonly [number, number]>(),
  );

  const weighed = (entries: ReadonlyMap<number, number>) => {
    const known = spread(entries);
    return known.free.size > 0 ? null : fit.weigh(known);
  };
  const estimate = (entries: ReadonlyMap<number, number>): Estimate | null => {
    const known = spread(entries);
    if (known.free.size > 0) return null;
    let sum = 0;
    let [least, most] = [0, 0];
    for (const [flow, times] of entries) {
      sum += times * (people[flow] as number);
      const [a, b] = bounds.get(system.flows[flow] ?? '') ?? [0, 0];
      least += times * (times > 0 ? a : b);
      most += times * (times > 0 ? b : a);
    }
    const variance = fit.varianceOf(known);
    // What is exact by balances alone comes out as a rounding of 0.
    const sd = variance > 1e-12 * Math.max(1, sum * sum) ? Math.sqrt(variance) : 0;
    return {
      people: sum,
      sd,
      low: Math.min(sum, Math.max(least, sum - NINE_OF_TEN * sd)),
      high: Math.max(sum, Math.min(most, sum + NINE_OF_TEN * sd)),
    };
  };
  const isChecked = checkedFlows(structure);
  const flows = new Map<string, FlowFigure>();
  system.flows.forEach((id, flow) => {
    const known = estimate(new Map([[flow, 1]]));
    const is: FlowClass =
      known === null
        ? 'unknowable'
        : system.isNamed[flow] === 0
          ? 'inferred'
          : isChecked[flow] === 1
            ? 'redundant'
            : 'only-record';
    flows.set(id, { id, is, estimate: known });
  });
  const degrees = structure.conditions.length;
  return {
    kind: 'reconciled',
    flows,
    global: {
      gamma: fit.gamma,
      degrees,
      p: degrees === 0 ? 1 : chiSquareBeyond(fit.gamma, degrees),
    },
    binding,
    combine: (terms) => estimate(termsToEntries(terms, system.flowAt)),
    covariance: (a: readonly Term[], b: readonly Term[]) => {
      const left = weighed(termsToEntries(a, system.flowAt));
      const right = weighed(termsToEntries(b, system.flowAt));
      return left === null || right === null ? null : fit.covariance(left, right);
    },
    tests: (about) => testsOf(fit, about),
    conditions: () => conditionsOf(fit),
    fitted: () =>
      new Map(
        system.measurements.map((id, i) => [id, fit.adjusted[system.unknownOf[i] ?? -1] ?? 0]),
      ),
  };
};

/** A recorded flow is checked where one of its own records stands in a condition. */
const checkedFlows = ({ system, columns }: Structure): Uint8Array => {
  const isChecked = new Uint8Array(system.flows.length);
  for (let flow = 0; flow < isChecked.length; flow++) {
    if ((columns[flow]?.rows.length ?? 0) > 0) isChecked[flow] = 1;
  }
  for (const { entries } of system.rows.slice(system.balances.length)) {
    let own = -1;
    let named = -1;
    let count = 0;
    for (const unknown of entries.keys()) {
      if (unknown < system.flows.length) {
        named = unknown;
        count++;
      } else if (unknown < system.firstSource) own = unknown;
    }
    if (count === 1 && (columns[own]?.rows.length ?? 0) > 0) isChecked[named] = 1;
  }
  return isChecked;
};

const conditionsOf = ({ structure, leftOver, variance }: Fit): readonly Condition[] => {
  const { system, conditions } = structure;
  const measurementOf = new Map<number, string>();
  system.measurements.forEach((id, i) => {
    measurementOf.set(system.unknownOf[i] as number, id);
  });
  return conditions.map(({ entries, leaks }, r) => {
    let own = 0;
    for (const [unknown, times] of entries) own += times * times * (variance[unknown] as number);
    // As its first balance says it, else as its first record: whichever way round the elimination came to it.
    const [, way = 1] = first(leaks) ?? first(entries) ?? [];
    const imbalance = Math.sign(way) * (leftOver[r] as number);
    return {
      balances: [...leaks.keys()].sort((a, b) => a - b).map((i) => system.balances[i] ?? ''),
      measurements: [...entries.keys()]
        .flatMap((unknown) => measurementOf.get(unknown) ?? [])
        .sort(),
      imbalance,
      z: Math.abs(imbalance) / Math.sqrt(own),
    };
  });
};

const first = (entries: ReadonlyMap<number, number>): readonly [number, number] | undefined =>
  [...entries].sort(([a], [b]) => a - b)[0];
