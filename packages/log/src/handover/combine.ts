/**
 * Which blocks a frame adds up, as bits in words of 32. Seeds below `count` name one block each; all others half of
 * the blocks, by a small generator that every version of this software runs alike: it is part of the format.
 */
export function seedToBlocks(seed: number, count: number): Uint32Array {
  const words = new Uint32Array(Math.ceil(count / 32));
  if (seed < count) {
    words[seed >>> 5] = 1 << (seed & 31);
    return words;
  }
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  for (let at = 0; at < words.length; at++) {
    state = (state + 0x9e3779b9) >>> 0;
    let word = state;
    word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    words[at] = word ^ (word >>> 15);
  }
  const last = words.length - 1;
  if (count % 32 !== 0) words[last] = (words[last] as number) & ((1 << (count % 32)) - 1);
  // A sum of nothing would tell nothing.
  if (words.every((word) => word === 0)) words[0] = 1;
  return words;
}

/** `into` += `from`, bit by bit. */
export function addTo(into: Uint32Array, from: Uint32Array): void {
  for (let at = 0; at < into.length; at++) into[at] = (into[at] as number) ^ (from[at] as number);
}

/** Lowest bit that is set, or -1. */
export function lowestBlock(words: Uint32Array, length: number): number {
  for (let at = 0; at < length; at++) {
    const word = words[at] as number;
    if (word !== 0) return at * 32 + 31 - Math.clz32(word & -word);
  }
  return -1;
}

export const hasBlock = (words: Uint32Array, block: number): boolean =>
  ((words[block >>> 5] as number) & (1 << (block & 31))) !== 0;
