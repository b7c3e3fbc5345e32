import type { Balance, Measurement, Problem, Source } from '../types.ts';

/** A seeded row of numbers 0 ≤ x < 1 (mulberry32). */
export const createChance = (seed: number) => {
  let state = seed | 0;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};
export type Chance = () => number;

/** Standard normal (Box and Muller). */
export const normalFrom = (chance: Chance): number =>
  Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());

export const pick = (chance: Chance, low: number, high: number): number =>
  low + Math.floor(chance() * (high - low + 1));

export interface Roads {
  readonly nodes: number;
  /** From, to; −1: outside. */
  readonly edges: readonly (readonly [number, number])[];
  /** True people per edge, whole and above 0; they balance at every node. */
  readonly truth: readonly number[];
}

export const flowId = (edge: number): string => `flow ${String(edge).padStart(4, '0')}`;

/**
 * Sites in a row along the way out; people move only onwards. Every site is fed and drained; `extra` further roads.
 * Every road carries people: each is on at least one way from outside to outside.
 */
export const createRoads = (chance: Chance, nodes: number, extra: number, reach = nodes): Roads => {
  const edges: [number, number][] = [];
  for (let node = 0; node < nodes; node++) {
    edges.push([node === 0 ? -1 : pick(chance, Math.max(0, node - reach), node - 1), node]);
  }
  for (let i = 0; i < extra; i++) {
    const from = pick(chance, -1, nodes - 1);
    const to = pick(
      chance,
      from + 1,
      Math.min(nodes, (from < 0 ? pick(chance, 0, nodes) : from) + reach),
    );
    edges.push([from, to >= nodes ? -1 : to]);
  }
  for (let node = 0; node < nodes; node++) {
    if (!edges.some(([from]) => from === node)) edges.push([node, -1]);
  }
  const sound = edges.filter(([from, to]) => from >= 0 || to >= 0);
  const truth = sound.map(() => 0);
  const into = Array.from({ length: nodes }, (): number[] => []);
  const outOf = Array.from({ length: nodes }, (): number[] => []);
  sound.forEach(([from, to], e) => {
    if (to >= 0) into[to]?.push(e);
    if (from >= 0) outOf[from]?.push(e);
  });
  sound.forEach((_, e) => {
    const people = pick(chance, 20, 600);
    truth[e] = (truth[e] as number) + people;
    for (let at = e; (sound[at]?.[0] ?? -1) >= 0; ) {
      const before = into[sound[at]?.[0] as number] as number[];
      at = before[pick(chance, 0, before.length - 1)] as number;
      truth[at] = (truth[at] as number) + people;
    }
    for (let at = e; (sound[at]?.[1] ?? -1) >= 0; ) {
      const after = outOf[sound[at]?.[1] as number] as number[];
      at = after[pick(chance, 0, after.length - 1)] as number;
      truth[at] = (truth[at] as number) + people;
    }
  });
  return { nodes, edges: sound, truth };
};

export const balancesOf = ({ nodes, edges }: Roads): readonly Balance[] =>
  Array.from({ length: nodes }, (_, node) => ({
    id: `site ${String(node).padStart(4, '0')}`,
    terms: edges.flatMap(([from, to], e) =>
      to === node
        ? [{ flow: flowId(e), times: 1 }]
        : from === node
          ? [{ flow: flowId(e), times: -1 }]
          : [],
    ),
  }));

export interface Counted {
  readonly roads: Roads;
  readonly problem: Problem;
}

export interface CountedOptions {
  /** Share of roads that are counted at all, and of those that are counted twice. */
  readonly once: number;
  readonly twice: number;
  /** Observers who share an error; 0: none. */
  readonly observers: number;
}

/** Records with errors exactly as they say of themselves. */
export const createCounted = (
  chance: Chance,
  roads: Roads,
  { once, twice, observers }: CountedOptions,
): Counted => {
  const sources: Source[] = Array.from({ length: observers }, (_, i) => ({
    id: `observer ${i}`,
    sd: 0.02 + 0.05 * chance(),
  }));
  const shift = sources.map(({ sd }) => sd * normalFrom(chance));
  const measurements: Measurement[] = [];
  roads.truth.forEach((people, e) => {
    const records = chance() >= once ? 0 : chance() < twice ? 2 : 1;
    for (let r = 0; r < records; r++) {
      const sd = Math.sqrt(people) + people * (0.01 + 0.05 * chance());
      const by = observers > 0 ? pick(chance, 0, observers - 1) : -1;
      const common = by < 0 ? 0 : people * (shift[by] as number);
      measurements.push({
        id: `record ${e}-${r}`,
        terms: [{ flow: flowId(e), times: 1 }],
        value: people + common + sd * normalFrom(chance),
        sd,
        ...(by < 0 ? {} : { shared: [{ source: `observer ${by}`, times: people }] }),
      });
    }
  });
  return {
    roads,
    problem: {
      flows: roads.truth.map((_, e) => ({ id: flowId(e) })),
      balances: balancesOf(roads),
      sources,
      measurements,
    },
  };
};
