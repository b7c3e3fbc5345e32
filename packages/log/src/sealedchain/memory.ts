import { isLaterHlc } from '../admission/plan.ts';
import type { SealedChainStore, SealedHead, SealedLine } from './types.ts';

/** For tests; two stores over the same `shelf` are two tabs of one phone. */
export interface SealedShelf {
  readonly heads: Map<string, SealedHead>;
  readonly lines: Map<string, readonly SealedLine[]>;
  readonly notes: Map<string, Uint8Array>;
}
export const createSealedShelf = (): SealedShelf => ({
  heads: new Map(),
  lines: new Map(),
  notes: new Map(),
});

export const createMemorySealedStore = (
  { heads, lines, notes }: SealedShelf = createSealedShelf(),
): SealedChainStore => {
  const change = (device: string, to: (line: SealedLine) => readonly SealedLine[]) =>
    lines.set(device, (lines.get(device) ?? []).flatMap(to));
  return {
    begin: async (device, seen) => {
      const before = heads.get(device);
      const head: SealedHead = before
        ? { ...before, seen: isLaterHlc(seen, before.seen) ? seen : before.seen }
        : { seq: 0, id: null, hlc: null, seen };
      heads.set(device, head);
      return head;
    },
    head: async (device) => heads.get(device) ?? null,
    write: async ({ device, onSeq, head, lines: more, note }) => {
      if (heads.get(device)?.seq !== onSeq) return 'stale';
      heads.set(device, head);
      lines.set(device, [...(lines.get(device) ?? []), ...more]);
      if (note?.value === null) notes.delete(note.key);
      else if (note) notes.set(note.key, note.value);
      return 'written';
    },
    lines: async (device, fromSeq = 1) =>
      (lines.get(device) ?? []).filter(({ seq }) => seq >= fromSeq).sort((a, b) => a.seq - b.seq),
    markHandedOver: async (device, ids) => {
      change(device, (line) =>
        ids.includes(line.id) ? [{ ...line, forHub: null, isHandedOver: true }] : [line],
      );
    },
    remove: async (device, ids) => {
      change(device, (line) => (ids.includes(line.id) ? [] : [line]));
    },
    forget: async (device) => {
      heads.delete(device);
      lines.delete(device);
    },
    devices: async () => [...heads.keys()].sort(),
    note: async (key, value) => {
      if (value === null) notes.delete(key);
      else if (value !== undefined) notes.set(key, value);
      return notes.get(key) ?? null;
    },
    noteKeys: async () => [...notes.keys()].sort(),
    close: () => {},
  };
};
