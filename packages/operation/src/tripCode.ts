import type { SubjectId } from './event.ts';

/** 32 signs without I, L, O and U, so that nothing looks or sounds like something else. */
export const CODE_SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CODE_LENGTH = 6;

/** Product in the field of 32 elements (x⁵ = x² + 1). */
const times = (a: number, b: number): number => {
  let result = 0;
  let left = a;
  for (let bits = b; bits; bits >>= 1) {
    if (bits & 1) result ^= left;
    left = left & 16 ? ((left << 1) & 31) ^ 5 : left << 1;
  }
  return result;
};

/**
 * A weight per place, all different and none zero: one wrong sign, or any two signs exchanged, always leave a remainder.
 */
const WEIGHTS = [2, 4, 8, 16, 5, 1] as const;
const remainderOf = (values: readonly number[]): number =>
  values.reduce((sum, value, place) => sum ^ times(WEIGHTS[place] ?? 0, value), 0);

/** Six signs for a slip: five random, one check. Takes five random bytes. */
export const createTripCode = (bytes: Uint8Array): string => {
  if (bytes.length < CODE_LENGTH - 1) throw new Error('a trip code takes five random bytes');
  const values = [...bytes.subarray(0, CODE_LENGTH - 1)].map((byte) => byte & 31);
  return [...values, remainderOf(values)].map((value) => CODE_SIGNS[value]).join('');
};

export type CodeFault =
  | { readonly why: 'length'; readonly signs: number }
  /** A sign that no code has, and its place from 0. */
  | { readonly why: 'sign'; readonly at: number; readonly sign: string }
  /** A wrong sign, or two exchanged. `swap`: the one pair of neighbours (first place) whose exchange would make it right. */
  | { readonly why: 'check'; readonly swap: number | null };
export type CheckedCode =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly fault: CodeFault };

const LOOKS_LIKE: { readonly [sign: string]: string } = { O: '0', I: '1', L: '1' };
const ARABIC_DIGITS = '٠١٢٣٤٥٦٧٨٩';
const PERSIAN_DIGITS = '۰۱۲۳۴۵۶۷۸۹';

/** Digits of the Arabic keyboards as Western ones. */
export const westernDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => {
    const place = ARABIC_DIGITS.indexOf(digit);
    return String(place >= 0 ? place : PERSIAN_DIGITS.indexOf(digit));
  });

/** Reads a code as people type it: small letters, O for 0, I or L for 1, blanks and dashes. Catches one slip. */
export const checkTripCode = (typed: string): CheckedCode => {
  const signs = [
    ...westernDigits(typed)
      .toUpperCase()
      .replace(/[\s\-_]/g, ''),
  ].map((sign) => LOOKS_LIKE[sign] ?? sign);
  if (signs.length !== CODE_LENGTH) {
    return { ok: false, fault: { why: 'length', signs: signs.length } };
  }
  const values = signs.map((sign) => CODE_SIGNS.indexOf(sign));
  const wrong = values.indexOf(-1);
  if (wrong >= 0) {
    return { ok: false, fault: { why: 'sign', at: wrong, sign: signs[wrong] as string } };
  }
  if (remainderOf(values) === 0) return { ok: true, code: signs.join('') };
  const swaps = values.slice(1).flatMap((_, at) => {
    const swapped = [...values];
    [swapped[at], swapped[at + 1]] = [values[at + 1] as number, values[at] as number];
    return remainderOf(swapped) === 0 ? [at] : [];
  });
  const [swap] = swaps;
  return {
    ok: false,
    fault: { why: 'check', swap: swaps.length === 1 && swap !== undefined ? swap : null },
  };
};

/** The part of a vehicle's label that can stand in an id: `12`, `X1`; `V` where nothing of it can. */
export const slipLabel = (label: string): string =>
  westernDigits(label)
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 12)
    .toUpperCase() || 'V';

/** The trip's id is its slip: `trip/12.7K3M9Q`. */
export const tripSubject = (vehicleLabel: string, code: string): SubjectId =>
  `trip/${slipLabel(vehicleLabel)}.${code}`;

/** The vehicle's label in a trip's id: `12` of `trip/12.7K3M9Q`. */
export const tripLabel = (trip: SubjectId): string =>
  trip.slice('trip/'.length).replace(/\.[^.]*$/, '');

export type Slip =
  | {
      readonly ok: true;
      readonly subject: SubjectId;
      readonly vehicleLabel: string;
      readonly code: string;
    }
  | { readonly ok: false; readonly fault: CodeFault | { readonly why: 'no-vehicle' } };

/** A whole slip as typed or scanned: `12.7K3M9Q`, `12 7k3 m9q`, `trip/12.7K3M9Q`. */
export const parseSlip = (typed: string): Slip => {
  const text = typed.trim().replace(/^trip\//i, '');
  const cut = text.search(/[.\s/]/);
  if (cut <= 0) return { ok: false, fault: { why: 'no-vehicle' } };
  const checked = checkTripCode(text.slice(cut + 1).replace(/[.]/g, ''));
  if (!checked.ok) return checked;
  const vehicleLabel = slipLabel(text.slice(0, cut));
  const { code } = checked;
  return { ok: true, subject: tripSubject(vehicleLabel, code), vehicleLabel, code };
};
