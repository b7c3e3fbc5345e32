import type { OpenLog, Signer, Vector } from '@corridor/log';

/** Whoever pulled would have pushed within this. */
const claimLifeMs = 60_000;

/**
 * A device may hold lines of this hub's own chain that are not here (the hub's file was put back to an earlier
 * state). Writing then would fork the chain, so the hub waits for that device to bring them. A bare claim must
 * not stop the hub for ever: who does not bring what it named is not believed again.
 */
export interface Claims {
  /** What a reader says it holds. */
  readonly hear: (reader: string, have: Vector) => Promise<void>;
  /** The reader has delivered something: its claim may take as long again. */
  readonly delivered: (reader: string) => void;
  /** To be called before writing: ends claims that nobody made good. */
  readonly settle: () => Promise<void>;
}

export function createClaims(log: OpenLog, { device }: Signer, now: () => number): Claims {
  // What the log remembers from before a restart has no claimant any more; it gets the same time.
  const openedAt = now();
  const since = new Map<string, number>();
  const unbelieved = new Set<string>();
  const isOver = (from: number) => Math.abs(now() - from) > claimLifeMs;

  return {
    async hear(reader, have) {
      const namesMore = (have[device] ?? []).some(([, id]) => !log.has(id));
      if (!namesMore) return;
      const claimedAt = since.get(reader);
      if (claimedAt !== undefined && isOver(claimedAt)) unbelieved.add(reader);
      if (unbelieved.has(reader)) return;
      if (claimedAt === undefined) since.set(reader, now());
      await log.hearOwn(device, have);
    },
    delivered(reader) {
      if (since.has(reader)) since.set(reader, now());
    },
    async settle() {
      if (!log.isBehindOwnChain(device)) {
        since.clear();
        return;
      }
      for (const [reader, claimedAt] of since) {
        if (!isOver(claimedAt)) continue;
        since.delete(reader);
        unbelieved.add(reader);
      }
      if (since.size === 0 && isOver(openedAt)) await log.forgetOwn(device);
    },
  };
}
