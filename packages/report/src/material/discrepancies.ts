import { discrepanciesOf, type Evidence, type Discrepancy as Found } from '@corridor/account';
import type { Index } from '@corridor/operation';
import { nameIn } from './names.ts';
import type { Discrepancy, DiscrepancySum } from './types.ts';

/** What the one that does not balance is called; null: it has no name of its own. */
const nameOf = (index: Index, { level, of }: Found): string | null => {
  const { store } = index;
  if (level === 'trip') return nameIn(index, store.get('trip', of)?.vehicle);
  if (level === 'stream') return nameIn(index, store.get('stream', of)?.site);
  if (level === 'batch') return String(store.get('batch', of)?.planned?.number ?? '');
  return level === 'site' ? nameIn(index, of) : null;
};

/**
 * Every one there was, however it ended: none is ever absorbed. The oldest first. That of the whole operation is the sum
 * of its vehicles' and stands in the sums.
 */
export const discrepanciesIn = (
  index: Index,
  evidence: Evidence,
  cutOff: number,
): readonly Discrepancy[] =>
  discrepanciesOf(index, evidence, cutOff)
    .filter(({ level }) => level !== 'operation')
    .map((one) => ({
      about: one.about,
      level: one.level,
      of: one.of,
      name: nameOf(index, one),
      boarded: one.level === 'trip' ? (one.numbers.boarded ?? null) : null,
      alighted: one.level === 'trip' ? (one.numbers.alighted ?? null) : null,
      people: one.people,
      isDerived: one.isDerived,
      since: one.since,
      status: one.status,
      explanation: one.explanation,
      explainedPeople: one.explainedPeople,
    }));

/** By what they are about and how they ended: the state, and of those explained the explanation. */
export const sumsOf = (
  all: readonly Discrepancy[],
  endOf: (one: Discrepancy) => string = ({ status, explanation }) =>
    status === 'explained' && explanation ? `${status} ${explanation}` : status,
): readonly DiscrepancySum[] =>
  [...Map.groupBy(all, (one) => `${one.about} ${endOf(one)}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, some]) => ({
      key,
      number: some.length,
      fewer: some.reduce((sum, { people }) => sum + Math.max(0, -people), 0),
      more: some.reduce((sum, { people }) => sum + Math.max(0, people), 0),
    }));
