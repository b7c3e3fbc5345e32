import type { Programme } from '../solver.ts';
import type { Legs } from './legs.ts';
import type { Network } from './network.ts';

/**
 * How many vehicles take each arc, in whole numbers: as many leave a source as reach it, no more leave a sink, no more begin than
 * there are, all loads are taken and no sink gets more than it has room for. Any solution falls apart into vehicles' routes.
 */
export function networkToProgramme(legs: Legs, { nodes, arcs }: Network): Programme {
  const { sources, sinks, loads, room, classes, isAtLeast } = legs;
  const sinksAt = sources;
  const classesAt = sinksAt + sinks;
  const nodesAt = classesAt + classes.length;
  const rowLower = new Float64Array(nodesAt + nodes.length).fill(Number.NEGATIVE_INFINITY);
  const rowUpper = new Float64Array(nodesAt + nodes.length);
  loads.forEach((count, source) => {
    rowLower[source] = count;
    rowUpper[source] = isAtLeast ? Number.POSITIVE_INFINITY : count;
  });
  room.forEach((count, sink) => {
    rowUpper[sinksAt + sink] = count;
  });
  classes.forEach(({ vehicles }, of) => {
    rowUpper[classesAt + of] = vehicles.length;
  });
  nodes.forEach(({ isSource }, node) => {
    if (isSource) rowLower[nodesAt + node] = 0;
  });

  const starts = new Int32Array(arcs.length + 1);
  const rows: number[] = [];
  const values: number[] = [];
  arcs.forEach(({ from, to, kind, site, next }, nth) => {
    if (kind === 'start') put(classesAt + site, 1);
    else put(nodesAt + from, 1);
    if (kind === 'loaded') {
      put(site, 1);
      put(sinksAt + next, 1);
    }
    put(nodesAt + to, -1);
    starts[nth + 1] = rows.length;
  });
  function put(row: number, value: number) {
    rows.push(row);
    values.push(value);
  }
  return {
    columns: {
      cost: new Float64Array(arcs.length),
      lower: new Float64Array(arcs.length),
      upper: new Float64Array(arcs.length).fill(Number.POSITIVE_INFINITY),
      starts,
      rows: Int32Array.from(rows),
      values: Float64Array.from(values),
    },
    rowLower,
    rowUpper,
    isWhole: true,
  };
}
