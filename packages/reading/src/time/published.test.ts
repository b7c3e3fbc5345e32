import { expect, test } from 'vitest';
import { type Language, readDoc } from '../text/doc.ts';
import { sliceOf } from '../text/span.ts';
import { publishedIn } from './published.ts';

const published = (text: string, language: Language = 'fr') => {
  const found = publishedIn(readDoc(text, language));
  return found && [sliceOf(text, found), found.date, found.clock];
};

test.each<[text: string, language: Language, words: string, date: string, clock: string | null]>([
  [
    'Le siège continue\n\nPar Une Reporter | Publié le 16 décembre 2016 à 10h\n\nDes bus sont partis.',
    'fr',
    'Publié le 16 décembre 2016 à 10h',
    '2016-12-16',
    '10:00',
  ],
  [
    'Mis à jour le 16/12/2016 à 10h30',
    'fr',
    'Mis à jour le 16/12/2016 à 10h30',
    '2016-12-16',
    '10:30',
  ],
  [
    'Mis à jour le 17/12/2016 à 8h - Publié le 16/12/2016 à 10h30',
    'fr',
    'Publié le 16/12/2016 à 10h30',
    '2016-12-16',
    '10:30',
  ],
  [
    'HOMS, 15 fév 2014 (Agence) - Des bus sont partis.',
    'fr',
    'HOMS, 15 fév 2014',
    '2014-02-15',
    null,
  ],
  ['16 décembre 2016\n\nDes bus sont partis.', 'fr', '16 décembre 2016', '2016-12-16', null],
  [
    '2016-12-16T10:05:00Z\n\nDes bus sont partis.',
    'fr',
    '2016-12-16T10:05:00',
    '2016-12-16',
    '10:05',
  ],
  ['Dec 16, 2016\n\nDes bus sont partis.', 'fr', 'Dec 16, 2016', '2016-12-16', null],
  [
    'Published 16 December 2016 10:30 GMT',
    'en',
    'Published 16 December 2016 10:30',
    '2016-12-16',
    '10:30',
  ],
  [
    'KHARTOUM, May 3, 2023 (Agency) — Thousands have left.',
    'en',
    'KHARTOUM, May 3, 2023',
    '2023-05-03',
    null,
  ],
  [
    'By A Reporter\n\nFri, 29 April 2022\n\nBuses left.',
    'en',
    'Fri, 29 April 2022',
    '2022-04-29',
    null,
  ],
  ['نشر في 15 كانون الأول 2016', 'ar', 'نشر في 15 كانون الأول 2016', '2016-12-15', null],
])('%s', (text, language, words, date, clock) => {
  expect(published(text, language)).toEqual([words, date, clock]);
});

test.each<[text: string, language: Language]>([
  ['Dernière mise à jour à 08h41 le 14/12', 'fr'],
  ['Un rapport publié le 12 décembre 2016 fait état de 300 morts.', 'fr'],
  ["L'enclave est tombée le 11 juillet 1995.", 'fr'],
  ['Publié hier à 10h', 'fr'],
  ['Last updated: 04/05/2017', 'en'],
  ['The enclave fell on July 11, 1995, and was emptied within days.', 'en'],
  ['Des bus sont partis jeudi.', 'fr'],
])('no day of publication: %s', (text, language) => {
  expect(published(text, language)).toBeNull();
});
