import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultLexicon } from '../lexicon/lexicon.ts';
import { readDoc } from '../text/doc.ts';
import { sliceOf } from '../text/span.ts';
import { read, voiceFor } from './testing.ts';
import { voicesIn } from './voices.ts';

const seed = Date.now() % 2 ** 31;

const BITS = [
  'Selon ',
  'selon lui, ',
  "l'OSDH",
  ' a déclaré ',
  'a-t-il ajouté',
  ', ',
  '. ',
  ' : ',
  '; ',
  '\n\n',
  '\n',
  '« ',
  ' »',
  '"',
  '“',
  '”',
  ' "',
  '20 civils ',
  'le ministère ',
  'de la Défense',
  'M. Lavrov',
  'Sergueï Lavrov',
  ' cité par ',
  "l'AFP",
  'citant ',
  'qui ',
  ' et ',
  'mais ',
  ' tandis que ',
  'jeudi ',
  'a été annoncé par ',
  '(CICR)',
  '(',
  ')',
  'according to ',
  'the army ',
  'said ',
  'told Reuters ',
  'he added',
  'de source ',
  'dément ',
  '😀',
  '\u200f',
  '…',
  '—',
  'A lire aussi',
  '8.000 ',
  'un rapport ',
  "d'",
  'À ',
  'قال ',
  'الجيش ',
];

test('every span of a voice cuts out what stands there, within one paragraph, and no two of them overlap', () => {
  console.info('seed', seed);
  const texts = fc
    .array(
      fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...BITS) },
        fc.string({ unit: 'binary', maxLength: 4 }),
      ),
      // Long ones: what goes wrong does so where many such pieces meet.
      { maxLength: 60, size: 'max' },
    )
    .map((all) => all.join(''));
  fc.assert(
    fc.property(texts, fc.constantFrom('fr', 'en', 'ar'), (text, language) => {
      const { doc, voices } = read(text, language);
      const wrong: string[] = [];
      let end = 0;
      for (const { over, speaker, role, via, saidOnBy, cue, name } of voices) {
        if (over.start < end) wrong.push('overlaps the one before');
        end = over.end;
        const around = doc.paragraphs.find((one) => one.start <= over.start && over.end <= one.end);
        if (!around) wrong.push('leaves its paragraph');
        if (around?.kind === 'furniture') wrong.push('reads what is no text');
        for (const span of [over, speaker, role, via, saidOnBy, cue]) {
          if (span && sliceOf(text, span) === '') wrong.push('an empty span');
        }
        if (name !== null && !text.includes(name)) wrong.push('a name that does not stand there');
        if (name === null && (speaker || role)) wrong.push('a speaker without a name');
      }
      expect(wrong).toEqual([]);
    }),
    { seed, numRuns: 300 },
  );
}, 60_000);

test('a quote that is shut without having been opened is not heard twice', () => {
  const { voices } = read('de source “ٮ. Selon Selon Selon ”a-t-il ajouté', 'fr');
  const ends = voices.map(({ over }) => over.end);
  expect(voices.every(({ over }, at) => at === 0 || over.start >= (ends[at - 1] ?? 0))).toBe(true);
});

test.each([
  'selon ',
  '« Nous sommes là ',
  '"Nous sommes là ',
  '" ',
  ' a déclaré ',
  ', a déclaré le ministre',
  'le ministre, ',
  'Ahmad Bin ',
  '(CICR) ',
  '( ',
  'le ministère et ',
  'de la ',
  'un rapport de ',
  'citant le ministère ',
  ', qui cite ',
  'a été annoncé par ',
  'X a dit que 20 bus, selon Y, ',
  ' cité par',
  '« Nous sommes là », a-t-il dit. ',
  'Selon lui, 20. ',
  'M. Lavrov a dit que. ',
  'de source ',
  'mais ',
  'ministre ',
  '« Ils sont vingt ici. » ',
  '« Ils sont vingt ici », a dit Ali. « Ils sont dix. » ',
  'Croix-Rouge : 20 ',
  "n'en a vu que 20, ",
  'que le HCR considère comme ',
  'un chiffre du HCR, ',
  ", selon l'OSDH, et 20 bus",
  '« Où sont-ils ? demande Ali. ',
])('twice as much of “%s” is read in about twice as many looks at its words', (unit) => {
  const lexicon = defaultLexicon('fr');
  const looksAt = (length: number): number => {
    const doc = readDoc(unit.repeat(Math.ceil(length / unit.length)), 'fr');
    let looks = 0;
    const tokens = new Proxy(doc.tokens, {
      get: (all, key) => {
        looks++;
        return Reflect.get(all, key);
      },
    });
    voicesIn({ ...doc, tokens }, [], lexicon);
    return looks;
  };
  // What grows with the square would take four times as many; a clock would tell of other programs too.
  expect(looksAt(20_000)).toBeLessThan(2.2 * looksAt(10_000));
});

test('a whole sentence of a megabyte is read, and what is far away from its words of saying belongs to nobody', () => {
  const far = 'dans la ville et autour de la ville '.repeat(30_000);
  const text = `Le ministère ${far} a annoncé que 20 bus étaient partis.`;
  expect(voiceFor(text, 'fr', '20 bus')?.name ?? null).not.toBe('ministère');
});
