import type { Run } from './clause.ts';
import type { Ground } from './words.ts';

const BACK = 4;
/** What a verb befalls stands no further behind it, tokens. */
const OBJECT = 5;
/** People who are counted are a figure, and it is read as one. */
const MANY =
  /^(?:combien|dizaine|centaine|millier|million|douzaine|vingtaine|quinzaine|trentaine|quarantaine|cinquantaine|soixantaine|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|cent|mille|dozen|hundred|thousand|many|two|three|four|five|seven|eight|nine|ten|twenty|fifty)s?$/;

/**
 * The parts that stand in a clause; `subject:` before those in front of the verb, `patient:` before what it
 * befalls. `counted`: people who are counted. Where they are counted before the
 * verb they are none, and what carries them is none either, unless it stands in front. `uncounted`: nobody is.
 * @param takesCounted `300 rebelles ont commencé à partir` says more than a figure.
 */
export function partsIn(
  ground: Ground,
  clause: Run,
  verb: Run | null,
  takesCounted: boolean,
  isPassive: boolean,
): ReadonlySet<string> {
  const parts = new Set<string>();
  let hasCounted = false;
  let isCountedAnywhere = false;
  const note = (part: string, index: number, isBefore: boolean) => {
    if (verb === null) return;
    if (isBefore) parts.add(`subject:${part}`);
    if (isPassive ? isBefore : !isBefore && index - verb.last <= OBJECT)
      parts.add(`patient:${part}`);
  };
  for (let index = clause.first; index <= clause.last; index++) {
    if (verb && index >= verb.first && index <= verb.last) continue;
    const isBefore = verb !== null && index < verb.first;
    for (const part of ground.partAt(index)?.is ?? []) {
      if (!takesCounted && part === 'people' && isCounted(ground, index, clause.first)) {
        isCountedAnywhere = true;
        hasCounted ||= isBefore || verb === null;
        parts.add('counted');
        note('counted', index, isBefore);
        continue;
      }
      if (hasCounted && !isBefore && (part === 'people' || part === 'convoy')) continue;
      parts.add(part);
      note(part, index, isBefore);
    }
    if (ground.doc.tokens[index]?.isCapital && ground.known.placeAt(index)) {
      parts.add('place');
      note('place', index, isBefore);
    }
  }
  if (!isCountedAnywhere) parts.add('uncounted');
  if (hasCounted) {
    parts.delete('people');
    parts.delete('subject:people');
  }
  return parts;
}

function isCounted(ground: Ground, noun: number, left: number): boolean {
  for (let index = noun - 1; index >= Math.max(left, noun - BACK); index--) {
    const token = ground.doc.tokens[index];
    if (token?.kind === 'mark') return false;
    if (token?.kind === 'digits' || MANY.test(token?.folded ?? '')) return !ground.isTime(index);
  }
  return false;
}
