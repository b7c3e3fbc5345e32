import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDoc } from './doc.ts';
import { sliceOf } from './span.ts';
import { tokensOf } from './token.ts';

const sentences = (text: string) => {
  const doc = readDoc(text, 'fr');
  return doc.sentences.map((one) => sliceOf(doc.text, one));
};

test('a full stop ends a sentence, but not in M. Lavrov, 8.000 or a quotation that goes on', () => {
  expect(
    sentences('M. Lavrov a parlé de 8.000 personnes. « Il y en aura plus. » Il est parti.'),
  ).toEqual(['M. Lavrov a parlé de 8.000 personnes.', '« Il y en aura plus. »', 'Il est parti.']);
  expect(sentences('Il supervise. "Tout ira bien", dit-il.')).toEqual([
    'Il supervise.',
    '"Tout ira bien", dit-il.',
  ]);
  expect(sentences('Ils attendent… Elle reste.')).toEqual(['Ils attendent…', 'Elle reste.']);
});

test('blanks lost where pages were cut together part sentences all the same', () => {
  expect(sentences('mercredi matin.En direct')).toEqual(['mercredi matin.', 'En direct']);
  expect(tokensOf("actualitésL'évacuation").map((one) => one.folded)).toEqual([
    'actualites',
    "l'",
    'evacuation',
  ]);
});

test('words hold together that belong together, and a letter lost in the wire is no question', () => {
  const words = (text: string) => tokensOf(text).map((one) => one.folded);
  expect(words("a-t-il dit d’Al-Amiriyah qu'ils contr?lent")).toEqual([
    'a-t-il',
    'dit',
    "d'",
    'al-amiriyah',
    "qu'",
    'ils',
    'contr?lent',
  ]);
  expect(words('15% de ١٢٣ bus')).toEqual(['15', '%', 'de', '123', 'bus']);
});

test('a line of links is furniture, a short line without a full stop a headline, what names a camera a caption', () => {
  const doc = readDoc(
    'A lire aussi : Assad confiant\n\n6 000 personnes sorties d’Alep\n\n©REUTERS\n\nIls sont partis jeudi.',
    'fr',
  );
  expect(doc.paragraphs.map((one) => one.kind)).toEqual([
    'furniture',
    'headline',
    'caption',
    'body',
  ]);
});

test('every token, sentence and paragraph lies in the text, in order, and loses no letter or digit', () => {
  const seed = Date.now() % 2 ** 31;
  console.info('seed', seed);
  const bits = fc.constantFrom(
    'Selon ',
    "l'",
    '10 000',
    '8.000',
    '. ',
    '"',
    '« ',
    ' »',
    '\n',
    '\n\n',
    '\u202f',
    '😀',
    '\u200f',
    'contr?lent',
    'É',
    'المدينة',
    '١٢',
    '-',
    '?',
    '…',
    'M. ',
    '’',
    '\ud800',
    '\0',
    'aB',
  );
  fc.assert(
    fc.property(
      fc
        .array(fc.oneof(bits, fc.string({ unit: 'binary', maxLength: 8 })))
        .map((all) => all.join('')),
      (text) => {
        const doc = readDoc(text, 'fr');
        let end = 0;
        for (const token of doc.tokens) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          expect(text.slice(end, token.start)).not.toMatch(/[\p{L}\p{Nd}]/u);
          end = token.end;
        }
        expect(text.slice(end)).not.toMatch(/[\p{L}\p{Nd}]/u);
        expect(doc.sentences.flatMap((one) => [one.first, one.last])).toEqual(
          doc.sentences.flatMap((one, n) => [
            n === 0 ? 0 : (doc.sentences[n - 1]?.last ?? 0) + 1,
            one.last,
          ]),
        );
        expect(doc.sentences.at(-1)?.last ?? -1).toBe(doc.tokens.length - 1);
        expect(doc.paragraphs.at(-1)?.last ?? -1).toBe(doc.sentences.length - 1);
      },
    ),
    { seed, numRuns: 1_000 },
  );
});
