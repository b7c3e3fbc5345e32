import type { HoldingBounds } from '../open/types.ts';
import type { LineId } from '../types.ts';
import type { Candidate, Candidates } from './types.ts';

export const protocolBounds: HoldingBounds = { perDevice: 2_000, inAll: 20_000 };

/** Characters of all held lines together: twenty thousand of the longest would fill a small laptop. */
export const maxHeldSize = 32 * 1024 * 1024;

export interface Room {
  readonly lines: number;
  readonly size: number;
}

export const sizeOf = ({ line }: Candidate): number =>
  line.headerText.length + line.bodyText.length + 86;

/**
 * What stays held of one device: what was held before comes first, then the delivery in its order, until the
 * room is full. Whatever is dropped is in no vector and will be offered again.
 */
export function keepWithin(
  waiting: readonly Candidate[],
  room: Room,
): { readonly kept: Candidates; readonly dropped: readonly Candidate[]; readonly size: number } {
  const kept = new Map<LineId, Candidate>();
  const dropped: Candidate[] = [];
  let size = 0;
  for (const candidate of [...waiting].sort((a, b) => (a.at ?? -1) - (b.at ?? -1))) {
    if (kept.size >= room.lines || size + sizeOf(candidate) > room.size) dropped.push(candidate);
    else {
      const { at: _, ...held } = candidate;
      kept.set(candidate.line.id, held);
      size += sizeOf(candidate);
    }
  }
  return { kept, dropped, size };
}
