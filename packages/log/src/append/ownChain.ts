import type { DeviceId, LineId, Vector } from '../types.ts';

const noteKey = (device: DeviceId) => `behind-own-chain/${device}`;

type Note = (key: string, value?: string | null) => Promise<string | null>;

/**
 * Remembers, across restarts, lines of an own device that a peer named and that are not here: this storage was
 * restored or copied, and the device has written elsewhere.
 */
export interface OwnChain {
  readonly hear: (device: DeviceId, theirs: Vector) => Promise<void>;
  readonly forget: (device: DeviceId) => Promise<void>;
  readonly isBehind: (device: DeviceId) => boolean;
  /** Reads what an earlier run of the program heard. */
  readonly recall: (device: DeviceId) => Promise<void>;
}

export function createOwnChain(note: Note, has: (id: LineId) => boolean): OwnChain {
  const named = new Map<DeviceId, readonly LineId[]>();

  const remember = async (device: DeviceId, ids: readonly LineId[]) => {
    named.set(device, ids);
    await note(noteKey(device), ids.length === 0 ? null : JSON.stringify(ids));
  };
  const recall = async (device: DeviceId) => {
    if (named.has(device)) return;
    const kept = await note(noteKey(device));
    if (!named.has(device)) named.set(device, kept === null ? [] : JSON.parse(kept));
  };
  return {
    recall,
    hear: async (device, theirs) => {
      await recall(device);
      const missing = (theirs[device] ?? []).map(([, id]) => id).filter((id) => !has(id));
      const before = (named.get(device) ?? []).filter((id) => !has(id));
      const now = [...new Set([...before, ...missing])];
      const isSame = JSON.stringify(now) === JSON.stringify(named.get(device));
      if (!isSame) await remember(device, now);
    },
    forget: async (device) => {
      await recall(device);
      if ((named.get(device) ?? []).length > 0) await remember(device, []);
    },
    isBehind: (device) => (named.get(device) ?? []).some((id) => !has(id)),
  };
}
