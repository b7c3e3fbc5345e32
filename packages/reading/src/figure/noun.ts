import type { Category, UnitEntry } from '../lexicon/types.ts';
import type { NumberFound } from '../number/types.ts';
import { spanOf } from '../text/run.ts';
import type { Span } from '../text/span.ts';
import type { Noun } from './types.ts';
import type { Known } from './words.ts';

/** Further behind its number than this no noun stands, tokens. */
const REACH = 7;
/** `Alépins`, `Gazans`: people of a place that no list names; a capital letter and one of these endings. */
const PEOPLE_FR =
  /(?:iens?|iennes?|ens|ins|ines|ais|aises|ois|oises|ains|aines|iotes|ites|ouis|ouites|ans)$/;
const PEOPLE_EN = /(?:ians|ans|ese|ites|is|ers)$/;
const QUOTES = new Set(['«', '"', '“', '”', '»', "'", '‘', '’', '-']);
const PERSON: UnitEntry = { unit: 'person' };

interface NounAt {
  readonly first: number;
  readonly last: number;
  readonly is: UnitEntry;
}

function peopleAt(known: Known, index: number): NounAt | null {
  const token = known.doc.tokens[index];
  if (token?.kind !== 'word' || !token.isCapital || token.folded.length < 5) return null;
  if (known.placeAt(index) || known.speakerAt(index)) return null;
  const ending = known.doc.language === 'en' ? PEOPLE_EN : PEOPLE_FR;
  return ending.test(token.folded) ? { first: index, last: index, is: PERSON } : null;
}

const nounAt = (known: Known, index: number): NounAt | null =>
  known.unitAt(index) ?? peopleAt(known, index);

/** The noun behind a number, across what stands between them (`quatre derniers bus`, `two besieged villages`). */
export function headBehind(known: Known, from: number, last: number): NounAt | null {
  const { grammar, doc } = known;
  let strangers = 0;
  for (let index = from; index <= Math.min(last, from + REACH); index++) {
    const token = doc.tokens[index];
    if (!token || token.before === 'paragraph' || token.kind === 'digits') return null;
    const found = nounAt(known, index);
    if (found) return grammar.takesAnyBeforeNoun ? compound(known, found, last) : found;
    if (token.kind === 'mark') {
      // `13 U.S. service members`
      const isInitial =
        token.folded === '.' &&
        token.before === 'nothing' &&
        doc.tokens[index - 1]?.isCapital === true &&
        doc.tokens[index - 1]?.folded.length === 1;
      if (!QUOTES.has(token.folded) && !isInitial) return null;
      continue;
    }
    // `30 or so buses`
    if (token.folded === 'or' && known.word(index + 1) === 'so') {
      index++;
      continue;
    }
    if (grammar.of.has(token.folded) && index - from < 3) continue;
    if (grammar.beforeNoun.has(token.folded)) continue;
    if (grammar.endsNoun.has(token.folded)) return null;
    if (!grammar.takesAnyBeforeNoun || ++strangers > 4) return null;
    // `4,000 have left`, `200 evacuated`: a verb, and no noun before it.
    if (known.measureAt(index) && strangers === 1 && !nounAt(known, index + 1)) {
      const next = known.word(index + 1);
      if (grammar.endsNoun.has(next) || !next) return null;
    }
  }
  return null;
}

/** `refugee families`, `aid trucks`: of nouns in a row the last is what is counted. */
function compound(known: Known, found: NounAt, last: number): NounAt {
  let head = found;
  for (let more = 0; more < 3; more++) {
    const next = nounAt(known, head.last + 1);
    if (!next || next.last > last || known.doc.tokens[next.first]?.before === 'paragraph') break;
    // `200 people wounded`, `ambulances crossing`: what befell them, behind the noun.
    if (known.measureAt(next.first) || /ing$/.test(known.word(next.first))) break;
    head = { first: head.first, last: next.last, is: headOf(head.is, next.is) };
  }
  return head;
}

const headOf = (modifier: UnitEntry, head: UnitEntry): UnitEntry => {
  const category = head.category ?? (isPeople(head.unit) ? modifier.category : undefined);
  return { unit: head.unit, ...(category && { category }), ...(head.isAside && { isAside: true }) };
};

const isPeople = (unit: string): boolean =>
  unit === 'person' || unit === 'family' || unit === 'household';

/** Words that say who is meant, in and close behind a noun: `hommes armés`, `civils et combattants`, `(civils et insurgés)`. */
function categoryOf(known: Known, noun: NounAt, last: number): [Category, readonly Span[]] {
  const { grammar, doc } = known;
  const found: { category: Category; by: Span }[] = [];
  const own = noun.is.category;
  if (own) found.push({ category: own, by: spanOf(known.doc, noun.first, noun.last) });
  let index = noun.last + 1;
  let isJoined = false;
  for (let step = 0; step < 8 && index <= last; step++) {
    const token = doc.tokens[index];
    if (!token || token.before === 'paragraph' || token.kind === 'digits') break;
    if (grammar.part.has(token.folded) || known.isSpoken(index)) break;
    const category = known.categoryAt(index);
    if (category) {
      // `420 people and wounded more than 3,700`: of the next figure.
      let next = category.last + 1;
      while (next < category.last + 4 && grammar.lead.has(known.word(next))) next++;
      if (doc.tokens[next]?.kind === 'digits') break;
      // `bus de combattants`: who is in them; `civils blessés`: who they are.
      found.push({ category: category.is, by: spanOf(known.doc, category.first, category.last) });
      index = category.last + 1;
      isJoined = true;
      continue;
    }
    const word = token.folded;
    // `killed 51 people, and soldiers turned back`: others.
    if (word === ',' && /^(?:and|et|but|mais)$/.test(known.word(index + 1))) break;
    if (word === '(' || grammar.of.has(word) || word === 'et' || word === 'and' || word === ',') {
      index++;
      continue;
    }
    if (isJoined || step > 2 || grammar.endsNoun.has(word) || token.kind === 'mark') break;
    if (known.measureAt(index)) break;
    index++;
  }
  const kinds = [...new Set(found.map((one) => one.category))];
  const [first] = kinds;
  if (first === undefined) return ['any', []];
  if (kinds.length === 1) return [first, found.map((one) => one.by)];
  // A state beside a group is told of the group: `combattants blessés`.
  const states = new Set(['wounded', 'sick', 'man', 'armed']);
  const groups = kinds.filter((kind) => !states.has(kind));
  const [only] = groups;
  const by = found.map((one) => one.by);
  if (groups.length === 0) return [kinds.includes('wounded') ? 'wounded' : first, by];
  return [groups.length === 1 && only ? only : 'mixed', by];
}

/** What a number counts, by the noun beside it; null: no noun that is counted stands there. */
export function nounOf(known: Known, number: NumberFound, last: number): Noun | null {
  if (number.unit === 'percent') {
    return {
      unit: 'percent',
      category: 'any',
      first: number.first,
      last: number.last,
      unitBy: [{ start: number.start, end: number.end }],
      categoryBy: [],
      isImplied: false,
    };
  }
  const head = headBehind(known, number.last + 1, last);
  if (!head) return null;
  const [category, categoryBy] = isPeople(head.is.unit)
    ? categoryOf(known, head, last)
    : ([
        head.is.category ?? 'any',
        head.is.category ? [spanOf(known.doc, head.first, head.last)] : [],
      ] as const);
  return {
    unit: head.is.isAside ? 'aside' : head.is.unit,
    category,
    first: head.first,
    last: head.last,
    unitBy: [spanOf(known.doc, head.first, head.last)],
    categoryBy,
    ...(head.is.says && { says: head.is.says }),
    isImplied: false,
  };
}
