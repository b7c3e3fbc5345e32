import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';

/** The recovery sheet: the founder's 32-byte seed as 24 words, and as a QR code of the same bytes. */
export const seedToWords = (seed: Uint8Array): string => entropyToMnemonic(seed, wordlist);

/** null where a word is wrong: the last word is a check over the others. */
export function wordsToSeed(words: string): Uint8Array | null {
  try {
    const plain = words.trim().toLowerCase().split(/\s+/).join(' ');
    const seed = mnemonicToEntropy(plain, wordlist);
    return seed.length === 32 ? seed : null;
  } catch {
    return null;
  }
}
