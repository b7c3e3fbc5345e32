import type { Sha256 } from '../types.ts';
import { hasBlock, seedToBlocks } from './combine.ts';
import { frameOverhead, frameToBytes, idBytes, mostBlocks, mostFramed } from './frame.ts';

/**
 * Of one frame, in a binary QR code of version 18 with the lowest correction: 89 modules a side, which a blurred picture
 * of 560 lines still shows. Losses are made good by further frames; correction inside of one would only make its
 * modules smaller.
 */
export const frameBytes = 718;
export const frameVersion = 18;
export const blockBytes = frameBytes - frameOverhead;
/**
 * Pictures a second: each stands for 100 ms, so that a camera in the dark (15 pictures a second, each exposed for 33 ms)
 * has one of it alone, and a weak phone the time to read it.
 */
export const framesPerSecond = 10;

export interface Frames {
  /** Blocks the bytes are cut into: so many frames a receiver needs, and one or two more. */
  readonly count: number;
  /** The n-th picture, from 0 without end: first each block, then sums of random halves of them. */
  readonly frame: (n: number) => Uint8Array<ArrayBuffer>;
}

/** Bytes as an endless row of frames; null where there are none, or too many to be shown. */
export function bytesToFrames(
  bytes: Uint8Array,
  sha256: Sha256,
  blockSize = blockBytes,
): Frames | null {
  const count = Math.ceil(bytes.length / blockSize);
  if (count === 0 || count > mostBlocks || bytes.length > mostFramed) return null;
  const id = sha256(bytes).subarray(0, idBytes);
  return {
    count,
    frame: (n) => {
      const seed = n >>> 0;
      const blocks = seedToBlocks(seed, count);
      const data = new Uint8Array(blockSize);
      for (let block = 0; block < count; block++) {
        if (!hasBlock(blocks, block)) continue;
        const part = bytes.subarray(block * blockSize, (block + 1) * blockSize);
        for (let at = 0; at < part.length; at++) {
          data[at] = (data[at] as number) ^ (part[at] as number);
        }
      }
      return frameToBytes({ length: bytes.length, blockSize, seed, data }, id);
    },
  };
}
