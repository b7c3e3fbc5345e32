import type { Problem, Term } from './types.ts';

/** Σ entries = constant. `leaks`: which balances, how often, went into it. */
export interface Row {
  readonly entries: Map<number, number>;
  readonly leaks: Map<number, number>;
  constant: number;
}

/**
 * A problem in one shape: unknowns, each either recorded once with an error of its own or not at all, and rows that hold
 * exactly. A record of several flows, a second record of a flow, or one with a shared error gets an unknown of its own
 * and a row; what a source shares is an unknown recorded as 0. Everything stands in order of id, before any arithmetic: the
 * same records in another order give the same bits.
 */
export interface System {
  readonly flows: readonly string[];
  readonly balances: readonly string[];
  readonly measurements: readonly string[];
  readonly sources: readonly string[];
  readonly flowAt: ReadonlyMap<string, number>;
  /** How many unknowns. The first ones are the flows, the last ones the sources. */
  readonly size: number;
  readonly firstSource: number;
  /** Of each unknown: what was recorded, and the variance; NaN: not recorded. */
  readonly value: Float64Array;
  readonly variance: Float64Array;
  /** measurement → its unknown. */
  readonly unknownOf: Int32Array;
  /** Flows that a record names alone. */
  readonly isNamed: Uint8Array;
  readonly rows: readonly Row[];
}

const byId = (a: { readonly id: string }, b: { readonly id: string }) =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

export const sortedById = <T extends { readonly id: string }>(what: readonly T[]): readonly T[] => {
  const sorted = [...what].sort(byId);
  for (let i = 1; i < sorted.length; i++) {
    const { id } = sorted[i] as T;
    if (id === sorted[i - 1]?.id) throw new Error(`listed twice: ${id}`);
  }
  return sorted;
};

export const indexById = (what: readonly { readonly id: string }[]): ReadonlyMap<string, number> =>
  new Map(what.map(({ id }, i) => [id, i]));

/** Adds up equal flows, drops what cancels, in order of id. */
export const termsToEntries = (
  terms: readonly Term[],
  flowAt: ReadonlyMap<string, number>,
): Map<number, number> => {
  const sum: [number, number][] = [];
  for (const { flow, times } of terms) {
    const at = flowAt.get(flow);
    if (at === undefined) throw new Error(`no such flow: ${flow}`);
    if (!Number.isFinite(times)) throw new Error(`not a number of times: ${flow}`);
    sum.push([at, times]);
  }
  // Equal flows by their times as well: then even the order of a sum is always the same.
  sum.sort(([a, x], [b, y]) => a - b || x - y);
  const entries = new Map<number, number>();
  for (const [at, times] of sum) entries.set(at, (entries.get(at) ?? 0) + times);
  for (const [at, times] of entries) if (times === 0) entries.delete(at);
  return entries;
};

export const systemOf = (problem: Problem): System => {
  const flows = sortedById(problem.flows);
  const balances = sortedById(problem.balances);
  const measurements = sortedById(problem.measurements);
  const sources = sortedById(problem.sources ?? []);
  const flowAt = indexById(flows);
  const sourceAt = indexById(sources);
  const named = measurements.map(({ terms }) => termsToEntries(terms, flowAt));
  const aloneIn = new Int32Array(flows.length);
  const isNamed = new Uint8Array(flows.length);
  const onlyFlow = named.map((entries) => {
    const [first] = entries;
    if (first === undefined || entries.size > 1) return -1;
    isNamed[first[0]] = 1;
    aloneIn[first[0]] = (aloneIn[first[0]] as number) + 1;
    return first[1] === 1 ? first[0] : -1;
  });
  const unknownOf = new Int32Array(measurements.length);
  let size = flows.length;
  measurements.forEach(({ shared }, i) => {
    const flow = onlyFlow[i] as number;
    const isDirect = flow >= 0 && aloneIn[flow] === 1 && !shared?.length;
    unknownOf[i] = isDirect ? flow : size++;
  });
  const firstSource = size;
  size += sources.length;
  const value = new Float64Array(size).fill(Number.NaN);
  const variance = new Float64Array(size).fill(Number.NaN);
  sources.forEach(({ id, sd }, i) => {
    if (!(sd > 0 && sd < Number.POSITIVE_INFINITY))
      throw new Error(`a doubt must be above 0: ${id}`);
    value[firstSource + i] = 0;
    variance[firstSource + i] = sd * sd;
  });
  const rows: Row[] = balances.map(({ terms, equals = 0 }, i) => ({
    entries: termsToEntries(terms, flowAt),
    leaks: new Map([[i, 1]]),
    constant: equals,
  }));
  measurements.forEach((measurement, i) => {
    const { id, sd, shared = [] } = measurement;
    if (!(sd > 0 && sd < Number.POSITIVE_INFINITY))
      throw new Error(`a doubt must be above 0: ${id}`);
    if (!Number.isFinite(measurement.value)) throw new Error(`not a number of people: ${id}`);
    const unknown = unknownOf[i] as number;
    value[unknown] = measurement.value;
    variance[unknown] = sd * sd;
    if (unknown < flows.length) return;
    const entries = new Map<number, number>();
    for (const [flow, times] of named[i] as Map<number, number>) entries.set(flow, -times);
    entries.set(unknown, 1);
    const errors = shared.map(({ source, times }) => {
      const at = sourceAt.get(source);
      if (at === undefined) throw new Error(`no such source: ${source}`);
      return [firstSource + at, times] as const;
    });
    errors.sort(([a, x], [b, y]) => a - b || x - y);
    for (const [at, times] of errors) entries.set(at, (entries.get(at) ?? 0) - times);
    rows.push({ entries, leaks: new Map(), constant: 0 });
  });
  return {
    flows: flows.map(({ id }) => id),
    balances: balances.map(({ id }) => id),
    measurements: measurements.map(({ id }) => id),
    sources: sources.map(({ id }) => id),
    ...{ flowAt, size, firstSource, value, variance, unknownOf, isNamed, rows },
  };
};
