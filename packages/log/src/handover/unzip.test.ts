import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { unzip } from './unzip.ts';

const text = Array.from({ length: 5_000 }, (_, n) => `record ${n}, sealed`).join('\n');
const zipped = new Uint8Array(gzipSync(text));
const toText = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes);

test('what a messenger zipped is whole again', () => {
  expect(toText(unzip(zipped, 1_000_000))).toBe(text);
});

test('of a file that breaks off, what came before is there', () => {
  const found = toText(unzip(zipped.subarray(0, zipped.length / 2), 1_000_000)) ?? '';
  expect(found.length).toBeGreaterThan(text.length / 4);
  expect(text.startsWith(found)).toBe(true);
});

test('more than a phone carries is not unfolded to its end; nothing, and what is no gzip, is nothing', () => {
  expect(unzip(zipped, text.length - 1)).toBeNull();
  expect(unzip(new Uint8Array(gzipSync('')), 1_000)).toBeNull();
  expect(unzip(new TextEncoder().encode(text), 1_000_000)).toBeNull();
});
