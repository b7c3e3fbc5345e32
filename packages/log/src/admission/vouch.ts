import type { LineId } from '../types.ts';
import type { Candidate } from './types.ts';

export interface Vouched {
  /** Admitted, in the order given. */
  readonly vouched: readonly Candidate[];
  /** Signatures that were tried and failed are gone; a later delivery may bring a good one. */
  readonly left: readonly Candidate[];
  /** Of `left`: bore signatures, none of them good. */
  readonly wronglySigned: ReadonlySet<LineId>;
}

/**
 * Who is vouched for: from the tips down, verifying only where no child vouches. An honest slice costs one
 * verification per chain. `reachable` stands parents first.
 */
export async function vouch(
  reachable: readonly Candidate[],
  isGood: (id: LineId, signature: string) => Promise<boolean>,
): Promise<Vouched> {
  const vouchedFor = new Set<LineId>();
  const wronglySigned = new Set<LineId>();
  const vouched: Candidate[] = [];
  const left: Candidate[] = [];
  for (let i = reachable.length - 1; i >= 0; i--) {
    const candidate = reachable[i] as Candidate;
    const { id, header } = candidate.line;
    const needsNone = vouchedFor.has(id) && candidate.signatures.length < 2;
    const settled = needsNone ? candidate : await settleSignatures(candidate, isGood);
    if (vouchedFor.has(id) || settled.isChecked) {
      vouched.push(settled);
      if (header.prev !== null) vouchedFor.add(header.prev);
    } else {
      if (candidate.signatures.length > 0) wronglySigned.add(id);
      left.push(settled);
    }
  }
  return { vouched: vouched.reverse(), left: left.reverse(), wronglySigned };
}

/** The same for a straight chain, without any sets: mostly one verification, of its tip. */
export async function vouchChain(
  chain: readonly Candidate[],
  isGood: (id: LineId, signature: string) => Promise<boolean>,
): Promise<Vouched> {
  const wronglySigned = new Set<LineId>();
  const left: Candidate[] = [];
  for (let i = chain.length - 1; i >= 0; i--) {
    const candidate = chain[i] as Candidate;
    const settled = await settleSignatures(candidate, isGood);
    if (settled.isChecked) {
      return { vouched: [...chain.slice(0, i), settled], left: left.reverse(), wronglySigned };
    }
    if (candidate.signatures.length > 0) wronglySigned.add(candidate.line.id);
    left.push(settled);
  }
  return { vouched: [], left: left.reverse(), wronglySigned };
}

/** Keeps a good signature if there is one, and none otherwise. */
export async function settleSignatures(
  candidate: Candidate,
  isGood: (id: LineId, signature: string) => Promise<boolean>,
): Promise<Candidate> {
  if (candidate.isChecked) return candidate;
  for (const signature of candidate.signatures) {
    if (await isGood(candidate.line.id, signature)) {
      return { ...candidate, signatures: [signature], isChecked: true };
    }
  }
  const { text: _, ...unsigned } = candidate;
  return { ...unsigned, signatures: [] };
}
