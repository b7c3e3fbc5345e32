import type { NumberWord, NumberWords } from './word.ts';

/** As `fold` writes them: one form of alef, no vowel signs, the seat of a hamza alone. */
const DIGITS: readonly (readonly [string, number])[] = [
  ['واحد', 1],
  ['واحدة', 1],
  ['اثنان', 2],
  ['اثنين', 2],
  ['اثنتان', 2],
  ['اثنتين', 2],
  ['ثلاثة', 3],
  ['ثلاث', 3],
  ['اربعة', 4],
  ['اربع', 4],
  ['خمسة', 5],
  ['خمس', 5],
  ['ستة', 6],
  ['ست', 6],
  ['سبعة', 7],
  ['سبع', 7],
  ['ثمانية', 8],
  ['ثماني', 8],
  ['ثمان', 8],
  ['تسعة', 9],
  ['تسع', 9],
];
const TENS = ['عشر', 'ثلاث', 'اربع', 'خمس', 'ست', 'سبع', 'ثمان', 'تسع'];
/** `مية` and `ماية` are both the folded hundred. */
const HUNDREDS = ['مية', 'ماية'];
const HUNDRED_STEMS: readonly (readonly [string, number])[] = [
  ['ثلاث', 3],
  ['اربع', 4],
  ['خمس', 5],
  ['ست', 6],
  ['سبع', 7],
  ['ثمان', 8],
  ['ثماني', 8],
  ['تسع', 9],
];

function arabicWords(): NumberWords {
  const words = new Map<string, NumberWord>();
  const add = (word: string, is: NumberWord) => {
    words.set(word, is);
    // “And” is written with the word that follows it.
    words.set(`و${word}`, { ...is, hasAnd: true });
  };
  for (const [word, value] of DIGITS) add(word, { kind: 'digit', value, isArticle: value === 1 });
  for (const word of ['عشرة', 'عشر']) add(word, { kind: 'teen', value: 10 });
  for (const [n, stem] of TENS.entries()) {
    for (const ending of ['ون', 'ين'])
      add(`${stem}${ending}`, { kind: 'ten', value: 10 * (n + 2) });
  }
  for (const word of HUNDREDS) {
    add(word, { kind: 'hundred', value: 100 });
    for (const [stem, value] of HUNDRED_STEMS) {
      add(`${stem}${word}`, { kind: 'hundred', value: value * 100 });
    }
  }
  for (const word of ['ميتان', 'ميتين', 'مايتان', 'مايتين', 'ميتا', 'ميتي']) {
    add(word, { kind: 'hundred', value: 200 });
  }
  for (const word of ['ميات']) add(word, { kind: 'hundred', value: 100, isPlural: true });
  add('الف', { kind: 'scale', value: 1e3 });
  add('الفا', { kind: 'scale', value: 1e3 });
  add('الاف', { kind: 'scale', value: 1e3, isPlural: true });
  for (const word of ['الفان', 'الفين', 'الفي']) add(word, { kind: 'scale', value: 2e3 });
  add('مليون', { kind: 'scale', value: 1e6 });
  add('مليونا', { kind: 'scale', value: 1e6 });
  add('ملايين', { kind: 'scale', value: 1e6, isPlural: true });
  for (const word of ['مليونان', 'مليونين', 'مليوني']) add(word, { kind: 'scale', value: 2e6 });
  // `عشرات الآلاف`: with the article.
  add('الالاف', { kind: 'scale', value: 1e3, isPlural: true });
  add('الملايين', { kind: 'scale', value: 1e6, isPlural: true });
  add('مليار', { kind: 'scale', value: 1e9 });
  add('مليارات', { kind: 'scale', value: 1e9, isPlural: true });
  add('عشرات', { kind: 'group', value: 10, isPlural: true });
  add('نصف', { kind: 'part', value: 2, isNoun: true });
  add('ثلث', { kind: 'part', value: 3, isNoun: true });
  add('ربع', { kind: 'part', value: 4, isNoun: true });
  return words;
}

export const ARABIC: NumberWords = arabicWords();
