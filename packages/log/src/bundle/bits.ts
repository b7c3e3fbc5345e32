/** Bits of a deflate stream, the lowest of each byte first, as far as the bytes have come. */
export interface Bits {
  readonly feed: (bytes: Uint8Array) => void;
  /** The next `count` ≤ 16 bits as a number; -1 where they have not come yet. */
  readonly take: (count: number) => number;
  /** The next `count` ≤ 15 bits without taking them; zeros stand in for what has not come. */
  readonly peek: (count: number) => number;
  /** Bits at hand for `peek`. */
  readonly ready: () => number;
  readonly skip: (count: number) => void;
  /** Drops the rest of a byte begun. */
  readonly align: () => void;
  /** Up to `limit` whole bytes, after `align`. */
  readonly bytes: (limit: number) => Uint8Array;
  /** Remembers this place; `back` returns to it when the bytes for the next step have not all come. */
  readonly mark: () => void;
  readonly back: () => void;
  readonly isEmpty: () => boolean;
}

export function createBits(): Bits {
  let buffer = new Uint8Array();
  let at = 0;
  let held = 0;
  let count = 0;
  let marked = { at: 0, held: 0, count: 0 };

  const fill = () => {
    while (count <= 16 && at < buffer.length) {
      held |= (buffer[at++] as number) << count;
      count += 8;
    }
  };
  const skip = (bits: number) => {
    held >>>= bits;
    count -= bits;
  };
  return {
    feed: (bytes) => {
      const rest = buffer.subarray(marked.at);
      const joined = new Uint8Array(rest.length + bytes.length);
      joined.set(rest);
      joined.set(bytes, rest.length);
      at -= marked.at;
      marked = { ...marked, at: 0 };
      buffer = joined;
    },
    take: (bits) => {
      fill();
      if (count < bits) return -1;
      const value = held & ((1 << bits) - 1);
      skip(bits);
      return value;
    },
    peek: (bits) => {
      fill();
      return held & ((1 << bits) - 1);
    },
    ready: () => count,
    skip,
    align: () => skip(count % 8),
    bytes: (limit) => {
      // Whole bytes taken ahead of time go back.
      at -= count >> 3;
      held = 0;
      count = 0;
      const found = buffer.subarray(at, at + limit);
      at += found.length;
      return found;
    },
    mark: () => {
      marked.at = at;
      marked.held = held;
      marked.count = count;
    },
    back: () => {
      at = marked.at;
      held = marked.held;
      count = marked.count;
    },
    isEmpty: () => {
      fill();
      return count === 0;
    },
  };
}
