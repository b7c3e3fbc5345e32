import type { SubjectId } from '../event.ts';
import type { NoticeWord } from '../state/agreement.ts';
import type { AgreementFacts } from './facts.ts';
import type { Found } from './means.ts';

/** Of two words of the same moment the careful one is heard. */
const CARE = ['green-light', 'acknowledged', 'notified', 'withdrawn'];
const isHeardAfter = (word: NoticeWord, held: NoticeWord): boolean => {
  const care = CARE.indexOf(word.status) - CARE.indexOf(held.status);
  const ends = ({ validUntil }: NoticeWord) => validUntil ?? Number.POSITIVE_INFINITY;
  if (word.since.at !== held.since.at) return word.since.at > held.since.at;
  if (care !== 0) return care > 0;
  if (ends(word) !== ends(held)) return ends(word) < ends(held);
  return word.since.line > held.since.line;
};

/** What each party said last about a batch at one level; nothing that was said of a single vehicle. */
export const wordsAt = (
  facts: AgreementFacts,
  batch: SubjectId,
  level: NoticeWord['level'],
): ReadonlyMap<SubjectId, NoticeWord> => {
  const last = new Map<SubjectId, NoticeWord>();
  for (const notice of facts.notices(batch)) {
    for (const word of notice.words) {
      if (word.level !== level || word.trip !== null || word.batch === null) continue;
      if (facts.resolve(word.batch) !== facts.resolve(batch)) continue;
      const party = facts.resolve(word.party);
      const held = last.get(party);
      if (!held || isHeardAfter(word, held)) last.set(party, word);
    }
  }
  return last;
};

/**
 * The capital's light is not the checkpoint's, and one that has run out is none. `party` null: whoever's, as nobody knows whose it should be;
 * then anybody who has taken theirs back may be the one who holds it.
 */
export const greenLight = (
  facts: AgreementFacts,
  batch: SubjectId,
  party: SubjectId | null,
  level: NoticeWord['level'],
): Found => {
  const said = wordsAt(facts, batch, level);
  const asked = party === null ? [...said.values()] : [said.get(facts.resolve(party))];
  const about = asked.filter((word) => word !== undefined);
  const now = facts.now();
  const green = about.filter(
    ({ status, validUntil }) =>
      status === 'green-light' && (validUntil === null || validUntil > now),
  );
  const withdrawn = about.filter(({ status }) => status === 'withdrawn');
  const shown = withdrawn.length ? withdrawn : green.length ? green : about;
  const ends = green.flatMap(({ validUntil }) => validUntil ?? []);
  return {
    met: green.length > 0 && withdrawn.length === 0,
    evidence: shown.map(({ since }) => since.line),
    since: shown.length ? Math.max(...shown.map(({ since }) => since.at)) : null,
    until: ends.length ? Math.min(...ends) : null,
  };
};
