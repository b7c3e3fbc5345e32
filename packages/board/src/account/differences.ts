import type { Facts } from '../view/facts.ts';

export interface OpenDifference {
  readonly trip: string;
  readonly vehicle: string | null;
  /** Negative: fewer arrived than boarded. Why is never said here. */
  readonly people: number;
  readonly boarded: number;
  readonly alighted: number;
  readonly since: number;
}

/** Boarded and arrived differ and nobody has explained it: the oldest first. */
export function openDifferences(facts: Facts): readonly OpenDifference[] {
  const explained = new Set<string>();
  for (const one of facts.states('discrepancy').values()) {
    if (one.status === 'explained' && one.of) explained.add(facts.nameOf(one.of));
  }
  const open: OpenDifference[] = [];
  for (const trip of facts.states('trip').values()) {
    if (!trip.imbalance || trip.imbalance.people === 0 || explained.has(trip.id)) continue;
    open.push({ trip: trip.id, vehicle: trip.vehicle, ...trip.imbalance });
  }
  return open.sort((a, b) => a.since - b.since || (a.trip < b.trip ? -1 : 1));
}
