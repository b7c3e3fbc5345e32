import type { NumberWord, NumberWords } from './word.ts';

const DIGITS =
  'zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(
    ' ',
  );
const TENS = {
  vingt: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  septante: 70,
  huitante: 80,
  octante: 80,
  nonante: 90,
};
const SCALES = {
  mille: 1e3,
  million: 1e6,
  milliard: 1e9,
  billion: 1e12,
  billiard: 1e15,
  trillion: 1e18,
  lakh: 1e5,
  crore: 1e7,
};
/** Nouns that are about so many: `une quinzaine`, `deux douzaines`. */
const GROUPS = {
  huitaine: 8,
  dizaine: 10,
  douzaine: 12,
  quinzaine: 15,
  vingtaine: 20,
  trentaine: 30,
  quarantaine: 40,
  cinquantaine: 50,
  soixantaine: 60,
  septantaine: 70,
  nonantaine: 90,
  centaine: 100,
  millier: 1000,
};

function frenchWords(): NumberWords {
  const words = new Map<string, NumberWord>();
  /** `cinq` → `cinquieme`, `neuf` → `neuvieme`, `quatre` → `quatrieme`. */
  const ordinal = (word: string) =>
    `${word.replace(/e$/, '').replace(/q$/, 'qu').replace(/f$/, 'v')}ieme`;
  const add = (word: string, is: NumberWord) => {
    words.set(word, is);
    if (is.value > 1 || word === 'un') {
      words.set(ordinal(word), { ...is, isOrdinal: true, isArticle: false });
      words.set(`${ordinal(word)}s`, {
        ...is,
        isOrdinal: true,
        isPlural: true,
        isArticle: false,
      });
    }
  };
  for (const [value, word] of DIGITS.entries()) {
    add(word, { kind: value < 10 ? 'digit' : 'teen', value, isArticle: value === 1 });
  }
  words.set('une', { kind: 'digit', value: 1, isArticle: true });
  for (const [word, value] of Object.entries(TENS)) add(word, { kind: 'ten', value });
  words.set('vingts', { kind: 'ten', value: 20, isPlural: true });
  add('cent', { kind: 'hundred', value: 100 });
  words.set('cents', { kind: 'hundred', value: 100, isPlural: true });
  for (const [word, value] of Object.entries(SCALES)) {
    add(word, { kind: 'scale', value });
    if (word !== 'mille') words.set(`${word}s`, { kind: 'scale', value, isPlural: true });
  }
  // Written so often that it must be read.
  words.set('milles', { kind: 'scale', value: 1000 });
  for (const word of ['md', 'mds', 'mrd', 'mrds']) words.set(word, { kind: 'short', value: 1e9 });
  for (const word of ['mln', 'mlns', 'mio']) words.set(word, { kind: 'short', value: 1e6 });
  for (const [word, value] of Object.entries(GROUPS)) {
    words.set(word, { kind: 'group', value });
    words.set(`${word}s`, { kind: 'group', value, isPlural: true });
  }
  for (const word of ['premier', 'premiere']) {
    words.set(word, { kind: 'first', value: 1, isOrdinal: true });
    words.set(`${word}s`, { kind: 'first', value: 1, isOrdinal: true, isPlural: true });
  }
  for (const word of ['second', 'seconde']) {
    words.set(word, { kind: 'first', value: 2, isOrdinal: true });
  }
  words.set('et', { kind: 'and', value: 0 });
  for (const word of ['demi', 'demie', 'demis', 'demies']) {
    words.set(word, { kind: 'part', value: 2 });
  }
  words.set('moitie', { kind: 'part', value: 2, isNoun: true });
  words.set('tiers', { kind: 'part', value: 3 });
  words.set('quart', { kind: 'part', value: 4 });
  words.set('quarts', { kind: 'part', value: 4, isPlural: true });
  words.set('virgule', { kind: 'point', value: 0 });
  words.set('quelques', { kind: 'few', value: 2 });
  words.set('plusieurs', { kind: 'few', value: 2 });
  for (const word of ['petit', 'petite', 'bon', 'bonne', 'gros', 'grosse', 'seul', 'seule']) {
    words.set(word, { kind: 'tinge', value: 0 });
  }
  return words;
}

export const FRENCH: NumberWords = frenchWords();
