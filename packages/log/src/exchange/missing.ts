import type { Branch, LineIndex } from '../open/lineIndex.ts';
import type { DeviceId, Vector } from '../types.ts';
import type { Trail } from './types.ts';

/** Lines of one branch from one seq to another, both included. `to` is a line whose signature is checked. */
export interface Stretch {
  readonly branch: Branch;
  readonly from: number;
  readonly to: number;
}

export const linesInStretches = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, { from, to }) => sum + to - from + 1, 0);

/**
 * What a peer with this vector lacks, in the order to send it: stretches up to the last device fact first, so that
 * everybody soon agrees on who may speak, then the rest; each chain in order. A device of which the peer names a head unknown
 * here is left out until the peer repeats with a trail: it may simply be ahead.
 */
export function missingStretches(
  index: LineIndex,
  have: Vector,
  trail: Trail = {},
): readonly Stretch[] {
  const first: Stretch[] = [];
  const then: Stretch[] = [];
  for (const device of index.devices()) {
    const missing = missingOf(index, device, have, trail);
    const [only] = missing;
    if (only === undefined) continue;
    if (missing.length === 1) {
      const end = endOfDeviceFacts(index, only);
      if (end >= only.from) first.push({ ...only, to: end });
      if (end < only.to) then.push({ ...only, from: Math.max(only.from, end + 1) });
      continue;
    }
    // A forked chain: its branches depend on each other, so they stay together.
    const hasFacts = missing.some((stretch) => endOfDeviceFacts(index, stretch) > 0);
    (hasFacts ? first : then).push(...missing);
  }
  return [...first, ...then];
}

function missingOf(
  index: LineIndex,
  device: DeviceId,
  have: Vector,
  trail: Trail,
): readonly Stretch[] {
  const heads = have[device] ?? [];
  const steps = trail[device];
  const isKnown = (id: string) => index.numberOf(id) !== undefined;
  if (steps === undefined && heads.some(([, id]) => !isKnown(id))) return [];

  const knownUpTo = new Map<Branch, number>();
  for (const [, id] of [...heads, ...(steps ?? [])]) {
    for (let at = index.numberOf(id) ?? -1; at >= 0; ) {
      const branch = index.branchAt(at);
      const before = knownUpTo.get(branch) ?? 0;
      if (before >= index.seqAt(at)) break;
      knownUpTo.set(branch, index.seqAt(at));
      at = branch.parent;
    }
  }
  return index.branches(device).flatMap((branch) => {
    const from = Math.max(branch.firstSeq, (knownUpTo.get(branch) ?? 0) + 1);
    const to = branch.firstSeq + branch.lines.length - 1;
    return from > to ? [] : [{ branch, from, to }];
  });
}

/** seq of the first checked line at or after the last device fact; 0 where there is none. */
function endOfDeviceFacts(index: LineIndex, { branch, from, to }: Stretch): number {
  if (branch.lastDeviceFact < from) return 0;
  let seq = branch.lastDeviceFact;
  while (seq < to && !index.flagsAt(branch.lines[seq - branch.firstSeq] as number).isChecked) seq++;
  return seq;
}
