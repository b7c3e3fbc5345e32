import type { SpeakerEntry } from '../lexicon/types.ts';
import { type Frame, foldedAt, isPrepositionA } from './frame.ts';
import type { Run } from './named.ts';
import { goesOn, isJoined, isNameWord, nameRunAt } from './reach.ts';

export interface Head extends Run {
  readonly is: SpeakerEntry;
}

/** The noun of the lexicon that says who it is: in French the first, in English the last before `of`. */
export function headAt(frame: Frame, noun: number, until: number): Head | null {
  const here = frame.speakerAt(noun);
  const usable = (found: Head | null): Head | null =>
    found && found.last <= until && found.is.kind !== 'portfolio' ? found : null;
  if (frame.doc.language !== 'en') return usable(here);
  let best = usable(here);
  for (let at = best ? best.last + 1 : noun; at <= Math.min(until, noun + 8); at++) {
    if ((at > noun && !goesOn(frame, at, noun)) || frame.grammar.links.has(foldedAt(frame, at)))
      break;
    if (frame.grammar.linksToNames.has(foldedAt(frame, at))) break;
    const found = usable(frame.speakerAt(at));
    if (!found) continue;
    if (best?.is.kind === 'title') return best;
    best = found;
    at = found.last;
  }
  return best;
}

/** The proper name within a noun phrase: `le ministre russe … Sergueï Lavrov`. */
export function nameWithin(
  frame: Frame,
  noun: number,
  last: number,
  head: Head | null,
): Run | null {
  const isPerson = head?.is.kind === 'function' || head?.is.kind === 'title' || head === null;
  if (!isPerson && head?.is.kind !== 'group') return null;
  let at = head ? head.last + 1 : noun;
  let best: Run | null = null;
  while (at <= last) {
    const known = frame.speakerAt(at);
    if (known && known.is.kind !== 'title') {
      at = known.last + 1;
      continue;
    }
    const place = frame.placeAt(at);
    const run = foldedAt(frame, at - 1) === '(' ? -1 : nameRunAt(frame, at, last);
    if (run < 0) {
      at++;
      continue;
    }
    // `de l'ONU pour la Syrie Staffan de Mistura`: the country is no part of the name.
    if (place && place.last < run && isNameWord(frame, place.last + 1)) {
      at = place.last + 1;
      continue;
    }
    const before = foldedAt(frame, at - 1);
    // … and where the gazetteer does not know it, `pour le X Martin Griffiths` still shows it.
    const lead = foldedAt(frame, at - 1);
    const isOf = frame.grammar.articles.has(lead) ? foldedAt(frame, at - 2) : lead;
    if (/^(?:pour|for)$/.test(isOf) && nameRunAt(frame, at + 1, last) > at + 1) {
      at++;
      continue;
    }
    const isComplement =
      at > (head ? head.last + 1 : noun) &&
      (frame.grammar.links.has(before) ||
        frame.grammar.linksToNames.has(before) ||
        frame.grammar.articles.has(before) ||
        isPrepositionA(frame, at - 1));
    if (!isComplement && !(place && place.last >= run)) best = { first: at, last: run };
    at = run + 1;
  }
  if (head?.is.kind === 'group' && best && best.first === best.last) return null;
  // A name that is followed by more (`Bachar al-Assad de Syrie`) is still one; a single capital of an unknown noun is not.
  return best;
}

export const placeCovers = (frame: Frame, first: number, last: number): boolean => {
  const place = frame.placeAt(first);
  return (
    place !== null &&
    frame.tokens[first]?.isCapital === true &&
    (place.is.kind === 'country' || place.is.kind === 'city' || place.is.kind === undefined) &&
    (place.last === last || isJoined(frame, first, last))
  );
};
