/** Eight times in ten it lies within, that is what is promised. */
export const PROMISED = 0.8;
/** How far one forecast that came true or did not moves the next. */
const STEP = 0.04;

/**
 * What share to leave outside so that the promise is kept, given how past forecasts came true (adaptive conformal inference, Gibbs and Candès 2021).
 * `shares`: for each, in order of time, the share of the forecast that lay below what came.
 */
export function leftOutside(shares: readonly number[]): number {
  let outside = 1 - PROMISED;
  for (const share of shares) {
    const missed = share < outside / 2 || share > 1 - outside / 2;
    outside += STEP * (1 - PROMISED - (missed ? 1 : 0));
    outside = Math.min(0.5, Math.max(0.04, outside));
  }
  return outside;
}

/** Of ascending values, in between where it falls there. Not asked of none. */
export function quantileOf(ascending: ArrayLike<number>, share: number): number {
  const place = (ascending.length - 1) * Math.min(1, Math.max(0, share));
  const low = ascending[Math.floor(place)] as number;
  const high = ascending[Math.ceil(place)] as number;
  const between = place - Math.floor(place);
  return between === 0 || low === high ? low : low + (high - low) * between;
}

/**
 * Below which so large a share of what is still to come will lie, foretold by these ascending futures. Of fifty futures the fifth does not have a tenth of
 * what comes below it but five of fifty-one; read off like an ordinary quantile, ranges of few futures are too narrow.
 */
export function foretoldQuantile(ascending: ArrayLike<number>, share: number): number {
  const n = ascending.length;
  return n < 2
    ? quantileOf(ascending, share)
    : quantileOf(ascending, (share * (n + 1) - 1) / (n - 1));
}

/** Continuous ranked probability score of ascending samples: how far off, in the unit of the samples; 0 is perfect, and for one sample it is the error. */
export function rankedScore(ascending: readonly number[], came: number): number {
  const n = ascending.length;
  let off = 0;
  let spread = 0;
  ascending.forEach((one, at) => {
    off += Math.abs(one - came);
    spread += one * (2 * at + 1 - n);
  });
  return off / n - spread / (n * n);
}
