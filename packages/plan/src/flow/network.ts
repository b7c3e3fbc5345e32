import type { Legs } from './legs.ts';
import { bestWorth, emptyLegs, loadedLegs, NOTHING, type Prices, type Worths } from './price.ts';
import { excess } from './relax.ts';

/** A way a vehicle may take at a moment. `from`, `to`: places in `nodes`; −1 where a vehicle begins. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly kind: 'start' | 'loaded' | 'empty';
  /** Class, source or sink it leaves; source or sink it reaches. */
  readonly site: number;
  readonly next: number;
  readonly at: number;
}

/** A source or a sink at a moment. */
export interface Node {
  readonly isSource: boolean;
  readonly site: number;
  readonly at: number;
}

export interface Network {
  readonly nodes: readonly Node[];
  readonly arcs: readonly Arc[];
}

/**
 * All that a plan by `horizon` can be made of: vehicles never wait, for what can be done with waiting can be done without. What
 * a vehicle would lose by a way (against the best it could earn at these prices) all vehicles together may lose only as far as the
 * fleet could earn more than the loads are worth; a way that loses more is left out. Null where more than `most` arcs remain.
 */
export function networkBy(
  legs: Legs,
  worths: Worths,
  prices: Prices,
  horizon: number,
  most: number,
): Network | null {
  const { sources, sinks, classes } = legs;
  const allowed = excess(legs, worths, prices, horizon);
  const stride = horizon + 1;
  // Earned so far less the most its class could earn in all; NOTHING where no vehicle comes by at that moment.
  const atSource = new Float64Array(sources * stride).fill(NOTHING);
  const atSink = new Float64Array(sinks * stride).fill(NOTHING);
  const rest = (sites: Float64Array, site: number, at: number) =>
    sites[site * worths.stride + horizon - at] as number;
  const nodes: Node[] = [];
  const arcs: Arc[] = [];
  const nodeOf = new Map<number, number>();
  const place = (isSource: boolean, site: number, at: number) => {
    const key = (isSource ? site : sources + site) * stride + at;
    const known = nodeOf.get(key);
    if (known !== undefined) return known;
    nodeOf.set(key, nodes.length);
    nodes.push({ isSource, site, at });
    return nodes.length - 1;
  };

  classes.forEach(({ ready, out }, of) => {
    const most = bestWorth(legs, worths, of, horizon);
    out.forEach((steps, source) => {
      const at = ready + steps;
      if (at > horizon || rest(worths.atSource, source, at) - most < allowed) return;
      const here = source * stride + at;
      atSource[here] = Math.max(atSource[here] as number, -most);
      const to = place(true, source, at);
      arcs.push({ from: -1, to, kind: 'start', site: of, next: source, at: ready });
    });
  });
  const loadedFrom = byStart(loadedLegs(legs), sources);
  const emptyFrom = byStart(emptyLegs(legs), sinks);
  for (let at = 0; at <= horizon; at++) {
    if (arcs.length > most) return null;
    for (let sink = 0; sink < sinks; sink++) {
      const earned = atSink[sink * stride + at] as number;
      if (earned === NOTHING) continue;
      for (const { to: source, steps } of emptyFrom[sink] ?? []) {
        const reached = at + steps;
        if (reached > horizon) continue;
        if (earned + rest(worths.atSource, source, reached) < allowed) continue;
        const next = source * stride + reached;
        atSource[next] = Math.max(atSource[next] as number, earned);
        const [from, to] = [place(false, sink, at), place(true, source, reached)];
        arcs.push({ from, to, kind: 'empty', site: sink, next: source, at });
      }
    }
    for (let source = 0; source < sources; source++) {
      const earned = atSource[source * stride + at] as number;
      if (earned === NOTHING) continue;
      for (const { to: sink, steps } of loadedFrom[source] ?? []) {
        const reached = at + steps;
        if (reached > horizon) continue;
        const after = earned + (prices.sources[source] as number) + (prices.sinks[sink] as number);
        if (after + rest(worths.atSink, sink, reached) < allowed) continue;
        const next = sink * stride + reached;
        atSink[next] = Math.max(atSink[next] as number, after);
        const [from, to] = [place(true, source, at), place(false, sink, reached)];
        arcs.push({ from, to, kind: 'loaded', site: source, next: sink, at });
      }
    }
  }
  return { nodes, arcs };
}

const byStart = <T extends { readonly from: number }>(legs: readonly T[], count: number) =>
  Array.from({ length: count }, (_, from) => legs.filter((leg) => leg.from === from));
