import type { BatchState, TermState } from '../state/agreement.ts';

type Planned = NonNullable<BatchState['planned']>['people'];
type Quantity = NonNullable<TermState['inForce']>['whole']['quantity'];

/** A figure of the agreement: from `low` up to `high`; `high` null: all who wish. null: it says no number. */
export interface Quota {
  readonly low: number;
  readonly high: number | null;
}

/** "About 1,200" binds nobody to a number. */
export const plannedToQuota = (people: Planned): Quota | null => {
  if (people === undefined) return null;
  if (typeof people === 'number') return { low: people, high: people };
  if ('exact' in people) return { low: people.exact, high: people.exact };
  return 'low' in people ? { low: people.low, high: people.high } : null;
};

export const quantityToQuota = (quantity: Quantity): Quota | null => {
  if (quantity === undefined) return null;
  if ('exact' in quantity) return { low: quantity.exact, high: quantity.exact };
  return 'low' in quantity ? { low: quantity.low, high: quantity.high } : { low: 0, high: null };
};
