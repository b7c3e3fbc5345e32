import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64urlToBytes, bytesToBase64url } from './base64url.ts';
import { isLongerThan, textToBytes, utf8Length } from './utf8.ts';

const seed = Date.now() % 2 ** 31;

test('base64url is that of the runtime, and has one spelling', () => {
  console.info('seed', seed);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const text = Buffer.from(bytes).toString('base64url');
      expect(bytesToBase64url(bytes)).toBe(text);
      expect(base64urlToBytes(text)).toEqual(new Uint8Array(bytes));
    }),
    { seed, numRuns: 1000 },
  );
  for (const other of ['A', 'AB', 'AA=', 'A+', 'A/', 'A\n', 'ä', 'AAB']) {
    expect(base64urlToBytes(other)).toBeNull();
  }
});

test('lengths are those of the bytes', () => {
  console.info('seed', seed);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 50 }), fc.nat(120), (text, limit) => {
      const { length } = textToBytes(text);
      expect(utf8Length(text)).toBe(length);
      expect(isLongerThan(text, limit)).toBe(length > limit);
    }),
    { seed, numRuns: 1000 },
  );
});
