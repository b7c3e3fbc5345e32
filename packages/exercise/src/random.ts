/**
 * Randomness from a seed and a name. Each part of a rehearsal draws from streams of its own, so that a
 * change in how phones lose their network does not reshuffle who boarded which bus.
 *
 * Only exact arithmetic (no Math.log, no Math.cos): the same seed gives the same bytes on every engine.
 */
export interface Random {
  /** Uniform in [0, 1). */
  readonly next: () => number;
  /** Whole number from `low` to `high`, both included. */
  readonly int: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
  /** Uniform in [low, high). */
  readonly between: (low: number, high: number) => number;
  /** Bell-shaped, never further than six deviations: a sum of twelve uniforms. */
  readonly normal: (mean: number, deviation: number) => number;
  /** Waiting time of a steady process with this mean. */
  readonly exponential: (mean: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  /** A stream of its own below this one; asking for it takes nothing from this one. */
  readonly named: (name: string) => Random;
}

export function createRandom(seed: string): Random {
  let [a, b, c, d] = seedWords(seed);
  const word = () => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let warm = 0; warm < 12; warm++) word();
  const next = () => word() / 0x1_0000_0000;
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    between: (low, high) => low + next() * (high - low),
    normal: (mean, deviation) => {
      let sum = -6;
      for (let each = 0; each < 12; each++) sum += next();
      return mean + sum * deviation;
    },
    exponential: (mean) => -mean * logarithm(1 - next()),
    pick: (items) => {
      const item = items[int(0, items.length - 1)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    named: (name) => createRandom(`${seed}/${name}`),
  };
}

/** Four well-mixed words from a text (a multiply-and-rotate hash, four lanes). */
function seedWords(text: string): [number, number, number, number] {
  let h1 = 0x9e3779b9;
  let h2 = 0x85ebca6b;
  let h3 = 0xc2b2ae35;
  let h4 = 0x27d4eb2f;
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    h1 = Math.imul(h1 ^ code, 0x85ebca6b);
    h1 = (h1 << 13) | (h1 >>> 19);
    h2 = Math.imul(h2 + code, 0xc2b2ae35) ^ h1;
    h3 = Math.imul(h3 ^ code, 0x27d4eb2f) + h2;
    h4 = Math.imul(h4 + code, 0x165667b1) ^ h3;
    h4 = (h4 << 15) | (h4 >>> 17);
  }
  return [mix(h1 ^ h4), mix(h2 + h1), mix(h3 ^ h2), mix(h4 + h3)];
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return mixed ^ (mixed >>> 15);
}

/** Natural logarithm for 0 < x ≤ 1 in plain arithmetic: halvings, then the series of artanh. */
function logarithm(x: number): number {
  let scaled = x;
  let halvings = 0;
  while (scaled < 0.75) {
    scaled *= 2;
    halvings += 1;
  }
  const y = (scaled - 1) / (scaled + 1);
  const square = y * y;
  let power = y;
  let sum = 0;
  for (let odd = 1; odd < 24; odd += 2) {
    sum += power / odd;
    power *= square;
  }
  return 2 * sum - halvings * Math.LN2;
}
