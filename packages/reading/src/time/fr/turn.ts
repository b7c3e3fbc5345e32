import type { Turn } from '../around.ts';
import type { Cursor } from '../cursor.ts';

/** Ends as a future or a conditional does, and is none: nouns, and verbs whose stem ends in r. */
const NO_FUTURE =
  /^(?:front|affront|portrait|attrait|trait|retrait|extrait|distrait|abstrait|soustrait|opera|camera|sahara|ankara|bassora|guerra|para|et-?cetera|(?:declar|assur|entr|rentr|montr|demontr|rencontr|tir|retir|attir|liber|oper|esper|demeur|dur|prepar|repar|separ|recuper|consider|figur|jur|mesur|livr|delivr|ouvr|couvr|decouvr|recouvr|souffr|offr|demarr|gener|instaur|enterr|transfer|concentr|illustr|enregistr|administr|perpetr|penetr|infiltr|filtr|pleur|mour|cour|accour|parcour|encour|recour|adher|negoci?er|toler|reiter|exager|accapar|empar|compar|emigr|migr)(?:a|ait|aient|ont))$/;
const FUTURE = /(?:[aeiurd]r|[dt]r|vr)(?:a|ont|ait|aient)$/;
/** These say that it is to come only as far as they say when. */
const PLANNED = /^(?:prevue?s?|attendue?s?|programmee?s?|planifiee?s?)$/;
const TO_COME = new Set(
  'doit doivent va vont prevoit prevoient envisage envisagent entend entendent compte comptent promet promettent prochainement bientot demain reporte reportee reportees repousse repoussee ultimatum expire expirent'.split(
    ' ',
  ),
);
const EITHER = new Set(
  "devait devaient allait allaient commence commencent debute debutent s'ouvre tient tiennent reunit reunissent rencontre rencontrent rend entre".split(
    ' ',
  ),
);
const PAST = new Set(
  'ont avait avaient est sont etait etaient ete fut furent ayant aurait-ete eu avoir etre'.split(
    ' ',
  ),
);

/**
 * What one word says of when: `next`, it is to come; `last`, it is past; `nearest`, it is one or the other.
 * null: it says nothing.
 */
export function turnOfFrench(cursor: Cursor, at: number): Turn | null {
  if (!cursor.isWord(at)) return null;
  const word = cursor.word(at);
  if (PLANNED.test(word)) {
    for (let back = at - 1; back >= at - 3; back--) {
      const before = cursor.word(back);
      if (before === 'est' || before === 'sont' || before === 'doit') return 'next';
      if (before === 'etait' || before === 'etaient' || before === 'ete') return 'nearest';
    }
    return 'nearest';
  }
  if (TO_COME.has(word)) return 'next';
  if (EITHER.has(word)) return word === 'entre' && cursor.word(at + 1) !== 'en' ? null : 'nearest';
  if (PAST.has(word)) {
    // `est prévue`, `sont attendus`: the word behind says it.
    for (let on = at + 1; on <= at + 2; on++)
      if (PLANNED.test(cursor.word(on)))
        return word.startsWith('e') && word.endsWith('t') && word !== 'est'
          ? 'nearest'
          : word === 'est' || word === 'sont'
            ? 'next'
            : 'nearest';
    return word === 'avoir' || word === 'etre' ? null : 'last';
  }
  const raw = cursor.raw(at);
  // `a` is a verb, `à` is none, and both are folded to the same.
  if (word === 'a') return raw === 'a' && cursor.word(at + 1) !== 'partir' ? 'last' : null;
  if (word.startsWith('a-t-')) return 'last';
  if (word.length > 3 && FUTURE.test(word) && !NO_FUTURE.test(word)) {
    if (!cursor.isCapital(at) || at === cursor.first) return 'next';
    return null;
  }
  // `doit-elle`, `sera-t-il`.
  const inverted = /^(.+?)-(?:t-)?(?:il|elle|on|ils|elles)$/.exec(word)?.[1];
  if (inverted && FUTURE.test(inverted) && !NO_FUTURE.test(inverted)) return 'next';
  if (/[éÉ]e?s?$/.test(raw) && word.length > 3) return 'last';
  if (/(?:ait|aient)$/.test(word) && word.length > 5) return 'last';
  // `afin d'évacuer`: open.
  if (/(?:er|ir)$/.test(word) && word.length > 4) {
    const before = cursor.word(at - 1);
    if (['de', "d'", 'pour', "s'"].includes(before)) return 'nearest';
  }
  return null;
}
