// How long to read a megabyte of articles, and whether twice the text takes twice the time, also where a text is made to
// hurt: one phrase for ever, marks that are never closed, a sentence without an end. What counts is processor time, of all
// threads: what one core would need that had nothing else to do.
import { readFileSync } from 'node:fs';
import { createReader, defaultLexicon, type Language, type Reader } from '@corridor/reading';
import type { Bench, Figure } from './support/figure.ts';
import { measure, medianOf, rounds } from './support/measure.ts';

const MEGABYTE = 1_000_000;
/** A day’s articles; enough that it does not matter what was cleared away before each round. */
const BATCH = 4 * MEGABYTE;
/** Long enough that starting does not count, characters. */
const HOSTILE = 250_000;
const LOOKED_AT = 6;

const gold = new URL('../packages/reading/gold/articles/', import.meta.url);

/** The whole articles of the gold, each a text of its own. */
function articles(language: Language): readonly string[] {
  const { docs } = JSON.parse(readFileSync(new URL('gold.json', gold), 'utf8')) as {
    readonly docs: readonly { readonly doc: string; readonly lang: string }[];
  };
  return docs
    .filter(({ lang }) => lang === language)
    .map(({ doc }) => readFileSync(new URL(doc, gold), 'utf8'));
}

const hostile: readonly (readonly [language: Language, piece: string])[] = [
  ['fr', 'dont 3 000 rebelles, '],
  ['fr', '« '],
  ['fr', '"'],
  ['fr', 'selon '],
  ['fr', 'a déclaré le ministre '],
  ['fr', 'M. Lavrov, '],
  ['fr', 'de jeudi à '],
  ['fr', 'évacuation de '],
  ['fr', 'a-t-il dit. '],
  ['fr', '('],
  ['fr', '. '],
  ['fr', 'à Alep, '],
  ['fr', 'les derniers '],
  ['fr', 'ont été '],
  ['fr', 'vingt '],
  ['fr', 'vingt-'],
  ['fr', 'cent '],
  ['fr', 'mille '],
  ['fr', '1 000 '],
  ['fr', '000 '],
  ['fr', '1.000.'],
  ['fr', '1,'],
  ['fr', '12,34,'],
  ['fr', 'et '],
  ['fr', 'un et '],
  ['fr', 'cent et '],
  ['fr', 'dizaines de '],
  ['fr', 'milliers de dizaines de '],
  ['fr', 'entre vingt et '],
  ['fr', 'vingt à '],
  ['fr', 'plus de '],
  ['fr', 'un peu plus '],
  ['fr', 'un sur '],
  ['fr', 'virgule zéro '],
  ['fr', 'un tiers de '],
  ['fr', 'la moitié '],
  ['fr', '1/2/'],
  ['fr', '9'],
  ['fr', '« Nous sommes là '],
  ['fr', '"Nous sommes là '],
  ['fr', '" '],
  ['fr', ' a déclaré '],
  ['fr', ', a déclaré le ministre'],
  ['fr', 'le ministre, '],
  ['fr', 'Ahmad Bin '],
  ['fr', '(CICR) '],
  ['fr', 'le ministère et '],
  ['fr', 'de la '],
  ['fr', 'un rapport de '],
  ['fr', 'citant le ministère '],
  ['fr', ', qui cite '],
  ['fr', 'a été annoncé par '],
  ['fr', 'X a dit que 20 bus, selon Y, '],
  ['fr', ' cité par'],
  ['fr', '« Nous sommes là », a-t-il dit. '],
  ['fr', 'Selon lui, 20. '],
  ['fr', 'M. Lavrov a dit que. '],
  ['fr', 'de source '],
  ['fr', 'mais '],
  ['fr', '« Ils sont vingt ici. » '],
  ['fr', '« Ils sont vingt ici », a dit Ali. « Ils sont dix. » '],
  ['fr', 'Croix-Rouge : 20 '],
  ['fr', "n'en a vu que 20, "],
  ['fr', 'que le HCR considère comme '],
  ['fr', 'un chiffre du HCR, '],
  ['fr', ", selon l'OSDH, et 20 bus"],
  ['fr', '« Où sont-ils ? demande Ali. '],
  ['en', "the drivers' union "],
  ['en', ', a guard says, '],
  ['en', 'says it has, which it '],
  ['en', 'by his count '],
  ['en', 'a reporter for Reuters saw '],
  ['en', '"We were 20," one driver told me. '],
  ['en', 'one hundred and '],
  ['en', 'a half and '],
  ['en', 'between a hundred and '],
  ['en', 'one in '],
  ['ar', 'وعشرون '],
  ['ar', 'ألف '],
];

const bench: Bench = async (tell) => {
  const readers = new Map<Language, Reader>(
    (['fr', 'en', 'ar'] as const).map((language) => [
      language,
      createReader(defaultLexicon(language)),
    ]),
  );
  const read = (text: string, language: Language) =>
    (readers.get(language) as Reader).read(text, { language, publishedOn: '2018-03-22' });
  const figures: Figure[] = [];
  for (const language of ['fr', 'en'] as const) {
    const texts = articles(language);
    /** One article after the other, as they come in; answers how many characters that were. */
    const readAll = (length: number): number => {
      let done = 0;
      for (let n = 0; done < length; n++) {
        const text = texts[n % texts.length] as string;
        read(text, language);
        done += text.length;
      }
      return done;
    };
    readAll(MEGABYTE);
    const times: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      let megabytes = 0;
      const { took, worked } = await measure(() => {
        megabytes = readAll(BATCH) / MEGABYTE;
      });
      times.push(worked / megabytes);
      const [each, waited] = [worked, took].map((ms) => (ms / megabytes).toFixed(0));
      tell(`${language}, round ${round}: worked ${each} ms a megabyte, took ${waited} ms`);
    }
    figures.push({
      where: `1 MB of articles read, ${language}, of ${BATCH / MEGABYTE} MB one by one, processor time`,
      value: medianOf(times),
      unit: 'ms',
      bar: { atMost: 1_000 },
    });
  }
  const ratioOf = async (language: Language, piece: string, length: number): Promise<number> => {
    const once = piece.repeat(Math.ceil(length / piece.length));
    const short = await measure(() => read(once, language));
    return (await measure(() => read(once + once, language))).worked / short.worked;
  };
  const found: { language: Language; piece: string; times: number }[] = [];
  for (const [language, piece] of hostile) {
    found.push({ language, piece, times: await ratioOf(language, piece, HOSTILE / 4) });
  }
  // A ratio of one round says little; those that looked worst are looked at closely.
  const worst = { piece: '', times: 0 };
  for (const { language, piece } of found.sort((a, b) => b.times - a.times).slice(0, LOOKED_AT)) {
    const ratios: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      ratios.push(await ratioOf(language, piece, HOSTILE));
    }
    const times = medianOf(ratios);
    tell(`“${piece}” twice as long: ${times.toFixed(2)} ×`);
    if (times > worst.times) Object.assign(worst, { piece, times });
  }
  figures.push({
    where: `hostile text twice as long, the worst of ${hostile.length}: “${worst.piece}”`,
    value: worst.times,
    unit: '×',
    bar: { atMost: 2.2 },
  });
  return figures;
};

export default bench;
