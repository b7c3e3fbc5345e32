import { scaleLinear } from 'd3-scale';
import { textWidth } from '../strip/lane.ts';
import type { ClaimDot } from '../view/claims.ts';

export interface AxisMark {
  readonly id: string;
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly labelX: number;
  readonly anchor: 'start' | 'end';
}

/** As much of a label as there is room for; the table has it whole. */
const fitted = (label: string, room: number, u: number): string => {
  const most = Math.floor(room / (12.5 * u * 0.55));
  if (label.length <= most) return label;
  const cut = label.slice(0, Math.max(1, most - 1)).trimEnd();
  // A name that keeps to itself must still do so where it is cut.
  const open = [...cut].reduce(
    (n, sign) => (/[\u2066-\u2068]/.test(sign) ? n + 1 : sign === '\u2069' ? n - 1 : n),
    0,
  );
  return `${cut}…${'\u2069'.repeat(Math.max(0, open))}`;
};

export interface AxisLayout {
  readonly height: number;
  readonly ticks: readonly { readonly x: number; readonly value: number }[];
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
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = Math.max((high - low) * 0.12, high * 0.04, 1);
  const scale = scaleLinear()
    .domain([Math.max(0, low - room), high + room])
    .range([14 * u, width - 14 * u]);
  const row = 19 * u;
  return {
    height: claims.length * row + 24 * u,
    ticks: scale.ticks(Math.max(2, Math.floor(width / (95 * u)))).map((value) => ({
      x: scale(value),
      value,
    })),
    marks: claims.map((claim, i) => {
      const from = scale(claim.low);
      const to = scale(claim.high);
      const [before, after] = [from - 14 * u, width - to - 14 * u];
      const wide = textWidth(claim.label, 12.5 * u) * 0.92;
      const isEnd = wide > after && before > after;
      const label = fitted(claim.label, isEnd ? before : after, u);
      return {
        id: claim.id,
        label,
        from,
        to,
        y: i * row + 11 * u,
        labelX: isEnd ? from - 10 * u : to + 10 * u,
        anchor: isEnd ? 'end' : 'start',
      };
    }),
    ours: ours ? scale(ours.least) : null,
    band: ours?.band ? { from: scale(ours.band.low), to: scale(ours.band.high) } : null,
  };
}
