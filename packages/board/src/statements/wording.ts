import type { languages } from '@corridor/text';

/** What we say, in every language in which it is said: the same text at the same minute. */
export type Wording = { readonly [language in (typeof languages)[number]]: string };

const encoder = new TextEncoder();
const BLOCK = 1024;
/** Longer than any statement is read out. */
export const MOST_LETTERS = 4_000;

/** As it goes out: bytes under whose hash anybody can see that this and nothing else was cleared. */
export const wordingToBytes = ({ en, fr, ar }: Wording): Uint8Array =>
  encoder.encode(JSON.stringify({ corridorStatement: 1, en, fr, ar }));

/** As it is sealed: filled up, so that its length tells nothing of a draft. */
export function wordingToPadded(wording: Wording): Uint8Array {
  const bytes = wordingToBytes(wording);
  const padded = new Uint8Array(Math.ceil(bytes.length / BLOCK) * BLOCK).fill(0x20);
  padded.set(bytes);
  return padded;
}

/** null: something else lies there. */
export function bytesToWording(bytes: Uint8Array): Wording | null {
  try {
    const told: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof told !== 'object' || told === null) return null;
    const { corridorStatement, en, fr, ar } = told as Record<string, unknown>;
    if (corridorStatement !== 1) return null;
    const isText = (text: unknown): text is string =>
      typeof text === 'string' && text.length <= MOST_LETTERS;
    return isText(en) && isText(fr) && isText(ar) ? { en, fr, ar } : null;
  } catch {
    return null;
  }
}
