import { createHeap } from './agenda.ts';
import type { Act, Rehearsal } from './types.ts';

export interface Delivery {
  readonly act: Act;
  /** When it reaches the hub. */
  readonly at: number;
  /** The same line handed over once more. */
  readonly isRepeat: boolean;
}

/**
 * The acts as the hub comes to know them: by the moment of delivery, repeats included, in each device's own
 * order. Holds only what is written and not yet delivered.
 */
export function* playFrom(rehearsal: Pick<Rehearsal, 'acts'>): Generator<Delivery> {
  const coming = createHeap<Delivery>(
    (a, b) => a.at - b.at || a.act.index - b.act.index || Number(a.isRepeat) - Number(b.isRepeat),
  );
  for (const act of rehearsal.acts) {
    // Whatever was written before this act and delivered before it was written has no rival any more.
    for (let next = coming.peek(); next && next.at < act.at; next = coming.peek()) {
      coming.pop();
      yield next;
    }
    coming.push({ act, at: act.deliveredAt, isRepeat: false });
    if (act.deliveredAgainAt !== undefined) {
      coming.push({ act, at: act.deliveredAgainAt, isRepeat: true });
    }
  }
  for (let next = coming.pop(); next; next = coming.pop()) yield next;
}
