import type { DeviceId, LineId } from '../types.ts';
import type { Chains, Fork } from './chains.ts';

/** What speaks for lines above a fork, from facts that count. */
export interface ForkWords {
  /** Lines that settlements keep, the last word last. */
  readonly kept: readonly LineId[];
  /** Heads that hubs witnessed, each before it knew of a fork below. */
  readonly witnessed: readonly LineId[];
  /** Heads that a revocation, role or enrolment named: what is under them was looked at by a person. */
  readonly named: readonly LineId[];
}

/**
 * A phone was copied, or restored from a backup, and two chains go on from one line: nobody can tell which
 * count is the true one, so neither counts, except what was witnessed before, and until a person settles it.
 */
export const isForked = (
  chains: Chains,
  device: DeviceId,
  id: LineId,
  words: ForkWords,
): boolean => {
  const forks = chains.forksOf(device);
  if (forks.length === 0) return false;
  const { named, witnessed } = words;
  if (named.some((head) => chains.isAncestor(id, head))) return false;
  return forks.some((fork) => {
    const own = branchOf(chains, fork, id);
    if (own === undefined || keptBranch(chains, fork, words) === own) return false;
    // Two hubs that each witnessed another branch contradict each other: a person has to look.
    const isContradicted = witnessed.some((head) => {
      const branch = branchOf(chains, fork, head);
      return branch !== undefined && branch !== own;
    });
    return isContradicted || !witnessed.some((head) => chains.isAncestor(id, head));
  });
};

/** Whether a person still has to say which branch of some fork is the true one. */
export const hasOpenFork = (chains: Chains, device: DeviceId, words: ForkWords): boolean =>
  chains
    .forksOf(device)
    .some(
      (fork) =>
        keptBranch(chains, fork, words) === undefined &&
        fork.branches.some((first) => isForked(chains, device, first, words)),
    );

/** First line of the branch that a line is on, above the fork. */
export const branchOf = (chains: Chains, { branches }: Fork, id: LineId): LineId | undefined =>
  branches.find((first) => chains.isAncestor(first, id));

const keptBranch = (chains: Chains, fork: Fork, { kept }: ForkWords): LineId | undefined =>
  kept.map((line) => branchOf(chains, fork, line)).findLast((branch) => branch !== undefined);
