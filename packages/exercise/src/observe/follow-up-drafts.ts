import { HOUR, MINUTE } from '../hours.ts';
import type { Random } from '../random.ts';
import type { Journey } from '../truth/journey.ts';
import type { World } from '../truth/world.ts';
import type { Draft } from './draft.ts';
import type { TripNames, TripNotes } from './trip-drafts.ts';

/** A trip, what it is called and what was written of it. */
export interface NotedTrip {
  readonly journey: Journey;
  readonly names: TripNames;
  readonly notes: TripNotes;
}

/** What the coordinator and the medical desk write about trips afterwards, with more light and more time. */
export const followUpDrafts = (
  random: Random,
  world: World,
  trips: readonly NotedTrip[],
): readonly Draft[] => {
  const drafts: Draft[] = [];
  const put = (at: number, device: string, subject: string, kind: string, fact: Draft['fact']) => {
    drafts.push({ at: Math.round(at), device, subject, kind, fact });
  };
  trips.forEach(({ journey, names, notes }, place) => {
    const draw = random.named(`after ${journey.number}`);
    const { endedAt } = journey;
    if (notes.isUnmatched && draw.chance(0.8)) {
      const linkedAt = endedAt + draw.between(0.7, 26) * HOUR;
      const other = trips[place + 1];
      // Once in a while the wrong two are put together, and taken apart again.
      if (draw.chance(0.06) && other) {
        put(linkedAt - 30 * MINUTE, 'board', other.names.trip, 'same-as@1', {
          other: names.unmatched,
        });
        put(linkedAt - 8 * MINUTE, 'board', other.names.trip, 'not-same@1', {
          other: names.unmatched,
        });
      }
      put(linkedAt, 'board', names.trip, 'same-as@1', { other: names.unmatched });
    }
    const { slip, off, why } = notes.told;
    const joins = journey.born + journey.joined - journey.died;
    if (slip !== null && off !== null && slip + joins !== off && draw.chance(0.45)) {
      const id = `discrepancy/${names.trip.slice('trip/'.length)}`;
      const at = endedAt + draw.between(1, 18) * HOUR;
      put(at, 'board', id, 'assigned@1', { of: names.trip, to: notes.askedPost ?? 'device:board' });
      if (draw.chance(0.7)) {
        put(at + draw.between(0.4, 20) * HOUR, 'board', id, 'explained@1', {
          of: names.trip,
          explanation: why,
          people: Math.abs(off - slip - joins),
        });
      }
    }
    cases(draw, journey, names);
  });
  return drafts;

  /** Lying patients are followed from hand to hand under a token. */
  function cases(draw: Random, journey: Journey, names: TripNames) {
    const from = journey.corridor.sites[0] as string;
    const to = journey.corridor.sites.at(-1) as string;
    const isHospital = world.ground.sites.some(
      (site) => site.id === to && site.siteKind === 'hospital',
    );
    if (!journey.boarded.lying || journey.end !== 'arrived' || !isHospital) return;
    const id = `case/${draw.int(100, 999)}-${journey.number}`;
    put(journey.boardingAt - 50 * MINUTE, 'medical', id, 'opened@1', {
      caseKind: draw.pick(['wounded', 'wounded', 'wounded', 'sick', 'chronic']),
      site: from,
    });
    put(journey.boardingAt - 40 * MINUTE, 'medical', id, 'triaged@1', {
      triage: draw.pick(['immediate', 'urgent', 'urgent', 'delayed']),
      lying: true,
    });
    put(journey.boardingAt - 10 * MINUTE, 'medical', id, 'assigned@1', {
      vehicle: journey.vehicle,
      trip: names.trip,
      hospital: to,
    });
    if (draw.chance(0.9)) {
      put(journey.endedAt + 12 * MINUTE, 'medical', id, 'handed-over@1', { site: to });
      if (draw.chance(0.8)) {
        put(journey.endedAt + draw.between(1, 9) * HOUR, 'medical', id, 'closed@1', {
          outcome: journey.died ? 'died' : 'admitted',
        });
      }
    }
  }
};
