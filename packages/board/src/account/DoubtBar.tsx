import type { Figure } from '@corridor/account';

/**
 * A figure as a bar that begins where one reads from: counted one by one, what the estimate is sure of, and its doubt as
 * a fading end. The figures themselves stand in the same row, so a screen reader is spared it.
 */
export function DoubtBar(props: { readonly of: Figure; readonly most: number }) {
  const { of, most } = props;
  const part = (n: number) => `${((Math.min(n, most) / Math.max(1, most)) * 100).toFixed(2)}%`;
  const { estimate } = of;
  const range = (from: number, to: number) => ({
    insetInlineStart: part(from),
    inlineSize: part(Math.max(0, to - from)),
  });
  return (
    <span className="doubt-bar" aria-hidden="true">
      {estimate && <span className="sure" style={range(0, estimate.low)} />}
      {estimate && <span className="doubt" style={range(estimate.low, estimate.high)} />}
      <span className="pointed-at" style={range(0, of.minimum)} />
      {estimate && <span className="best" style={{ insetInlineStart: part(estimate.people) }} />}
    </span>
  );
}
