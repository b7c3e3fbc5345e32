import type { NumberFound } from '../number/types.ts';
import { spanOf } from '../text/run.ts';
import type { Span } from '../text/span.ts';
import type { Figure, Noun } from './types.ts';
import type { Known } from './words.ts';

export interface Part {
  readonly index: number;
  readonly by: Span;
}

/** Between `dont` and its number. */
const BETWEEN = new Set([
  'lesquels',
  'lesquelles',
  ',',
  'them',
  'whom',
  'eux',
  'elles',
  'these',
  'those',
]);

/**
 * `dont 3 000 rebelles`, `including 40 children`, `15 d'entre eux`, `Parmi eux, 42`: of which figure this is a part.
 * @param isInRow It stands in a row with the figure before it, and is a part of the same whole (`dont 180 enfants et 90 femmes`).
 */
export function partOf(
  known: Known,
  figures: readonly Figure[],
  number: NumberFound,
  noun: Noun,
  sentenceFirst: number,
  isInRow: boolean,
): Part | null {
  const { grammar, doc } = known;
  const whole = figures.length - 1;
  const last = figures[whole];
  if (!last) return null;
  if (isInRow && last.partOf !== null && last.partBy[0]) {
    // `huit morts, dont deux enfants, et une trentaine de blessés`: the comma goes back to the whole.
    const isClosed =
      known.word(last.noun.last + 1) === ',' && grammar.and.has(known.word(last.noun.last + 2));
    const isOther = noun.category === 'wounded' && figures[last.partOf]?.act.measure === 'killed';
    return isClosed || isOther ? null : { index: last.partOf, by: last.partBy[0] };
  }
  if (last.noun.unit === 'percent') return null;
  const isSame = last.number.first >= sentenceFirst;
  const isNear =
    (doc.sentenceOf[sentenceFirst] ?? 0) - (doc.sentenceOf[last.number.first] ?? 0) <= 1;
  const index = isSame ? (last.partOf ?? whole) : whole;
  const isOfSome = noun.isImplied || grammar.of.has(known.word(number.last + 1));
  if (isOfSome && (isSame || isNear)) {
    for (let at = number.last + 1; at <= Math.max(noun.last, number.last + 3); at++) {
      if (grammar.pronouns.has(known.word(at)))
        return { index, by: spanOf(known.doc, number.last + 1, at) };
    }
  }
  if (isSame && isMadeOf(known, last, number, noun)) {
    return { index, by: spanOf(known.doc, number.first - 1, number.first - 1) };
  }
  for (
    let at = number.first - 1;
    at > Math.max(isSame ? last.noun.last : sentenceFirst - 1, number.first - 7);
    at--
  ) {
    const word = known.word(at);
    const isPart = grammar.part.has(word) || (word === 'compris' && known.word(at - 1) === 'y');
    const isOf = word === 'of' && /^(?:them|those|these|whom)$/.test(known.word(at + 1));
    // `410 were among hundreds`: told the other way round.
    if (isPart && grammar.passive.has(known.word(at - 1))) return null;
    if (isPart || isOf) {
      // In a sentence of its own only `parmi eux` and `of those` mean the figure before.
      if (!isSame && !(isNear && BETWEEN.has(known.word(at + 1)) && known.word(at + 1) !== ','))
        return null;
      return { index, by: spanOf(known.doc, at, at) };
    }
    if (!grammar.lead.has(word) && !BETWEEN.has(word)) return null;
  }
  return null;
}

const OPENS = new Set([':', '(', '—', '–', 'soit']);
const PEOPLE = new Set(['person', 'family']);

/** `420 civils : 180 enfants et 90 femmes`, `34 personnes (12 hommes …)`, `356: 101 Saudis`: what a whole is made of. */
function isMadeOf(known: Known, whole: Figure, number: NumberFound, noun: Noun): boolean {
  const all = whole.number.value;
  const some = number.value;
  return (
    OPENS.has(known.word(number.first - 1)) &&
    PEOPLE.has(noun.unit) &&
    whole.noun.unit === noun.unit &&
    (noun.category !== 'any' || (!noun.isImplied && isPeoplesName(known, noun))) &&
    all !== null &&
    some !== null &&
    some < all
  );
}

/** `Saudis`: a capital letter within a sentence. */
const isPeoplesName = ({ doc }: Known, noun: Noun): boolean =>
  doc.tokens[noun.last]?.isCapital ?? false;

const TOTAL_WORDS = new Set(
  'total cumul cumule overall altogether bilan toll depuis since'.split(' '),
);

/** A running total: `portant le total à`, `au total`, `depuis jeudi`. */
export function isTotal(known: Known, number: NumberFound, left: number): boolean {
  for (let index = number.first - 1; index >= Math.max(left, number.first - 8); index--) {
    const word = known.word(index);
    if (known.doc.tokens[index]?.kind === 'digits') break;
    if (TOTAL_WORDS.has(word)) return true;
  }
  for (let index = number.last + 1; index <= number.last + 9; index++) {
    const word = known.word(index);
    if (word === '.' || word === ';') break;
    if (TOTAL_WORDS.has(word)) return true;
  }
  return false;
}

const EARLIER = new Set(
  'precedent precedente previous previously earlier auparavant precedemment'.split(' '),
);

/**
 * The earlier figure of the same sentence that this one replaces; or, told the other way round, that replaces this one:
 * then the index of the one that is replaced is this one's own, and `newer` the other.
 */
export interface Superseding {
  readonly newer: number;
  readonly older: number;
}

/** `35 morts, contre 20 dans un précédent bilan`, `est passé de 20 à 35`, `rose to 35 from 31`. */
export function supersededBy(
  known: Known,
  figures: readonly Figure[],
  number: NumberFound,
  sentenceFirst: number,
): Superseding | null {
  const here = figures.length;
  const previous = figures[here - 1];
  if (!previous || previous.number.first < sentenceFirst) return null;
  const lead = known.word(number.first - 1);
  const from = known.word(previous.number.first - 1);
  const isNext = number.first - previous.noun.last <= 3;
  if (isNext && (lead === 'à' || lead === 'to') && (from === 'de' || from === 'from')) {
    return { newer: here, older: here - 1 };
  }
  const isAgainst =
    lead === 'contre' ||
    lead === 'against' ||
    (lead === 'from' && (from === 'to' || isUp(known, number)));
  if (isAgainst || isEarlier(known, number, sentenceFirst)) return { newer: here - 1, older: here };
  return null;
}

const isUp = (known: Known, number: NumberFound): boolean =>
  /^(?:up|down)$/.test(known.word(number.first - 2));

function isEarlier(known: Known, number: NumberFound, from: number): boolean {
  for (let index = Math.max(from, number.first - 6); index <= number.last + 4; index++) {
    const word = known.word(index);
    if (index > number.last && (word === '.' || word === ';')) return false;
    if (EARLIER.has(word)) return true;
  }
  return false;
}
