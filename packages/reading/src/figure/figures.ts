import type { NumberFound } from '../number/types.ts';
import type { Doc } from '../text/doc.ts';
import type { Span } from '../text/span.ts';
import type { TimeFound } from '../time/types.ts';
import { actOf, type Ground } from './act.ts';
import { isNoCount, pointsBack } from './counts.ts';
import { impliedNoun } from './implied.ts';
import { nounOf } from './noun.ts';
import { waysOf } from './places.ts';
import type { Act, Figure, Noun } from './types.ts';
import { type FigureWords, type Known, knownOf } from './words.ts';

/** A clause is looked at no further than this to each side of a figure, tokens; sentences may be as long as a text. */
const CLAUSE = 70;

interface Found {
  readonly number: NumberFound;
  readonly noun: Noun;
}

const spanOf = ({ doc }: Known, first: number, last: number): Span => ({
  start: doc.tokens[first]?.start ?? 0,
  end: doc.tokens[last]?.end ?? 0,
});

/** The numbers of a text that count or measure something of the situation, with what happened to those counted. */
export function figuresIn(
  doc: Doc,
  numbers: readonly NumberFound[],
  times: readonly TimeFound[],
  words: FigureWords,
): readonly Figure[] {
  const known = knownOf(doc, words);
  const isTime = timesAt(doc, times);
  const figures: Figure[] = [];
  let pending: Found[] = [];
  const flush = () => {
    if (pending.length > 0) addGroup(known, figures, pending, numbers, isTime);
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
    const before = pending.at(-1) ?? null;
    if (!direct) flush();
    const noun =
      direct ?? impliedNoun(known, number, sentence, lastNear(known, figures, number), isTime);
    if (!noun || noun.unit === 'aside') continue;
    if (direct && pointsBack(known, number, direct.first)) continue;
    if (
      number.isArticle &&
      !(before && joins(known, before.noun.last, number.first)) &&
      !isLoss(known, noun)
    ) {
      continue;
    }
    const one = { number, noun };
    const last = pending.at(-1);
    if (last && !joins(known, last.noun.last, number.first)) flush();
    pending.push(one);
  }
  flush();
  return figures;
}

/** `un mort`, `one dead`: of these one is a figure. */
const isLoss = (known: Known, noun: Noun): boolean => {
  if (noun.unit !== 'person') return false;
  const measure = known.measureAt(noun.first);
  return (
    measure?.is.some((one) => one.measure === 'killed' || one.measure === 'wounded') &&
    known.grammar.and.has(known.word(noun.last + 1))
  );
};

function timesAt(doc: Doc, times: readonly TimeFound[]): (index: number) => boolean {
  const within = new Uint8Array(doc.tokens.length);
  for (const time of times) within.fill(1, time.first, time.last + 1);
  return (index) => within[index] === 1;
}

/** The figure a bare number may mean: the last one, no further off than the sentence before. */
function lastNear(known: Known, figures: readonly Figure[], number: NumberFound): Figure | null {
  const { doc } = known;
  const last = figures.at(-1);
  if (!last) return null;
  const sentence = doc.sentenceOf[number.first] ?? 0;
  const before = doc.sentenceOf[last.number.first] ?? 0;
  const isSameParagraph = doc.sentences[sentence]?.paragraph === doc.sentences[before]?.paragraph;
  return sentence - before <= 1 && isSameParagraph && last.noun.unit !== 'percent' ? last : null;
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
  numbers: readonly NumberFound[],
  isTime: (index: number) => boolean,
): void {
  const { doc } = known;
  const begin = group[0] as Found;
  const finish = group.at(-1) as Found;
  const sentence = doc.sentences[doc.sentenceOf[begin.number.first] ?? 0];
  if (!sentence) return;
  const own = new Set(group.map((one) => one.number.first));
  const first = begin.number.first;
  const last = Math.max(finish.number.last, finish.noun.last);
  const near = nearby(numbers, first - CLAUSE, last + CLAUSE);
  const starts = new Map(near.map((one) => [one.first, one.last]));
  const ends = new Map(near.map((one) => [one.last, one.first]));
  const left = Math.max(sentence.first, first - CLAUSE);
  const right = Math.min(sentence.last, last + CLAUSE);
  const base = {
    known,
    left,
    right,
    isTime,
    figureAt: (index: number) =>
      own.has(index) || isTime(index) ? null : (starts.get(index) ?? null),
    figureEndAt: (index: number) => {
      const from = ends.get(index);
      return from === undefined || own.has(from) || isTime(index) ? null : from;
    },
  };
  let shared: Act | null = null;
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
    if (act.at === null && shared?.at) act = { ...shared, measure: act.measure ?? shared.measure };
    if (act.at !== null || shared === null) shared = act;
    const part = partOf(
      known,
      figures,
      number,
      sentence.first,
      group.length > 1 && n > 0 ? figures.at(-1) : null,
    );
    const parent = part ? figures[part.index] : undefined;
    if (parent && !hasOwnVerb(act, noun)) {
      act = { ...parent.act, measureBy: parent.act.measureBy };
    }
    const ways = waysOf(
      known,
      act,
      number.first,
      Math.max(number.last, noun.last),
      left,
      right,
      isTime,
      (index) => base.figureAt(index) !== null || known.word(index) === ';',
    );
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
      supersedes: supersededBy(known, figures, number, sentence.first),
      clauseFirst: clauseFirst(known, Math.min(first, act.at?.first ?? first), left),
      clauseLast: clauseLast(known, Math.max(last, act.at?.last ?? last), right),
    });
  }
}

const hasOwnVerb = (act: Act, noun: Noun): boolean =>
  act.at !== null && act.at.first > noun.last && act.measure !== null;

function nearby(numbers: readonly NumberFound[], from: number, to: number): readonly NumberFound[] {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle]?.last ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const near: NumberFound[] = [];
  for (let index = low; index < numbers.length; index++) {
    const one = numbers[index];
    if (!one || one.first > to) break;
    near.push(one);
  }
  return near;
}

/** `dont 3 000 rebelles`, `including 40 children`; `(120 femmes et 80 enfants)` behind a whole. */
function partOf(
  known: Known,
  figures: readonly Figure[],
  number: NumberFound,
  sentenceFirst: number,
  neighbour: Figure | null | undefined,
): { readonly index: number; readonly by: Span } | null {
  const { grammar } = known;
  const whole = figures.length - 1;
  const parent = figures[whole];
  if (neighbour && neighbour.partOf !== null && neighbour.partBy[0]) {
    return { index: neighbour.partOf, by: neighbour.partBy[0] };
  }
  if (!parent || parent.number.first < sentenceFirst || parent.noun.unit === 'percent') return null;
  for (
    let index = number.first - 1;
    index > Math.max(parent.noun.last, number.first - 6);
    index--
  ) {
    const word = known.word(index);
    if (grammar.part.has(word) || (word === 'compris' && known.word(index - 1) === 'y')) {
      return { index: parent.partOf ?? whole, by: spanOf(known, index, index) };
    }
    if (
      !grammar.lead.has(word) &&
      word !== 'lesquels' &&
      word !== 'lesquelles' &&
      word !== ',' &&
      word !== 'them' &&
      word !== 'whom'
    ) {
      break;
    }
  }
  return null;
}

const TOTAL_WORDS = new Set([
  'total',
  'cumul',
  'cumule',
  'overall',
  'altogether',
  'bilan',
  'toll',
  'depuis',
  'since',
]);

/** A running total: `portant le total à`, `au total`, `depuis jeudi`. */
function isTotal(known: Known, number: NumberFound, left: number): boolean {
  for (let index = number.first - 1; index >= Math.max(left, number.first - 8); index--) {
    if (TOTAL_WORDS.has(known.word(index))) return true;
  }
  for (let index = number.last + 1; index <= number.last + 9; index++) {
    const word = known.word(index);
    if (word === '.' || word === ';') break;
    if (TOTAL_WORDS.has(word)) return true;
  }
  return false;
}

const EARLIER = new Set([
  'precedent',
  'precedente',
  'previous',
  'previously',
  'earlier',
  'auparavant',
  'precedemment',
]);
const AGAINST = new Set(['contre', 'against', 'from']);

/** `35 morts, contre 20 dans un précédent bilan`: the first replaces the second; told the other way round likewise. */
function supersededBy(
  known: Known,
  figures: readonly Figure[],
  number: NumberFound,
  sentenceFirst: number,
): number | null {
  const last = figures.length - 1;
  const previous = figures[last];
  if (!previous || previous.number.first < sentenceFirst) return null;
  // `est passé de 20 à 35`, `rose from 20 to 35`
  const lead = known.word(number.first - 1);
  const from = known.word(previous.number.first - 1);
  const isNext = number.first - previous.noun.last <= 3;
  return isNext && (lead === 'a' || lead === 'to') && (from === 'de' || from === 'from')
    ? last
    : null;
}

export const isEarlier = (known: Known, number: NumberFound): boolean => {
  if (AGAINST.has(known.word(number.first - 1)) && known.word(number.first - 2) !== 'a')
    return true;
  for (let index = number.first - 6; index <= number.last + 5; index++) {
    if (EARLIER.has(known.word(index))) return true;
  }
  return false;
};

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
