import { byKey } from '../order/key.ts';
import type { LineId, LogEvent } from '../types.ts';

/** A line has room for about 300 ids; who names the latest hundred names all that can matter. */
const MOST = 100;

/**
 * What nobody has seen yet: each device's last line of the subject, unless another line names it. Latest
 * first, so that a clock at 2099 is always among them.
 */
export const headsOf = (events: readonly LogEvent[]): readonly LineId[] => {
  const named = new Set(events.flatMap(({ after }) => after));
  const last = new Map<string, LogEvent[]>();
  for (const event of events) {
    const found = last.get(event.device);
    const seq = found?.[0]?.seq ?? 0;
    if (!found || event.seq > seq) last.set(event.device, [event]);
    else if (event.seq === seq) found.push(event);
  }
  return [...last.values()]
    .flat()
    .filter(({ id }) => !named.has(id))
    .sort((a, b) => byKey(b, a))
    .slice(0, MOST)
    .map(({ id }) => id);
};
