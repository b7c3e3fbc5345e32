/** A part of a text: UTF-16 offsets, the end not included. `text.slice(start, end)` is exactly what stands there. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const sliceOf = (text: string, span: Span): string => text.slice(span.start, span.end);

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

export const covers = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** From the beginning of the first to the end of the last, whatever their order. */
export const around = (a: Span, b: Span): Span => ({
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
});
