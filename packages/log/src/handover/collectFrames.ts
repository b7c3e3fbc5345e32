import { base64urlToBytes } from '../text/base64url.ts';
import { isSameBytes } from '../text/bytes.ts';
import type { Sha256 } from '../types.ts';
import { addTo, hasBlock, lowestBlock, seedToBlocks } from './combine.ts';
import { bytesToFrame, type Frame, idBytes } from './frame.ts';

export type Collected =
  /** Another code, a misread one, one of a later version, or more than is sent this way. */
  | { readonly is: 'foreign' | 'damaged' | 'newer-version' | 'too-large' }
  /** `progress`: 0 to 1. `isNew`: this frame told something. */
  | {
      readonly is: 'collecting';
      readonly id: string;
      readonly progress: number;
      readonly isNew: boolean;
    }
  | { readonly is: 'whole'; readonly id: string; readonly bytes: Uint8Array<ArrayBuffer> }
  /** Was whole before. */
  | { readonly is: 'known'; readonly id: string }
  /** Frames did not fit together: somebody mixed in false ones. What came is dropped, collecting goes on. */
  | { readonly is: 'spoiled'; readonly id: string };

export interface Collector {
  /** What one code of one picture held. Never throws. */
  readonly take: (code: Uint8Array) => Collected;
  /** Forgets everything, so that what was whole can be taken in again. */
  readonly clear: () => void;
}

/** Several codes may be in view, or a phone that showed another parcel before; a crowd of them is no hand-over. */
const mostAtOnce = 6;
const mostRemembered = 64;

interface Collecting {
  readonly count: number;
  /** By its lowest block: the sum of some blocks, first which, then of what. */
  readonly rows: (Uint32Array | undefined)[];
  rank: number;
  touched: number;
}

/**
 * Puts frames together, whatever is lost, repeated or out of order: each frame is a sum of blocks, and any that
 * tells something new brings the end one nearer. What comes out is exactly what was sent, or nothing.
 */
export function createCollector(sha256: Sha256): Collector {
  const collecting = new Map<string, Collecting>();
  const whole = new Set<string>();
  let clock = 0;

  const placeFor = (frame: Frame): { readonly key: string; readonly state: Collecting } => {
    // Frames that tell another length under the same id are somebody else's.
    const key = `${frame.id} ${frame.length} ${frame.blockSize}`;
    const known = collecting.get(key);
    if (known) return { key, state: known };
    if (collecting.size >= mostAtOnce) {
      // The one that has come least far: a code that was only passed by, never the one being waited for.
      const [least] = [...collecting].sort(
        ([, a], [, b]) => a.rank - b.rank || a.touched - b.touched,
      );
      if (least) collecting.delete(least[0]);
    }
    const count = Math.ceil(frame.length / frame.blockSize);
    const state: Collecting = { count, rows: Array(count), rank: 0, touched: clock };
    collecting.set(key, state);
    return { key, state };
  };

  return {
    take: (code) => {
      const frame = bytesToFrame(code);
      if (typeof frame === 'string') return { is: frame };
      const { id } = frame;
      if (whole.has(id)) return { is: 'known', id };
      const { key, state } = placeFor(frame);
      state.touched = ++clock;
      const isNew = addRow(state, frame);
      if (state.rank < state.count) {
        return { is: 'collecting', id, progress: state.rank / state.count, isNew };
      }
      collecting.delete(key);
      const bytes = solve(state, frame);
      const isRight = isSameBytes(
        sha256(bytes).subarray(0, idBytes),
        base64urlToBytes(id) ?? new Uint8Array(),
      );
      if (!isRight) return { is: 'spoiled', id };
      if (whole.size >= mostRemembered) whole.delete([...whole][0] as string);
      whole.add(id);
      return { is: 'whole', id, bytes };
    },
    clear: () => {
      collecting.clear();
      whole.clear();
    },
  };
}

/** A row is what the frame adds up and the sum itself, in words, so that both are added in one go. */
function addRow(state: Collecting, { seed, data, blockSize }: Frame): boolean {
  const blocks = seedToBlocks(seed, state.count);
  const row = new Uint32Array(blocks.length + Math.ceil(blockSize / 4));
  row.set(blocks);
  new Uint8Array(row.buffer, blocks.byteLength).set(data);
  for (;;) {
    const lowest = lowestBlock(row, blocks.length);
    // A sum of what is known already: it tells nothing, and if it contradicts, nobody knows which of them is false.
    if (lowest < 0) return false;
    const known = state.rows[lowest];
    if (!known) {
      state.rows[lowest] = row;
      state.rank++;
      return true;
    }
    addTo(row, known);
  }
}

function solve({ count, rows }: Collecting, { length, blockSize }: Frame): Uint8Array<ArrayBuffer> {
  const words = Math.ceil(count / 32);
  const bytes = new Uint8Array(length);
  for (let block = count - 1; block >= 0; block--) {
    const row = rows[block] as Uint32Array;
    for (let other = block + 1; other < count; other++) {
      if (hasBlock(row, other)) addTo(row, rows[other] as Uint32Array);
    }
    const data = new Uint8Array(row.buffer, words * 4, blockSize);
    bytes.set(data.subarray(0, Math.min(blockSize, length - block * blockSize)), block * blockSize);
  }
  return bytes;
}
