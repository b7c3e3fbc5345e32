import type { HubState } from '@corridor/log';

export type Connection = 'fine' | 'revoked' | 'offline' | 'catching-up';

/** Opened again after less than this, a board is not called old while it asks the hub. */
const FRESH = 120_000;

/**
 * What to say about the way to the hub. An attempt that is under way is no contact: on a dead network each lasts half a
 * minute. And half a log shows half the people: until the first exchange is complete that is said.
 */
export function connectionOf(
  hub: Pick<HubState, 'online' | 'syncing' | 'revoked' | 'error' | 'lastSynced'>,
  /** Last known moment in step with the hub, also from before this page opened. */
  syncedAt: number | null,
  realNow: number,
): Connection {
  if (hub.revoked) return 'revoked';
  const isOpening = hub.lastSynced === null && hub.error === null && hub.syncing;
  const isFresh = syncedAt !== null && realNow - syncedAt < FRESH;
  if (isOpening && isFresh) return 'fine';
  if (!hub.online) return isOpening && syncedAt === null ? 'catching-up' : 'offline';
  return hub.syncing && (isOpening || hub.error !== null) ? 'catching-up' : 'fine';
}
