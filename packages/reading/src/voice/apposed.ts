import { type Frame, foldedAt } from './frame.ts';
import type { LookAt, Who } from './named.ts';
import { isAcronym, isClose, nameRunAt } from './reach.ts';

const SEEN = new Set(
  'consulte consultes consultee consultees vu vus vue vues obtenu obtenus obtenue obtenues verifie verifies verifiee verifiees authentifie authentifiees authentifiees recueilli recueillis recueillie recueillies examine examines analysees analyses seen reviewed obtained verified examined authenticated gathered collected'.split(
    ' ',
  ),
);
const GIVEN = new Set(['par', 'by', 'aupres']);

/** `un communiqué du ministère`, `un bilan fourni par la police`: who issued it speaks; without one the document does. */
export function documentOf(
  frame: Frame,
  who: Who,
  noun: number,
  until: number,
  depth: number,
  whoAt: LookAt,
): Who | null {
  let found = frame.nounAt(noun);
  if (frame.doc.language === 'en' && !found) {
    // `a Red Cross statement`, `the latest report`.
    for (let at = noun; at <= who.last; at++) {
      if (
        frame.grammar.links.has(foldedAt(frame, at)) ||
        frame.grammar.linksToNames.has(foldedAt(frame, at))
      )
        break;
      found = frame.nounAt(at) ?? found;
    }
  }
  if (!found) return null;
  // `a UN report`; but `a source with the report`.
  if (who.entry !== null && who.entry.kind !== 'medium' && found.first <= noun) return null;
  if (who.head && who.head.first > found.first) return null;
  const document = { first: noun, last: found.last };
  const channel = found.is.isChannel ? document : null;
  if (depth > 0) {
    const inFront = found.first > noun ? whoAt(frame, noun, found.first - 1, 0) : null;
    if (inFront?.entry && inFront.last === found.first - 1) {
      return {
        ...inFront,
        first: who.first,
        document: channel,
        paper: document,
        next: who.last + 1,
      };
    }
    for (let at = found.last + 1; at <= Math.min(until, found.last + 9); at++) {
      const folded = foldedAt(frame, at);
      if ((frame.timeOf[at] ?? -1) >= 0) continue;
      if (frame.tokens[at]?.kind === 'mark') break;
      const isOwner = frame.grammar.links.has(folded) || folded === 'from' || GIVEN.has(folded);
      if (!isOwner) {
        if (frame.grammar.stops.has(folded) && !frame.grammar.articles.has(folded)) break;
        continue;
      }
      const start = folded === 'du' || folded === 'des' ? at : at + 1;
      const owner = whoAt(frame, start, until, depth - 1);
      // `des registres consultés par l'AFP`: whoever looked at them only carries.
      if (owner && GIVEN.has(folded) && SEEN.has(foldedAt(frame, at - 1)))
        return {
          ...who,
          document: { first: owner.first, last: owner.last },
          paper: document,
          isDocument: true,
        };
      const isAgent = GIVEN.has(folded) && owner?.article === 'definite';
      if (
        owner &&
        (owner.entry !== null || owner.isPlace || isAgent || isAcronym(frame, owner.last))
      ) {
        return { ...owner, document: channel, paper: document };
      }
    }
  }
  return { ...who, document: channel, paper: document, isDocument: true };
}

/** `le chef de la diplomatie turque, Mevlut X,` and `Ahmad X, chef d'une unité de médecins`. */
export function withApposition(
  frame: Frame,
  who: Who,
  limit: number,
  depth: number,
  whoAt: LookAt,
): Who {
  const comma = who.last + 1;
  if (foldedAt(frame, comma) !== ',' || comma >= limit) return who;
  const after = (last: number): number =>
    foldedAt(frame, last + 1) === ',' && last + 1 <= limit ? last + 2 : last + 1;
  const isEnd = (at: number): boolean => {
    const token = frame.tokens[at];
    return !token || at > limit || token.kind === 'mark' || !isClose(token);
  };
  const isUnknown = who.entry === null && who.article !== null && !who.isNamed && !who.isPlace;
  if (
    who.name === null &&
    (who.entry?.kind === 'function' || who.entry?.kind === 'group' || isUnknown)
  ) {
    const run = nameRunAt(frame, comma + 1, limit);
    const isOne = run > comma + 1 || (who.article === 'indefinite' && !isUnknown);
    const isPlace = frame.placeAt(comma + 1) !== null;
    const titled = run < 0 && depth > 0 ? whoAt(frame, comma + 1, limit, 0) : null;
    const name =
      run >= 0 && isEnd(run + 1) && isOne && !isPlace
        ? { first: comma + 1, last: run }
        : titled && (titled.entry?.kind === 'title' || titled.entry?.kind === 'function')
          ? titled.name
          : null;
    if (name && isEnd(name.last + 1)) {
      return {
        ...who,
        last: name.last,
        name,
        role: who.role ?? { first: who.first, last: who.last },
        next: after(name.last),
        isNamed: true,
      };
    }
    return who;
  }
  if (who.name !== null && who.role === null && depth > 0) {
    const role = whoAt(frame, comma + 1, limit, 0);
    const isFull = who.name.last > who.name.first;
    if (role?.entry && (role.name === null || isFull) && role.entry.kind !== 'medium') {
      return {
        ...who,
        last: role.last,
        entry: who.entry && who.entry.kind !== 'title' ? who.entry : role.entry,
        gender: who.gender ?? role.gender,
        role: { first: role.first, last: role.last },
        next: after(role.last),
      };
    }
  }
  return who;
}
