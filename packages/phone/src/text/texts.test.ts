import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import PO from 'pofile';
import { afterEach, describe, expect, test } from 'vitest';
import { readScreenIn } from '../../scripts/readScreenIn.ts';
import { readCatalogue, sourceFiles, textsIn, textsOf } from '../../scripts/texts.ts';
import { compileText } from './compile.ts';
import type { Piece } from './fill.ts';
import { type Language, languages } from './language.ts';
import { t } from './t.ts';

const source = fileURLToPath(new URL('..', import.meta.url));
const files = sourceFiles(source).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const english = [...textsOf(source).keys()];
const fileOf = (language: Language) =>
  readFileSync(new URL(`../../texts/${language}.po`, import.meta.url), 'utf8');

afterEach(() => readScreenIn('en'));

test('the build finds the texts as they are written', () => {
  expect(textsIn(`t('Bus {n}', { n }) + t(\n  "it's"\n) + t('a\\u2026')`)).toEqual([
    'Bus {n}',
    "it's",
    'a…',
  ]);
  expect(textsIn(`const kinds: Words<Kind> = {\n  bus: 'Bus',\n  'big-car': 'Lorry',\n};`)).toEqual(
    ['Bus', 'Lorry'],
  );
});

test('no text with a place to fill reaches the screen by a way that the build does not see', () => {
  // A text given to t by a variable is shown as it is; then it must have no places.
  for (const { path, text } of files) {
    const strings = text.match(/'(?:[^'\\\n]|\\.)*\{(?:\w+)[,}](?:[^'\\\n]|\\.)*'/g) ?? [];
    const seen = textsIn(text).filter((each) => each.includes('{'));
    expect([path, strings.length]).toEqual([path, seen.length]);
  }
});

test('a text that reaches t by a variable is in a list that the catalogues read', () => {
  const byVariable = files.flatMap(({ path, text }) =>
    [...text.matchAll(/\bt\(\s*([a-z][\w.[]*)/g)].map(
      ([, name]) => `${path.slice(source.length)} ${name}`,
    ),
  );
  // The closed lists, and the declaration of t itself.
  const isList = (each: string) => /^text\/\w*[wW]ords\.ts words\[code$/.test(each);
  expect(byVariable.filter((each) => !isList(each))).toEqual(['text/t.ts text']);
});

test('no sentence is glued together from pieces', () => {
  const glued = files.flatMap(({ path, text }) =>
    (text.match(/(?:\+ t\(|\bt\((?:[^()]|\([^()]*\))*\) \+|\$\{t\()/g) ?? []).map(
      (found) => `${path.slice(source.length)}: ${found}`,
    ),
  );
  expect(glued).toEqual([]);
});

test('counters read whole sentences, in the singular too', () => {
  const text = '{n, plural, one {# record is} other {# records are}} only on this phone.';
  expect(t(text, { n: 1 })).toBe('1 record is only on this phone.');
  expect(t(text, { n: 14 })).toBe('14 records are only on this phone.');
});

test('Arabic counts in six ways', () => {
  readScreenIn('ar');
  const text = '{n, plural, one {# record is} other {# records are}} only on this phone.';
  const said = [0, 1, 2, 3, 11, 100].map((n) => t(text, { n }));
  expect(new Set(said).size).toBe(6);
  expect(said[3]).toContain('٣');
  expect(said.join('')).not.toMatch(/[A-Za-z0-9]/);
});

/** Names of the places of a text, and the forms of each of its plurals. */
const shapeOf = (text: string) => {
  const places = new Set<string>();
  const plurals: (readonly string[])[] = [];
  const look = (pieces: readonly Piece[] | string) => {
    if (typeof pieces === 'string') return;
    for (const piece of pieces) {
      if (typeof piece === 'string') continue;
      const [name, kind, forms] = piece;
      places.add(kind === undefined ? name : `${name}, ${kind}`);
      if (typeof forms !== 'object') continue;
      if (kind === 'plural') plurals.push(Object.keys(forms));
      for (const form of Object.values(forms)) if (Array.isArray(form)) look(form);
    }
  };
  look(compileText(text) as readonly Piece[]);
  return { places: [...places].sort(), plurals };
};

describe.each(languages)('the catalogue of %s', (language) => {
  const texts = readCatalogue(fileOf(language));

  test('holds every text of the app, and nothing else', () => {
    expect(english.filter((text) => !texts.get(text)?.trim())).toEqual([]);
    expect([...texts.keys()].filter((text) => !english.includes(text))).toEqual([]);
    expect(PO.parse(fileOf(language)).items.filter(({ obsolete }) => obsolete)).toEqual([]);
  });

  test('has the places of the English texts', () => {
    for (const [text, said] of texts) {
      expect([text, shapeOf(said).places]).toEqual([text, shapeOf(text).places]);
    }
  });

  test('has every form in which the language counts', () => {
    const needed = {
      en: ['other'],
      fr: ['one', 'other'],
      ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
    }[language];
    const known = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [text, said] of texts) {
      for (const forms of shapeOf(said).plurals) {
        expect([text, needed.filter((form) => !forms.includes(form))]).toEqual([text, []]);
        const odd = forms.filter(
          (form) => !/^(=?\d+|offset)$/.test(form) && !known.includes(form as never),
        );
        expect([text, odd]).toEqual([text, []]);
      }
    }
  });

  test('holds words, not markup', () => {
    for (const [text, said] of texts)
      expect([text, /<[a-z/!]|&\w+;/i.test(said)]).toEqual([text, false]);
  });
});

test('Arabic texts are written in Arabic letters', () => {
  const latin = [...readCatalogue(fileOf('ar'))].filter(([, said]) => {
    const shown = said
      .replace(/\{\w+, plural,|\b(zero|one|two|few|many|other) \{|\{\w+\}/g, '')
      .replace(/Corridor|QR|PIN|https|#join=|Chrome|Firefox|Safari|X1|X2/g, '');
    // Nothing but places and signs between them has no letters of its own.
    return /[A-Za-z]{2}/.test(shown) || !/^[^\p{L}]*$|[\u0600-\u06ff]/u.test(shown);
  });
  expect(latin).toEqual([]);
});
