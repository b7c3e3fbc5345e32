/** What stretch of time a picture shows, ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const HOUR = 3_600_000;

/** Six hours, now at four fifths: what has happened matters, what comes has room. */
export const spanAround = (now: number): Span => ({ from: now - 4.8 * HOUR, to: now + 1.2 * HOUR });

/** Moved by a share of its own length. */
export const panned = (span: Span, share: number): Span => {
  const by = (span.to - span.from) * share;
  return { from: span.from + by, to: span.to + by };
};

/** Longer (`by` above 1) or shorter, `about` staying in its place; never under 10 minutes nor over 60 days. */
export function zoomed(span: Span, by: number, about: number): Span {
  const anchor = about < span.from || about > span.to ? (span.from + span.to) / 2 : about;
  const length = span.to - span.from;
  const factor = Math.min(Math.max(length * by, HOUR / 6), 1440 * HOUR) / length;
  return {
    from: anchor - (anchor - span.from) * factor,
    to: anchor + (span.to - anchor) * factor,
  };
}

/** Hours between ticks so that at most `most` stand in the span; every choice divides a day. */
export function tickHours(span: Span, most: number): number {
  const hours = (span.to - span.from) / HOUR;
  return [1, 2, 3, 4, 6, 12].find((step) => hours / step <= most) ?? 24;
}
