// The aggregated model as one would hand it to a solver: how many vehicles take each way at each moment, nobody by name.
import type { Programme, ShuttleProblem, ShuttleRoutes } from '@corridor/plan';
import { NO_WAY } from '@corridor/plan';
import { problemToLegs } from '../../packages/plan/src/flow/legs.ts';
import type { Arc, Network, Node } from '../../packages/plan/src/flow/network.ts';
import { networkToProgramme } from '../../packages/plan/src/flow/programme.ts';
import { flowToRoutes } from '../../packages/plan/src/flow/routes.ts';

export interface Aggregated {
  readonly programme: Programme;
  readonly routesOf: (values: Float64Array) => ShuttleRoutes;
}

/** More arcs than these no solver here takes within seconds. */
const MOST = 400_000;

/** All that vehicles can do until `horizon`; without bounds and prices that would leave most of it out. */
export function aggregatedBy(problem: ShuttleProblem, ends: number): Aggregated | null {
  const legs = problemToLegs(problem);
  const { sources, sinks, classes, there, back } = legs;
  const horizon = Math.floor(ends / legs.step);
  if ((horizon + 1) * sources * sinks * 2 > MOST) return null;
  const nodes: Node[] = [];
  const arcs: Arc[] = [];
  const known = new Map<string, number>();
  const place = (isSource: boolean, site: number, at: number) => {
    const key = `${isSource} ${site} ${at}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, nodes.length);
    nodes.push({ isSource, site, at });
    return nodes.length - 1;
  };
  classes.forEach(({ ready, out }, of) => {
    out.forEach((steps, source) => {
      const at = ready + steps;
      if (steps >= NO_WAY || at > horizon) return;
      arcs.push({
        from: -1,
        to: place(true, source, at),
        kind: 'start',
        site: of,
        next: source,
        at: ready,
      });
    });
  });
  for (let at = 0; at <= horizon; at++) {
    for (let sink = 0; sink < sinks; sink++) {
      const from = known.get(`false ${sink} ${at}`);
      if (from === undefined) continue;
      for (let source = 0; source < sources; source++) {
        const reached = at + (back[sink * sources + source] as number);
        if (reached > horizon) continue;
        arcs.push({
          from,
          to: place(true, source, reached),
          kind: 'empty',
          site: sink,
          next: source,
          at,
        });
      }
    }
    for (let source = 0; source < sources; source++) {
      const from = known.get(`true ${source} ${at}`);
      if (from === undefined) continue;
      for (let sink = 0; sink < sinks; sink++) {
        const reached = at + (there[source * sinks + sink] as number);
        if (reached > horizon) continue;
        arcs.push({
          from,
          to: place(false, sink, reached),
          kind: 'loaded',
          site: source,
          next: sink,
          at,
        });
      }
    }
  }
  const network: Network = { nodes, arcs };
  return {
    programme: networkToProgramme(legs, network),
    routesOf: (values) => flowToRoutes(legs, network, values),
  };
}

/** One moment asked: is there a plan by then? null: no answer in time. */
export type Ask = (model: Aggregated, seconds: number) => Promise<ShuttleRoutes | 'none' | null>;

/** Halves the moments between a bound and a plan until they meet or the seconds are over. */
export async function byHalving(
  problem: ShuttleProblem,
  ask: Ask,
  { low, high, seconds }: { readonly low: number; readonly high: number; readonly seconds: number },
): Promise<ShuttleRoutes | null> {
  const begun = performance.now();
  let [least, most, best] = [low, high, null as ShuttleRoutes | null];
  while (least < most || best === null) {
    const left = seconds - (performance.now() - begun) / 1000;
    if (left <= 0) return best;
    const middle = best === null && least >= most ? most : Math.floor((least + most) / 2);
    const model = aggregatedBy(problem, middle);
    if (!model) return best;
    const answer = await ask(model, left);
    if (answer === null) return best;
    if (answer === 'none') {
      least = middle + 1;
      if (least > most) return best;
    } else [most, best] = [middle, answer];
  }
  return best;
}
