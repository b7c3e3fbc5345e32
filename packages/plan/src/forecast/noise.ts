/**
 * Chance that answers the same question alike: which number comes of a few whole numbers. A simulated world is asked about the same journey twice, and two
 * futures are to differ in what was changed and in nothing else.
 */
export function uniformOf(seed: number, a: number, b: number, c: number): number {
  let mixed = seed | 0;
  for (const one of [a, b, c]) {
    mixed = Math.imul(mixed ^ (one | 0), 0x9e3779b1);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x85ebca6b);
    mixed ^= mixed >>> 13;
  }
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0xc2b2ae35);
  return (((mixed ^ (mixed >>> 16)) >>> 0) + 0.5) / 4294967296;
}

/** A whole number for a name (FNV-1a): what is drawn for a vehicle stays with it, whoever is named beside it. */
export function keyOf(name: string): number {
  let key = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) {
    key = Math.imul(key ^ name.charCodeAt(at), 0x01000193);
  }
  return key | 0;
}

/** Standard normal value below which so large a share lies; 0 < share < 1. Acklam's rational approximation, error under 1.2e-9. */
export function normalQuantile(share: number): number {
  const A = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
    2.506628277459239,
  ];
  const B = [
    -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972,
    -13.28068155288572,
  ];
  const C = [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
    4.374664141464968, 2.938163982698783,
  ];
  const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];
  const polynomial = (of: readonly number[], x: number) =>
    of.reduce((sum, one) => sum * x + one, 0);
  const tail = (one: number): number => {
    const q = Math.sqrt(-2 * Math.log(one));
    return polynomial(C, q) / polynomial([...D, 1], q);
  };
  if (share < 0.02425) return tail(share);
  if (share > 0.97575) return -tail(1 - share);
  const q = share - 0.5;
  const r = q * q;
  return (polynomial(A, r) * q) / polynomial([...B, 1], r);
}

/** Share of the standard normal distribution below a value; error under 7.5e-8 (Abramowitz and Stegun 26.2.17). */
export function normalShare(value: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(value));
  const tail =
    (Math.exp(-value * value * 0.5) / 2.5066282746310002) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return value > 0 ? 1 - tail : tail;
}
