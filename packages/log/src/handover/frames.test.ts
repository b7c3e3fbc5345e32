import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../node.ts';
import { createCollector } from './collectFrames.ts';
import { frameToBytes, idBytes, mostFramed } from './frame.ts';
import { blockBytes, bytesToFrames, type Frames, frameBytes } from './sendFrames.ts';
import { createChance } from './testing.ts';

const seed = Date.now() & 0x7fffffff;
const numRuns = 200;

const someBytes = (length: number, from: number) => {
  const chance = createChance(from);
  return Uint8Array.from({ length }, () => chance() * 256);
};
const framesOf = (bytes: Uint8Array, blockSize?: number): Frames => {
  const frames = bytesToFrames(bytes, sha256, blockSize);
  if (!frames) throw new Error('not shown');
  return frames;
};
/** What a camera hands on of a row of codes, until the parcel is whole or the row ends. */
const collect = (codes: Iterable<Uint8Array>, collector = createCollector(sha256)) => {
  for (const code of codes) {
    const collected = collector.take(code);
    if (collected.is === 'whole') return collected.bytes;
  }
  return null;
};
const isSame = (a: Uint8Array | null, b: Uint8Array) =>
  a !== null && Buffer.compare(Buffer.from(a), Buffer.from(b)) === 0;

describe('an endless row of codes', () => {
  test('[lossy-camera] any four in ten lost, in any order, any number of times: exactly the bytes', () => {
    console.info('seed', seed);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 16, max: 700 }),
        fc.nat(),
        (length, blockSize, from) => {
          if (length / blockSize > 300) return;
          const bytes = someBytes(length, from);
          const frames = framesOf(bytes, blockSize);
          const chance = createChance(from + 1);
          const seen = Array.from({ length: frames.count * 2 + 60 }, (_, n) => n)
            .filter(() => chance() >= 0.4)
            .flatMap((n) => (chance() < 0.3 ? [n, n, n] : [n]))
            .map((n) => ({ n, at: n + chance() * 12 }))
            .sort((a, b) => a.at - b.at);
          expect(isSame(collect(seen.map(({ n }) => frames.frame(n))), bytes)).toBe(true);
        },
      ),
      { seed, numRuns },
    );
  });

  test('[lossy-camera] whoever comes in the middle of the row needs hardly more', () => {
    const bytes = someBytes(64_000, 5);
    const frames = framesOf(bytes);
    for (const start of [1, 40, 77, 300, 100_000, 4_294_967_000]) {
      const codes = Array.from({ length: frames.count + 20 }, (_, n) => frames.frame(start + n));
      expect(isSame(collect(codes), bytes)).toBe(true);
    }
  });

  test('[lossy-camera] bits flipped anywhere never give other bytes', () => {
    console.info('seed', seed);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.nat(), (length, from) => {
        const bytes = someBytes(length, from);
        const frames = framesOf(bytes, 64);
        const chance = createChance(from);
        function* seen() {
          for (let n = 0; n < frames.count * 3; n++) {
            const code = frames.frame(n);
            for (let flips = chance() < 0.5 ? 1 + chance() * 4 : 0; flips >= 1; flips--) {
              const at = Math.floor(chance() * code.length);
              code[at] = (code[at] as number) ^ (1 << (chance() * 8));
            }
            yield code;
          }
        }
        const taken = collect(seen());
        expect(taken === null || isSame(taken, bytes)).toBe(true);
      }),
      { seed, numRuns },
    );
  });

  test('[lossy-camera] two codes in view and a wrong session mixed in are kept apart', () => {
    const [one, two, old] = [1, 2, 3].map((from) => someBytes(30_000, from));
    const collector = createCollector(sha256);
    const rows = [one, two, old].map((bytes) => framesOf(bytes as Uint8Array));
    const whole: Uint8Array[] = [];
    for (let n = 0; whole.length < 2 && n < 200; n++) {
      for (const [at, frames] of rows.entries()) {
        // Of the session before only a stray picture now and then.
        if (at === 2 && n % 20 > 0) continue;
        const collected = collector.take(frames.frame(n));
        if (collected.is === 'whole') whole.push(collected.bytes);
      }
    }
    expect(
      whole.map((bytes) => [one, two].findIndex((each) => isSame(bytes, each as Uint8Array))),
    ).toEqual([0, 1]);
  });

  test('[lossy-camera] half of one picture and half of the next, torn by the screen, is no frame', () => {
    const frames = framesOf(someBytes(20_000, 9));
    const collector = createCollector(sha256);
    for (let n = 0; n < 100; n++) {
      const torn = frames.frame(n);
      torn.set(frames.frame(n + 1).subarray(torn.length >> 1), torn.length >> 1);
      expect(collector.take(torn).is).toBe('damaged');
    }
  });

  test('a forged frame with a right checksum delays, and never gives other bytes', () => {
    const bytes = someBytes(20_000, 4);
    const frames = framesOf(bytes);
    const id = sha256(bytes).subarray(0, idBytes);
    const forged = frameToBytes(
      {
        length: bytes.length,
        blockSize: blockBytes,
        seed: 1_000_000,
        data: someBytes(blockBytes, 6),
      },
      id,
    );
    const collector = createCollector(sha256);
    collector.take(forged);
    const seen: string[] = [];
    let taken: Uint8Array | null = null;
    for (let n = 0; taken === null && n < frames.count * 4; n++) {
      const collected = collector.take(frames.frame(n));
      if (collected.is !== 'collecting') seen.push(collected.is);
      if (collected.is === 'whole') taken = collected.bytes;
    }
    expect(seen).toEqual(['spoiled', 'whole']);
    expect(isSame(taken, bytes)).toBe(true);
  });

  test('progress only grows and ends with the whole; the same codes again are known', () => {
    const frames = framesOf(someBytes(10_000, 2));
    const collector = createCollector(sha256);
    let last = 0;
    for (let n = 0; n < frames.count - 1; n++) {
      const collected = collector.take(frames.frame(n));
      if (collected.is !== 'collecting') throw new Error(collected.is);
      expect(collected.progress).toBeGreaterThan(last);
      expect(collector.take(frames.frame(n))).toMatchObject({ isNew: false });
      last = collected.progress;
    }
    expect(collector.take(frames.frame(frames.count - 1)).is).toBe('whole');
    expect(collector.take(frames.frame(0)).is).toBe('known');
    collector.clear();
    expect(collector.take(frames.frame(0)).is).toBe('collecting');
  });

  test('a flood of other parcels’ codes takes bounded room and leaves the one being collected', () => {
    const bytes = someBytes(8_000, 7);
    const frames = framesOf(bytes);
    const collector = createCollector(sha256);
    let taken: Uint8Array | null = null;
    collector.take(frames.frame(0));
    collector.take(frames.frame(1));
    for (let n = 2; n < frames.count; n++) {
      for (let other = 0; other < 50; other++) {
        collector.take(framesOf(someBytes(3_000, n * 100 + other)).frame(0));
      }
      const collected = collector.take(frames.frame(n));
      if (collected.is === 'whole') taken = collected.bytes;
    }
    expect(isSame(taken, bytes)).toBe(true);
  });

  test('what is not ours, of a later version, or more than is shown: a word for each', () => {
    const collector = createCollector(sha256);
    expect(collector.take(new TextEncoder().encode('https://hub/#join=x')).is).toBe('foreign');
    expect(collector.take(new Uint8Array()).is).toBe('foreign');
    const frame = framesOf(someBytes(100, 1)).frame(0);
    expect(collector.take(frame.slice(0, 40)).is).toBe('damaged');
    expect(bytesToFrames(new Uint8Array(mostFramed + 1), sha256)).toBeNull();
    expect(bytesToFrames(new Uint8Array(), sha256)).toBeNull();
    expect(framesOf(someBytes(100_000, 1)).frame(3)).toHaveLength(frameBytes);
  });
});
