import type { Fact } from '@corridor/operation';
import { OUT } from './corridors.ts';
import { DOCUMENTS } from './documents.ts';
import { type Entry, entry } from './entry.ts';
import { KALLASEH, MAADI } from './places.ts';
import { damascus, onDay, type When } from './time.ts';
import { CEASEFIRE, PAUSE } from './windows.ts';

type Reported = Fact<'incident', 'reported@1'>;

/** Nobody of ours was there: every incident is told, none seen. */
const reported = (
  when: When,
  id: string,
  incidentKind: Reported['incidentKind'],
  by: Reported['by'],
  more: Omit<Reported, 'incidentKind' | 'by' | 'sure'> = {},
): Entry =>
  entry(when, `incident/${id}`, 'reported@1', { incidentKind, by, sure: 'told', ...more });

const blames = (when: When, id: string, to: `party/${string}`, by: string): Entry =>
  entry(when, `incident/${id}`, 'attributed@1', { to, by });

/** After the pause was announced: two districts shelled. The article does not say by whom. */
const shelling = [KALLASEH, MAADI].flatMap(({ site, name }) => {
  const id = `shelling-${name.toLowerCase()}`;
  return [
    reported(DOCUMENTS.a001.out, id, 'shelling', 'media', {
      site,
      at: damascus(9, 0),
      atPrecision: 'day',
    }),
    entry(DOCUMENTS.a001.out, `incident/${id}`, 'linked@1', { to: PAUSE }),
  ];
});

/** Wednesday: hundreds stood in the cold to leave, in vain, then the fighting went on. */
const wednesday = [
  reported(onDay(14, 13), 'waiting-in-vain-14', 'obstruction', 'media', {
    at: damascus(14, 12),
    atPrecision: 'day',
  }),
  ...(['term/fighters', 'term/families'] as const).map((to) =>
    entry(onDay(14, 13), 'incident/waiting-in-vain-14', 'linked@1', { to }),
  ),
  reported(onDay(14, 14), 'fighting-14', 'other', 'media', {
    at: damascus(14, 12),
    atPrecision: 'day',
  }),
  // Each guarantor blames the other's side.
  blames(DOCUMENTS.a002.out, 'fighting-14', 'party/opposition-east-aleppo', 'claim/002-e14'),
  blames(DOCUMENTS.a002.out, 'fighting-14', 'party/syrian-army', 'claim/002-e15'),
  blames(DOCUMENTS.a002.out, 'fighting-14', 'party/pro-government-fighters', 'claim/002-e15'),
];

/** Thursday: a convoy with ambulances fired on while leaving; some further incidents without a place. */
const thursday = [
  reported(onDay(15, 12), 'convoy-fired-on-15', 'attack-on-vehicle', 'other', {
    corridor: OUT,
    at: damascus(15, 12),
    atPrecision: 'day',
  }),
  blames(
    DOCUMENTS.a002.out,
    'convoy-fired-on-15',
    'party/pro-government-fighters',
    'civil defence',
  ),
  entry(DOCUMENTS.a002.out, 'incident/convoy-fired-on-15', 'linked@1', {
    to: CEASEFIRE,
  }),
  reported(DOCUMENTS.a002.out, 'shots-15', 'shots', 'media', {
    at: damascus(15, 12),
    atPrecision: 'day',
  }),
];

/** At the end: a crowd, very vulnerable people in it, for hours below zero. No day, no place is given. */
const cold = [reported(DOCUMENTS.a004.out, 'waiting-below-zero', 'other', 'other')];

export const incidents: readonly Entry[] = [...shelling, ...wednesday, ...thursday, ...cold];
