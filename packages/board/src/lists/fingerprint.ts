import { bytesToBase64url } from '@corridor/log';
import { sha256 } from '@corridor/log/browser';
import { bytesToText, normaliseText } from './normalise.ts';

/** What is known of a list: how many lines, and the SHA-256 over them. */
export interface Fingerprint {
  readonly lines: number;
  /** base64url. null: the list is so short that whoever has the fingerprint could try names until one fits. */
  readonly fingerprint: string | null;
}
export type ListFault = 'not-text' | 'no-lines' | 'too-large' | 'not-read';
export type Fingerprinted =
  | ({ readonly ok: true } & Fingerprint)
  | { readonly ok: false; readonly why: ListFault };

/** Below it a fingerprint gives the names away to whoever can guess a few. */
export const FEWEST_LINES = 20;
/** A hundred thousand people with a line each. */
export const MOST_BYTES = 20 * 1024 * 1024;

/** Overwrites the bytes before it answers: nothing of the list is left in them. */
export const fingerprintOf = (bytes: Uint8Array): Fingerprinted => {
  try {
    const text = bytesToText(bytes);
    if (text === null) return { ok: false, why: 'not-text' };
    const lines = normaliseText(text);
    if (lines.length === 0) return { ok: false, why: 'no-lines' };
    const whole = new TextEncoder().encode(`${lines.join('\n')}\n`);
    const fingerprint = lines.length < FEWEST_LINES ? null : bytesToBase64url(sha256(whole));
    whole.fill(0);
    return { ok: true, lines: lines.length, fingerprint };
  } finally {
    bytes.fill(0);
  }
};
