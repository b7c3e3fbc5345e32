import { toScreenDigits } from './digits.ts';
import { isRtl } from './language.ts';

const READ_FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const READ_FROM_THE_LEFT = /\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}/u;

/** What keeps to itself already. */
const ISOLATED = /[\u2066-\u2068][^\u2069]*\u2069/g;

/**
 * A name, or anything that people wrote, for use inside a sentence: where it is read the other way than the
 * screen it keeps to itself, so that "Ramouseh 2" never becomes "2 Ramouseh" in Arabic. Two names that keep to
 * themselves, with an arrow between them, are read as the screen is, or the road would run backwards.
 */
export const isolate = (text: string): string => {
  const free = text.replace(ISOLATED, '');
  const clashes = isRtl() ? READ_FROM_THE_LEFT.test(free) : READ_FROM_THE_RIGHT.test(free);
  return clashes ? `\u2068${text}\u2069` : text;
};

/** A code, a sign with its number, a range: read from the left in every language. */
export const fromLeft = (text: string): string => (isRtl() ? `\u2066${text}\u2069` : text);

/** `12` or `١٢`; `X1` as it is painted. A number on a bus is read in either digits, a mix of both in none. */
export const labelText = (label: string): string =>
  /^\d+$/.test(label) ? toScreenDigits(label) : isolate(label);

type Parts = readonly (string | null | undefined | false)[];

const kept = (parts: Parts): readonly string[] =>
  parts.filter((part): part is string => Boolean(part)).map(isolate);

/** What stands between particulars. In Arabic no dot: beside a figure it would be read as a zero, ٠. */
export const separator = (): string => (isRtl() ? '، ' : ' · ');

/** Particulars beside each other, `whole vehicle · one by one`; what there is nothing to say of is left out. */
export const listed = (parts: Parts): string => kept(parts).join(separator());

/** The same as one would say them, `63 people, 4 lying`: Arabic has a comma of its own. */
export const named = (parts: Parts): string => kept(parts).join(isRtl() ? '، ' : ', ');
