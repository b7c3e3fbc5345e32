import type { SubjectId } from '@corridor/operation';
import type { StreamEvidence } from '../evidence/types.ts';

/** From, to: minutes since 1970. */
export type Span = readonly [from: number, to: number];

/** Counts closer together than this are one after the other: they are told to the minute, we know only the quarter. */
const TOUCHING = 4;

/**
 * When each count of a stream was made, as far as quarters tell. A count begins somewhere in its quarter: right after the
 * one before, where that fits; so the ends of long rows of counts are known far better than a quarter.
 */
export const pieceSpans = ({ quarters }: StreamEvidence): readonly Span[] => {
  let until = Number.NEGATIVE_INFINITY;
  return quarters.map(({ quarter, minutes }) => {
    const least = quarter * 15;
    const isNext = until >= least - TOUCHING;
    const from = isNext ? Math.min(Math.max(until, least), least + 15) : least + TOUCHING;
    until = Math.max(until, from + minutes);
    return [from, from + minutes];
  });
};

/** Spans that touch, as one. Both ordered by when they begin. */
export const joined = (pieces: readonly Span[]): readonly Span[] => {
  const spans: [number, number][] = [];
  for (const [from, to] of pieces) {
    if (to <= from) continue;
    const last = spans.at(-1);
    if (last && from <= last[1] + TOUCHING) last[1] = Math.max(last[1], to);
    else spans.push([from, to]);
  }
  return spans;
};

/** Minutes that lie in both. */
export const overlap = (spans: readonly Span[], from: number, to: number): number => {
  let sum = 0;
  for (const [start, end] of spans) {
    if (end > from && start < to) sum += Math.min(end, to) - Math.max(start, from);
  }
  return sum;
};

/** All lanes of one site together. */
export interface Watch {
  readonly streams: readonly { readonly id: SubjectId; readonly spans: readonly Span[] }[];
  readonly seen: Seen;
}

/** Vehicles by kind and walkers that all lanes of a site saw between two moments, and in how many minutes of a lane. */
export interface Seen {
  readonly between: (
    from: number,
    to: number,
  ) => { readonly counts: Float64Array; readonly minutes: number };
}

const KINDS = 4;

export const watchOf = (streams: readonly StreamEvidence[]): Watch => {
  const pieces: {
    readonly middle: number;
    readonly minutes: number;
    readonly counts: Float64Array;
  }[] = [];
  const lanes = streams.map((stream) => {
    const own = pieceSpans(stream);
    stream.quarters.forEach(({ of, onFoot }, i) => {
      const [from, to] = own[i] as Span;
      if (to <= from) return;
      pieces.push({
        middle: (from + to) / 2,
        minutes: to - from,
        counts: Float64Array.of(of.car.counted, of.van.counted, of.lorry.counted, onFoot),
      });
    });
    return { id: stream.id, spans: joined(own) };
  });
  pieces.sort((a, b) => a.middle - b.middle);
  const middles = Float64Array.from(pieces, ({ middle }) => middle);
  // Sums up to each piece: any stretch is then two look-ups.
  const width = KINDS + 1;
  const sums = new Float64Array((pieces.length + 1) * width);
  pieces.forEach(({ minutes, counts }, i) => {
    for (let k = 0; k < width; k++) {
      const more = k < KINDS ? (counts[k] as number) : minutes;
      sums[(i + 1) * width + k] = (sums[i * width + k] as number) + more;
    }
  });
  const placeOf = (moment: number): number => {
    let [low, high] = [0, middles.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((middles[middle] as number) < moment) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    streams: lanes,
    seen: {
      between: (from, to) => {
        const [first, last] = [placeOf(from) * width, placeOf(to) * width];
        const counts = new Float64Array(KINDS);
        for (let k = 0; k < KINDS; k++) {
          counts[k] = (sums[last + k] as number) - (sums[first + k] as number);
        }
        return {
          counts,
          minutes: (sums[last + KINDS] as number) - (sums[first + KINDS] as number),
        };
      },
    },
  };
};
