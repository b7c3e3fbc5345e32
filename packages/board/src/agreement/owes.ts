import type { ConditionView, Means } from '@corridor/operation';
import { figure, named, t } from '@corridor/text';
import { meansText } from '../guard/meansText.ts';
import type { ZoneClock } from '../time/zone.ts';
import type { Facts } from '../view/facts.ts';
import type { Ledger, LedgerBatch, LedgerSide, LedgerTerm } from './ledger.ts';

/** What one side owes, in one sentence; `isDue`: something of it now. */
export interface Owed {
  readonly party: string;
  readonly name: string;
  readonly sentence: string;
  /** The same in two: what is due, and what comes only after something else. */
  readonly now: string;
  readonly later: string;
  readonly isDue: boolean;
}

/** The first thing that a batch still waits for because somebody made it a condition; safety binds nobody to wait for the other. */
const heldBy = (batch: LedgerBatch): ConditionView | null =>
  batch.guard?.conditions.find(({ blocks, requiredBy }) => blocks && requiredBy !== 'safety') ??
  null;

const firstMissing = (condition: ConditionView): Means | null => {
  for (const way of condition.ways) {
    for (const { means, met } of way) if (!met) return means as Means;
  }
  return null;
};

const batchText = (batch: LedgerBatch): string =>
  batch.missing === null
    ? t('{batch}', { batch: batch.name })
    : t('{batch} ({n, plural, one {# person} other {# people}} missing)', {
        batch: batch.name,
        n: batch.missing,
      });

const termText = (term: LedgerTerm): string =>
  term.missing === null
    ? term.way
      ? t('{what}, {way}', { what: term.what, way: term.way })
      : term.what
    : t('{missing} of {agreed} still to arrive, {way}', {
        missing: figure(term.missing),
        agreed: term.what,
        way: term.way,
      });

const isOpen = ({ state, missing }: LedgerTerm): boolean =>
  state.inForce !== null &&
  state.status !== 'fulfilled' &&
  state.withdrawn === null &&
  missing !== 0;

const isOpenBatch = (batch: LedgerBatch): boolean =>
  batch.missing === null ? batch.status !== 'completed' : batch.missing > 0;

/** Now, and what comes only after something else, each with what it comes after. */
function debtsOf(facts: Facts, side: LedgerSide, now: number, clock: ZoneClock) {
  const due: string[] = [];
  const later: string[] = [];
  for (const term of side.gives.filter(isOpen)) {
    if (term.state.status === 'suspended') {
      later.push(t('{what} (suspended)', { what: termText(term) }));
      continue;
    }
    const batches = term.batches.filter(isOpenBatch);
    if (batches.length === 0) {
      due.push(termText(term));
      continue;
    }
    for (const batch of batches) {
      const held = heldBy(batch);
      const means = held && firstMissing(held);
      if (!held) due.push(batchText(batch));
      else
        later.push(
          means
            ? t('{what}, once {means}', {
                what: batchText(batch),
                means: meansText(facts, means, now, clock),
              })
            : t('{what}, once a word for it is given', { what: batchText(batch) }),
        );
    }
  }
  return { due, later };
}

/** Who owes what at this moment: one sentence for each side. */
export const toOwed = (
  facts: Facts,
  ledger: Ledger,
  now: number,
  clock: ZoneClock,
): readonly Owed[] =>
  ledger.sides.map((side) => {
    const { due, later } = debtsOf(facts, side, now, clock);
    const values = { party: side.name, due: named(due), later: named(later) };
    const sentence = due.length
      ? later.length
        ? t('{party} owes now: {due}. Later: {later}.', values)
        : t('{party} owes now: {due}.', values)
      : later.length
        ? t('{party} owes nothing now. Later: {later}.', values)
        : side.gives.some(({ state }) => state.inForce === null)
          ? t('{party} owes nothing: what it would give is not in force.', values)
          : side.gives.length
            ? t('{party} has given everything that is agreed.', values)
            : t('{party} owes nothing: no term says that it gives anything.', values);
    const isBoth = due.length > 0 && later.length > 0;
    return {
      party: side.party,
      name: side.name,
      sentence,
      now: isBoth
        ? t('{party} owes now: {due}.', values)
        : later.length
          ? t('{party} owes nothing now.', values)
          : sentence,
      later: later.length ? t('Later: {later}.', values) : '',
      isDue: due.length > 0,
    };
  });
