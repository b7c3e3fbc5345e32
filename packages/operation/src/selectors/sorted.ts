/** Keys in order, found and moved in O(log n): a table of 25,000 trips is never sorted again for one event. */
export interface SortedKeys {
  readonly put: (id: string, rank: number) => void;
  readonly remove: (id: string) => void;
  readonly size: () => number;
  /** Position of the first key with at least this rank. */
  readonly firstFrom: (rank: number) => number;
  readonly at: (position: number) => string | undefined;
}

export const createSortedKeys = (): SortedKeys => {
  const keys: { readonly id: string; readonly rank: number }[] = [];
  const ranks = new Map<string, number>();
  const find = (rank: number, id: string) => {
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const key = keys[middle] as (typeof keys)[number];
      if (key.rank < rank || (key.rank === rank && key.id < id)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const remove = (id: string) => {
    const rank = ranks.get(id);
    if (rank === undefined) return;
    keys.splice(find(rank, id), 1);
    ranks.delete(id);
  };
  return {
    remove,
    put: (id, rank) => {
      if (ranks.get(id) === rank) return;
      remove(id);
      const last = keys[keys.length - 1];
      // Almost always the newest.
      if (!last || last.rank < rank) keys.push({ id, rank });
      else keys.splice(find(rank, id), 0, { id, rank });
      ranks.set(id, rank);
    },
    size: () => keys.length,
    firstFrom: (rank) => find(rank, ''),
    at: (position) => keys[position]?.id,
  };
};
