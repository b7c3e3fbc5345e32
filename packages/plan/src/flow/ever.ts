import { NO_WAY } from '../shuttle/types.ts';
import type { Solver } from '../solver.ts';
import type { Legs } from './legs.ts';
import { emptyLegs, loadedLegs } from './price.ts';

/** Whether all loads could be taken if there were time without end: vehicles get there, and there is room. */
export function canBeServed(legs: Legs, solver: Solver): boolean {
  const { sources, sinks, loads, room } = legs;
  const total = loads.reduce((sum, count) => sum + count, 0);
  if (total === 0) return true;
  const reached = reachedSources(legs);
  const ways = loadedLegs(legs).filter(({ from }) => reached.has(from));
  if (ways.length === 0) return false;
  const programme = solver.open({
    columns: {
      cost: new Float64Array(ways.length).fill(-1),
      lower: new Float64Array(ways.length),
      upper: new Float64Array(ways.length).fill(Number.POSITIVE_INFINITY),
      starts: Int32Array.from({ length: ways.length + 1 }, (_, way) => 2 * way),
      rows: Int32Array.from(ways.flatMap(({ from, to }) => [from, sources + to])),
      values: new Float64Array(2 * ways.length).fill(1),
    },
    rowLower: new Float64Array(sources + sinks).fill(Number.NEGATIVE_INFINITY),
    rowUpper: Float64Array.from([...loads, ...room]),
    isWhole: false,
  });
  try {
    const { status, objective } = programme.solve({ seconds: 10 });
    return status !== 'optimal' || -objective > total - 0.5;
  } finally {
    programme.close();
  }
}

/** Whatever can be done at all is done by then: no vehicle makes more trips than there are loads, or room. */
export function lastEnd(legs: Legs): number {
  const trips = (legs.isAtLeast ? legs.room : legs.loads).reduce((sum, count) => sum + count, 0);
  const longest = (steps: readonly number[]) =>
    steps.reduce((most, some) => (some < NO_WAY ? Math.max(most, some) : most), 0);
  const begins = legs.classes.map(({ ready, out }) => ready + longest([...out]));
  return longest(begins) + trips * (longest([...legs.there]) + longest([...legs.back]));
}

function reachedSources(legs: Legs): ReadonlySet<number> {
  const reached = new Set<number>();
  for (const { out } of legs.classes) {
    out.forEach((steps, source) => {
      if (steps < NO_WAY) reached.add(source);
    });
  }
  const ways = loadedLegs(legs);
  const ofSink = (sink: number) => ways.some(({ from, to }) => to === sink && reached.has(from));
  const back = emptyLegs(legs);
  for (let before = -1; before < reached.size; ) {
    before = reached.size;
    for (const { from, to } of back) if (!reached.has(to) && ofSink(from)) reached.add(to);
  }
  return reached;
}
