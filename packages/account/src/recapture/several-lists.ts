import { type Cells, listCount, listed } from './cells.ts';
import { type Fit, fitModel } from './fit.ts';
import { hierarchicalModels } from './models.ts';

export interface Interval {
  readonly low: number;
  /** Infinite where too many of the replicates bound nothing. */
  readonly high: number;
}

export interface SeveralLists {
  /** Of all hierarchical models the one with the smallest BIC that bounds anything. */
  readonly chosen: Fit;
  /** All that bound anything, best first. */
  readonly fits: readonly Fit[];
  /** The model chosen anew for every replicate: what is to be said. */
  readonly interval: Interval;
  /** As if the chosen model had been known beforehand: far too narrow, shown beside to say so. */
  readonly intervalOfChosen: Interval;
  /** In how many of the replicates another model was chosen, of 1. */
  readonly otherModel: number;
}

/** A model that puts so many on no list for each who is listed says nothing. */
const SAYS_NOTHING = 1000;

const saysSomething = (cells: Cells) => {
  const most = listed(cells) * SAYS_NOTHING;
  return ({ people }: Fit) => Number.isFinite(people) && people < most;
};

const byBic = (a: Fit, b: Fit) => a.bic - b.bic || a.parameters - b.parameters;

/** Draws as many people with replacement. `random` gives numbers in [0, 1). */
const resample = (cells: Cells, random: () => number): Cells => {
  const n = listed(cells);
  const upTo = new Float64Array(cells.length);
  let sum = 0;
  cells.forEach((people, pattern) => {
    sum += people;
    upTo[pattern] = sum;
  });
  const drawn = new Array<number>(cells.length).fill(0);
  for (let i = 0; i < n; i++) {
    const at = random() * sum;
    let pattern = 0;
    while ((upTo[pattern] as number) <= at) pattern++;
    (drawn[pattern] as number)++;
  }
  return drawn;
};

const between = (values: number[], level: number): Interval => {
  values.sort((a, b) => a - b);
  const at = (share: number) => values[Math.round(share * (values.length - 1))] as number;
  return { low: at((1 - level) / 2), high: at((1 + level) / 2) };
};

/**
 * How many people there are if some are on none of three or more lists (two lists: see `chapman`). The choice among the
 * models is part of the doubt, and usually the larger part: every bootstrap replicate chooses anew (Silverman, Chan and
 * Vincent 2024). `level` of 1, as 0.9. Yields after every replicate, so that a screen lives meanwhile and shows how far
 * it is.
 */
export function* estimateFromLists(
  cells: Cells,
  {
    level,
    replicates,
    random,
  }: { readonly level: number; readonly replicates: number; readonly random: () => number },
): Generator<number, SeveralLists | null> {
  const models = hierarchicalModels(listCount(cells));
  const fits = models
    .map((model) => fitModel(cells, model))
    .filter(saysSomething(cells))
    .sort(byBic);
  const [chosen] = fits;
  if (!chosen) return null;
  const free: number[] = [];
  const fixed: number[] = [];
  let others = 0;
  for (let each = 0; each < replicates; each++) {
    const drawn = resample(cells, random);
    const isBounded = saysSomething(drawn);
    let best: Fit | null = null;
    for (const model of models) {
      const fit = fitModel(drawn, model);
      if (fit.model === chosen.model) fixed.push(isBounded(fit) ? fit.people : Infinity);
      if (isBounded(fit) && (best === null || byBic(fit, best) < 0)) best = fit;
    }
    free.push(best ? best.people : Infinity);
    if (best?.model !== chosen.model) others++;
    yield each + 1;
  }
  return {
    chosen,
    fits,
    interval: between(free, level),
    intervalOfChosen: between(fixed, level),
    otherModel: others / replicates,
  };
}
