import { randomBytes } from 'node:crypto';
import { constants, deflateRawSync, gunzipSync, gzipSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createInflater } from './inflate.ts';

const inflate = (packed: Uint8Array, piece = 1 << 20) => {
  const inflater = createInflater();
  const parts: Uint8Array[] = [];
  let last: string = 'hungry';
  for (let at = 0; at < packed.length; at += piece) {
    inflater.feed(packed.subarray(at, at + piece));
    for (;;) {
      const part = inflater.next();
      if (typeof part === 'string') {
        last = part;
        break;
      }
      parts.push(part);
    }
  }
  return { text: Buffer.concat(parts), last, hasMore: inflater.hasMore() };
};

const words = ['tallied@1', 'trip/a', '{"people":12}', '\n', 'Ramouseh', '\u2028', '0'];

describe('unzipping', () => {
  test('gives what was zipped, at every level, in pieces of any size', () => {
    const seed = Date.now() % 2 ** 31;
    console.info('seed', seed);
    const text = fc.oneof(
      fc
        .array(fc.constantFrom(...words), { maxLength: 3000 })
        .map((all) => Buffer.from(all.join(''))),
      fc.uint8Array({ maxLength: 3000 }).map((bytes) => Buffer.from(bytes)),
    );
    const strategy = fc.constantFrom(constants.Z_DEFAULT_STRATEGY, constants.Z_FIXED);
    fc.assert(
      fc.property(
        text,
        fc.nat(9),
        strategy,
        fc.integer({ min: 1, max: 400 }),
        (bytes, level, how, piece) => {
          const result = inflate(gzipSync(bytes, { level, strategy: how }), piece);
          expect(result.last).toBe('end');
          expect(result.text.equals(bytes)).toBe(true);
        },
      ),
      { seed, numRuns: 1000 },
    );
  });

  test('reaches back 32 KiB over megabytes', () => {
    const once = randomBytes(32_000);
    const bytes = Buffer.concat(Array.from({ length: 100 }, () => once));
    const result = inflate(gzipSync(bytes));
    expect(result.last).toBe('end');
    expect(result.text.equals(bytes)).toBe(true);
  });

  test('of a cut file gives all that the reference gives', () => {
    const packed = gzipSync(
      Buffer.from(words.join(' ').repeat(40) + randomBytes(300).toString('hex')),
    );
    for (let cut = 18; cut < packed.length; cut++) {
      const { text, last } = inflate(packed.subarray(0, cut));
      const reference = gunzipSync(packed.subarray(0, cut), {
        finishFlush: constants.Z_SYNC_FLUSH,
      });
      expect(last).toBe('hungry');
      expect(text.equals(reference)).toBe(true);
    }
  });

  test('passes name, comment and extra field; tells what follows the end', () => {
    const raw = deflateRawSync(Buffer.from('hello'));
    const tail = gzipSync(Buffer.from('hello')).subarray(-8);
    const head = Buffer.from([
      0x1f, 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 3, 2, 0, 9, 9, 65, 0, 66, 0, 1, 1,
    ]);
    const packed = Buffer.concat([head, raw, tail]);
    expect(inflate(packed, 1)).toMatchObject({ last: 'end', hasMore: false });
    expect(inflate(packed).text.toString()).toBe('hello');
    expect(inflate(Buffer.concat([packed, packed])).hasMore).toBe(true);
  });

  test('names damage, or gives the same as the reference', () => {
    const seed = Date.now() % 2 ** 31;
    console.info('seed', seed);
    const raw = deflateRawSync(Buffer.from(words.join(' ').repeat(40)));
    const head = gzipSync(Buffer.from('')).subarray(0, 10);
    fc.assert(
      fc.property(fc.nat(raw.length - 1), fc.nat(7), (at, bit) => {
        const broken = Buffer.from(raw);
        broken[at] = (broken[at] as number) ^ (1 << bit);
        const { text, last } = inflate(Buffer.concat([head, broken, Buffer.alloc(8)]));
        // The checksum is zero here, so nothing ends well.
        expect(last).not.toBe('end');
        let reference: Buffer | null = null;
        try {
          reference = inflateRawSync(broken);
        } catch {
          return;
        }
        expect(text.equals(reference)).toBe(true);
      }),
      { seed, numRuns: 1000 },
    );
  });
});
