import { type BesideLabel, figureAxis, LABEL, type Tick } from '../pictures/figureAxis.ts';
import type { ClaimDot } from '../view/claims.ts';

export interface AxisMark extends BesideLabel {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

export interface AxisLayout {
  readonly height: number;
  readonly ticks: readonly Tick[];
  readonly marks: readonly AxisMark[];
  /** Where our counted minimum lies on the same axis, if we have one. */
  readonly ours: number | null;
  /** What our account holds possible 9 times in 10, on the same axis. */
  readonly band: { readonly from: number; readonly to: number } | null;
}

/** Our own figures, to look at claims from. */
export interface Ours {
  readonly least: number;
  readonly band: { readonly low: number; readonly high: number } | null;
}

/**
 * Claims beside each other on one axis, each on a line of its own, so that no label covers another and none is
 * read as part of another. Our counted minimum is drawn as a line, our account as a band behind them: to be looked at
 * from, never added.
 */
export function layoutClaims(
  claims: readonly ClaimDot[],
  ours: Ours | null,
  width: number,
  u: number,
): AxisLayout {
  const values = claims.flatMap((claim) => [claim.low, claim.high]);
  if (ours) values.push(ours.least, ...(ours.band ? [ours.band.low, ours.band.high] : []));
  const { scale, ticks, beside } = figureAxis(values, width, u);
  const row = 19 * u;
  return {
    height: claims.length * row + 24 * u,
    ticks,
    marks: claims.map(({ id, label, low, high }, i) => {
      const [from, to] = [scale(low), scale(high)];
      return { id, from, to, y: i * row + 11 * u, ...beside(label, from, to, LABEL) };
    }),
    ours: ours ? scale(ours.least) : null,
    band: ours?.band ? { from: scale(ours.band.low), to: scale(ours.band.high) } : null,
  };
}
