import type { Act, PlaceFound } from './types.ts';
import type { Known } from './words.ts';

/** Units that are places, so that their nouns open the name of one: `les quartiers est d'Alep`. */
const AREAS = new Set([
  'country',
  'village',
  'town',
  'neighbourhood',
  'area',
  'camp',
  'crossing',
  'shelter',
  'hospital',
]);
const REACH = 34;
const NAME = 5;

interface Ways {
  readonly from: PlaceFound | null;
  readonly to: PlaceFound | null;
  readonly place: PlaceFound | null;
}

/** One name: known, or a word with a capital that is nobody who speaks. */
function nameAt(known: Known, index: number, isTime: (index: number) => boolean): number | null {
  const { doc } = known;
  const found = known.placeAt(index);
  if (found && doc.tokens[index]?.isCapital !== false) return found.last;
  if (found && doc.language === 'ar') return found.last;
  const token = doc.tokens[index];
  if (token?.kind !== 'word' || !token.isCapital || token.folded.length < 3 || isTime(index))
    return null;
  if (known.speakerAt(index) || known.unitAt(index) || HELD.test(token.folded)) return null;
  if (known.isSpoken(index)) return null;
  // `the Syrian city of Aleppo`
  const after = known.unitAt(index + 1);
  if (after && AREAS.has(after.is.unit)) return null;
  let last = index;
  for (let more = 1; more < NAME; more++) {
    const next = doc.tokens[index + more];
    if (next?.kind !== 'word' || !next.isCapital || next.before !== 'blank' || isTime(index + more))
      break;
    if (/['’‘]$/.test(next.folded)) break;
    last = index + more;
  }
  return last;
}

/** `Russian-held`: tells of a place, and names none. */
const HELD = /-(?:held|controlled|backed|occupied|ruled|besieged|allied|led)$/;
const SIDES = new Set(
  'est ouest nord sud nord-est nord-ouest sud-est sud-ouest centre eastern western northern southern east west north south central old vieille'.split(
    ' ',
  ),
);

/** `les quartiers rebelles de la ville d'Alep`, `eastern Aleppo`, `Idleb`: from its first word of meaning to the name. */
export function placeAt(
  known: Known,
  start: number,
  last: number,
  isTime: (index: number) => boolean,
): PlaceFound | null {
  const { doc, grammar } = known;
  let index = start;
  while (
    index <= last &&
    index < start + 3 &&
    (grammar.determiners.has(known.word(index)) || known.word(index) === 'of')
  ) {
    index++;
  }
  const first = index;
  let strangers = 0;
  let isOpen = false;
  for (; index <= last && index < first + 12; index++) {
    const token = doc.tokens[index];
    if (token?.kind !== 'word' || token.before === 'paragraph') return null;
    const name = nameAt(known, index, isTime);
    if (name !== null && name <= last) {
      return {
        first,
        last: name,
        start: doc.tokens[first]?.start ?? 0,
        end: doc.tokens[name]?.end ?? 0,
      };
    }
    const unit = known.unitAt(index);
    const isArea = unit !== null && AREAS.has(unit.is.unit);
    if (isArea || SIDES.has(token.folded)) {
      isOpen = true;
      strangers = 0;
      continue;
    }
    if (isOpen && (grammar.of.has(token.folded) || grammar.determiners.has(token.folded))) continue;
    if (!isOpen && grammar.beforeNoun.has(token.folded)) continue;
    // `rebel-held districts of`, `quartiers rebelles d'`
    if (++strangers > (isOpen ? 2 : 2) || (!isOpen && !grammar.takesAnyBeforeNoun)) return null;
    if (
      grammar.from.has(token.folded) ||
      grammar.to.has(token.folded) ||
      grammar.at.has(token.folded) ||
      grammar.pronouns.has(token.folded) ||
      grammar.endsNoun.has(token.folded) ||
      (!isOpen && known.measureAt(index))
    ) {
      return null;
    }
  }
  return null;
}

const isAreaWord = (known: Known, index: number): boolean => {
  const unit = known.unitAt(index);
  return (unit !== null && AREAS.has(unit.is.unit)) || SIDES.has(known.word(index));
};

/** Where those counted came from, went to, or were: by the words before a place and the verb. */
export function waysOf(
  known: Known,
  act: Act,
  first: number,
  last: number,
  left: number,
  right: number,
  isTime: (index: number) => boolean,
  stops: (index: number) => boolean,
): Ways {
  const { grammar } = known;
  const moves =
    act.place === 'from' || act.place === 'to' || (act.measure?.includes('depart') ?? false);
  let from: PlaceFound | null = null;
  let to: PlaceFound | null = null;
  let place: PlaceFound | null = null;
  // What was inherited may stand far off.
  const isHere = act.at !== null && act.at.first >= left && act.at.last <= right;
  const begin = isHere ? Math.min(first, act.at?.first ?? first) : first;
  const verb = isHere ? (act.at?.last ?? -1) : -1;
  const end = Math.min(right, Math.max(last, verb) + REACH);
  const look = (index: number) => {
    const word = known.word(index);
    if (known.measureAt(index)?.first === act.at?.first && verb >= index) return 0;
    const isDirect = moves && index === verb + 1;
    if (isDirect && act.place === 'from' && !grammar.from.has(word) && !grammar.to.has(word)) {
      const found = placeAt(known, index, end, isTime);
      if (found) {
        from ??= found;
        return found.last - index;
      }
    }
    if (isDirect && act.place === 'to' && !grammar.to.has(word) && !grammar.from.has(word)) {
      const found = placeAt(known, index, end, isTime);
      if (found) {
        to ??= found;
        return found.last - index;
      }
    }
    // `la capitale du Darfour`, `la ville d'Alep`: of a place, and not from there.
    const isOfPlace = isAreaWord(known, index - 1) && word !== 'from' && word !== 'depuis';
    const isFrom = grammar.from.has(word) && !isOfPlace;
    // `arrivés à`, `arrived in`: there; but `fled in`, `évacués à`: where it was.
    const isAt = grammar.at.has(word);
    const isTo =
      (grammar.to.has(word) && (!isAt || act.place !== 'from')) || (isAt && act.place === 'to');
    // `le Soudan du Sud`: `du` is of the name.
    const named = known.placeAt(index);
    if (named && known.doc.tokens[index]?.isCapital) return named.last - index;
    if (!isFrom && !isTo && !isAt) return 0;
    let next = index + 1;
    while (
      next < index + 4 &&
      (grammar.from.has(known.word(next)) || grammar.to.has(known.word(next)))
    )
      next++;
    if (word === 'en' && known.word(index + 1) === 'direction') next = index + 3;
    const found = placeAt(known, next, end, isTime);
    if (!found) return 0;
    if (moves) {
      if (isFrom && !isTo) from ??= found;
      else if (isTo) to ??= found;
      else if (act.place === 'from') place ??= found;
      else place ??= found;
    } else if (isAt || (isFrom && place === null && index > last && index <= last + 2)) {
      place ??= found;
    }
    return found.last - index;
  };
  for (let index = begin; index <= end; index++) {
    if (index > last && index > verb && stops(index)) break;
    index += look(index);
  }
  if (!from && !to && !place) {
    // `À Alep, plus de 34 000 personnes ont été évacuées`
    for (let index = Math.max(left, begin - REACH / 2); index < begin; index++) {
      if (!grammar.at.has(known.word(index))) continue;
      const found = placeAt(known, index + 1, begin - 1, isTime);
      if (found) place = found;
    }
  }
  return { from, to, place };
}
