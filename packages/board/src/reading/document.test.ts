import { expect, test } from 'vitest';
import { bytesToDocument, documentToPadded, MOST_LETTERS } from './document.ts';

test('a text comes back to the letter, blanks and all: its marks are offsets', () => {
  const text = 'À l’aube,\u202f320 blessés\u00a0!\r\n\r\nثلاثمئة\ud83d\ude8c ';
  expect(bytesToDocument(documentToPadded({ text }))).toEqual({ text });
  expect(bytesToDocument(documentToPadded({ text: 'a;b', isTable: true }))).toEqual({
    text: 'a;b',
    isTable: true,
  });
});

test('it is filled up to whole kilobytes, and what is something else is none', () => {
  expect(documentToPadded({ text: 'court' }).length).toBe(1024);
  expect(bytesToDocument(new TextEncoder().encode('{"text":"a"}'))).toBeNull();
  expect(bytesToDocument(documentToPadded({ text: 'x'.repeat(MOST_LETTERS + 1) }))).toBeNull();
  expect(bytesToDocument(new Uint8Array([0xff, 0, 1]))).toBeNull();
});
