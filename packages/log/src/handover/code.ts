/** Without I, L, O and U: nothing looks or sounds like something else. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 8;

/** Product in the field of 32 elements (x⁵ = x² + 1). */
const times = (a: number, b: number): number => {
  let result = 0;
  let left = a;
  for (let bits = b; bits; bits >>= 1) {
    if (bits & 1) result ^= left;
    left = left & 16 ? ((left << 1) & 31) ^ 5 : left << 1;
  }
  return result;
};

/** All different, none zero: one wrong sign, or two exchanged, always leave a remainder. */
const weights = [2, 4, 8, 16, 5, 10, 20, 1] as const;
const remainderOf = (values: readonly number[]): number =>
  values.reduce((sum, value, place) => sum ^ times(weights[place] ?? 0, value), 0);

/**
 * What both screens show after a hand-over: 35 bits of the parcel's digest and a check sign, so that it can be read
 * out over a radio. `digest`: at least 5 bytes.
 */
export function digestToCode(digest: Uint8Array): string {
  let bits = 0n;
  for (const byte of digest.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte);
  const values = Array.from({ length: length - 1 }, (_, at) =>
    Number((bits >> BigInt(35 - 5 * at)) & 31n),
  );
  return [...values, remainderOf(values)].map((value) => signs[value]).join('');
}

/** In two halves, as it is shown: `K3M9 Q2VX`. */
export const codeInHalves = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

/** Reads a code as somebody wrote it down; null where a sign is wrong or two are exchanged. */
export function textToCode(text: string): string | null {
  const typed = text
    .toUpperCase()
    .replace(/[\s\-_]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const values = [...typed].map((sign) => signs.indexOf(sign));
  const isCode = values.length === length && !values.includes(-1) && remainderOf(values) === 0;
  return isCode ? typed : null;
}
