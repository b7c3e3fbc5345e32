import { DOCUMENTS } from './documents.ts';
import { type Entry, entry } from './entry.ts';
import { AMIRIYEH, IDLIB } from './places.ts';
import { damascus, inThe, onDay } from './time.ts';

/**
 * What was agreed, as far as the five articles tell it: proposed on the 13th, broken off on the 14th, agreed
 * again on the 15th, done on the 22nd. What lies between is under `elsewhere/`.
 *
 * The articles give one number, for fighters; their families come on top, in no number. So families are a
 * term of their own: a quota that nobody stated is not a quota of nought.
 */
const road = { origin: AMIRIYEH.site, destination: IDLIB.site } as const;
export const TERMS = {
  fighters: 'term/fighters',
  families: 'term/families',
  wounded: 'term/wounded',
} as const;
const EVERY = Object.values(TERMS);

/** Russia's plan of the 8th speaks of those civilians who wish to leave, and gives no place. */
const beforehand: readonly Entry[] = [
  entry(inThe('evening', 8), 'term/civilians-who-wish', 'proposed@1', {
    by: 'party/russia',
    about: 'people',
    category: 'civilians',
    quantity: { allWhoWish: true },
    reportedBy: 'claim/001-e06',
  }),
];

const proposed: readonly Entry[] = [
  entry(inThe('evening', 13), TERMS.fighters, 'proposed@1', {
    about: 'people',
    category: 'fighters',
    quantity: { exact: 10_000 },
    ...road,
    reportedBy: 'claim/000-c01',
  }),
  entry(inThe('evening', 13), TERMS.families, 'proposed@1', {
    about: 'people',
    category: 'families',
    ...road,
    reportedBy: 'claim/000-c01',
  }),
];

/** Wednesday: people waited in vain to leave, then the fighting went on. Who broke it off is contested. */
const brokenOff: readonly Entry[] = [TERMS.fighters, TERMS.families].map((term) =>
  entry(onDay(14, 14), term, 'suspended@1', { source: 'claim/002-e13' }),
);

const agreedAgain: readonly Entry[] = [
  ...[TERMS.fighters, TERMS.families].map((term) =>
    entry(inThe('morning', 15), term, 'said@1', {
      by: 'party/syrian-army',
      reportedBy: 'claim/002-e08',
    }),
  ),
  entry(inThe('morning', 15), TERMS.wounded, 'proposed@1', {
    about: 'people',
    category: 'wounded',
    ...road,
    reportedBy: 'claim/002-x01',
  }),
  ...EVERY.map((term) =>
    entry(inThe('early-afternoon', 15), term, 'in-force@1', { source: 'claim/002-e03' }),
  ),
];

/** In return for them; no article gives a number for the villages. */
const inReturn: readonly Entry[] = (['foua', 'kefraya'] as const).map((village) =>
  entry(DOCUMENTS.a002.out, `term/${village}-wounded`, 'proposed@1', {
    about: 'people',
    category: 'wounded',
    origin: `site/${village}`,
    reportedBy: 'claim/002-e11',
  }),
);

/** That the ceasefire was the two guarantors' doing is told on the 16th, without its day. */
const ceasefire: readonly Entry[] = [
  ...(['party/russia', 'party/turkiye'] as const).map((by) =>
    entry(DOCUMENTS.a003.out, 'term/ceasefire', 'said@1', {
      by,
      about: 'guarantee',
      reportedBy: 'claim/003-e10',
    }),
  ),
  entry(DOCUMENTS.a003.out, 'term/observers', 'proposed@1', {
    about: 'guarantee',
    byWhen: damascus(17, 0),
    reportedBy: 'claim/003-e07',
  }),
];

/** Both sides say on the 22nd that the last convoy is out (the other's word is 004-e04); who came from the villages is told without a number. */
const done: readonly Entry[] = [
  ...EVERY.map((term) =>
    entry(inThe('evening', 22), term, 'fulfilled@1', {
      saidBy: 'party/ahrar-al-sham',
      source: 'claim/004-e05',
    }),
  ),
  ...(['foua', 'kefraya'] as const).map((village) =>
    entry(DOCUMENTS.a004.out, `term/${village}-wounded`, 'in-force@1', {
      source: 'claim/004-e06',
    }),
  ),
];

export const agreement: readonly Entry[] = [
  ...beforehand,
  ...proposed,
  ...brokenOff,
  ...agreedAgain,
  ...inReturn,
  ...ceasefire,
  ...done,
];
