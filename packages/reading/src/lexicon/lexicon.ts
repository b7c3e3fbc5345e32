import * as v from 'valibot';
import type { Language } from '../text/doc.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { USER_FILE } from './schema.ts';
import type { Lexicon } from './types.ts';

const LEXICONS = { fr, en, ar } as unknown as Readonly<Record<Language, Lexicon>>;
/** A French agency names places as an English one does, and both as they hear them. */
const PLACES = [...LEXICONS.ar.places, ...LEXICONS.en.places, ...LEXICONS.fr.places];

/** The words that come with Corridor, for texts in one language; names of places of all languages. */
export const defaultLexicon = (language: Language): Lexicon => ({
  ...LEXICONS[language],
  places: PLACES,
});

export type LexiconWith =
  | { readonly ok: true; readonly lexicon: Lexicon }
  /** `where`: the way to what is wrong, `units.3.words.0`; empty for the file as a whole. */
  | { readonly ok: false; readonly why: string; readonly where: string };

/**
 * A lexicon with the rows of a user's file behind it; where the same words stand twice, the user's win.
 * @param userFile Parsed JSON: an object with any of the sections, each a list of `{ "words": […], "is": … }`. Words may
 * be written with accents and capitals.
 */
export function lexiconWith(base: Lexicon, userFile: unknown): LexiconWith {
  const checked = v.safeParse(USER_FILE, userFile);
  if (!checked.success) {
    const [issue] = checked.issues;
    return { ok: false, why: issue.message, where: v.getDotPath(issue) ?? '' };
  }
  const add = checked.output;
  return {
    ok: true,
    lexicon: {
      approximations: [...base.approximations, ...(add.approximations ?? [])],
      units: [...base.units, ...(add.units ?? [])],
      categories: [...base.categories, ...(add.categories ?? [])],
      measures: [...base.measures, ...(add.measures ?? [])],
      hedges: [...base.hedges, ...(add.hedges ?? [])],
      speech: [...base.speech, ...(add.speech ?? [])],
      speakers: [...base.speakers, ...(add.speakers ?? [])],
      places: [...base.places, ...(add.places ?? [])],
      events: [...base.events, ...(add.events ?? [])],
    },
  };
}
