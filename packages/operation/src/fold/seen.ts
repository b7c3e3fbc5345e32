import type { DeviceId, LineId, OperationEvent } from '../event.ts';

/** Whether the author of `later` had seen `earlier`: named it, or something that saw it, or wrote it. */
export type Seen = (later: OperationEvent, earlier: OperationEvent) => boolean;

interface Chain {
  readonly events: OperationEvent[];
}

/**
 * Answers from what the events themselves say, never from clocks. Costs nothing until a question is asked
 * that a device's own order or a direct mention does not answer.
 */
export const createSeen = (events: readonly OperationEvent[]): Seen => {
  let index: { byId: Map<LineId, OperationEvent>; chains: Map<DeviceId, Chain> } | null = null;
  /** Per asked line: the newest seq of each device that it reaches. */
  const reaches = new Map<LineId, Map<DeviceId, number>>();

  const createIndex = () => {
    const byId = new Map<LineId, OperationEvent>();
    const chains = new Map<DeviceId, Chain>();
    for (const event of events) {
      byId.set(event.id, event);
      const chain = chains.get(event.device);
      if (chain) chain.events.push(event);
      else chains.set(event.device, { events: [event] });
    }
    for (const chain of chains.values()) chain.events.sort((a, b) => a.seq - b.seq);
    return { byId, chains };
  };

  const reachOf = (from: OperationEvent): Map<DeviceId, number> => {
    const known = reaches.get(from.id);
    if (known) return known;
    index ??= createIndex();
    const reach = new Map<DeviceId, number>();
    const walked = new Map<DeviceId, number>();
    const open = [from];
    for (let event = open.pop(); event; event = open.pop()) {
      if (event.seq <= (reach.get(event.device) ?? -1)) continue;
      reach.set(event.device, event.seq);
      const chain = index.chains.get(event.device)?.events ?? [];
      let at = walked.get(event.device) ?? 0;
      for (let own = chain[at]; own && own.seq <= event.seq; own = chain[++at]) {
        for (const id of own.after) {
          const named = index.byId.get(id);
          if (named) open.push(named);
        }
      }
      walked.set(event.device, at);
    }
    reaches.set(from.id, reach);
    return reach;
  };

  return (later, earlier) => {
    if (later === earlier) return false;
    if (later.device === earlier.device) return later.seq > earlier.seq;
    if (later.after.includes(earlier.id)) return true;
    return earlier.seq <= (reachOf(later).get(earlier.device) ?? -1);
  };
};
