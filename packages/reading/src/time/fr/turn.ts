import type { Turn } from '../around.ts';
import type { Cursor } from '../cursor.ts';

/** Ends as a future or a conditional does, and is none: nouns, and verbs whose stem ends in r. */
const NO_FUTURE =
  /^(?:front|affront|environs|barons|portrait|attrait|trait|retrait|extrait|distrait|abstrait|soustrait|opera|camera|sahara|ankara|bassora|guerra|para|et-?cetera|(?:declar|assur|entr|rentr|montr|demontr|rencontr|tir|retir|attir|liber|oper|esper|demeur|dur|prepar|repar|separ|recuper|consider|figur|jur|mesur|livr|delivr|ouvr|couvr|decouvr|recouvr|souffr|offr|demarr|gener|instaur|enterr|transfer|concentr|illustr|enregistr|administr|perpetr|penetr|infiltr|filtr|pleur|mour|cour|accour|parcour|encour|recour|adher|negoci?er|toler|reiter|exager|accapar|empar|compar|emigr|migr)(?:a|ait|aient|ont))$/;
const FUTURE = /(?:[aeiurdtv]r)(?:a|ont|ait|aient)$|[aeiu]rons$/;
/** These say that it is to come only as far as they say when. */
const PLANNED = /^(?:prevue?s?|attendue?s?|programmee?s?|planifiee?s?)$/;
/** Behind these stands the day to which, not on which. */
const MOVED = /^(?:report|repouss|fix|avanc|decal|renvoy|ajourn|prolong|etend|recondui)\w*$/;
const TO_COME = new Set(
  'doit doivent va vont prevoit prevoient envisage envisagent promet promettent prochainement bientot ultimatum expire expirent'.split(
    ' ',
  ),
);
/** With an infinitive behind: `entend ouvrir`, not `on entend des tirs`. */
const INTENDS = new Set('compte comptent entend entendent espere esperent veut veulent'.split(' '));
const EITHER = new Set(
  'devait devaient allait allaient commence commencent debute debutent'.split(' '),
);
/** Only with `se` before, `se tient`, `se réunit`. */
const REFLEXIVE = new Set('tient tiennent reunit reunissent rend rendent ouvre ouvrent'.split(' '));
const PROMISED =
  /^(?:promi|decide|accepte|propose|demande|ordonne|convenu|appele|menace|charge|oblige|somme|prie|invite|conseille|recommande)/;
const PAST = new Set('ont avait avaient est sont etait etaient ete fut furent ayant eu'.split(' '));

const isInfinitive = (cursor: Cursor, at: number): boolean =>
  cursor.isWord(at) && /(?:er|ir|re)$/.test(cursor.word(at)) && cursor.word(at).length > 3;

const isFuture = (word: string): boolean =>
  word.length > 3 && FUTURE.test(word) && !NO_FUTURE.test(word);

/** `lieu` behind it makes it a plan, a participle a rumour of something past. */
const turnOfWould = (cursor: Cursor, at: number): Turn =>
  ['lieu', 'besoin'].includes(cursor.word(at + 1)) ? 'next' : 'last';

/** `prévu`, `attendus`: `est prévue` is to come, `était prévue` and a bare `prévue` may be either. */
function turnOfPlanned(cursor: Cursor, at: number): Turn {
  for (let back = at - 1; back >= at - 3; back--) {
    const before = cursor.word(back);
    if (before === 'est' || before === 'sont' || before === 'doit') return 'next';
    if (before === 'etait' || before === 'etaient' || before === 'ete') return 'nearest';
  }
  return 'nearest';
}

/** `évacués`: past, but `seront évacués` is to come and `doivent être évacués` as the verb before says. */
function turnOfParticiple(cursor: Cursor, at: number, isWithin: boolean): Turn {
  const next = cursor.word(at + 1);
  // `reporté à samedi`, `prolongée jusqu'à dimanche`: to when, not when.
  if ((next === 'a' || next === 'au' || next === "jusqu'") && MOVED.test(cursor.word(at))) {
    return 'next';
  }
  for (let back = at - 1; back >= at - 4 && back >= cursor.first; back--) {
    const before = cursor.word(back);
    if (/^aur(?:ait|aient)$/.test(before)) return 'last';
    if (/^ser(?:a|ont|ait|aient)$|^(?:sera|seront)-/.test(before)) return 'next';
    if (before === 'etre') {
      // One step back and no further: `être dit être dit être dit`.
      if (isWithin) return 'nearest';
      for (let more = back - 1; more >= back - 3 && more >= cursor.first; more--) {
        if (cursor.word(more) === 'etre') continue;
        const turn = turnOfFrench(cursor, more, true);
        if (turn) return turn;
      }
      return 'nearest';
    }
    if (!cursor.isWord(back) || PAST.has(before)) break;
  }
  return 'last';
}

/**
 * What one word says of when: `next`, it is to come; `last`, it is past; `nearest`, it is one or the other.
 * null: it says nothing.
 */
export function turnOfFrench(cursor: Cursor, at: number, isWithin = false): Turn | null {
  if (!cursor.isWord(at)) return null;
  const word = cursor.word(at);
  if (PLANNED.test(word)) return turnOfPlanned(cursor, at);
  const raw = cursor.raw(at);
  if (word.length > 3 && /[éÉ]e?s?$/.test(raw)) return turnOfParticiple(cursor, at, isWithin);
  if (TO_COME.has(word)) return 'next';
  if (INTENDS.has(word)) return isInfinitive(cursor, at + 1) ? 'next' : null;
  if (EITHER.has(word)) return 'nearest';
  if (REFLEXIVE.has(word)) return /^(?:se|s')$/.test(cursor.word(at - 1)) ? 'nearest' : null;
  if (word === 'entre' || word === 'entrent')
    return cursor.word(at + 1) === 'en' ? 'nearest' : null;
  if (word === 'est' && isEast(cursor, at)) return null;
  if (PAST.has(word)) {
    for (let on = at + 1; on <= at + 2; on++) {
      if (PLANNED.test(cursor.word(on))) return turnOfPlanned(cursor, on);
    }
    return 'last';
  }
  // `a` is a verb, `à` is none, and both are folded to the same.
  if (word === 'a') return raw === 'a' ? 'last' : null;
  if (word.startsWith('a-t-')) return 'last';
  if (/^aur(?:ait|aient)$/.test(word)) return turnOfWould(cursor, at);
  // `sera-t-il`, `partiront-ils`.
  const bare = word.replace(/-(?:t-)?(?:il|elle|on|ils|elles)$/, '');
  if (isFuture(bare)) return !cursor.isCapital(at) || at === cursor.first ? 'next' : null;
  if (word.length > 5 && /(?:ait|aient)$/.test(word)) return 'last';
  if (word.length > 4 && /(?:er|ir)$/.test(word)) return turnOfInfinitive(cursor, at);
  return null;
}

/** `l'est d'Alep`, `quartiers est de la ville`. */
const isEast = (cursor: Cursor, at: number): boolean =>
  ["l'", "d'", 'nord', 'sud', 'quartiers'].includes(cursor.word(at - 1)) ||
  ["d'", 'de', 'du'].includes(cursor.word(at + 1)) ||
  cursor.isCapital(at);

/** `pour évacuer`, `a promis d'ouvrir`: open; but `a permis d'évacuer`, `accusé de tirer` have happened. */
function turnOfInfinitive(cursor: Cursor, at: number): Turn | null {
  const lead = cursor.word(at - 1);
  if (lead === 'pour' || lead === 'afin') return 'nearest';
  if (lead !== 'de' && lead !== "d'") return null;
  const before = cursor.word(at - 2);
  if (PROMISED.test(before)) return 'next';
  const isPast = /[éÉ]e?s?$/.test(cursor.raw(at - 2)) || before === 'permis' || before === 'vient';
  return isPast ? null : 'nearest';
}
