import type { ClaimFact, TermWording } from '@corridor/operation';
import { toClaimRows } from '../view/claims.ts';
import { type Facts, stateOf } from '../view/facts.ts';

/** ❝ What somebody stated about the people of a term. Beside what we counted, never in it. */
export interface ClaimLine {
  readonly id: string;
  readonly speaker: string;
  readonly said: string;
}

const MOVED: ReadonlySet<string> = new Set([
  'evacuated',
  'to-be-evacuated',
  'departed',
  'arrived',
  'released',
  'to-be-released',
]);
const MOST = 3;

/** Of people who moved, from the place or to the place of the term; of each speaker the newest. */
export function claimsOf(facts: Facts, { origin, destination }: TermWording): readonly ClaimLine[] {
  if (!origin && !destination) return [];
  const isPlace = (place: string | undefined, site: string | undefined) =>
    place !== undefined && site !== undefined && facts.nameOf(place) === facts.nameOf(site);
  const isAbout = (claim: ClaimFact) =>
    MOVED.has(claim.measure ?? '') &&
    claim.unit === 'person' &&
    claim.quantity !== undefined &&
    (isPlace(claim.from, origin) ||
      isPlace(claim.place, origin) ||
      (claim.from === undefined && isPlace(claim.to, destination)));
  const last = new Map<string, ClaimLine>();
  for (const { id, speaker, said } of toClaimRows(facts)) {
    const claim = stateOf(facts, 'claim', id)?.claim;
    // Newest first: the first one heard of a speaker is the one that stands.
    if (claim && isAbout(claim) && !last.has(speaker)) last.set(speaker, { id, speaker, said });
  }
  return [...last.values()].slice(0, MOST);
}
