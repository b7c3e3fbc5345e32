import { expect, test } from 'vitest';
import { type Language, readDoc } from '../text/doc.ts';
import { sliceOf } from '../text/span.ts';
import { writtenOn } from './written.ts';

const written = (text: string, publishedOn: string | null, language: Language = 'fr') => {
  const found = writtenOn(readDoc(text, language), publishedOn);
  return found && [found.date, ...found.by.map((span) => sliceOf(text, span))];
};

test('a page of Wednesday whose Tuesday evening is both past and to come was written on Tuesday', () => {
  expect(
    written(
      'Le gouverneur a promis mardi soir des bus. Le maire devrait parler mardi soir ou mercredi matin.',
      '2022-04-27',
    ),
  ).toEqual(['2022-04-26', 'mardi soir', 'mardi soir']);
});

test('somebody spoke on Tuesday evening, and early on Wednesday still lies ahead', () => {
  expect(
    written(
      'Les bus partiront mercredi vers 05H00, a déclaré mardi soir la Croix-Rouge.',
      '2022-04-27',
    ),
  ).toEqual(['2022-04-26', 'mercredi vers 05H00', 'mardi soir']);
  expect(
    written(
      'Buses will leave at dawn, a spokesman said on Tuesday night. They will cross on Wednesday at 5 am.',
      '2022-04-27',
      'en',
    ),
  ).toEqual(['2022-04-26', 'Tuesday night', 'Wednesday at 5 am']);
});

test.each([
  // Who spoke on Wednesday wrote on Wednesday.
  'Les bus partiront mercredi vers 05H00, a dit mardi soir la Croix-Rouge. Le maire a démenti mercredi.',
  // Tuesday to come may be the next one.
  'Le Conseil se réunira mardi.',
  'Les bus sont partis mardi. Le Conseil se réunira mardi prochain.',
  // The afternoon of the same day may well be to come.
  'Les bus partiront mercredi à 15h, a déclaré mardi soir la Croix-Rouge.',
  'Le gouverneur a promis mardi soir des bus.',
  'Ce mercredi, les bus devraient partir vers 05H00, a déclaré mardi soir la Croix-Rouge.',
])('stays on the day of publication: %s', (text) => {
  expect(written(text, '2022-04-27')).toEqual(['2022-04-27']);
});

test('without a day of publication, or with one that does not exist, nothing is known', () => {
  expect(written('Les bus sont partis mardi.', null)).toBeNull();
  expect(written('Les bus sont partis mardi.', '2022-02-30')).toBeNull();
});
