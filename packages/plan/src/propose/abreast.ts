import type { Scenario } from '../scenario/types.ts';
import type { DraftRoute, DraftTrip } from './draft.ts';

/** Batches that must keep step with each other, whoever of them is bound: [one, all that are tied to it]. */
function tied(scenario: Scenario): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const one of scenario.bindings) {
    if (one.is !== 'abreast') continue;
    const both = new Set([
      ...(groups.get(one.batch) ?? [one.batch]),
      ...(groups.get(one.of) ?? [one.of]),
    ]);
    for (const batch of both) groups.set(batch, both);
  }
  return groups;
}

/**
 * Lets each vehicle carry batches that go abreast in turns, in the measure in which all of them get on: whatever trip is least far along in its batch
 * comes first wherever it stands, so none of them can wait for one that waits behind it.
 */
export function takeTurns(
  scenario: Scenario,
  routes: readonly DraftRoute[],
): readonly DraftRoute[] {
  const ties = tied(scenario);
  if (ties.size === 0) return routes;
  const byBatch = new Map<string, DraftTrip[]>();
  for (const { trips } of routes) {
    for (const trip of trips) {
      const known = byBatch.get(trip.load.batch);
      if (known) known.push(trip);
      else byBatch.set(trip.load.batch, [trip]);
    }
  }
  const along = new Map<DraftTrip, number>();
  for (const trips of byBatch.values()) {
    trips.sort((a, b) => a.departs - b.departs);
    trips.forEach((trip, at) => {
      along.set(trip, (at + 0.5) / trips.length);
    });
  }
  return routes.map((route) => ({ ...route, trips: inTurns(route.trips, ties, along) }));
}

/** Sorts each stretch of trips that are tied to each other; others keep their place. */
function inTurns(
  trips: readonly DraftTrip[],
  ties: ReadonlyMap<string, ReadonlySet<string>>,
  along: ReadonlyMap<DraftTrip, number>,
): DraftTrip[] {
  const sorted: DraftTrip[] = [];
  for (let from = 0; from < trips.length; ) {
    const group = ties.get(trips[from]?.load.batch ?? '');
    let to = from + 1;
    while (group && to < trips.length && group.has(trips[to]?.load.batch ?? '')) to += 1;
    sorted.push(...trips.slice(from, to).sort((a, b) => (along.get(a) ?? 0) - (along.get(b) ?? 0)));
    from = to;
  }
  return sorted;
}
