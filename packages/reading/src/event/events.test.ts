import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultLexicon, lexiconWith } from '../lexicon/lexicon.ts';
import { readDoc } from '../text/doc.ts';
import { sliceOf } from '../text/span.ts';
import { timesIn } from '../time/times.ts';
import { voicesIn } from '../voice/voices.ts';
import { casesIn, type Measured, measured, read } from './cases/cases.ts';
import { eventsIn } from './events.ts';

const f1 = ({ right, given, wanted }: Measured): number => (2 * right) / (given + wanted);

describe.each([
  ['french-development.txt', 'fr', 0.95],
  ['french-test.txt', 'fr', 0.88],
  ['english-development.txt', 'en', 0.95],
  ['english-test.txt', 'en', 0.88],
] as const)('%s', (file, language, bar) => {
  const cases = casesIn(file);
  const result = measured(cases, language);
  if (process.env.CORRIDOR_FAULTS) console.info(result.faults.join('\n'));

  test('events are found as a person finds them, and nothing else', () => {
    expect(f1(result)).toBeGreaterThanOrEqual(bar);
  });

  test('a day that is given is the right one, and hardly ever made up', () => {
    expect(result.date / result.dateGiven).toBeGreaterThanOrEqual(0.9);
    expect(result.date / result.dated).toBeGreaterThanOrEqual(0.85);
    expect(result.invented / result.dateGiven).toBeLessThanOrEqual(0.1);
  });

  test('what is due or rumoured is told from what is done', () => {
    expect(result.hedge / result.right).toBeGreaterThanOrEqual(0.95);
  });

  test('of sentences without an event no more than one in eight gives one', () => {
    const none = cases.filter((one) => one.events.length === 0);
    const given = none.filter((one) => read(one.text, language, one.on).events.length > 0);
    expect(none.length).toBeGreaterThanOrEqual(5);
    expect(given.length / none.length).toBeLessThanOrEqual(1 / 8);
  });
});

const WEDNESDAY = '2022-05-04';
const typesOf = (text: string, language: 'fr' | 'en' = 'fr') =>
  read(text, language, WEDNESDAY).events.map((one) => one.type);

test('an event is quoted with its subject, dated by its own words, and sourced by who vouches for it', () => {
  const { doc, events } = read(
    "Un convoi de dix bus a quitté Marioupol mardi, a indiqué la Croix-Rouge. Le gouverneur s'en félicite.",
    'fr',
    WEDNESDAY,
  );
  const [one] = events;
  expect(sliceOf(doc.text, one?.quote ?? { start: 0, end: 0 })).toBe(
    'Un convoi de dix bus a quitté Marioupol mardi',
  );
  expect(one).toMatchObject({ type: 'convoy_departed', date: '2022-05-03', source: 'Croix-Rouge' });
  expect(one?.places).toEqual(['Marioupol']);
});

test('the same verb, denied, supposed, wished for, due and done', () => {
  expect(typesOf("L'évacuation n'a pas repris mardi.")).toEqual([]);
  expect(typesOf("Si l'évacuation a repris, personne ne le dit.")).toEqual([]);
  expect(typesOf("Il attend pour que l'évacuation reprenne.")).toEqual([]);
  expect(typesOf("L'évacuation reprendra jeudi.")).toEqual(['evacuation_planned']);
  expect(typesOf("L'évacuation a repris mardi.")).toEqual(['evacuation_resumed']);
  expect(typesOf('The evacuation has not resumed.', 'en')).toEqual([]);
  expect(typesOf('The evacuation will resume on Thursday.', 'en')).toEqual(['evacuation_planned']);
  expect(typesOf('The evacuation resumed on Tuesday.', 'en')).toEqual(['evacuation_resumed']);
});

test('without a day of writing no day is made up', () => {
  for (const text of ["L'évacuation a repris mardi.", "L'évacuation se poursuit."]) {
    expect(read(text, 'fr', null).events).toMatchObject([{ date: null }]);
  }
});

test('what a text tells of a day goes on to be told of it, until it tells of another', () => {
  const dates = read(
    'Les premiers bus sont arrivés mardi à Zaporijjia. Un convoi a été attaqué. Un cessez-le-feu avait été conclu en mars.',
    'fr',
    WEDNESDAY,
  ).events.map((one) => one.date);
  expect(dates).toEqual(['2022-05-03', '2022-05-03', '2022-03']);
});

test('a headline is not told twice', () => {
  const { events } = read(
    "L'évacuation a repris\n\nL'évacuation de Marioupol a repris mardi, selon le maire.",
    'fr',
    WEDNESDAY,
  );
  expect(events.map((one) => one.type)).toEqual(['evacuation_resumed']);
});

test('a user adds words of events of their own', () => {
  const mine = lexiconWith(defaultLexicon('fr'), {
    events: [
      { words: ['téléphérique'], is: { form: 'noun', phases: { suspended: 'cable_car_stopped' } } },
    ],
  });
  if (!mine.ok) throw new Error(mine.why);
  const doc = readDoc('Le téléphérique a été arrêté mardi.', 'fr');
  const times = timesIn(doc, { writtenOn: WEDNESDAY });
  const voices = voicesIn(doc, times, mine.lexicon);
  const events = eventsIn(doc, times, voices, mine.lexicon, WEDNESDAY);
  expect(events).toMatchObject([{ type: 'cable_car_stopped', date: '2022-05-03' }]);
});

test('whatever the text: quotes lie in it, and no field stands without words that gave it', () => {
  const seed = Date.now() % 2 ** 31;
  console.info('seed', seed);
  const sentences = casesIn('french-development.txt').map(({ text }) => text);
  const bits = fc.constantFrom(
    ...sentences,
    ...sentences.flatMap((text) => text.split(/(?<=, | qui )|(?=\.)/)),
    ...sentences.flatMap((text) => text.split(/(?<= )/)).slice(0, 120),
    '. ',
    '\n\n',
    '« ',
    ' »',
    ', ',
    ' qui ',
    'selon ',
    '(',
    '\u202f',
    '😀',
    '\ud800',
    'contr?lent ',
  );
  let seen = 0;
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 30 }), (parts) => {
      const text = parts.join('');
      const { events } = read(text, 'fr', WEDNESDAY);
      seen += events.length;
      for (const { quote, by, date, source, hedge, places, parties } of events) {
        expect(quote.end).toBeGreaterThan(quote.start);
        expect(quote.end - quote.start).toBeLessThanOrEqual(600);
        for (const span of [quote, ...Object.values(by).flat()]) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
        expect(by.type?.length).toBeGreaterThan(0);
        expect(date !== null).toBe(by.date !== undefined && by.date.length > 0);
        expect(source !== null).toBe(by.source !== undefined && by.source.length > 0);
        expect(hedge).toBe(by.hedge !== undefined && by.hedge.length > 0);
        for (const name of [...places, ...parties]) expect(text).toContain(name);
      }
    }),
    { seed, numRuns: 1_000 },
  );
  expect(seen).toBeGreaterThan(1_000);
});

test('twice the text takes twice the time, whatever is repeated', () => {
  const lexicon = defaultLexicon('fr');
  const timeOf = (text: string): number => {
    const doc = readDoc(text, 'fr');
    const times = timesIn(doc, { writtenOn: WEDNESDAY });
    const voices = voicesIn(doc, times, lexicon);
    let least = Number.POSITIVE_INFINITY;
    for (let n = 0; n < 3; n++) {
      const from = performance.now();
      eventsIn(doc, times, voices, lexicon, WEDNESDAY);
      least = Math.min(least, performance.now() - from);
    }
    return least;
  };
  const hostile = ["l'évacuation a ", 'bus partis quitté ', 'que le bus, ', 'a annoncé un accord '];
  for (const words of hostile) {
    timeOf(words.repeat(500));
    const once = timeOf(words.repeat(3_000));
    const twice = timeOf(words.repeat(6_000));
    // What two busy cores add to a few milliseconds is not the reader's.
    expect(twice, words).toBeLessThan(3 * once + 60);
  }
}, 60_000);
