import { reading } from './language.ts';

const ARABIC_ZERO = 0x660;
const PERSIAN_ZERO = 0x6f0;

/** Digits as this screen shows them: `47` or `٤٧`. Everything else in the text stays. */
export const toScreenDigits = (text: string): string =>
  reading.get().digits === 'latn'
    ? text
    : text.replace(/[0-9]/g, (digit) => String.fromCharCode(ARABIC_ZERO + Number(digit)));

/** Digits as they are stored, whichever were typed: `٤٧`, `۴۷` and `47` are `47`. */
export const toLatinDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (code >= PERSIAN_ZERO ? PERSIAN_ZERO : ARABIC_ZERO));
  });

/** Marks that only say which way to read; pasted along with a code, they belong to no code. */
const MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A code, a label or a number as it was typed or pasted, ready to be understood. */
export const readTyped = (text: string): string => toLatinDigits(text.replace(MARKS, ''));

/** The whole number that was typed, in any of the three digits; `null` where it is none. */
export const readFigure = (text: string): number | null => {
  const plain = readTyped(text).replace(/[\s\u202f\u066c]/g, '');
  return /^\d{1,9}$/.test(plain) ? Number(plain) : null;
};
