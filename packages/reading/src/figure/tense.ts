import type { Doc } from '../text/doc.ts';

/** End as a future or a conditional does, and are none. */
const NOT_VERBS = new Set(
  'front affront opera camera extra ultra contra sierra tera sahara retrait portrait trait extrait attrait distrait parait apparait disparait connait soustrait'.split(
    ' ',
  ),
);
/** The stem ends in r, so that “was …ing” and “did” look like “would” and “will”. */
const STEMS = new Set(
  'tir retir attir etir admir respir inspir expir dechir conspir entr rentr montr demontr rencontr concentr filtr infiltr administr enregistr illustr centr meur demeur assur rassur figur configur dur endur jur mesur murmur procur captur tortur inaugur restaur instaur livr delivr ouvr couvr decouvr recouvr offr souffr oeuvr cour parcour secour mour prepar separ repar compar empar declar egar gar rar jou pleur labour entour encadr cadr vibr celebr'.split(
    ' ',
  ),
);
const PAST = /(?:ai(?:t|ent)|a)$/;
const CONDITIONAL = /(?:[eidtvr]r|clur|ser)ai(?:t|ent)$|^(?:seraient|serait|aurait|auraient)$/;
const FUTURE = /(?:[eidtvr]r|clur)(?:a|ont)$|^(?:sera|seront|aura|auront|fera|feront|ira|iront)$/;
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
    if (STEMS.has(word.replace(PAST, '')) || ACCENTED.test(doc.text.slice(token.start, token.end)))
      return null;
    return 'conditional';
  }
  return FUTURE.test(word) &&
    !STEMS.has(word.replace(PAST, '')) &&
    !ACCENTED.test(doc.text.slice(token.start, token.end))
    ? 'future'
    : null;
}

export const isInfinitive = (word: string): boolean =>
  /(?:er|ir|re)$/.test(word) && word.length > 3;

/** `évacués`, and not `évacue`: accents tell. Other endings look alike in both and are taken for participles. */
export function isParticiple(doc: Doc, index: number): boolean {
  const token = doc.tokens[index];
  if (token?.kind !== 'word') return false;
  const word = doc.text.slice(token.start, token.end).toLowerCase().replaceAll('?', 'é');
  if (doc.language === 'en')
    return /(?:ed|en|wn|ld|elt|ept|ound|ost|ught)$|^(?:sent|shot|hurt|made)$/.test(word);
  return /(?:é|ée|és|ées|[iu]|[iu]e|[iu]s|[iu]es|[iou]ts?|[iou]tes?|erts?|ertes?|ises?)$/.test(
    word,
  );
}

/** `évacuée`, `sorti`: of one, or one thing. */
export function isSingular(doc: Doc, index: number): boolean {
  const token = doc.tokens[index];
  return doc.language === 'fr' && token !== undefined && !/[sx]$/i.test(token.folded);
}
