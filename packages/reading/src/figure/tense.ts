import type { Doc } from '../text/doc.ts';

/** End as a future or a conditional does, and are none. */
const NOT_VERBS = new Set(
  'front affront opera camera extra ultra contra sierra tera sahara retrait portrait trait extrait attrait distrait parait apparait disparait connait soustrait'.split(
    ' ',
  ),
);
/** The stem ends in r, so that “were …ing” looks like “would …”. */
const PAST_IN_RAIENT =
  /^(?:tir|retir|attir|entr|rentr|montr|rencontr|demeur|assur|livr|couvr|ouvr|offr|souffr|cour|mour|prepar|separ|empar|declar|rester?r|jur|dur|mesur|pleur|labour|entour)ai(?:t|ent)$/;
const CONDITIONAL = /(?:[eidtvur]r|se)ai(?:t|ent)$|^(?:seraient|serait|aurait|auraient)$/;
const FUTURE = /(?:[eidtvur]r)(?:a|ont)$|^(?:sera|seront|aura|auront|fera|feront|ira|iront)$/;
/** `-éraient` is a past, `-eraient` a conditional. */
const ACCENTED = /ér(?:aient|ait|a|ont)$/;

export type Tense = 'conditional' | 'future' | null;

/** What the ending of a French verb alone says of its time. */
export function tenseOf(doc: Doc, index: number): Tense {
  const token = doc.tokens[index];
  if (doc.language !== 'fr' || token?.kind !== 'word' || token.isCapital) return null;
  const word = token.folded;
  if (word.length < 4 || word.length > 24 || NOT_VERBS.has(word)) return null;
  if (!word.endsWith('t') && !word.endsWith('a')) return null;
  if (CONDITIONAL.test(word)) {
    if (PAST_IN_RAIENT.test(word) || ACCENTED.test(doc.text.slice(token.start, token.end)))
      return null;
    return 'conditional';
  }
  return FUTURE.test(word) && !ACCENTED.test(doc.text.slice(token.start, token.end))
    ? 'future'
    : null;
}

export const isInfinitive = (word: string): boolean =>
  /(?:er|ir|re)$/.test(word) && word.length > 3;

/** `évacués`, and not `évacue`: accents tell. Other endings look alike in both and are taken for participles. */
export function isParticiple(doc: Doc, index: number): boolean {
  const token = doc.tokens[index];
  if (token?.kind !== 'word') return false;
  const word = doc.text.slice(token.start, token.end).toLowerCase();
  if (doc.language === 'en') return /(?:ed|en|wn|ld|elt|ept|ound|ost|ught)$/.test(word);
  return /(?:é|ée|és|ées|[iu]|[iu]e|[iu]s|[iu]es|[iou]ts?|[iou]tes?|erts?|ertes?|ises?)$/.test(
    word,
  );
}

/** `évacuée`, `sorti`: of one, or one thing. */
export function isSingular(doc: Doc, index: number): boolean {
  const token = doc.tokens[index];
  return doc.language === 'fr' && token !== undefined && !/[sx]$/i.test(token.folded);
}
