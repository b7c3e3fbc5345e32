/**
 * In which order a symmetric system is eliminated, and where its factor is not zero. Least neighbours first: one trip's two
 * counts are settled among themselves before the post that made a thousand of them. Equal ones go by their number, so the
 * same network always gives the same order.
 */
export interface Order {
  readonly size: number;
  /** place → unknown, unknown → place. */
  readonly unknownAt: Int32Array;
  readonly placeOf: Int32Array;
  /** Column k of the factor has its places below the diagonal in rows[start[k]] … rows[start[k + 1] − 1], ascending. */
  readonly start: Int32Array;
  readonly rows: Int32Array;
}

/** `neighbours[i]`: with whom unknown i shares an entry; is used up. */
export const orderOf = (neighbours: readonly Set<number>[]): Order => {
  const size = neighbours.length;
  const unknownAt = new Int32Array(size);
  const placeOf = new Int32Array(size).fill(-1);
  const columns: Int32Array[] = [];
  const queue = createQueue(size);
  for (let i = 0; i < size; i++) queue.put(i, (neighbours[i] as Set<number>).size);
  let entries = 0;
  for (let place = 0; place < size; place++) {
    const next = queue.take();
    unknownAt[place] = next;
    placeOf[next] = place;
    const around = Int32Array.from(neighbours[next] as Set<number>);
    columns.push(around);
    entries += around.length;
    for (let i = 0; i < around.length; i++) {
      const one = neighbours[around[i] as number] as Set<number>;
      one.delete(next);
      for (let j = 0; j < around.length; j++) if (j !== i) one.add(around[j] as number);
      queue.put(around[i] as number, one.size);
    }
    (neighbours[next] as Set<number>).clear();
  }
  const start = new Int32Array(size + 1);
  const rows = new Int32Array(entries);
  let at = 0;
  columns.forEach((column, place) => {
    const below = column.map((unknown) => placeOf[unknown] as number).sort();
    rows.set(below, at);
    at += below.length;
    start[place + 1] = at;
  });
  return { size, unknownAt, placeOf, start, rows };
};

/** Takes the one of the least degree, of equals the lowest number; -1: none left. A heap in which outdated entries are passed over. */
export const createQueue = (size: number) => {
  const heap: number[] = [];
  const degree = new Int32Array(size).fill(-1);
  const put = (unknown: number, now: number) => {
    if (degree[unknown] === now) return;
    degree[unknown] = now;
    let at = heap.length;
    const key = now * size + unknown;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((heap[above] as number) <= key) break;
      heap[at] = heap[above] as number;
      at = above;
    }
    heap[at] = key;
  };
  const pop = (): number => {
    const top = heap[0] as number;
    const last = heap.pop() as number;
    const end = heap.length;
    let at = 0;
    while (2 * at + 1 < end) {
      let child = 2 * at + 1;
      if (child + 1 < end && (heap[child + 1] as number) < (heap[child] as number)) child++;
      if ((heap[child] as number) >= last) break;
      heap[at] = heap[child] as number;
      at = child;
    }
    if (end > 0) heap[at] = last;
    return top;
  };
  const take = (): number => {
    while (heap.length > 0) {
      const key = pop();
      const unknown = key % size;
      if (degree[unknown] !== (key - unknown) / size) continue;
      degree[unknown] = -2;
      return unknown;
    }
    return -1;
  };
  return { put, take };
};
