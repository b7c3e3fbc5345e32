// How long to read a megabyte of articles, and whether twice the text takes twice the time, also where a text is made to
// hurt: one phrase for ever, marks that are never closed, a sentence without an end.
import { readFileSync } from 'node:fs';
import { createReader, defaultLexicon, type Language, type Reader } from '@corridor/reading';
import type { Bench, Figure } from './support/figure.ts';
import { medianOf, rounds, timeOf } from './support/measure.ts';

const MEGABYTE = 1_000_000;
/** Long enough that starting does not count, characters. */
const HOSTILE = 250_000;

/** The gold sentences as paragraphs of five, again and again. */
function articles(language: Language, length: number): string {
  const sentences = ['development', 'test'].flatMap((part): string[] =>
    JSON.parse(
      readFileSync(
        new URL(`../packages/reading/gold/${language}-${part}.json`, import.meta.url),
        'utf8',
      ),
    ).map(({ text }: { text: string }) => text),
  );
  let text = '';
  for (let n = 0; text.length < length; n++) {
    text += `${sentences[n % sentences.length]}${n % 5 === 4 ? '\n\n' : ' '}`;
  }
  return text.slice(0, length);
}

const hostile: readonly (readonly [called: string, piece: string])[] = [
  ['“dont 3 000 rebelles, ”', 'dont 3 000 rebelles, '],
  ['“1 000 ”', '1 000 '],
  ['“vingt ”', 'vingt '],
  ['“« ”', '« '],
  ['“"”', '"'],
  ['“selon ”', 'selon '],
  ['“a déclaré le ministre ”', 'a déclaré le ministre '],
  ['“M. Lavrov, ”', 'M. Lavrov, '],
  ['“de jeudi à ”', 'de jeudi à '],
  ['“évacuation de ”', 'évacuation de '],
  ['“a-t-il dit. ”', 'a-t-il dit. '],
  ['“(”', '('],
  ['“. ”', '. '],
  ['“à Alep, ”', 'à Alep, '],
];

const bench: Bench = async (tell) => {
  const readers = new Map<Language, Reader>(
    (['fr', 'en'] as const).map((language) => [language, createReader(defaultLexicon(language))]),
  );
  const read = (text: string, language: Language) =>
    (readers.get(language) as Reader).read(text, { language, publishedOn: '2018-03-22' });
  const figures: Figure[] = [];
  for (const language of ['fr', 'en'] as const) {
    const text = articles(language, MEGABYTE);
    read(text.slice(0, 200_000), language);
    const times: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      times.push(await timeOf(() => read(text, language)));
      tell(`${language}, round ${round}: ${times.at(-1)?.toFixed(0)} ms`);
    }
    figures.push({
      where: `1 MB of articles read, ${language}`,
      value: medianOf(times),
      unit: 'ms',
      bar: { atMost: 1_000 },
    });
  }
  let worst = { called: '', times: 0 };
  for (const [called, piece] of hostile) {
    const once = piece.repeat(Math.ceil(HOSTILE / piece.length));
    const ratios: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      const short = await timeOf(() => read(once, 'fr'));
      ratios.push((await timeOf(() => read(once + once, 'fr'))) / short);
      if (short > 20_000) break;
    }
    const times = medianOf(ratios);
    tell(`${called} twice as long: ${times.toFixed(2)} ×`);
    if (times > worst.times) worst = { called, times };
  }
  figures.push({
    where: `hostile text twice as long, the worst of ${hostile.length}: ${worst.called}`,
    value: worst.times,
    unit: '×',
    bar: { atMost: 2.2 },
  });
  return figures;
};

export default bench;
