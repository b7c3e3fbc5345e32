import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../node.ts';
import { openSealed } from '../outbox/sealing.ts';
import { base64urlToBytes } from '../text/base64url.ts';
import { joinBytes } from '../text/bytes.ts';
import { codeInHalves, textToCode } from './code.ts';
import { kindOfFile } from './kindOfFile.ts';
import { createParcelReader, readParcel } from './readParcel.ts';
import { sealedCounts } from './testing.ts';
import type { ParcelRecord } from './types.ts';
import { writeParcel } from './writeParcel.ts';

const one = await sealedCounts(40, 'one phone');
const two = await sealedCounts(3, 'another phone');
const toParcel = ({ op, dev, firstSeq, lastSeq, prev, lastId, hub, sealed }: ParcelRecord) => ({
  op,
  dev,
  firstSeq,
  lastSeq,
  prev,
  lastId,
  hub,
  sealed,
});
const records = [...one.records, ...two.records].map(toParcel);
const parcel = writeParcel(records, sha256);
const seed = Date.now() & 0x7fffffff;

const taken = (bytes: Uint8Array) => {
  const read = readParcel(bytes, sha256);
  if (!read.ok) throw new Error(read.why);
  return read;
};

describe('a parcel', () => {
  test('gives back every record of two phones, to the byte, and the code that its maker showed', async () => {
    const read = taken(parcel.bytes);
    expect(read.parcel).toEqual(records);
    expect(read).toMatchObject({ codes: [parcel.code], records: 43, problem: null });
    const sealed = base64urlToBytes(read.parcel[0]?.sealed ?? '') as Uint8Array;
    expect((await openSealed([one.key.identity], sealed))?.[0]).toContain('tallied@1');
  });

  test('[sealed-says-size] without the hub’s key shows operation, devices and line numbers, and nothing else', () => {
    const text = Buffer.from(parcel.bytes).toString('latin1');
    for (const word of ['tallied', 'trip/', 'ramouseh', 'people', 'http', 'age-encryption'])
      expect(text).not.toContain(word);
    expect(text.startsWith('corridor-sealed 1\n')).toBe(true);
    expect(text).toContain(one.records[0]?.op);
  });

  test('takes 90 bytes less for a record than the sealed text that stands for it', () => {
    const sealed = records.reduce((sum, record) => sum + record.sealed.length, 0);
    expect((sealed - parcel.bytes.length) / records.length).toBeGreaterThan(90);
  });

  test('fed in pieces of any size gives the same', () => {
    console.info('seed', seed);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000 }), (size) => {
        const reader = createParcelReader(sha256);
        const found: ParcelRecord[] = [];
        for (let at = 0; at < parcel.bytes.length; at += size)
          found.push(...reader.feed(parcel.bytes.subarray(at, at + size)));
        expect(reader.end()).toMatchObject({ ok: true, codes: [parcel.code], problem: null });
        expect(found).toEqual(records);
      }),
      { seed, numRuns: 40 },
    );
  });
});

describe('[damaged-file] a parcel that something happened to', () => {
  test('cut anywhere, keeps what stands before the cut', () => {
    for (let cut = 0; cut < parcel.bytes.length; cut += cut < 200 ? 1 : 97) {
      const read = readParcel(parcel.bytes.subarray(0, cut), sha256);
      if (cut < 18) expect(read).toMatchObject({ ok: false });
      else {
        if (!read.ok) throw new Error(read.why);
        expect(read).toMatchObject({ codes: [], problem: 'truncated' });
        expect(read.parcel).toEqual(records.slice(0, read.records));
      }
    }
    expect(readParcel(parcel.bytes.subarray(0, 9), sha256)).toEqual({
      ok: false,
      why: 'too-short',
    });
  });

  test('with any bytes broken, gives only records that were in it, and says so', () => {
    console.info('seed', seed);
    const known = new Map(records.map((record) => [record.lastId, record]));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), {
          minLength: 1,
          maxLength: 5,
        }),
        (hits) => {
          const bytes = parcel.bytes.slice();
          for (const [where, flip] of hits) {
            const at = 18 + (where % (bytes.length - 18));
            bytes[at] = (bytes[at] as number) ^ flip;
          }
          if (Buffer.compare(bytes, parcel.bytes) === 0) return;
          const read = taken(bytes);
          expect(read.problem).not.toBeNull();
          expect(read.codes).toEqual([]);
          for (const { prev, ...record } of read.parcel) {
            expect(known.get(record.lastId)).toMatchObject(record);
            // Its link to a broken record before it may be gone, never wrong.
            expect([null, known.get(record.lastId)?.prev]).toContain(prev);
          }
          // A broken piece takes itself along; a broken chain those up to the next telling of it.
          expect(read.records).toBeGreaterThanOrEqual(records.length - 5 * 33);
        },
      ),
      { seed, numRuns: 300 },
    );
  });

  test('[one-bad-record] one broken record is the only one lost', () => {
    const bytes = parcel.bytes.slice();
    bytes[9_000] = (bytes[9_000] as number) ^ 1;
    const read = taken(bytes);
    expect(read).toMatchObject({ records: 42, problem: 'damaged' });
  });

  test('two put together are both read; anything else behind the end is told', () => {
    const second = writeParcel(two.records.map(toParcel), sha256);
    expect(taken(joinBytes([parcel.bytes, second.bytes]))).toMatchObject({
      codes: [parcel.code, second.code],
      records: 46,
      problem: null,
    });
    expect(taken(joinBytes([parcel.bytes, new Uint8Array(5)]))).toMatchObject({
      codes: [parcel.code],
      records: 43,
      problem: 'more-after-end',
    });
  });

  test('of another kind, of a later version, empty: refused in a word', () => {
    const text = (words: string) => new TextEncoder().encode(words);
    const whyOf = (bytes: Uint8Array) => {
      const read = readParcel(bytes, sha256);
      return read.ok ? 'read' : read.why;
    };
    expect(whyOf(text('%PDF-1.4 …'))).toBe('not-a-parcel');
    expect(whyOf(text('corridor-sealed 2\nwhat is to come'))).toBe('newer-version');
    expect(whyOf(text('corridor-sealed 10'))).toBe('not-a-parcel');
    expect(whyOf(text(''))).toBe('too-short');
    expect(whyOf(text('corridor-sealed 1'))).toBe('not-a-parcel');
  });

  test('megabytes made to look like pieces are given up in bounded time', () => {
    const bytes = joinBytes([
      new TextEncoder().encode('corridor-sealed 1\n'),
      new Uint8Array(4_000_000).map((_, at) => [0xc2, 0x80, 0x80, 0x40][at % 4] as number),
    ]);
    const started = performance.now();
    expect(taken(bytes)).toMatchObject({ records: 0, problem: 'damaged' });
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

test('what a file is shows at its beginning, not in its name', () => {
  expect(kindOfFile(parcel.bytes)).toBe('sealed');
  expect(kindOfFile(new TextEncoder().encode('{"corridorRescue":1,"lines":0}\n'))).toBe('rescue');
  expect(kindOfFile(new Uint8Array([0x1f, 0x8b, 8]))).toBe('zipped');
  expect(kindOfFile(new Uint8Array())).toBe('unknown');
});

test('a parcel code read out with one wrong sign, or two exchanged, is noticed', () => {
  const code = parcel.code;
  expect(textToCode(codeInHalves(code).toLowerCase())).toBe(code);
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
  for (let at = 0; at < 8; at++) {
    const sign = code[at] === '7' ? '8' : '7';
    expect(textToCode(code.slice(0, at) + sign + code.slice(at + 1))).toBeNull();
    for (let other = at + 1; other < 8; other++) {
      const signs = [...code];
      [signs[at], signs[other]] = [signs[other] as string, signs[at] as string];
      if (signs[at] !== signs[other]) expect(textToCode(signs.join(''))).toBeNull();
    }
  }
});
