import type { Run } from './clause.ts';
import type { Ground } from './words.ts';

const BACK = 5;
/** A few people counted are a figure and no event of their own. */
const MANY =
  /^(?:dizaine|centaine|millier|million|douzaine|vingtaine|quinzaine|trentaine|quarantaine|cinquantaine|soixantaine|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|cent|mille|dozen|hundred|thousand|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty)s?$/;

/** The parts that stand in a clause. People count only beside a verb, and only where they are not counted. */
export function partsIn(ground: Ground, clause: Run, verb: Run | null): readonly string[] {
  const parts = new Set<string>();
  for (let index = clause.first; index <= clause.last; index++) {
    if (verb && index >= verb.first && index <= verb.last) continue;
    const found = ground.partAt(index);
    if (found) {
      for (const part of found.is) {
        if (part === 'people' && isCounted(ground, index, clause.first)) continue;
        parts.add(part);
      }
    }
    const place = ground.known.placeAt(index);
    if (place && ground.doc.tokens[index]?.isCapital) parts.add('place');
  }
  return [...parts];
}

function isCounted(ground: Ground, noun: number, left: number): boolean {
  for (let index = noun - 1; index >= Math.max(left, noun - BACK); index--) {
    const token = ground.doc.tokens[index];
    if (token?.kind === 'mark') return false;
    if (token?.kind === 'digits' || MANY.test(token?.folded ?? '')) return !ground.isTime(index);
  }
  return false;
}
