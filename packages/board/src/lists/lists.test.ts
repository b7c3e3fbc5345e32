import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { FEWEST_LINES, fingerprintOf } from './fingerprint.ts';
import { bytesToText, normaliseLine, normaliseText } from './normalise.ts';
import { fingerprintText, readFingerprint } from './typed.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const many = Array.from({ length: 30 }, (_, n) => `Canary Family ${n}`);
const ofLines = (lines: readonly string[]) => {
  const found = fingerprintOf(bytes(lines.join('\n')));
  return found.ok ? found.fingerprint : null;
};

test('the fingerprint is the SHA-256 of the normalised, sorted lines, each ended by LF', () => {
  const lines = many.map((line) => line.toLowerCase()).sort();
  const wanted = createHash('sha256')
    .update(`${lines.join('\n')}\n`)
    .digest('base64url');
  expect(fingerprintOf(bytes(many.join('\r\n')))).toEqual({
    ok: true,
    lines: 30,
    fingerprint: wanted,
  });
});

test('the same list from another office: other order, digits, spelling and spaces', () => {
  const ours = many.map((line, n) => `${line} أحمد الحلبي ${n}`);
  const theirs = ours
    .map((line) =>
      line
        .replace('أحمد', 'اَحْمَد')
        .replace('الحلبي', 'الحلبى')
        .replace(/[0-9]/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
        .replaceAll(' ', ' ; '),
    )
    .reverse();
  expect(ofLines([...theirs, '', '  '])).toBe(ofLines(ours));
});

test('one line more, one line twice, one letter other: not the same list', () => {
  const prints = [many, [...many, 'Canary Family 31'], [...many, many[0] ?? ''], many.with(3, 'X')];
  expect(new Set(prints.map(ofLines)).size).toBe(4);
});

test('what an Arabic spreadsheet writes is read, with a mark or without', () => {
  const text = 'أحمد';
  const utf16 = Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Buffer.from(text, 'utf16le'))]);
  const windows = Uint8Array.from([0xc3, 0xcd, 0xe3, 0xcf]);
  for (const each of [bytes(text), bytes(`\ufeff${text}`), utf16, windows])
    expect(normaliseText(bytesToText(each) ?? '')).toEqual(['احمد']);
});

test('a picture is no list; an empty file neither; neither comes to a fingerprint', () => {
  expect(fingerprintOf(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toEqual({
    ok: false,
    why: 'not-text',
  });
  expect(fingerprintOf(bytes('\n ; \n'))).toEqual({ ok: false, why: 'no-lines' });
});

test('S1 of a short list there is no fingerprint: names could be tried until one fits', () => {
  const short = many.slice(0, FEWEST_LINES - 1);
  expect(fingerprintOf(bytes(short.join('\n')))).toEqual({
    ok: true,
    lines: FEWEST_LINES - 1,
    fingerprint: null,
  });
});

test('S1 the bytes of the list are overwritten before the answer is there', () => {
  const read = bytes(many.join('\n'));
  fingerprintOf(read);
  expect(read.every((byte) => byte === 0)).toBe(true);
});

test('a line is made alike whatever it is written with', () => {
  expect(normaliseLine('  مُحَمَّد   ـ بن  ٤٧ ')).toBe('محمد بن 47');
  expect(normaliseLine('Zoë-Anne\u200f O’Neil')).toBe('zoe anne o neil');
  expect(normaliseLine('۴۷. فاطمة')).toBe('47 فاطمه');
});

test('from paper: in groups, in capitals, or as the log writes it', () => {
  const fingerprint = ofLines(many) ?? '';
  const printed = fingerprintText(fingerprint);
  expect(printed).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/);
  expect(readFingerprint(printed)).toBe(fingerprint);
  expect(readFingerprint(printed.toUpperCase().replaceAll(' ', ''))).toBe(fingerprint);
  expect(readFingerprint(fingerprint)).toBe(fingerprint);
  for (const wrong of ['', printed.slice(1), `${printed} 0`, 'Ahmad'])
    expect(readFingerprint(wrong)).toBeNull();
});
