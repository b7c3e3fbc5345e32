import * as v from 'valibot';
import { expect, test } from 'vitest';
import { createReader } from '../read.ts';
import { tokensOf } from '../text/token.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { defaultLexicon, lexiconWith } from './lexicon.ts';
import { createPhrases, type Row } from './phrases.ts';
import { SECTIONS, USER_FILE } from './schema.ts';

const sections = Object.keys(SECTIONS) as (keyof typeof SECTIONS)[];

test('every file that comes with Corridor is one a user could have written', () => {
  for (const file of [fr, en, ar]) {
    const checked = v.safeParse(USER_FILE, file);
    expect(checked.issues?.map((one) => [v.getDotPath(one), one.message])).toBe(undefined);
  }
});

test('every phrase of the files is found in a text that says it', () => {
  for (const file of [fr, en, ar]) {
    for (const section of sections) {
      // Approximations are told by what stands around a number, `… environ`.
      if (section === 'approximations') continue;
      const rows = file[section] as readonly Row<unknown>[];
      const phrases = createPhrases(rows);
      for (const words of rows.flatMap((row) => row.words)) {
        const tokens = tokensOf(words.replaceAll('*', '').replaceAll("' ", "'"));
        expect([words, phrases.at(tokens, 0)?.last]).toEqual([words, tokens.length - 1]);
      }
    }
  }
});

test('a user adds nouns, verbs and places of their own, written as people write', () => {
  const added = lexiconWith(defaultLexicon('fr'), {
    units: [{ words: ['Tricycles à moteur', 'triporteurs'], is: { unit: 'tricycle' } }],
    measures: [
      { words: ['mis à l’abri'], is: { measure: 'sheltered', planned: 'to_be_sheltered' } },
    ],
    places: [{ words: ['Tell Qamar'], is: { name: 'Tell Qamar', kind: 'village' } }],
  });
  if (!added.ok) throw new Error(added.why);
  const read = createReader(added.lexicon).read(
    '300 civils ont été mis à l’abri à Tell Qamar. Douze triporteurs attendent.',
    { language: 'fr', publishedOn: null },
  );
  expect(read.claims.map((one) => [one.value, one.unit, one.measure, one.place])).toEqual([
    [300, 'person', 'sheltered', 'Tell Qamar'],
    [12, 'tricycle', 'waiting', null],
  ]);
});

test('where the same words stand twice the user’s row wins', () => {
  const own = lexiconWith(defaultLexicon('fr'), {
    measures: [{ words: ['évacu*'], is: { measure: 'moved_by_us', units: 'any' } }],
  });
  if (!own.ok) throw new Error(own.why);
  const { claims } = createReader(own.lexicon).read('40 civils ont été évacués.', {
    language: 'fr',
    publishedOn: null,
  });
  expect(claims[0]?.measure).toBe('moved_by_us');
});

test('a slip of the pen is told, with the place where it is', () => {
  const base = defaultLexicon('en');
  expect(lexiconWith(base, { units: [{ words: [], is: { unit: 'bus' } }] })).toMatchObject({
    ok: false,
    where: 'units.0.words',
  });
  expect(lexiconWith(base, { unit: [] })).toMatchObject({ ok: false, where: 'unit' });
  expect(lexiconWith(base, 'words')).toMatchObject({ ok: false, where: '' });
  expect(lexiconWith(base, null).ok).toBe(false);
  expect(lexiconWith(base, { hedges: [{ words: ['maybe'], is: 'perhaps' }] })).toMatchObject({
    ok: false,
    where: 'hedges.0.is',
  });
});
