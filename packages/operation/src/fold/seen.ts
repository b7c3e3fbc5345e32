import type { DeviceId, LineId, OperationEvent } from '../event.ts';

/** Whether the author of `later` had seen `earlier`: named it, or something that saw it, or wrote it. */
export type Seen = (later: OperationEvent, earlier: OperationEvent) => boolean;

/**
 * Answers from what the events themselves say, never from clocks. Costs nothing until a question is asked
 * that a device's own order or a direct mention does not answer.
 */
export const createSeen = (events: readonly OperationEvent[]): Seen => {
  let index: {
    readonly named: ReadonlyMap<LineId, OperationEvent>;
    readonly naming: ReadonlyMap<DeviceId, readonly OperationEvent[]>;
  } | null = null;
  /** Per asked line: the newest seq of each device that it reaches. */
  const reaches = new Map<LineId, Map<DeviceId, number>>();

  /** Most lines name no other and are named by none: of a long subject only the few that do matter here. */
  const createIndex = () => {
    const naming = new Map<DeviceId, OperationEvent[]>();
    const ids = new Set<LineId>();
    for (const event of events) {
      if (event.after.length === 0) continue;
      for (const id of event.after) ids.add(id);
      const own = naming.get(event.device);
      if (own) own.push(event);
      else naming.set(event.device, [event]);
    }
    for (const own of naming.values()) own.sort((a, b) => a.seq - b.seq);
    const named = new Map<LineId, OperationEvent>();
    if (ids.size) for (const event of events) if (ids.has(event.id)) named.set(event.id, event);
    return { named, naming };
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
      const chain = index.naming.get(event.device) ?? [];
      let at = walked.get(event.device) ?? 0;
      for (let own = chain[at]; own && own.seq <= event.seq; own = chain[++at]) {
        for (const id of own.after) {
          const named = index.named.get(id);
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
