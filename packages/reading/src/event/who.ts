import { placeAt } from '../figure/places.ts';
import { covers, type Span, sliceOf } from '../text/span.ts';
import { subjectBefore } from '../voice/subject.ts';
import type { Voice } from '../voice/types.ts';
import { type Run, spanOfRun } from './clause.ts';
import type { Ground } from './words.ts';

/** Stretches that lie within one another are never more than this. */
const DEEP = 12;
const MOST = 4;

/** For any place of the text the narrowest stretch that somebody vouches for. */
export function voicesBy(voices: readonly Voice[]): (span: Span) => Voice | null {
  const sorted = [...voices].sort((a, b) => a.over.start - b.over.start);
  return (span) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.over.start ?? 0) <= span.start) low = middle + 1;
      else high = middle;
    }
    let best: Voice | null = null;
    for (let n = low - 1; n >= Math.max(0, low - DEEP); n--) {
      const voice = sorted[n] as Voice;
      if (!covers(voice.over, span)) continue;
      if (!best || voice.over.end - voice.over.start < best.over.end - best.over.start)
        best = voice;
    }
    return best;
  };
}

/** Whoever says what a verb of saying says: `la Russie a accusé`. */
export function sayerOf(
  ground: Ground,
  verb: number,
  left: number,
): { readonly name: string; readonly by: Span } | null {
  const found = subjectBefore(ground.frame, verb, left);
  if (!found || found.who.pronoun) return null;
  const { who } = found;
  if (who.entry === null && !who.isPlace && who.name === null) return null;
  if (who.entry?.isGeneric && who.article === 'definite') return null;
  const run = who.name ?? { first: who.first, last: who.last };
  const by = spanOfRun(ground, withoutArticle(ground, run));
  return { name: sliceOf(ground.doc.text, by), by };
}

function withoutArticle(ground: Ground, run: Run): Run {
  let { first } = run;
  while (first < run.last && ground.frame.grammar.articles.has(ground.word(first))) first++;
  return { first, last: run.last };
}

/** `syrienne`, `Russian`: where they are from. */
const isOrigin = ({ doc, word }: Ground, index: number): boolean =>
  doc.language === 'en'
    ? /^(?:\p{L}+(?:ian|ish|ese|eli|can|qi)|kurdish|serb|french|houthi)$/u.test(word(index)) &&
      doc.tokens[index]?.isCapital === true
    : /(?:iens?|iennes?|aise?s?|aine?s?|oise?s?|qiens?|russes?|kurdes?|turques?|turcs?|serbes?|arabes?)$/.test(
        word(index),
      ) && doc.tokens[index]?.isCapital === false;

/** `convoi humanitaire`, `government buses`: says more of another word. */
const isModifier = ({ doc, word }: Ground, index: number): boolean =>
  word(index).startsWith('humanitaire') ||
  (doc.language === 'en' &&
    /^(?:government|rebel|army|police|opposition)$/.test(word(index)) &&
    doc.tokens[index + 1]?.kind === 'word' &&
    /s$/.test(word(index + 1)));

export interface Around {
  readonly places: readonly string[];
  readonly parties: readonly string[];
}

/** Where it is told to be, and who is named in it. */
export function aroundOf(ground: Ground, quote: Run): Around {
  const { doc, known } = ground;
  const { grammar } = known;
  const places: string[] = [];
  const parties: string[] = [];
  const add = (list: string[], run: Run) => {
    const name = sliceOf(doc.text, spanOfRun(ground, withoutArticle(ground, run)));
    if (name.length <= 80 && list.length < MOST && !list.includes(name)) list.push(name);
  };
  for (let index = quote.first; index <= quote.last; index++) {
    if (ground.isTime(index)) continue;
    const word = ground.word(index);
    const speaker = known.speakerAt(index);
    const isParty =
      speaker &&
      speaker.last <= quote.last &&
      !speaker.is.isGeneric &&
      !speaker.is.isChannel &&
      (speaker.is.kind === 'organisation' || speaker.is.kind === 'group');
    const isVerb = ground.phaseAt(index) !== null || ground.verbAt(index) !== null;
    if (isParty && !isVerb && !isModifier(ground, index)) {
      const first = isOrigin(ground, index - 1) && index > quote.first ? index - 1 : index;
      const isNext = speaker.last < quote.last && isOrigin(ground, speaker.last + 1);
      add(parties, { first, last: isNext ? speaker.last + 1 : speaker.last });
      index = isNext ? speaker.last + 1 : speaker.last;
      continue;
    }
    const isWay = grammar.at.has(word) || grammar.to.has(word) || grammar.from.has(word);
    if (isWay) {
      const found = placeAt(known, index + 1, quote.last, ground.isTime);
      if (found && found.last <= quote.last && !known.speakerAt(found.first)) {
        add(places, found);
        index = found.last;
      }
      continue;
    }
    const place = known.placeAt(index);
    if (!place || doc.tokens[index]?.isCapital !== true || place.last > quote.last) continue;
    add(place.is.kind === 'country' ? parties : places, { first: index, last: place.last });
    index = place.last;
  }
  return { places, parties };
}
