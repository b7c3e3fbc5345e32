import type { Sentence } from '../text/doc.ts';
import { besideAt } from './beside.ts';
import { type Frame, foldedAt } from './frame.ts';
import type { Group } from './group.ts';
import type { Run, Who } from './named.ts';
import { type Cue, isClauseEnd, isKnown } from './said.ts';
import { subjectBefore } from './subject.ts';
import { whoAt } from './who.ts';

export const QUOTED = new Set(['quoted', 'cited', 'as']);

/** `X was quoted by Y as saying that`. */
export function quotedAs(
  frame: Frame,
  group: Group,
  sentence: Sentence,
  none: Pick<Cue, 'words' | 'isHedged' | 'isAccordingTo' | 'isCiting'>,
  from: number,
): Cue | null {
  let was = group.first - 1;
  while (
    was > Math.max(from, group.first - 9) &&
    !/^(?:was|were|is|are|been)$/.test(foldedAt(frame, was))
  )
    was--;
  const subject = subjectBefore(frame, was, Math.max(sentence.first, from));
  if (!subject || !isKnown(subject.who)) return null;
  let via: Run | null = null;
  for (let at = was; at < group.first; at++) {
    if (foldedAt(frame, at) !== 'by') continue;
    const who = whoAt(frame, at + 1, group.first - 1, 0);
    if (who) via = { first: who.first, last: who.last };
  }
  return {
    ...none,
    form: 'front',
    first: subject.first,
    last: group.last,
    who: subject.who,
    pronoun: null,
    via,
    said: subject.said,
    isClause: true,
  };
}

/** `…, a été annoncé jeudi par un haut responsable`: said by whom stands behind `par`. */
export function passive(
  frame: Frame,
  group: Group,
  sentence: Sentence,
  none: Pick<Cue, 'words' | 'isHedged' | 'isAccordingTo' | 'isCiting'>,
): Cue | null {
  const limit = sentence.last;
  const beside = besideAt(frame, group.last + 1, limit);
  let at = beside.next;
  for (let n = 0; n < 6 && at <= limit && !frame.grammar.by.has(foldedAt(frame, at)); n++) at++;
  if (!frame.grammar.by.has(foldedAt(frame, at))) return null;
  const who = whoAt(frame, at + 1, limit);
  if (!who || who.pronoun || !isKnown(who) || group.isNegated || group.is.isAccusation) return null;
  if (group.is.isOfClause) return null;
  const after = besideAt(frame, who.next, limit);
  if (who.entry?.isChannel && group.is.isCiting) {
    return {
      ...none,
      form: 'via',
      first: group.first,
      last: after.next - 1,
      who: null,
      pronoun: null,
      via: { first: who.first, last: who.last },
      said: null,
      isClause: false,
    };
  }
  return {
    ...none,
    form: 'tail',
    first: group.first,
    last: after.next - 1,
    who,
    pronoun: null,
    via: after.via ?? beside.via,
    said: beside.said ?? after.said,
    isClause: false,
  };
}

/** `La radio X a cité une source, affirmant que`, `l'agence Y, citant un responsable`: who is cited speaks. */
export function citing(
  frame: Frame,
  group: Group,
  sentence: Sentence,
  none: Pick<Cue, 'words' | 'isHedged' | 'isAccordingTo' | 'isCiting'>,
  carrier: Who | null,
  first: number,
): Cue | null {
  const limit = sentence.last;
  const beside = besideAt(frame, group.last + 1, limit);
  const who = whoAt(frame, beside.next, limit);
  if (!who || who.pronoun || !(isKnown(who) || who.isNamed)) return null;
  const after = besideAt(frame, who.next, limit);
  const isEnd = isClauseEnd(frame, after.next, limit) && after.next >= limit;
  return {
    ...none,
    form: carrier && !isEnd ? 'front' : 'tail',
    first: carrier ? first : group.first,
    last: after.next - 1,
    who,
    pronoun: null,
    via: carrier ? { first: carrier.first, last: carrier.last } : after.via,
    said: beside.said ?? after.said,
    isCiting: true,
    isClause: true,
  };
}

/** `indique-t-on de source médicale`, `a-t-on appris auprès de X`. */
export function sourceAt(frame: Frame, at: number, limit: number): Who | null {
  const found = frame.accordingToAt(at);
  if (found && !found.is.isChannel && found.last > at) {
    return whoAt(frame, found.last, limit);
  }
  if (/^(?:aupres|chez|a|au|aux)$/.test(foldedAt(frame, at))) {
    const from =
      foldedAt(frame, at) === 'aupres' &&
      foldedAt(frame, at + 1) !== 'du' &&
      foldedAt(frame, at + 1) !== 'des'
        ? at + 2
        : /^aux?$/.test(foldedAt(frame, at))
          ? at
          : at + 1;
    const who = whoAt(frame, from, limit);
    return who && isKnown(who) ? who : null;
  }
  return null;
}
