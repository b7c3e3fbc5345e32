import { toBatchRows } from '../guard/batchRow.ts';
import type { ZoneClock } from '../time/zone.ts';
import type { Facts } from '../view/facts.ts';
import { toSafe } from '../view/safe.ts';
import { toSay } from '../view/say.ts';
import { toStrips } from '../view/strips.ts';
import { toWaitFor } from '../view/waitFor.ts';
import { toWaiting } from '../view/waiting.ts';

/** Works out everything that the coordinator's first screen shows, all but the drawing. */
export function firstScreen(facts: Facts, now: number, clock: ZoneClock) {
  const batches = toBatchRows(facts, now, clock);
  const ids = batches.map(({ id }) => id);
  return {
    safe: toSafe(facts, now, clock),
    strips: toStrips(facts, now, clock),
    batches,
    waitFor: toWaitFor(facts, now, clock, ids),
    waiting: toWaiting(facts, now, clock),
    say: toSay(facts),
  };
}
