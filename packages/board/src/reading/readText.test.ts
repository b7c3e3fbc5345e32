import { expect, test } from 'vitest';
import { alikeTexts, publishedByText, readText } from './readText.ts';

const text = `Publié le 17 décembre 2016

Près de 9 500 personnes ont quitté Ramouseh depuis jeudi, a déclaré samedi le Croissant-Rouge. Selon l'armée, plus de 3 000 combattants ont été évacués vendredi.`;
const of = (words: string) =>
  readText({
    text: words,
    language: 'fr',
    publishedOn: '2016-12-17',
    publisher: 'Le Courrier',
    document: 'document/d7',
    isTable: false,
  }).proposals;

test('every proposal cuts out exactly its figure, and every named word stands in the text', () => {
  const proposals = of(text);
  expect(proposals.map(({ mark }) => text.slice(mark.start, mark.end))).toEqual([
    'Près de 9 500',
    'plus de 3 000',
  ]);
  expect(proposals.map(({ fact }) => [fact.speaker, fact.speakerRole])).toEqual([
    ['Croissant-Rouge', 'aid-organisation'],
    ['armée', 'armed-forces'],
  ]);
});

test('an event is proposed with its day; what has a figure in it is proposed once, as a figure', () => {
  const words =
    'Un accord a été conclu mercredi. Deux mille combattants ont été évacués vendredi, selon l’armée.';
  expect(of(words).map(({ fact }) => [fact.event, fact.quantity, fact.aboutFrom])).toEqual([
    ['agreement', undefined, '2016-12-14'],
    [undefined, { value: 2000 }, '2016-12-16'],
  ]);
});

test('read again, on another board, each proposal bears the same name', () => {
  expect(of(text).map(({ id }) => id)).toEqual(of(text).map(({ id }) => id));
  expect(new Set(of(text).map(({ id }) => id)).size).toBe(2);
});

test('a table of figures is read by its rows', () => {
  const { proposals } = readText({
    text: 'value,speaker,from\n120,Red Crescent,Ramouseh\n',
    language: 'en',
    publishedOn: null,
    publisher: null,
    document: 'document/d8',
    isTable: true,
  });
  expect(proposals.map(({ fact }) => [fact.quantity, fact.speaker, fact.from])).toEqual([
    [{ value: 120 }, 'Red Crescent', 'Ramouseh'],
  ]);
});

test('the day of publication is that of the text’s own words, and none where it has none', () => {
  const found = publishedByText(text, 'fr');
  expect(found?.date).toBe('2016-12-17');
  expect(text.slice(found?.start, found?.end)).toBe('Publié le 17 décembre 2016');
  expect(publishedByText('Près de 9 500 personnes sont parties jeudi.', 'fr')).toBeNull();
});

test('the same text is told from a copy, and a copy from a text of its own', () => {
  const known = [
    { id: 'document/same', text: `${text}\n` },
    { id: 'document/copy', text: `Une ville se vide\n\n${text}\n\nTous droits réservés` },
    {
      id: 'document/own',
      text: 'La récolte de coton a commencé dans la vallée, où la pluie a manqué tout le printemps.',
    },
  ] as const;
  const found = alikeTexts(text, known, 0.5);
  expect(found.map(({ id, isSame }) => [id, isSame])).toEqual([
    ['document/same', true],
    ['document/copy', false],
  ]);
});
