import type { MeasureEntry, Unit } from '../lexicon/types.ts';
import type { NumberFound } from '../number/types.ts';
import type { Doc } from '../text/doc.ts';
import type { PartialDate, TimeFound } from '../time/types.ts';
import type { Voice } from '../voice/types.ts';
import { actOf, type Ground, PEOPLE, VEHICLES } from './act.ts';
import { isNoCount, pointsBack } from './counts.ts';
import { historyAt } from './history.ts';
import { impliedNoun } from './implied.ts';
import { nounOf } from './noun.ts';
import { isTotal, partOf, supersededBy } from './part.ts';
import { waysOf } from './places.ts';
import type { Act, Figure, Noun } from './types.ts';
import { type FigureWords, type Known, knownOf } from './words.ts';

/** A clause is looked at no further than this to each side of a figure, tokens; sentences may be as long as a text. */
const CLAUSE = 70;

interface Found {
  readonly number: NumberFound;
  readonly noun: Noun;
}

/** The numbers of a text that count or measure something of the situation, with what happened to those counted. */
export function figuresIn(
  doc: Doc,
  numbers: readonly NumberFound[],
  times: readonly TimeFound[],
  words: FigureWords,
  voices: readonly Voice[] = [],
  writtenOn: PartialDate | null = null,
): readonly Figure[] {
  const known = knownOf(doc, words, spokenAt(doc, voices), historyAt(doc, times, writtenOn));
  const isTime = timesAt(doc, times);
  const runs = runsOf(doc, numbers);
  const figures: Figure[] = [];
  let pending: Found[] = [];
  const flush = () => {
    if (pending.length > 0) addGroup(known, figures, pending, runs, isTime);
    pending = [];
  };
  let previousSentence = -1;
  for (const number of numbers) {
    const sentenceIndex = doc.sentenceOf[number.first] ?? 0;
    const sentence = doc.sentences[sentenceIndex];
    if (!sentence || isNoCount(known, number, isTime)) continue;
    if (sentenceIndex !== previousSentence) flush();
    previousSentence = sentenceIndex;
    const direct = nounOf(known, number, sentence.last);
    if (direct?.unit === 'aside') {
      flush();
      continue;
    }
    if (!direct) flush();
    const noun =
      direct ?? impliedNoun(known, number, sentence, lastNear(known, figures, number), isTime);
    if (!noun || noun.unit === 'aside') continue;
    if (direct && pointsBack(known, number, direct.first)) continue;
    if (isHandful(number) && !MATTERS.has(noun.unit) && !VEHICLES.has(noun.unit)) continue;
    const one = { number, noun };
    const last = pending.at(-1);
    if (last && !joins(known, last.noun.last, number.first)) flush();
    pending.push(one);
  }
  flush();
  return figures;
}

/** `quelques incidents`, `a few villages`: a manner of speaking, where no people are counted. */
const isHandful = (number: NumberFound): boolean =>
  number.value === null && (number.high ?? 10) < 10;
const MATTERS = new Set(['person', 'family', 'household', 'body']);

/** `un mort`, `one dead`: of these one is a figure. */
const isLoss = (known: Known, noun: Noun): boolean => {
  if (noun.unit !== 'person') return false;
  const measure = known.measureAt(noun.first);
  const isOf = (one: MeasureEntry) => one.measure === 'killed' || one.measure === 'wounded';
  return (measure?.is.some(isOf) ?? false) && known.grammar.and.has(known.word(noun.last + 1));
};

function timesAt(doc: Doc, times: readonly TimeFound[]): (index: number) => boolean {
  const within = new Uint8Array(doc.tokens.length);
  for (const time of times) within.fill(1, time.first, time.last + 1);
  return (index) => within[index] === 1;
}

/** Who speaks: there nobody is evacuated (`chef de la commission d'évacuation`). */
function spokenAt(doc: Doc, voices: readonly Voice[]): (index: number) => boolean {
  const within = new Uint8Array(doc.tokens.length);
  for (const { speaker, role, via } of voices) {
    for (const span of [speaker, role, via]) {
      if (!span) continue;
      for (
        let index = tokenAt(doc, span.start);
        (doc.tokens[index]?.start ?? span.end) < span.end;
        index++
      ) {
        within[index] = 1;
      }
    }
  }
  return (index) => within[index] === 1;
}

/** The first token that ends behind this character. */
function tokenAt({ tokens }: Doc, start: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The figure a bare number may mean: the last one, no further off than the sentence before. */
function lastNear(known: Known, figures: readonly Figure[], number: NumberFound): Figure | null {
  const { doc } = known;
  // Nobody is meant by an area; and those aboard rather than what they are aboard of.
  const near = figures.slice(-3).filter(({ noun }) => noun.unit !== 'km2');
  const before = near.at(-2);
  let last = near.at(-1);
  const isTogether =
    before && last && doc.sentenceOf[before.number.first] === doc.sentenceOf[last.number.first];
  if (last?.act.measure === 'used' && isTogether && PEOPLE.has(before.noun.unit)) last = before;
  if (!last) return null;
  const sentence = doc.sentenceOf[number.first] ?? 0;
  const spoken = doc.sentenceOf[last.number.first] ?? 0;
  const isSameParagraph = doc.sentences[sentence]?.paragraph === doc.sentences[spoken]?.paragraph;
  return sentence - spoken <= 1 && isSameParagraph && last.noun.unit !== 'percent' ? last : null;
}

/** `20 bus et 10 ambulances`: nothing between but what joins them. */
function joins(known: Known, last: number, next: number): boolean {
  if (next - last > 7 || next <= last) return false;
  let hasLink = false;
  for (let index = last + 1; index < next; index++) {
    const word = known.word(index);
    if (
      word === 'et' ||
      word === 'and' ||
      word === '&' ||
      word === ',' ||
      word === 'ou' ||
      word === 'or' ||
      word === 'و'
    )
      hasLink = true;
    else if (
      !known.grammar.and.has(word) &&
      !known.grammar.lead.has(word) &&
      !known.categoryAt(index)
    )
      return false;
  }
  return hasLink;
}

/** Figures in a row share what governs them. */
function addGroup(
  known: Known,
  figures: Figure[],
  group: readonly Found[],
  runs: Runs,
  isTime: (index: number) => boolean,
): void {
  const { doc } = known;
  const begin = group[0] as Found;
  const finish = group.at(-1) as Found;
  const sentence = doc.sentences[doc.sentenceOf[begin.number.first] ?? 0];
  if (!sentence) return;
  const isOwn = (from: number) => group.some(({ number }) => number.first === from);
  const first = begin.number.first;
  const last = Math.max(finish.number.last, finish.noun.last);
  const left = Math.max(sentence.first, first - CLAUSE);
  const right = Math.min(sentence.last, last + CLAUSE);
  const base = {
    known,
    left,
    right,
    isTime,
    figureAt: (index: number) => {
      const to = runs.lastOf[index] ?? NO_NUMBER;
      return to === NO_NUMBER || isOwn(index) || isTime(index) ? null : to;
    },
    figureEndAt: (index: number) => {
      const from = runs.firstOf[index] ?? NO_NUMBER;
      return from === NO_NUMBER || isOwn(from) || isTime(index) ? null : from;
    },
  };
  let shared: Act | null = null;
  let sharedUnit: Unit = begin.noun.unit;
  for (const [n, { number, noun }] of group.entries()) {
    // The first governed by what stands before the row, each by what stands behind it.
    const ground: Ground = { ...base, first: n === 0 ? first : number.first, last };
    const alone: Ground = {
      ...base,
      first: number.first,
      last: n === group.length - 1 ? last : Math.max(number.last, noun.last),
    };
    let act = actOf(n === 0 ? ground : alone, noun, number.value === 1);
    if (group.length > 1 && act.measure === null) act = actOf(ground, noun, number.value === 1);
    if (act.at === null && shared && isAlike(sharedUnit, noun.unit)) act = shared;
    if (act.at !== null || shared === null) {
      shared = act;
      sharedUnit = noun.unit;
    }
    const part = partOf(known, figures, number, noun, sentence.first, group.length > 1 && n > 0);
    const parent = part ? figures[part.index] : undefined;
    // `contre 11 la veille`: nothing is said of them but what was said of the last ones.
    const model = parent ?? continued(known, figures, number, noun, act, sentence.first, isTime);
    if (model && !hasOwnVerb(act, model.act)) act = inherit(model.act, act);
    if (number.isArticle && !isOneTold(known, number, noun, act, group.length > 1)) continue;
    const ways = waysOf(
      known,
      act,
      number.first,
      Math.max(number.last, noun.last),
      left,
      right,
      isTime,
      (index) =>
        base.figureAt(index) !== null || known.word(index) === ';' || known.isSpoken(index),
    );
    const superseding = supersededBy(known, figures, number, sentence.first);
    if (superseding && superseding.newer < figures.length) {
      const newer = figures[superseding.newer] as Figure;
      figures[superseding.newer] = { ...newer, supersedes: superseding.older };
    }
    figures.push({
      number,
      noun,
      act,
      from: ways.from ?? (parent ? parent.from : null),
      to: ways.to ?? (parent ? parent.to : null),
      place: ways.place ?? (parent ? parent.place : null),
      partOf: part?.index ?? null,
      partBy: part ? [part.by] : [],
      isCumulative: isTotal(known, number, left),
      supersedes: superseding?.newer === figures.length ? superseding.older : null,
      clauseFirst: clauseFirst(
        known,
        Math.max(left, Math.min(first, act.at?.first ?? first)),
        left,
      ),
      clauseLast: clauseLast(known, Math.min(right, Math.max(last, act.at?.last ?? last)), right),
    });
  }
}

/** `One person was killed`, `un mort et trois blessés`; but `one resident said`, `un convoi est parti`. */
function isOneTold(
  known: Known,
  number: NumberFound,
  noun: Noun,
  act: Act,
  isInRow: boolean,
): boolean {
  if (isInRow || isLoss(known, noun)) return true;
  const isCounted = known.word(number.last) === 'one' || known.word(noun.first) === 'personne';
  // `Just one bus got through`
  if (/^(?:just|only)$/.test(known.word(number.first - 1)) && act.at !== null) return true;
  return isCounted && noun.unit === 'person' && act.at !== null && act.measure !== null;
}

const isAlike = (one: Unit, other: Unit): boolean =>
  one === other ||
  (PEOPLE.has(one) && PEOPLE.has(other)) ||
  (VEHICLES.has(one) && VEHICLES.has(other));

/** What was said of others holds of these too, but for what is told of these alone: `a further 300 could follow`. */
const inherit = (model: Act, own: Act): Act =>
  own.hedge && !model.hedge ? { ...model, hedge: own.hedge, hedgeBy: own.hedgeBy } : model;

/**
 * A verb behind it or right before, or a noun that tells what befell them (`dont 40 morts`). Of the dead nothing else
 * is told by a noun: `112 morts, dont 98 évacués`.
 */
const hasOwnVerb = ({ how, isWeak, measure }: Act, model: Act): boolean =>
  how === 'behind' ||
  ((how === 'beside' || how === 'noun') &&
    !isWeak &&
    !(how === 'noun' && model.measure === 'killed' && measure !== 'wounded'));

/** `ils étaient`, `there were`: says no more than that they are. */
const saysLittle = ({ measure, isWeak }: Act): boolean =>
  measure === null || (measure === 'present' && isWeak);

/** Before a figure that goes on with what was said of the last one. */
const GOES_ON = new Set(
  ', et and or ou : ( — – puis then mais but contre plus soit apres after &'.split(' '),
);

/** The figure of which was said what holds of this one too: the one before, where nothing else is said of this one. */
function continued(
  known: Known,
  figures: readonly Figure[],
  number: NumberFound,
  noun: Noun,
  act: Act,
  sentenceFirst: number,
  isTime: (index: number) => boolean,
): Figure | undefined {
  const alike = (one: Figure) => one.noun.unit === noun.unit;
  const last = (noun.isImplied ? figures.slice(-3).findLast(alike) : undefined) ?? figures.at(-1);
  if (!last) return undefined;
  const isSame = last.number.first >= sentenceFirst;
  const { doc, grammar } = known;
  if (known.word(number.first - 1) === 'soit' && isSame && !act.place) return last;
  // `« Nous étions vingt-deux »`: who speaks, and not those told of before.
  const by = noun.unitBy[0];
  if (
    noun.isImplied &&
    by &&
    /^(?:nous|we|on)\b/i.test(doc.text.slice(by.start, by.start + 5)) &&
    !isSame
  )
    return undefined;
  if (noun.isImplied) {
    if (isSame && !act.place) return last;
    const isNext =
      (doc.sentenceOf[sentenceFirst] ?? 0) - (doc.sentenceOf[last.number.first] ?? 0) === 1;
    const isAlso = noun.unit === last.noun.unit && saysLittle(act);
    const paragraph = (token: number) => doc.sentences[doc.sentenceOf[token] ?? 0]?.paragraph;
    // `Il devait y en avoir 100. Ils étaient trois.`: what was due did not come.
    if (act.measure !== null && last.act.hedge === 'plan') return undefined;
    return isNext && isAlso && paragraph(sentenceFirst) === paragraph(last.number.first)
      ? last
      : undefined;
  }
  if (!isSame || act.measure !== null || !isAlike(noun.unit, last.noun.unit)) return undefined;
  let lead = number.first - 1;
  while (lead > last.noun.last && grammar.lead.has(known.word(lead))) lead--;
  const next = noun.last + 1;
  const after = known.word(next);
  const isClosed =
    doc.tokens[next]?.kind !== 'word' ||
    isTime(next) ||
    grammar.and.has(after) ||
    grammar.from.has(after) ||
    grammar.at.has(after) ||
    grammar.to.has(after) ||
    grammar.of.has(after);
  return isClosed && GOES_ON.has(known.word(lead)) ? last : undefined;
}

const NO_NUMBER = -1;

/** For every token the last one of the number that begins with it, and the first one of the number that ends with it. */
interface Runs {
  readonly lastOf: Int32Array;
  readonly firstOf: Int32Array;
}

function runsOf({ tokens }: Doc, numbers: readonly NumberFound[]): Runs {
  const lastOf = new Int32Array(tokens.length).fill(NO_NUMBER);
  const firstOf = new Int32Array(tokens.length).fill(NO_NUMBER);
  for (const { first, last, isArticle } of numbers) {
    lastOf[first] = last;
    // `killing a grandmother and three of her grandchildren`: nothing is counted by `a`.
    if (!isArticle) firstOf[last] = first;
  }
  return { lastOf, firstOf };
}

const CUTS = new Set([';', 'tandis', 'while', 'whereas', 'mais', 'but']);

function clauseFirst(known: Known, from: number, left: number): number {
  for (let index = from - 1; index >= left; index--)
    if (CUTS.has(known.word(index))) return index + 1;
  return left;
}

function clauseLast(known: Known, from: number, right: number): number {
  for (let index = from + 1; index <= right; index++)
    if (CUTS.has(known.word(index))) return index - 1;
  return right;
}
