import type { Draft } from '@corridor/log';
import {
  createTripCode,
  roadsOf,
  type SubjectId,
  tripSubject,
  tripsUnderWay,
} from '@corridor/operation';
import { type Facts, stateOf } from '../view/facts.ts';

/** The one trip that a driver is told: nothing of what comes after, and no hour. */
export interface NextTrip {
  readonly vehicle: SubjectId;
  readonly batch: string;
  readonly from: SubjectId;
  readonly to: SubjectId;
}

export type Give =
  /** `drafts` empty: it was given already, by a slip or by the post that lets people board. */
  | { readonly ok: true; readonly drafts: readonly Draft[]; readonly trip: SubjectId }
  | { readonly ok: false; readonly why: 'no-batch' | 'no-go' | 'under-way' | 'not-listed' };

/** Asked at the moment of go, with everything that this board has heard by then. `random`: five bytes. */
export function giveDraft(
  facts: Facts,
  { vehicle, batch, from, to }: NextTrip,
  now: number,
  random: () => Uint8Array,
): Give {
  const { index } = facts;
  const { resolve } = index.store;
  if (!batch.startsWith('batch/')) return { ok: false, why: 'no-batch' };
  if (!index.guards.of(batch, now)?.isGo) return { ok: false, why: 'no-go' };
  const listed = stateOf(facts, 'vehicle', vehicle)?.listed;
  if (!listed) return { ok: false, why: 'not-listed' };
  const current = tripsUnderWay(index).find(
    (trip) => trip.vehicle !== null && resolve(trip.vehicle) === resolve(vehicle),
  );
  if (current) {
    const isHere = current.status === 'boarding' || current.status === 'standing';
    const isFrom = current.from !== null && resolve(current.from) === resolve(from);
    if (!isHere || !isFrom) return { ok: false, why: 'under-way' };
    const isAssigned = current.batch !== null && resolve(current.batch) === resolve(batch);
    return {
      ok: true,
      trip: current.id,
      drafts: isAssigned ? [] : [{ kind: 'assigned@1', subject: current.id, fact: { batch } }],
    };
  }
  const given = index.vehicles
    .tripsOf(vehicle)
    .find(
      (trip) =>
        trip.status === 'planned' &&
        trip.batch !== null &&
        resolve(trip.batch) === resolve(batch) &&
        trip.from === from &&
        trip.to === to,
    );
  if (given) return { ok: true, trip: given.id, drafts: [] };
  const trip = tripSubject(listed.label, createTripCode(random()));
  const [road] = roadsOf(index.guards.facts, { origin: from, destination: to });
  return {
    ok: true,
    trip,
    drafts: [
      {
        kind: 'planned@1',
        subject: trip,
        fact: { vehicle, from, to, batch, ...(road ? { corridor: road.id } : {}) },
      },
    ],
  };
}
