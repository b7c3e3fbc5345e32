import type { LineId, SubjectId, TermState, TermWording } from '@corridor/operation';
import { plannedToQuota, quantityToQuota } from '@corridor/operation';
import { named } from '@corridor/text';
import type { ZoneClock } from '../time/zone.ts';
import { type Facts, partyName } from '../view/facts.ts';
import { partiesOf } from './parties.ts';
import type { Pending } from './weigh.ts';
import { changesOf, changesText, type FieldChange, wordingText } from './wording.ts';

/** A wording that somebody says and that is not in force: who said it, who is silent. */
export interface OpenWording {
  readonly term: SubjectId;
  readonly line: LineId;
  readonly by: SubjectId;
  readonly byName: string;
  readonly at: number;
  readonly text: string;
  readonly changes: readonly FieldChange[];
  readonly whole: TermWording;
  /** What is in force meanwhile, in one line; empty where nothing is. */
  readonly inForce: string;
  readonly agreedBy: readonly SubjectId[];
  readonly agreedNames: string;
  readonly disputedNames: string;
  /** Parties that have said neither yes nor no to it. */
  readonly silent: readonly { readonly party: SubjectId; readonly name: string }[];
}

/** Whether the party's last word is a no to the term as such, said after this wording. */
const saysNo = (term: TermState, party: SubjectId, since: number): boolean =>
  term.stances.some(
    (stance) =>
      stance.party === party &&
      (stance.is === 'disputes' || stance.is === 'withdrew') &&
      stance.told.at >= since,
  );

/** Every wording that waits for a yes, the newest first: what a night call leaves behind. */
export function toOpenWordings(facts: Facts, clock: ZoneClock): readonly OpenWording[] {
  const parties = partiesOf(facts).map(({ id }) => id);
  const open: OpenWording[] = [];
  for (const term of facts.states('term').values()) {
    if (term.withdrawn !== null || term.status === 'fulfilled') continue;
    for (const { party, is, of } of term.stances) {
      const version = is === 'said' ? term.versions.find(({ line }) => line === of) : undefined;
      // What came into force since has taken its place, whoever has not said yes to that.
      const isPast =
        term.inForce !== null &&
        version !== undefined &&
        term.versions.indexOf(version) < term.versions.indexOf(term.inForce);
      if (!version || version.inForce || isPast) continue;
      const by = facts.nameOf(party);
      const agreedBy = version.confirmedBy.map(facts.nameOf);
      const asked = parties.filter((id) => id !== by && !agreedBy.includes(id));
      const no = asked.filter((id) => saysNo(term, id, version.told.at));
      const changes = changesOf(facts, version.says, term.inForce?.whole ?? {}, clock);
      open.push({
        term: term.id,
        line: version.line,
        by,
        byName: partyName(facts, by),
        at: version.told.at,
        changes,
        whole: version.whole,
        text: term.inForce ? changesText(changes) : wordingText(facts, version.whole, clock),
        inForce: term.inForce ? wordingText(facts, term.inForce.whole, clock) : '',
        agreedBy,
        agreedNames: named(agreedBy.map((id) => partyName(facts, id))),
        disputedNames: named(no.map((id) => partyName(facts, id))),
        silent: asked
          .filter((id) => !no.includes(id))
          .map((id) => ({ party: id, name: partyName(facts, id) })),
      });
    }
  }
  return open.sort((a, b) => b.at - a.at || (a.line < b.line ? -1 : 1));
}

/** What one key confirms: the newest wording on which exactly one party is still silent. */
export const toConfirmByKey = (
  open: readonly OpenWording[],
): { readonly wording: OpenWording; readonly party: SubjectId; readonly name: string } | null => {
  const [newest] = open.filter(({ silent }) => silent.length > 0);
  const [only, ...others] = newest?.silent ?? [];
  return newest && only && others.length === 0 ? { wording: newest, ...only } : null;
};

/** Batches that fit the new number: one more for those who are missing, or the last one that nobody has left with, smaller. */
export interface Fit {
  readonly line: Pending;
  readonly number: number;
  readonly people: number;
  readonly isNew: boolean;
}

/**
 * Neither the term nor its batches can be changed alone where both say exact numbers: this changes them in one write. null: they fit, or
 * no single batch can make up for it.
 */
export function fitBatches(
  facts: Facts,
  { term, whole }: Pick<OpenWording, 'term' | 'whole'>,
  newBatch: SubjectId,
): Fit | null {
  const wanted = quantityToQuota(whole.quantity);
  const batches = facts.index.guards.facts
    .batchesOf(term)
    .flatMap(({ id, planned }) => {
      const quota = plannedToQuota(planned?.people);
      return planned && quota ? [{ id, planned, quota }] : [];
    })
    .sort((a, b) => a.planned.number - b.planned.number);
  const most = batches.reduce((sum, { quota }) => sum + (quota.high ?? quota.low), 0);
  const least = batches.reduce((sum, { quota }) => sum + quota.low, 0);
  if (!wanted || batches.length === 0) return null;
  const missing = wanted.low - most;
  if (missing > 0) {
    const number = Math.max(...batches.map(({ planned }) => planned.number)) + 1;
    const fact = { term, number, people: missing };
    return {
      line: { subject: newBatch, kind: 'planned@1', fact },
      number,
      people: missing,
      isNew: true,
    };
  }
  const over = wanted.high === null ? 0 : least - wanted.high;
  const last = batches.findLast(
    ({ id, quota }) => facts.index.guards.facts.progress(id).departed === 0 && quota.low > over,
  );
  if (over <= 0 || !last) return null;
  const people = last.quota.low - over;
  return {
    line: { subject: last.id, kind: 'planned@1', fact: { ...last.planned, people } },
    number: last.planned.number,
    people,
    isNew: false,
  };
}
