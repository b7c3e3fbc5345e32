import type { NumberWord, NumberWords } from './word.ts';

const DIGITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const ORDINALS =
  ' first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  lakh: 1e5,
  crore: 1e7,
};

function englishWords(): NumberWords {
  const words = new Map<string, NumberWord>();
  for (const [value, word] of DIGITS.entries()) {
    const kind = value < 10 ? 'digit' : 'teen';
    words.set(word, { kind, value, isArticle: value === 1 });
    const ordinal = ORDINALS[value];
    if (!ordinal) continue;
    words.set(ordinal, { kind, value, isOrdinal: true });
    // `seconds` are a time.
    if (value > 2) words.set(`${ordinal}s`, { kind, value, isOrdinal: true, isPlural: true });
  }
  // “Tens of people” as agencies of the region write it.
  words.set('tens', { kind: 'group', value: 10, isPlural: true });
  for (const [n, word] of TENS.entries()) {
    const value = 10 * (n + 2);
    words.set(word, { kind: 'ten', value });
    words.set(word.replace(/y$/, 'ieth'), { kind: 'ten', value, isOrdinal: true });
  }
  words.set('fourty', { kind: 'ten', value: 40 });
  words.set('hundred', { kind: 'hundred', value: 100 });
  words.set('hundredth', { kind: 'hundred', value: 100, isOrdinal: true });
  words.set('hundreds', { kind: 'hundred', value: 100, isPlural: true });
  for (const [word, value] of Object.entries(SCALES)) {
    words.set(word, { kind: 'scale', value });
    words.set(`${word}th`, { kind: 'scale', value, isOrdinal: true });
    words.set(`${word}s`, { kind: 'scale', value, isPlural: true });
  }
  for (const word of ['bn', 'bln']) words.set(word, { kind: 'short', value: 1e9 });
  for (const word of ['mn', 'mln', 'mio']) words.set(word, { kind: 'short', value: 1e6 });
  for (const word of ['tn', 'trn']) words.set(word, { kind: 'short', value: 1e12 });
  words.set('dozen', { kind: 'group', value: 12 });
  words.set('dozens', { kind: 'group', value: 12, isPlural: true });
  words.set('score', { kind: 'group', value: 20 });
  words.set('scores', { kind: 'group', value: 20, isPlural: true });
  words.set('couple', { kind: 'group', value: 2 });
  words.set('and', { kind: 'and', value: 0 });
  words.set('a', { kind: 'article', value: 1 });
  words.set('an', { kind: 'article', value: 1 });
  words.set('half', { kind: 'part', value: 2, isNoun: true });
  words.set('halves', { kind: 'part', value: 2, isPlural: true });
  words.set('quarter', { kind: 'part', value: 4 });
  words.set('quarters', { kind: 'part', value: 4, isPlural: true });
  words.set('point', { kind: 'point', value: 0 });
  words.set('few', { kind: 'few', value: 2 });
  words.set('several', { kind: 'few', value: 2 });
  words.set('single', { kind: 'tinge', value: 0 });
  words.set('good', { kind: 'tinge', value: 0 });
  words.set('full', { kind: 'tinge', value: 0 });
  return words;
}

export const ENGLISH: NumberWords = englishWords();
