import { tokensOf } from '../text/token.ts';

/**
 * What of a text stays when it is copied with another headline, a caption or a cut end: a sketch of its word runs.
 * 128 numbers of 32 bits; the share of equal ones estimates the share of word runs in common (MinHash; Broder, 1997).
 */
export type Sketch = Uint32Array;

const SIZE = 128;
/** Words in a run: long enough that two reports of one event in other words share none. */
const RUN = 5;
/** From this share on two texts are one, published twice. */
export const ALIKE = 0.5;

/** FNV-1a. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  }
  return h >>> 0;
}

/** The finalizer of MurmurHash3: each `seed` orders the runs anew. */
function mix(value: number, seed: number): number {
  let h = (value ^ Math.imul(seed + 1, 0x9e3779b1)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

export interface Sketched {
  readonly sketch: Sketch;
  /** Different word runs, so that a short text within a long one can be told. */
  readonly runs: number;
}

export function sketchOf(text: string): Sketched {
  const words = tokensOf(text)
    .filter((token) => token.kind !== 'mark')
    .map((token) => token.folded);
  const runs = new Set<number>();
  for (let at = 0; at + RUN <= words.length; at++)
    runs.add(hash(words.slice(at, at + RUN).join(' ')));
  // A headline alone is one run of all its words.
  if (runs.size === 0 && words.length > 0) runs.add(hash(words.join(' ')));
  const sketch = new Uint32Array(SIZE).fill(0xffffffff);
  for (const run of runs) {
    for (let seed = 0; seed < SIZE; seed++) {
      const mixed = mix(run, seed);
      if (mixed < (sketch[seed] as number)) sketch[seed] = mixed;
    }
  }
  return { sketch, runs: runs.size };
}

/**
 * How much of the shorter text stands in the longer one, word for word, about: 0–1. An agency's copy that a paper cut
 * short or put into a longer article is as much a copy as one left whole.
 */
export function sharedPart(a: Sketched, b: Sketched): number {
  if (a.runs === 0 || b.runs === 0) return 0;
  let same = 0;
  for (let at = 0; at < SIZE; at++) if (a.sketch[at] === b.sketch[at]) same++;
  const jaccard = same / SIZE;
  const common = (jaccard * (a.runs + b.runs)) / (1 + jaccard);
  return Math.min(1, common / Math.min(a.runs, b.runs));
}

export const areAlike = (a: Sketched, b: Sketched): boolean => sharedPart(a, b) >= ALIKE;
