const MARKS = /\p{M}+/gu;

/**
 * A word as it is looked up: small letters, no accents, straight apostrophes, Arabic without vowel signs and with one
 * form of alef. For looking up only: what is shown is always cut from the text itself.
 */
export function fold(word: string): string {
  // Almost every word is ASCII or French; the way around `normalize` halves the time of a whole text.
  if (/^[a-z0-9'-]*$/.test(word)) return word;
  return word
    .replace(/[’‘ʼ`´]/g, "'")
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .replace(/ـ/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .toLowerCase();
}
