import type { SubjectId } from '../event.ts';
import type { PartyWord } from '../state/agreement.ts';

/** Of two words the one that lets less happen. */
const CARE: { readonly [says in PartyWord['says']]: number } = {
  'set-aside': 0,
  met: 1,
  'not-met': 2,
};

/**
 * The last word of those who are meant. What was written down last is not always what was said last: a call of two o'clock may be written
 * at four. Then the more careful of the two is heard.
 */
export const lastWordOf = (
  words: readonly PartyWord[],
  isMeant: (party: SubjectId) => boolean,
): PartyWord | null => {
  let written: PartyWord | null = null;
  let told: PartyWord | null = null;
  for (const word of words) {
    if (!isMeant(word.party)) continue;
    written = word;
    if (!told || word.told.at >= told.told.at) told = word;
  }
  return written && told && CARE[told.says] > CARE[written.says] ? told : written;
};
