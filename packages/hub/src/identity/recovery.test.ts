import { expect, test } from 'vitest';
import { seedToWords, wordsToSeed } from './recovery.ts';

const seed = new Uint8Array(32).map((_, i) => i * 7);

test('the words of a sheet give its key back, however they were typed', () => {
  const words = seedToWords(seed);
  expect(words.split(' ')).toHaveLength(24);
  expect(wordsToSeed(`  ${words.toUpperCase().replaceAll(' ', '\n')} `)).toEqual(seed);
});

test('a wrong or a missing word is noticed', () => {
  const words = seedToWords(seed).split(' ');
  expect(wordsToSeed(words.slice(1).join(' '))).toBeNull();
  expect(wordsToSeed([...words.slice(0, 23), 'corridor'].join(' '))).toBeNull();
  expect(wordsToSeed([words[1], words[0], ...words.slice(2)].join(' '))).toBeNull();
});
