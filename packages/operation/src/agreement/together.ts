/** Batches that wait to go at the same moment as others, by id, each with those it waits for. */
export type Together = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Which batches are ready, where some may go only together with others: the largest set in which each has all else that it needs and
 * everyone it waits for. `isReadyAlone`: everything else is met. Nobody is ready because of itself alone.
 */
export const readyTogether = (
  batches: Iterable<string>,
  isReadyAlone: (batch: string) => boolean,
  isReady: (batch: string, ready: ReadonlySet<string>) => boolean,
): ReadonlySet<string> => {
  const ready = new Set<string>();
  for (const batch of batches) if (isReadyAlone(batch)) ready.add(batch);
  for (let isStable = false; !isStable; ) {
    isStable = true;
    for (const batch of ready) {
      if (isReady(batch, ready)) continue;
      ready.delete(batch);
      isStable = false;
    }
  }
  return ready;
};
