/**
 * How the lines of a list are made alike before their fingerprint is taken, so that the same list typed in another office has the
 * same one. In this order:
 *
 * 1. The bytes are read as the UTF-16 or UTF-8 that their mark says; without a mark as UTF-8 where they are that, else as
 *    windows-1256, which Arabic spreadsheets write. A file with zero bytes and without a mark is no text.
 * 2. Lines end at CR LF, LF or CR. Each is put into the form NFKC and into small letters.
 * 3. Taken out: Arabic vowel signs and what else is a mark, the tatweel, invisible signs.
 * 4. Made one: أ إ آ ٱ are ا; ى and the Persian ی are ي; ة is ه; the Persian ک is ك; ؤ is و; ئ is ي. Arabic and Persian digits are 0–9.
 * 5. Whatever is neither letter nor digit parts words; words are parted by one space. A line without any is none.
 * 6. The lines are sorted byte by byte. A line that stands there twice counts twice.
 *
 * The fingerprint is the SHA-256 of the lines in UTF-8, each ended by LF.
 */

const ALIKE: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ئ: 'ي',
  ة: 'ه',
  ک: 'ك',
  ؤ: 'و',
};
const ARABIC_ZERO = 0x660;
const PERSIAN_ZERO = 0x6f0;

const latinDigit = (digit: string): string => {
  const code = digit.charCodeAt(0);
  return String(code - (code >= PERSIAN_ZERO ? PERSIAN_ZERO : ARABIC_ZERO));
};

export const normaliseLine = (line: string): string =>
  line
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[أإآٱىیئةکؤ]/g, (letter) => ALIKE[letter] ?? letter)
    // A vowel sign that stands apart from its letter belongs to no letter; joined ones were made one above.
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}\u0640]/gu, '')
    .normalize('NFC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, latinDigit)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** By the bytes of their UTF-8, which is the order of their code points. */
const byPoints = (a: string, b: string): number => {
  const [left, right] = [[...a], [...b]];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (order !== 0) return order;
  }
  return left.length - right.length;
};

export const normaliseText = (text: string): readonly string[] =>
  text
    .split(/\r\n|\n|\r/)
    .map(normaliseLine)
    .filter((line) => line !== '')
    .sort(byPoints);

/** null where the bytes are no text. */
export const bytesToText = (bytes: Uint8Array): string | null => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1256').decode(bytes);
  }
};
