import type { ClaimState, Index, StatementState, SubjectId } from '@corridor/operation';
import { statementAsClaim } from '../statements/asClaim.ts';
import type { Claim, ClaimStanding } from './types.ts';

type Order = Pick<Claim, 'id' | 'toldAt'>;
const isLater = (a: Order, b: Order): boolean =>
  a.toldAt === b.toldAt ? a.id > b.id : a.toldAt > b.toldAt;

/** Who speaks, however it is written; we are one speaker. null: nobody knows. */
export const speakerOf = ({ fact, isOurs }: Pick<Claim, 'fact' | 'isOurs'>): string | null =>
  isOurs || fact.speakerRole === 'ourselves' ? '' : (fact.speaker?.trim().toLowerCase() ?? null);

const standingOf = ({ status, verdict }: ClaimState): ClaimStanding => {
  if (status === 'withdrawn') return 'withdrawn';
  if (verdict !== null && verdict !== 'as-said') return verdict;
  return status === 'proposed' ? 'proposed' : 'stands';
};

const ofOthers = (state: ClaimState): readonly Claim[] =>
  state.claim
    ? [
        {
          id: state.id,
          fact: state.claim,
          isOurs: false,
          standing: standingOf(state),
          toldAt: state.told?.at ?? state.firstAt ?? 0,
          asOf: null,
          supersededBy: null,
          corrected: state.corrected,
        },
      ]
    : [];

/** What we have said ourselves is a claim like any other, of people where it says of nothing else. */
const ofOurs = (state: StatementState): readonly Claim[] => {
  const claim = statementAsClaim(state);
  return claim ? [{ ...claim, fact: { unit: 'person', ...claim.fact } }] : [];
};

/**
 * Which claim stands in the place of another: only one of the same speaker that itself stands. Where two name each other
 * the later one stands, so that a slip of the hand never makes both disappear.
 */
const superseding = (claims: readonly Claim[]): ReadonlyMap<SubjectId, SubjectId> => {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const later = claims.filter(({ standing }) => standing === 'stands');
  const names = (claim: Claim): Claim | undefined => {
    const old = claim.fact.supersedes && byId.get(claim.fact.supersedes);
    return old && speakerOf(old) === speakerOf(claim) ? old : undefined;
  };
  const leadsTo = (start: Claim, end: Claim): boolean => {
    const passed = new Set<Claim>();
    for (let at = names(start); at && !passed.has(at); at = names(at)) {
      if (at === end) return true;
      passed.add(at);
    }
    return false;
  };
  const result = new Map<SubjectId, SubjectId>();
  for (const claim of [...later].sort((a, b) => (isLater(a, b) ? 1 : -1))) {
    const old = names(claim);
    if (!old || old === claim || (leadsTo(old, claim) && isLater(old, claim))) continue;
    result.set(old.id, claim.id);
  }
  return result;
};

/** Every claim and every statement that was said, in the order in which they were recorded; none is left out. */
export const claimsOf = ({ store }: Index): readonly Claim[] => {
  const claims = [
    ...[...store.all('claim')].flatMap(ofOthers),
    ...[...store.all('statement')].flatMap(ofOurs),
  ];
  const replaced = superseding(claims);
  return claims
    .map((claim): Claim => {
      const by = replaced.get(claim.id) ?? claim.supersededBy;
      if (by === null || claim.standing !== 'stands') return claim;
      return { ...claim, supersededBy: by, standing: 'superseded' };
    })
    .sort((a, b) => (isLater(a, b) ? 1 : -1));
};
