import type { SpeechEntry } from '../lexicon/types.ts';
import { figureAt } from './figure.ts';
import { type Frame, foldedAt, isAccented, isPrepositionA } from './frame.ts';
import type { Agreement } from './grammar.ts';
import type { Run } from './named.ts';

export const INVERTED = /^(.+?)-(?:t-)?(il|elle|ils|elles|on)$/;

const PERSONS = new Set(['il', 'elle', 'ils', 'elles']);

export const CLITICS = new Set([
  "l'",
  'le',
  'la',
  'les',
  'lui',
  'leur',
  'nous',
  'en',
  'y',
  "s'",
  'se',
  "m'",
  'me',
]);

export const SELF = new Set(["s'", 'se']);

const ESSE = new Set(['est', 'sont', 'etait', 'etaient', 'serait', 'seraient']);

/** Adverbs between an auxiliary and its participle, tokens. */
const MOST_BETWEEN = 6;

/** A verb of saying that begins here, with its auxiliary. */
export interface Group extends Run {
  readonly is: SpeechEntry;
  readonly pronoun: Agreement | null;
  /** `indique-t-on`: nobody is named by the verb itself. */
  readonly isOn: boolean;
  readonly isPassive: boolean;
  /** `affirmant que`, `adding that`: whoever spoke goes on. */
  readonly isGoingOn: boolean;
  readonly isHedged: boolean;
  readonly isNegated: boolean;
}

/** A verb by itself. */
const PLAIN = {
  pronoun: null,
  isOn: false,
  isPassive: false,
  isGoingOn: false,
  isHedged: false,
  isNegated: false,
} as const;

const wordAt = (frame: Frame, at: number, word: string): SpeechEntry | null => {
  const token = frame.tokens[at];
  if (!token) return null;
  return frame.verbs.at([{ ...token, folded: word }], 0)?.is ?? null;
};

export function groupAt(frame: Frame, at: number, limit: number): Group | null {
  const token = frame.tokens[at];
  if (token?.kind !== 'word') return null;
  const { grammar } = frame;
  const french = frame.doc.language === 'fr';
  const none = PLAIN;
  const inverted = french && token.folded.includes('-') ? INVERTED.exec(token.folded) : null;
  if (inverted) {
    const stem = inverted[1] ?? '';
    const person = inverted[2] ?? '';
    const pronoun = grammar.pronouns.get(person) ?? null;
    const isOn = !PERSONS.has(person);
    if (grammar.auxiliaries.has(stem)) {
      const found = participleAt(frame, at + 1, limit);
      if (!found) return null;
      const isHedged = grammar.conditional.has(stem);
      return { ...none, is: found.is, first: at, last: found.last, pronoun, isOn, isHedged };
    }
    const is = wordAt(frame, at, stem);
    return is && !is.isParticiple ? { ...none, is, first: at, last: at, pronoun, isOn } : null;
  }
  const isReflexive = SELF.has(foldedAt(frame, at - 1));
  const helps = isReflexive ? ESSE.has(token.folded) : grammar.auxiliaries.has(token.folded);
  if (helps && !isPrepositionA(frame, at)) {
    const isNegated =
      grammar.negations.has(foldedAt(frame, at - 1)) ||
      (CLITICS.has(foldedAt(frame, at - 1)) && grammar.negations.has(foldedAt(frame, at - 2)));
    const found = participleAt(frame, at + 1, limit);
    if (!found) return null;
    return {
      ...none,
      is: found.is,
      first: at,
      last: found.last,
      isPassive: found.isPassive,
      isHedged: grammar.conditional.has(token.folded),
      isNegated: isNegated || found.isNegated,
    };
  }
  const found = frame.verbAt(at);
  if (!found || found.last > limit || found.is.isParticiple) return null;
  const before = foldedAt(frame, at - 1);
  if (french) {
    if (isAccented(frame, at)) return null;
    if (grammar.articles.has(before) && !CLITICS.has(before)) return null;
    // `l'annonce`, `la cite`: a noun, or a clitic whose verb has a subject of its own.
    // `l'OIM y recense 300 familles`, `Khartoum en annonce 20`
    const isOfIt =
      (before === 'en' || before === 'y') && figureAt(frame, found.last + 1, found.last + 4);
    if (CLITICS.has(before) && !SELF.has(before) && !isClitic(frame, at - 1) && !isOfIt)
      return null;
    if (/^(?:de|d'|du|sans|pour|et|par|aux|ou)$/.test(before) && before !== 'et') return null;
  } else if (frame.doc.language === 'en') {
    if (grammar.articles.has(before) && before !== 'that') return null;
    if (/^(?:is|are|was|were|be|been|being|to)$/.test(before)) {
      const isBy = grammar.by.has(foldedAt(frame, found.last + 1));
      return isBy && before !== 'to'
        ? { ...none, is: found.is, first: at, last: found.last, isPassive: true }
        : null;
    }
    if (/^(?:of|for|in|by|the|at|from|with|did)$/.test(before)) return null;
  }
  const isNegated = french
    ? grammar.negations.has(before) ||
      (CLITICS.has(before) && grammar.negations.has(foldedAt(frame, at - 2)))
    : grammar.negations.has(before);
  return {
    ...none,
    is: found.is,
    first: at,
    last: found.last,
    isGoingOn: french ? /ant$/.test(token.folded) : /ing$/.test(token.folded),
    isHedged: french && /er(?:ait|aient)$/.test(token.folded),
    isNegated,
  };
}

/** `l'a annoncé`, `le rapporte`: a pronoun, when what stands before it is no preposition and begins a clause. */
function isClitic(frame: Frame, at: number): boolean {
  const before = foldedAt(frame, at - 1);
  return before === 'comme' || before === 'que' || before === "qu'" || before === 'ne';
}

function participleAt(
  frame: Frame,
  from: number,
  limit: number,
): { is: SpeechEntry; last: number; isPassive: boolean; isNegated: boolean } | null {
  let isPassive = false;
  let isNegated = false;
  const { grammar } = frame;
  for (let at = from; at <= Math.min(limit, from + MOST_BETWEEN); at++) {
    const folded = foldedAt(frame, at);
    const found = frame.verbAt(at);
    if (found) {
      const isOne =
        frame.doc.language !== 'fr' ||
        found.is.isParticiple ||
        isAccented(frame, at) ||
        /^(?:dit|dite|fait|ecrit|mis|conclu)/.test(folded);
      return isOne && !/ant$|ing$/.test(folded)
        ? { is: found.is, last: found.last, isPassive, isNegated }
        : null;
    }
    if (folded === 'ete' || folded === 'been') {
      isPassive = true;
      continue;
    }
    if (/^(?:pas|plus|jamais|not|never)$/.test(folded)) {
      isNegated = true;
      continue;
    }
    const time = frame.times[frame.timeOf[at] ?? -1];
    if (time) {
      at = time.last;
      continue;
    }
    const phrase = grammar.phrases.find((words) =>
      words.every((word, n) => foldedAt(frame, at + n) === word),
    );
    if (phrase) {
      at += phrase.length - 1;
      continue;
    }
    if (!grammar.adverbs.has(folded) && !CLITICS.has(folded)) return null;
  }
  return null;
}
