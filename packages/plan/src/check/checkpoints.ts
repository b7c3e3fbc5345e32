import type { Facts } from './facts.ts';
import type { Passed } from './legs.ts';
import type { Tell } from './rules.ts';
import { firstCrowd, NEAR } from './spans.ts';

/** Hours, lanes and headway of every checkpoint, for all vehicles together. */
export function checkCheckpoints(facts: Facts, passed: readonly Passed[], tell: Tell): void {
  const streams = new Map<string, Passed[]>();
  for (const one of passed) {
    const checkpoint = facts.checkpoints.get(one.checkpoint);
    if (!checkpoint) continue;
    const { id, open, shared } = checkpoint;
    const { vehicle, from, to, isBack } = one;
    const isOpen = open.some(
      (hours) => from >= hours.from - NEAR && (hours.to === null || to <= hours.to + NEAR),
    );
    if (open.length > 0 && !isOpen) {
      tell('checkpoint-hours', { vehicle, checkpoint: id, minute: from, end: to });
    }
    const stream = `${shared || !isBack ? '>' : '<'}${id}`;
    const known = streams.get(stream);
    if (known) known.push(one);
    else streams.set(stream, [one]);
  }
  for (const [stream, ones] of streams) {
    const { id, lanes, headway } = facts.checkpoints.get(stream.slice(1)) as {
      id: string;
      lanes: number;
      headway: number;
    };
    const crowd = firstCrowd(ones, lanes);
    if (crowd) tell('checkpoint-lanes', { checkpoint: id, ...crowd, lanes });
    ones.sort((a, b) => a.from - b.from);
    ones.forEach(({ vehicle, from: minute }, at) => {
      const before = ones[at - 1];
      if (!before || minute - before.from >= headway - NEAR) return;
      const minutes = minute - before.from;
      const of = { vehicle, checkpoint: id, minute, minutes, before: before.vehicle, headway };
      tell('checkpoint-headway', of);
    });
  }
}
