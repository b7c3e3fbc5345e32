/** An arc may carry up to so many; each costs so much, never less than 0. */
export interface FlowNetwork {
  /** Answers the arc's number, to ask `carried` with. */
  readonly addArc: (from: number, to: number, capacity: number, cost: number) => number;
  /** Sends as much as wanted, or as much as there is a way for, as cheaply as possible. Once per network. */
  readonly send: (from: number, to: number, wanted: number) => { sent: number; cost: number };
  readonly carried: (arc: number) => number;
}

/**
 * Cheapest flow by shortest paths with potentials: one dense Dijkstra per length of path, then everything that goes along paths of that length.
 * Networks here are nearly complete between two dozens of places, so scanning all nodes beats a heap.
 */
export function createFlowNetwork(nodes: number): FlowNetwork {
  const heads: number[] = [];
  const left: number[] = [];
  const costs: number[] = [];
  const arcsOf: number[][] = Array.from({ length: nodes }, () => []);
  const price = new Float64Array(nodes);
  const distance = new Float64Array(nodes);
  const settled = new Uint8Array(nodes);
  const nextArc = new Int32Array(nodes);
  const onPath = new Uint8Array(nodes);

  const addArc = (from: number, to: number, capacity: number, cost: number): number => {
    const arc = heads.length;
    heads.push(to, from);
    left.push(capacity, 0);
    costs.push(cost, -cost);
    arcsOf[from]?.push(arc);
    arcsOf[to]?.push(arc + 1);
    return arc;
  };

  function measure(from: number, to: number): boolean {
    distance.fill(Number.POSITIVE_INFINITY);
    settled.fill(0);
    distance[from] = 0;
    for (;;) {
      let node = -1;
      let nearest = Number.POSITIVE_INFINITY;
      for (let each = 0; each < nodes; each++) {
        if (settled[each] === 0 && (distance[each] as number) < nearest) {
          nearest = distance[each] as number;
          node = each;
        }
      }
      if (node < 0) break;
      settled[node] = 1;
      const here = nearest + (price[node] as number);
      for (const arc of arcsOf[node] as number[]) {
        if ((left[arc] as number) <= 0) continue;
        const head = heads[arc] as number;
        const along = here + (costs[arc] as number) - (price[head] as number);
        if (along < (distance[head] as number)) distance[head] = along;
      }
    }
    const farthest = distance[to] as number;
    if (farthest === Number.POSITIVE_INFINITY) return false;
    for (let node = 0; node < nodes; node++) {
      price[node] = (price[node] as number) + Math.min(distance[node] as number, farthest);
    }
    return true;
  }

  function push(node: number, to: number, most: number): number {
    if (node === to) return most;
    onPath[node] = 1;
    const arcs = arcsOf[node] as number[];
    let pushed = 0;
    for (; (nextArc[node] as number) < arcs.length; nextArc[node] = (nextArc[node] as number) + 1) {
      const arc = arcs[nextArc[node] as number] as number;
      const head = heads[arc] as number;
      const room = left[arc] as number;
      if (room <= 0 || onPath[head] === 1) continue;
      if ((price[node] as number) + (costs[arc] as number) !== price[head]) continue;
      const sent = push(head, to, Math.min(most - pushed, room));
      left[arc] = room - sent;
      left[arc ^ 1] = (left[arc ^ 1] as number) + sent;
      pushed += sent;
      if (pushed === most) break;
    }
    onPath[node] = 0;
    return pushed;
  }

  const send = (from: number, to: number, wanted: number) => {
    let sent = 0;
    let cost = 0;
    while (sent < wanted && measure(from, to)) {
      for (;;) {
        nextArc.fill(0);
        const more = push(from, to, wanted - sent);
        if (more === 0) break;
        sent += more;
        cost += more * ((price[to] as number) - (price[from] as number));
      }
    }
    return { sent, cost };
  };

  return { addArc, send, carried: (arc) => left[arc ^ 1] as number };
}
