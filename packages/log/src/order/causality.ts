import type { DeviceId, LineId } from '../types.ts';
import { byKey, type Ordered } from './key.ts';

/** Whether the author of `later` had seen `earlier`. */
export type Saw = (later: Ordered, earlier: Ordered) => boolean;

/**
 * Through `after`, through the device's own earlier lines, or through both in any number of steps. Walks
 * only the given events; does nothing until asked, and remembers each answered past.
 */
export const createSaw = (events: readonly Ordered[]): Saw => {
  let index: ReturnType<typeof indexOf> | null = null;
  const pasts = new Map<LineId, ReadonlySet<LineId>>();

  const pastOf = (start: Ordered): ReadonlySet<LineId> => {
    const found = pasts.get(start.id);
    if (found) return found;
    index ??= indexOf(events);
    const past = new Set<LineId>();
    const open: Ordered[] = [start];
    for (let event = open.pop(); event; event = open.pop()) {
      const { id, seq, device, after } = event;
      const seen = after.flatMap((named) => index?.byId.get(named) ?? []);
      const own = index.byDevice.get(device) ?? [];
      for (let i = (index.placeInDevice.get(id) ?? own.length) - 1; i >= 0; i--) {
        const earlier = own[i] as Ordered;
        if (earlier.seq >= seq || byKey(earlier, event) >= 0) continue;
        // What is behind a line already walked is walked, or on the way.
        if (past.has(earlier.id)) break;
        seen.push(earlier);
        break;
      }
      for (const earlier of seen) {
        if (past.has(earlier.id)) continue;
        past.add(earlier.id);
        open.push(earlier);
      }
    }
    pasts.set(start.id, past);
    return past;
  };

  return (later, earlier) => later.id !== earlier.id && pastOf(later).has(earlier.id);
};

const indexOf = (events: readonly Ordered[]) => {
  const byId = new Map(events.map((event) => [event.id, event]));
  const byDevice = Map.groupBy([...events].sort(byKey), ({ device }): DeviceId => device);
  const placeInDevice = new Map<LineId, number>();
  for (const own of byDevice.values()) {
    for (const [place, { id }] of own.entries()) placeInDevice.set(id, place);
  }
  return { byId, byDevice, placeInDevice };
};
