import type { Bits } from './bits.ts';

/** A prefix code laid out flat: for every run of `width` coming bits, the symbol and how many bits it takes. */
export interface Code {
  readonly width: number;
  /** symbol × 16 + length; 0 where no symbol begins so. */
  readonly table: Uint16Array;
}

export const notYet = -1;
export const noSymbol = -2;

/** The code of these lengths (0: symbol unused); null when more symbols are promised than fit. */
export function lengthsToCode(lengths: readonly number[]): Code | null {
  const width = Math.max(1, ...lengths);
  const count = new Array<number>(width + 1).fill(0);
  for (const length of lengths) if (length > 0) count[length] = (count[length] as number) + 1;
  const next = new Array<number>(width + 2).fill(0);
  for (let length = 1; length <= width; length++) {
    const first = (next[length] as number) + (count[length] as number);
    if (first > 1 << length) return null;
    next[length + 1] = first << 1;
  }
  const table = new Uint16Array(1 << width);
  lengths.forEach((length, symbol) => {
    if (length === 0) return;
    const code = next[length] as number;
    next[length] = code + 1;
    let reversed = 0;
    for (let bit = 0; bit < length; bit++) reversed |= ((code >> bit) & 1) << (length - 1 - bit);
    for (let i = reversed; i < table.length; i += 1 << length) table[i] = symbol * 16 + length;
  });
  return { width, table };
}

/** The next symbol, `notYet` or `noSymbol`. */
export function takeSymbol(bits: Bits, { width, table }: Code): number {
  const entry = table[bits.peek(width)] as number;
  const length = entry & 15;
  const ready = bits.ready();
  if (length === 0) return ready < width ? notYet : noSymbol;
  if (length > ready) return notYet;
  bits.skip(length);
  return entry >> 4;
}
