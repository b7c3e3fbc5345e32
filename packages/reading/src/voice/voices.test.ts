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
      { maxLength: 60 },
    )
    .map((all) => all.join(''));
  fc.assert(
    fc.property(texts, fc.constantFrom('fr', 'en', 'ar'), (text, language) => {
      const { doc, voices } = read(text, language);
      let end = 0;
      for (const voice of voices) {
        expect(voice.over.start).toBeGreaterThanOrEqual(end);
        end = voice.over.end;
        const around = doc.paragraphs.find(
          (one) => one.start <= voice.over.start && voice.over.end <= one.end,
        );
        expect(around?.kind).toMatch(/body|headline|caption/);
        for (const span of [
          voice.over,
          voice.speaker,
          voice.role,
          voice.via,
          voice.saidOnBy,
          voice.cue,
        ]) {
          if (!span) continue;
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(sliceOf(text, span)).not.toBe('');
        }
        // Who is named stands in the text, and somebody without a name has no role.
        if (voice.name !== null) expect(text).toContain(voice.name);
        else expect([voice.speaker, voice.role]).toEqual([null, null]);
      }
    }),
    { seed, numRuns: 3_000 },
  );
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
])('twice as much of “%s” takes about twice as long', (unit) => {
  const lexicon = defaultLexicon('fr');
  const time = (length: number): number => {
    const doc = readDoc(unit.repeat(Math.ceil(length / unit.length)), 'fr');
    let best = Number.POSITIVE_INFINITY;
    for (let n = 0; n < 3; n++) {
      const from = performance.now();
      voicesIn(doc, [], lexicon);
      best = Math.min(best, performance.now() - from);
    }
    return best;
  };
  time(20_000);
  const [small, large] = [time(60_000), time(480_000)];
  // Eight times as much; what grows with the square would take 64 times as long. Few milliseconds are told apart by nobody.
  expect(large).toBeLessThan(Math.max(small, 4) * 20);
});

test('a whole sentence of a megabyte is read, and what is far away from its words of saying belongs to nobody', () => {
  const far = 'dans la ville et autour de la ville '.repeat(30_000);
  const text = `Le ministère ${far} a annoncé que 20 bus étaient partis.`;
  expect(voiceFor(text, 'fr', '20 bus')?.name ?? null).not.toBe('ministère');
});
