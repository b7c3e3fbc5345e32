import { spanOf } from '../text/run.ts';
import { type Span, sliceOf } from '../text/span.ts';
import { type Frame, foldedAt } from './frame.ts';
import type { Run, Who } from './named.ts';
import { nameRunAt } from './reach.ts';

/** Somebody who spoke, as they are called. */
export interface Named {
  readonly speaker: Span;
  readonly name: string;
  readonly role: Span | null;
  readonly who: Who;
}

/** The names of a text of two words and more by their last word; the first word of a sentence counts as one only with a second. */
export type FullNames = ReadonlyMap<string, readonly Run[]>;

/** Names by which somebody is called later by the last word alone. */
export function fullNamesIn(frame: Frame): FullNames {
  const names = new Map<string, Run[]>();
  for (let at = 0; at < frame.tokens.length; at++) {
    if (frame.tokens[at]?.kind !== 'word' || !frame.tokens[at]?.isCapital) continue;
    const head = frame.speakerAt(at);
    if (head) {
      at = head.last;
      continue;
    }
    const last = nameRunAt(frame, at, at + 8);
    if (last > at) {
      const key = foldedAt(frame, last);
      const known = names.get(key);
      if (!known) names.set(key, [{ first: at, last }]);
      // More than a handful of people of one name are told apart by nobody.
      else if (known.length < 6) known.push({ first: at, last });
    }
    if (last > at) at = last;
  }
  return names;
}

const textOf = (frame: Frame, run: Run): string =>
  sliceOf(frame.doc.text, spanOf(frame, run.first, run.last));

/** The full name earlier in the text, when there is only one; else null. */
function fullNameOf(frame: Frame, names: FullNames, short: Run): string | null {
  const found = (names.get(foldedAt(frame, short.last)) ?? []).filter(
    (run) => run.last < short.first,
  );
  const firsts = new Set(found.map((run) => foldedAt(frame, run.first)));
  const [one] = found;
  return one && firsts.size === 1 ? textOf(frame, one) : null;
}

/** The words of a phrase without the article it begins with: what is called `l'OSDH` is the OSDH. */
function plain(frame: Frame, who: Who): Run {
  const { grammar } = frame;
  let first = who.first;
  while (
    first < who.last &&
    (grammar.articles.get(foldedAt(frame, first))?.kind === 'definite' ||
      grammar.articles.get(foldedAt(frame, first))?.kind === 'demonstrative')
  ) {
    first++;
  }
  return { first, last: who.last };
}

/**
 * What somebody is called. Null: the phrase points back (`le responsable`, `l'organisation`) and nobody before is the
 * only one it may mean.
 */
export function nameOf(
  frame: Frame,
  names: FullNames,
  who: Who,
  earlier: readonly Named[],
  here: Named | null,
): { name: string; role: Span | null; who: Who } | null {
  const role = who.role ? spanOf(frame, who.role.first, who.role.last) : null;
  if (who.name) {
    const full = who.name.first === who.name.last ? fullNameOf(frame, names, who.name) : null;
    const known = earlier.find((one) => full !== null && one.name === full);
    return { name: full ?? textOf(frame, who.name), role: role ?? known?.role ?? null, who };
  }
  if (who.acronym && kindOf(who) !== 'person')
    return { name: textOf(frame, who.acronym), role, who };
  const run = plain(frame, who);
  if (who.isDocument && who.paper && isBarePaper(frame, run, who.paper)) {
    // `le communiqué`, `ce rapport`: whose it is was said before, or it stays open.
    if (who.article === 'definite' || who.article === 'demonstrative') {
      const noun = foldedAt(frame, who.paper.last);
      return onlyOne(
        earlier.filter(
          (one) => one.who.paper !== null && foldedAt(frame, one.who.paper.last) === noun,
        ),
      );
    }
  }
  // `nos équipes` are the writer's own, and called so.
  if (OURS.test(foldedAt(frame, who.first - 1)))
    return { name: textOf(frame, { first: who.first - 1, last: run.last }), role, who };
  const isDefinite = who.article !== null && who.article !== 'indefinite' && !who.isPlace;
  const isBare = who.head !== null && who.head.last === who.last;
  const isGeneric = who.entry?.isGeneric === true && !hasComplement(frame, who);
  const points = isGeneric || (who.article === 'demonstrative' && who.head !== null);
  // `Le HCR … L'agence prévoit`: no news agency.
  const isAgency = isBare && foldedAt(frame, who.last) === 'agence' && who.article === 'definite';
  if (isAgency && here && kindOf(here.who) === 'body')
    return { name: here.name, role: here.role, who: here.who };
  if (isDefinite && (isBare || points)) {
    // The same noun told in full before: `le ministère russe de la Défense`, then `le ministère`.
    const same = earlier.filter((one) => isLonger(one.who) && tells(frame, one.who, who));
    const only = onlyOne(same);
    if (only) return only;
    if (points) {
      // `L'ONG` is the one organisation that has spoken so far; with two of them it stays open.
      const meant =
        here && agrees(here.who, who) && mayBe(here.who, who)
          ? here
          : kindOf(who) === 'body'
            ? onlyOne(earlier.filter((one) => mayBe(one.who, who)))
            : null;
      return meant && { name: meant.name, role: meant.role, who: meant.who };
    }
    if (who.article === 'possessive') return null;
  }
  return { name: textOf(frame, run), role, who };
}

const OURS = /^(?:nos|notre|our|my)$/;

/** `le communiqué`, `le dernier bilan`: nothing tells whose. */
function isBarePaper(frame: Frame, run: Run, paper: Run): boolean {
  if (run.last !== paper.last) return false;
  for (let at = run.first; at < paper.first; at++)
    if (!frame.grammar.adjectives.has(foldedAt(frame, at))) return false;
  return true;
}

const onlyOne = (all: readonly Named[]): Named | null =>
  all[0] && new Set(all.map((one) => one.name)).size === 1 ? all[0] : null;

/** `l'organisation des médecins`: it says itself which. */
function hasComplement(frame: Frame, who: Who): boolean {
  for (let at = (who.head?.last ?? who.last) + 1; at <= who.last; at++) {
    if (frame.grammar.links.has(foldedAt(frame, at)) || frame.speakerAt(at)) return true;
  }
  return false;
}

/** Begins with the same noun and has all its words: `ministère de la Santé` is no `ministère russe de la Défense`. */
function tells(frame: Frame, earlier: Who, short: Who): boolean {
  const { head } = short;
  if (!head || !earlier.head) return false;
  if (foldedAt(frame, earlier.head.first) !== foldedAt(frame, head.first)) return false;
  const words = new Set<string>();
  for (let at = earlier.head.first; at <= earlier.last; at++) words.add(foldedAt(frame, at));
  for (let at = head.first; at <= head.last; at++)
    if (!words.has(foldedAt(frame, at))) return false;
  return true;
}

const isLonger = (who: Who): boolean =>
  who.head !== null &&
  (who.last > who.head.last || who.head.last > who.head.first || who.name !== null);

const OF_THE_STATE = new Set(['government', 'armed-forces', 'security-source', 'armed-actor']);

/** `le responsable` may be a person only, `l'organisation` no state and no army. */
function mayBe(earlier: Who, generic: Who): boolean {
  if (kindOf(earlier) !== kindOf(generic)) return false;
  if (kindOf(generic) !== 'body') return true;
  return !earlier.isPlace && !OF_THE_STATE.has(earlier.entry?.role ?? '');
}

const kindOf = (who: Who): string =>
  who.entry?.kind === 'organisation' || who.entry?.kind === 'group' || who.isPlace
    ? 'body'
    : who.entry?.kind === 'medium'
      ? 'medium'
      : 'person';

/** A pronoun may mean them: nothing in gender or number speaks against it. */
export function agrees(
  who: Who,
  with_: { readonly gender: 'm' | 'f' | null; readonly isPlural: boolean | null },
): boolean {
  if (who.isPlural !== null && with_.isPlural !== null && who.isPlural !== with_.isPlural)
    return false;
  if (who.isPlural === null && who.name !== null && with_.isPlural === true) return false;
  return !(who.gender !== null && with_.gender !== null && who.gender !== with_.gender);
}

export const isSomebody = (who: Who): boolean => kindOf(who) === 'person' || who.name !== null;
