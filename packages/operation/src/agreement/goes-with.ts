import type { SubjectId } from '../event.ts';
import type { TripState } from '../state/trip.ts';
import { wayOf } from './batch-road.ts';
import type { AgreementFacts } from './facts.ts';

const MAY_BELONG: ReadonlySet<TripState['status']> = new Set([
  'planned',
  'boarding',
  'standing',
  'departed',
  'passed',
  'halted',
  'arrived',
]);

/**
 * Trips that go from where a batch leaves and that nobody has put to any batch, by when they began. Phones at the gate do not ask which
 * batch a bus belongs to: a person in the room says so. Nothing is put to a batch by itself.
 */
export const tripsWithoutBatch = (
  facts: AgreementFacts,
  batch: SubjectId,
): readonly TripState[] => {
  const state = facts.get('batch', batch);
  const { origin, destination } = wayOf(facts, { id: batch });
  if (!state || !origin) return [];
  const from = facts.resolve(origin);
  const to = destination && facts.resolve(destination);
  const planned = state.firstAt ?? Number.NEGATIVE_INFINITY;
  const found: TripState[] = [];
  for (const trip of facts.all('trip')) {
    if (trip.batch !== null || trip.from === null || !MAY_BELONG.has(trip.status)) continue;
    if (facts.resolve(trip.from) !== from) continue;
    if (to && trip.to !== null && facts.resolve(trip.to) !== to) continue;
    // What was over before anybody thought of this batch is not of it.
    if ((trip.lastAt ?? planned) < planned) continue;
    found.push(trip);
  }
  const began = (trip: TripState) => trip.departed?.at ?? trip.firstAt ?? 0;
  return found.sort((a, b) => began(a) - began(b) || (a.id < b.id ? -1 : 1));
};
