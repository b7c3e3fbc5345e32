import { protocolSlice, type SliceLimits } from '../exchange/slices.ts';

const LEAST: SliceLimits = { maxLines: 1, maxBytes: 16 * 1024 };
/** Full portions that have to get through before a bigger one is tried: a failure costs minutes, growing costs seconds. */
const PATIENCE = 8;

/** How much goes in one direction at once: halved when a call fails, doubled after some have succeeded. */
export interface Portion {
  readonly limits: () => SliceLimits;
  readonly failed: () => void;
  /** A call that carried nearly nothing proves nothing. */
  readonly succeeded: (lines: number) => void;
}

export const createPortion = (): Portion => {
  let limits = protocolSlice;
  let inARow = 0;
  return {
    limits: () => limits,
    failed: () => {
      inARow = 0;
      limits = {
        maxLines: Math.max(LEAST.maxLines, Math.floor(limits.maxLines / 2)),
        maxBytes: Math.max(LEAST.maxBytes, Math.floor(limits.maxBytes / 2)),
      };
    },
    succeeded: (lines) => {
      if (lines * 2 < limits.maxLines) return;
      inARow++;
      if (inARow < PATIENCE) return;
      inARow = 0;
      limits = {
        maxLines: Math.min(protocolSlice.maxLines, limits.maxLines * 2),
        maxBytes: Math.min(protocolSlice.maxBytes, limits.maxBytes * 2),
      };
    },
  };
};
