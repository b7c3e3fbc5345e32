import { crcOn } from '../text/crc.ts';
import { type Bits, createBits } from './bits.ts';
import { type Code, lengthsToCode, noSymbol, notYet, takeSymbol } from './huffman.ts';

/**
 * Gzip, undone here and not by the runtime's DecompressionStream: of a file that breaks off, that one may drop
 * what it had already unfolded, how much depends on the runtime and on its haste. A cut bundle must give the same
 * lines everywhere, all that stand before the cut.
 */
export interface Inflater {
  readonly feed: (packed: Uint8Array) => void;
  /** More of the text; or why there is none now. After `end`, whether bytes follow is told by `hasMore`. */
  readonly next: () => Uint8Array<ArrayBuffer> | 'hungry' | 'end' | 'damaged';
  /** Bytes came after the end. */
  readonly hasMore: () => boolean;
}

type Step = 'on' | 'hungry' | 'damaged';
type Mode = 'head' | 'block' | 'stored' | 'coded' | 'tail' | 'end' | 'damaged';

const windowSize = 32 * 1024;
const roomSize = 4 * windowSize;

const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
];
const lengthExtra = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
];
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
  3073, 4097, 6145, 8193, 12289, 16385, 24577,
];
const distanceExtra = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
/** The order in which a block tells the lengths of its code for lengths. */
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const fixedLengths = [
  ...Array<number>(144).fill(8),
  ...Array<number>(112).fill(9),
  ...Array<number>(24).fill(7),
  ...Array<number>(8).fill(8),
];
const fixedLiterals = lengthsToCode(fixedLengths) as Code;
const fixedDistances = lengthsToCode(Array<number>(30).fill(5)) as Code;

export function createInflater(): Inflater {
  const bits = createBits();
  // The last 32 KiB stay for references back; what follows them is not given out yet.
  const room = new Uint8Array(roomSize);
  let filled = 0;
  let given = 0;
  let crc = -1;
  let total = 0;
  let mode: Mode = 'head';
  let isLast = false;
  let stored = 0;
  let literals = fixedLiterals;
  let distances = fixedDistances;

  const give = (): Uint8Array<ArrayBuffer> => {
    const part = room.slice(given, filled);
    crc = crcOn(crc, part);
    total = (total + part.length) >>> 0;
    if (filled > windowSize) {
      room.copyWithin(0, filled - windowSize, filled);
      filled = windowSize;
    }
    given = filled;
    return part;
  };

  const startBlock = (): Step => {
    const final = bits.take(1);
    const type = bits.take(2);
    if (type < 0) return 'hungry';
    if (type === 3) return 'damaged';
    if (type === 0) {
      bits.align();
      const length = bits.take(16);
      const inverse = bits.take(16);
      if (inverse < 0) return 'hungry';
      if ((length ^ inverse) !== 0xffff) return 'damaged';
      stored = length;
      mode = 'stored';
    } else {
      const codes =
        type === 1 ? { literals: fixedLiterals, distances: fixedDistances } : takeCodes(bits);
      if (typeof codes === 'string') return codes;
      ({ literals, distances } = codes);
      mode = 'coded';
    }
    isLast = final === 1;
    return 'on';
  };

  const copyStored = (): Step => {
    const part = bits.bytes(Math.min(stored, roomSize - filled));
    room.set(part, filled);
    filled += part.length;
    stored -= part.length;
    if (stored === 0) mode = isLast ? 'tail' : 'block';
    else if (part.length === 0) return 'hungry';
    return 'on';
  };

  const takeCoded = (): Step => {
    const symbol = takeSymbol(bits, literals);
    if (symbol === notYet) return 'hungry';
    if (symbol < 256 && symbol >= 0) {
      room[filled++] = symbol;
      return 'on';
    }
    if (symbol === 256) {
      mode = isLast ? 'tail' : 'block';
      return 'on';
    }
    const base = lengthBase[symbol - 257];
    if (base === undefined) return 'damaged';
    const moreLength = bits.take(lengthExtra[symbol - 257] as number);
    if (moreLength < 0) return 'hungry';
    const place = takeSymbol(bits, distances);
    if (place === notYet) return 'hungry';
    const far = distanceBase[place];
    if (far === undefined) return 'damaged';
    const moreDistance = bits.take(distanceExtra[place] as number);
    if (moreDistance < 0) return 'hungry';
    const distance = far + moreDistance;
    if (distance > filled) return 'damaged';
    for (let left = base + moreLength; left > 0; left--) {
      room[filled] = room[filled - distance] as number;
      filled++;
    }
    return 'on';
  };

  const checkTail = (): Step => {
    bits.align();
    const words = [bits.take(16), bits.take(16), bits.take(16), bits.take(16)];
    const [crcLow = 0, crcHigh = 0, sizeLow = 0, sizeHigh = 0] = words;
    if (sizeHigh < 0) return 'hungry';
    const isWhole =
      (crcLow | (crcHigh << 16)) === ~crc && (sizeLow | (sizeHigh << 16)) >>> 0 === total;
    if (!isWhole) return 'damaged';
    mode = 'end';
    return 'on';
  };

  const steps: Record<Exclude<Mode, 'end' | 'damaged'>, () => Step> = {
    head: () => {
      const step = skipHead(bits);
      if (step === 'on') mode = 'block';
      return step;
    },
    block: startBlock,
    stored: copyStored,
    coded: takeCoded,
    tail: checkTail,
  };

  return {
    feed: bits.feed,
    next: () => {
      for (;;) {
        // The checksum needs all text; a reference writes at most 258 bytes.
        const isDue = filled > roomSize - 258 || mode === 'tail';
        if (isDue && filled > given) return give();
        if (mode === 'end' || mode === 'damaged') return mode;
        bits.mark();
        const step = steps[mode]();
        if (step === 'on') continue;
        if (step === 'damaged') mode = 'damaged';
        else bits.back();
        if (filled > given) return give();
        return step;
      }
    },
    hasMore: () => mode === 'end' && !bits.isEmpty(),
  };
}

/** Passes the gzip header with its optional name and comment. */
function skipHead(bits: Bits): Step {
  const fixed: number[] = [];
  for (let i = 0; i < 10; i++) {
    const byte = bits.take(8);
    if (byte < 0) return 'hungry';
    fixed.push(byte);
    if (byte !== [0x1f, 0x8b, 8][i] && i < 3) return 'damaged';
  }
  const flags = fixed[3] as number;
  if (flags & 0xe0) return 'damaged';
  if (flags & 4) {
    const length = bits.take(16);
    if (length < 0) return 'hungry';
    for (let i = 0; i < length; i++) if (bits.take(8) < 0) return 'hungry';
  }
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue;
    let byte = bits.take(8);
    while (byte > 0) byte = bits.take(8);
    if (byte < 0) return 'hungry';
  }
  return flags & 2 && bits.take(16) < 0 ? 'hungry' : 'on';
}

/** A block's own codes. */
function takeCodes(bits: Bits): { literals: Code; distances: Code } | 'hungry' | 'damaged' {
  const literalCount = bits.take(5) + 257;
  const distanceCount = bits.take(5) + 1;
  const orderCount = bits.take(4);
  if (orderCount < 0) return 'hungry';
  const orderLengths = Array<number>(19).fill(0);
  for (let i = 0; i < orderCount + 4; i++) {
    const length = bits.take(3);
    if (length < 0) return 'hungry';
    orderLengths[lengthOrder[i] as number] = length;
  }
  const order = lengthsToCode(orderLengths);
  if (order === null) return 'damaged';
  const lengths: number[] = [];
  while (lengths.length < literalCount + distanceCount) {
    const symbol = takeSymbol(bits, order);
    if (symbol === notYet) return 'hungry';
    if (symbol === noSymbol) return 'damaged';
    if (symbol < 16) {
      lengths.push(symbol);
      continue;
    }
    const [width, base] = symbol === 16 ? [2, 3] : symbol === 17 ? [3, 3] : [7, 11];
    const more = bits.take(width);
    if (more < 0) return 'hungry';
    const repeated = symbol === 16 ? lengths[lengths.length - 1] : 0;
    if (repeated === undefined) return 'damaged';
    for (let i = 0; i < base + more; i++) lengths.push(repeated);
  }
  if (lengths.length > literalCount + distanceCount) return 'damaged';
  const literals = lengthsToCode(lengths.slice(0, literalCount));
  const distances = lengthsToCode(lengths.slice(literalCount));
  return literals === null || distances === null ? 'damaged' : { literals, distances };
}
