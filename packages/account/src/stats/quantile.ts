/** Where a growing function reaches p, by halving between two bounds until they are neighbours or as good as that. */
export const quantileBy = (
  cdf: (x: number) => number,
  p: number,
  low: number,
  high: number,
): number => {
  let [below, above] = [low, high];
  for (let i = 0; i < 200 && above - below > 1e-15 * Math.max(1, Math.abs(above)); i++) {
    const middle = (below + above) / 2;
    if (middle === below || middle === above) break;
    if (cdf(middle) < p) below = middle;
    else above = middle;
  }
  return (below + above) / 2;
};
