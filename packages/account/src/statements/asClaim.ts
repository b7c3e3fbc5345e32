import type { ClaimFact, StatementState, SubjectId } from '@corridor/operation';

/** ❝ Our own statement as it stands among what everybody says. */
export interface StatementClaim {
  /** `statement/…` */
  readonly id: SubjectId;
  readonly fact: ClaimFact;
  readonly isOurs: true;
  readonly standing: 'stands' | 'superseded';
  /** When it was first said, ms. */
  readonly toldAt: number;
  /** The moment for which its figure is meant, ms. */
  readonly asOf: number;
  readonly supersededBy: SubjectId | null;
  readonly corrected: number;
}

/** null: nobody has said it. What is only drafted or cleared is no claim of anybody's. */
export const statementAsClaim = (state: StatementState): StatementClaim | null => {
  const [first] = state.said;
  const { drafted } = state;
  if (!drafted || !first) return null;
  const { quantity, approx, unit, measure, from, to, asOf } = drafted;
  return {
    id: state.id,
    fact: {
      ...(quantity && { quantity }),
      ...(approx && { approx }),
      ...(unit && { unit }),
      ...(measure && { measure }),
      ...(from && { from }),
      ...(to && { to }),
      hedge: false,
      speakerRole: 'ourselves',
      channel: first.channel,
      cumulative: true,
    },
    isOurs: true,
    standing: state.supersededBy ? 'superseded' : 'stands',
    toldAt: first.at,
    asOf,
    supersededBy: state.supersededBy,
    corrected: state.corrected,
  };
};
