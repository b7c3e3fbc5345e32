import { type Article, DOCUMENTS } from './documents.ts';
import { type Entry, entry } from './entry.ts';
import {
  AMIRIYEH,
  ANSARI,
  FOUA,
  IDLIB,
  KALLASEH,
  KEFRAYA,
  MAADI,
  MASHHAD,
  type Place,
  RAMOUSEH,
  RASHIDEEN,
} from './places.ts';
import { damascus } from './time.ts';

/**
 * Who held each place. `since` is the day, not an hour, that the article speaks of, which is the first day we can vouch for, not
 * the day the place was taken. Nothing is recorded where no article says who held it (Jibrin).
 */
const held = (place: Place, by: `party/${string}`, since: number, told: Article): Entry =>
  entry(told.out, place.site, 'control-changed@1', {
    by,
    since,
    sincePrecision: 'day',
    source: told.document,
  });

const { a000, a001, a002, a003, a004 } = DOCUMENTS;
const OPPOSITION = 'party/opposition-east-aleppo';
const ARMY = 'party/syrian-army';

export const control: readonly Entry[] = [
  held(KALLASEH, OPPOSITION, damascus(9, 0), a001),
  held(MAADI, OPPOSITION, damascus(9, 0), a001),
  held(AMIRIYEH, OPPOSITION, damascus(13, 0), a000),
  held(MASHHAD, OPPOSITION, damascus(13, 0), a000),
  held(ANSARI, OPPOSITION, damascus(13, 0), a000),
  held(RAMOUSEH, ARMY, damascus(15, 0), a002),
  // Villages on the government's side, besieged by the other.
  held(FOUA, 'party/pro-government-fighters', damascus(15, 0), a002),
  held(KEFRAYA, 'party/pro-government-fighters', damascus(15, 0), a002),
  held(RASHIDEEN, 'party/opposition-idlib', damascus(15, 0), a003),
  held(IDLIB, 'party/opposition-idlib', damascus(15, 0), a002),
  // The army's own announcement that it holds the whole city.
  ...[AMIRIYEH, MASHHAD, ANSARI, KALLASEH, MAADI].map((place) =>
    held(place, ARMY, damascus(22, 0), a004),
  ),
];
