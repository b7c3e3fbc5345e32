import type { Scenario } from './types.ts';

/** How long it takes to drive, without any wait, from each site to each other by the ways there are. */
export interface Distances {
  readonly sites: ReadonlyMap<string, number>;
  /** `[from * n + to]`, minutes, checkpoints' passages included; Infinity: no way leads there. */
  readonly empty: Float64Array;
  /** The same for people on board, by one way: nobody is brought by a detour. */
  readonly loaded: Float64Array;
}

export function distancesOf(scenario: Scenario): Distances {
  const sites = new Map(scenario.sites.map(({ id }, at) => [id, at]));
  const n = sites.size;
  const empty = new Float64Array(n * n).fill(Number.POSITIVE_INFINITY);
  const loaded = new Float64Array(n * n).fill(Number.POSITIVE_INFINITY);
  const passage = new Map(scenario.checkpoints.map(({ id, minutes }) => [id, minutes]));
  const shorten = (matrix: Float64Array, from: number, to: number, minutes: number) => {
    const at = from * n + to;
    matrix[at] = Math.min(matrix[at] as number, minutes);
  };
  for (const way of scenario.ways) {
    const from = sites.get(way.from);
    const to = sites.get(way.to);
    if (from === undefined || to === undefined) continue;
    let emptyPassages = 0;
    let loadedPassages = 0;
    for (const { checkpoint } of way.checkpoints) {
      emptyPassages += passage.get(checkpoint)?.empty ?? 0;
      loadedPassages += passage.get(checkpoint)?.loaded ?? 0;
    }
    shorten(empty, from, to, way.minutes + emptyPassages);
    shorten(loaded, from, to, way.minutes + loadedPassages);
    if (way.back === null) continue;
    shorten(empty, to, from, way.back + emptyPassages);
    shorten(loaded, to, from, way.back + loadedPassages);
  }
  for (let at = 0; at < n; at++) {
    empty[at * n + at] = 0;
  }
  for (let through = 0; through < n; through++) {
    for (let from = 0; from < n; from++) {
      const first = empty[from * n + through] as number;
      if (first === Number.POSITIVE_INFINITY) continue;
      for (let to = 0; to < n; to++) {
        const minutes = first + (empty[through * n + to] as number);
        if (minutes < (empty[from * n + to] as number)) empty[from * n + to] = minutes;
      }
    }
  }
  return { sites, empty, loaded };
}
