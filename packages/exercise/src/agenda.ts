/** What happens next: things to do at a moment, the earliest first, equal moments in the order they were set. */
export interface Agenda {
  readonly at: (moment: number, run: (moment: number) => void) => void;
  /** Runs everything up to and including `end`. */
  readonly runUntil: (end: number) => void;
}

export const createAgenda = (): Agenda => {
  const heap = createHeap<{
    readonly at: number;
    readonly order: number;
    readonly run: (moment: number) => void;
  }>((a, b) => a.at - b.at || a.order - b.order);
  let order = 0;
  return {
    at: (moment, run) => heap.push({ at: moment, order: order++, run }),
    runUntil: (end) => {
      for (let next = heap.peek(); next && next.at <= end; next = heap.peek()) {
        heap.pop();
        next.run(next.at);
      }
    },
  };
};

export interface Heap<T> {
  readonly push: (item: T) => void;
  readonly peek: () => T | undefined;
  readonly pop: () => T | undefined;
  readonly size: () => number;
}

/** A binary heap; `compare` must never call two items equal that differ. */
export const createHeap = <T>(compare: (a: T, b: T) => number): Heap<T> => {
  const items: T[] = [];
  const swap = (a: number, b: number) => {
    const kept = items[a] as T;
    items[a] = items[b] as T;
    items[b] = kept;
  };
  return {
    size: () => items.length,
    peek: () => items[0],
    push: (item) => {
      let place = items.push(item) - 1;
      while (place > 0) {
        const parent = (place - 1) >> 1;
        if (compare(items[parent] as T, items[place] as T) <= 0) break;
        swap(parent, place);
        place = parent;
      }
    },
    pop: () => {
      const first = items[0];
      const last = items.pop();
      if (items.length && last !== undefined) {
        items[0] = last;
        for (let place = 0; ; ) {
          const left = 2 * place + 1;
          let least = place;
          for (const child of [left, left + 1]) {
            if (child < items.length && compare(items[child] as T, items[least] as T) < 0) {
              least = child;
            }
          }
          if (least === place) break;
          swap(least, place);
          place = least;
        }
      }
      return first;
    },
  };
};
