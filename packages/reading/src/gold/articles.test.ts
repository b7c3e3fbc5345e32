import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ClaimProposal } from '../claim/types.ts';
import { defaultLexicon } from '../lexicon/lexicon.ts';
import { createReader } from '../read.ts';
import { readDoc } from '../text/doc.ts';
import {
  type ArticleClaim,
  type Articles,
  f1Of,
  precisionOf,
  recallOf,
  scoreArticle,
  sumOfScores,
  type Tally,
} from './articles.ts';

const folder = new URL('../../gold/articles/', import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const articles: Articles = JSON.parse(textOf('gold.json'));

describe('what a person marked in whole articles', () => {
  test.each(articles.docs)('stands in $doc, letter for letter', ({ doc }) => {
    const text = textOf(doc);
    const marked = articles.claims.filter((claim) => claim.doc === doc);
    const events = articles.events.filter((event) => event.doc === doc);
    expect(marked.length).toBeGreaterThan(10);
    for (const { quote, start, end } of [...marked, ...events]) {
      expect(text.slice(start, end)).toBe(quote);
    }
    for (const { num, num_start, num_end, start, end } of marked) {
      expect(text.slice(num_start, num_end)).toBe(num);
      expect(num_start >= start && num_end <= end).toBe(true);
    }
  });
});

describe('the scorer', () => {
  const marked = articles.claims.filter(({ doc }) => doc === '13-zabadani-foua-swap.txt');
  const core = marked.filter(({ optional }) => !optional);
  const asRead = (gold: ArticleClaim): ClaimProposal => ({
    quote: { start: gold.start, end: gold.end },
    num: { start: gold.num_start, end: gold.num_end },
    value: gold.value,
    low: gold.low,
    high: gold.high,
    approx: 'exact',
    unit: gold.unit as ClaimProposal['unit'],
    measure: null,
    category: 'any',
    hedge: gold.hedge,
    speaker: gold.speaker,
    speakerUnresolved: false,
    speakerRole: null,
    reportedVia: null,
    saidOn: null,
    aboutFrom: null,
    aboutTo: null,
    fromPlace: null,
    toPlace: null,
    place: null,
    partOf: null,
    isCumulative: false,
    supersedes: null,
    by: {},
  });
  const scoreOf = (claims: readonly ClaimProposal[]) =>
    scoreArticle({ doc: readDoc('', 'en'), claims, events: [] }, marked);

  test('a reader that finds what the person marked has it all right, and optional figures cost nothing', () => {
    const all = scoreOf(marked.map(asRead));
    expect(all.claim).toEqual({ right: core.length, given: core.length, wanted: core.length });
    expect(all.speaker.right).toBe(all.speaker.wanted);
    expect(precisionOf(all.hedge)).toBe(100);
  });

  test('a reader that finds nothing has nothing', () => {
    expect(f1Of(scoreOf([]).claim)).toBe(0);
  });

  test('the same figure proposed twice is wrong once', () => {
    const twice = scoreOf([...core, ...core.slice(0, 1)].map(asRead));
    expect(twice.claim.given - twice.claim.right).toBe(1);
  });

  test('a name on a figure nobody vouches for is wrong', () => {
    const [first] = core.filter(({ speaker }) => speaker === null).map(asRead);
    const named = scoreOf([{ ...(first as ClaimProposal), speaker: 'UNHCR' }]);
    expect(named.speaker).toMatchObject({ right: 0, given: 1 });
  });

  test('families given as people are no right figure', () => {
    const wrong = scoreOf(core.map(asRead).map((claim) => ({ ...claim, unit: 'family' })));
    expect(wrong.claim.right).toBe(0);
  });
});

describe('whole articles the reader was not built on', () => {
  const readers = {
    fr: createReader(defaultLexicon('fr')),
    en: createReader(defaultLexicon('en')),
  };
  const scores = articles.docs.map(({ doc, lang, published_on }) => ({
    lang,
    score: scoreArticle(
      readers[lang].read(textOf(doc), { language: lang, publishedOn: published_on }),
      articles.claims.filter((claim) => claim.doc === doc),
    ),
  }));
  const scoreOf = (languages: readonly string[]) =>
    sumOfScores(scores.filter(({ lang }) => languages.includes(lang)).map(({ score }) => score));
  const row = (name: string, tally: Tally): string =>
    `${name.padEnd(8)} P ${precisionOf(tally)}  R ${recallOf(tally)}  F1 ${f1Of(tally)}  (${tally.right} of ${tally.given} given, ${tally.wanted} wanted)`;

  // Some points under what was reached since the articles were looked at; a fall below it is to be explained.
  test.each([
    [
      'both languages',
      ['fr', 'en'],
      { claimPrecision: 92.5, claimF1: 90.5, speakerPrecision: 94, speakerF1: 86, hedge: 95 },
    ],
    [
      'French',
      ['fr'],
      { claimPrecision: 92, claimF1: 91, speakerPrecision: 93, speakerF1: 87.5, hedge: 93 },
    ],
    [
      'English',
      ['en'],
      { claimPrecision: 92, claimF1: 88, speakerPrecision: 94, speakerF1: 82, hedge: 95 },
    ],
  ] as const)('%s: figures, who says them, planned or done', (name, languages, floor) => {
    const score = scoreOf(languages);
    console.info(
      [
        name,
        row('claim', score.claim),
        row('speaker', score.speaker),
        row('hedge', score.hedge),
      ].join('\n  '),
    );
    expect(precisionOf(score.claim)).toBeGreaterThanOrEqual(floor.claimPrecision);
    expect(f1Of(score.claim)).toBeGreaterThanOrEqual(floor.claimF1);
    expect(precisionOf(score.speaker)).toBeGreaterThanOrEqual(floor.speakerPrecision);
    expect(f1Of(score.speaker)).toBeGreaterThanOrEqual(floor.speakerF1);
    expect(precisionOf(score.hedge)).toBeGreaterThanOrEqual(floor.hedge);
  });
});
