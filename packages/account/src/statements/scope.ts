import type { Fact } from '@corridor/operation';
import { toQuarter } from '../evidence/quarter.ts';
import type { Figure, Scope } from '../figure/types.ts';

type Drafted = Fact<'statement', 'drafted@1'>;

/**
 * The question that a statement answers, until its own hour; null: the account is not asked, since it is not about people
 * who left or arrived.
 */
export const statementScope = (
  drafted: Pick<Drafted, 'measure' | 'unit' | 'from' | 'to' | 'asOf'>,
): Scope | null => {
  const { measure, unit, from, to, asOf } = drafted;
  if (unit !== undefined && unit !== 'person') return null;
  const asked = measure === 'arrived' ? 'arrived' : measure === 'departed' ? 'left' : null;
  return (
    asked && { measure: asked, ...(from && { from }), ...(to && { to }), until: toQuarter(asOf) }
  );
};

/** What a rule takes from a figure, unrounded; null: nothing, or it cannot be known. ● minimum, ≈ estimate. */
export const ruledNumber = (rule: Drafted['rule'], figure: Figure): number | null => {
  switch (rule) {
    case 'counted-minimum':
      return figure.minimum;
    case 'estimate':
      return figure.estimate?.people ?? null;
    case 'as-agreed':
    case 'other':
      return null;
  }
};
