import type { CorridorState, IncidentState, TripState } from '@corridor/operation';
import type { StripIncident, StripPicture, StripPlace, StripVehicle } from '../strip/strip.ts';
import { t } from '../text/t.ts';
import { word } from '../text/words.ts';
import { howLong, type ZoneClock } from '../time/zone.ts';
import { type Facts, partyName, siteName, stateOf, vehicleName } from './facts.ts';
import { onBoardLong, onBoardShort } from './people.ts';
import { placeOf } from './place.ts';
import { type Road, roadOf, roadsOf } from './roads.ts';

const underWay = new Set(['boarding', 'standing', 'departed', 'passed', 'halted', 'sent-back']);

/** A trip that is neither only planned nor over. */
export const isUnderWay = (trip: TripState): boolean => underWay.has(trip.status);

/** People on board of a vehicle that does not move: since when, else null. Boarding is not standing. */
export function standsSince(trip: TripState): number | null {
  if (trip.status === 'standing') return trip.standing?.at ?? null;
  if (trip.status === 'halted') return trip.halted.at(-1)?.at ?? null;
  return null;
}

/** How long a vehicle that was sent back stays on the picture: until it should be where it came from. */
function isBackHome(trip: TripState, road: Road, now: number): boolean {
  const turned = trip.sentBack.at(-1);
  if (!turned) return true;
  const minutes = road.legs.reduce((sum, leg) => sum + leg.minutes, 0);
  return now - turned.at > Math.max(20, minutes / 2) * 60_000;
}

function isSuspendedLeg(corridor: CorridorState, road: Road, leg: number): boolean {
  if (corridor.status !== 'suspended') return false;
  const { from, to } = corridor.suspension ?? {};
  if (!from && !to) {
    const ends = [corridor.sites[0], corridor.sites.at(-1)].map((site) =>
      site ? road.sites.indexOf(site) : -1,
    );
    return leg >= Math.min(...ends) && leg < Math.max(...ends);
  }
  const a = from ? road.sites.indexOf(from) : -1;
  const b = to ? road.sites.indexOf(to) : -1;
  if (a >= 0 && b >= 0 && a !== b) return leg >= Math.min(a, b) && leg < Math.max(a, b);
  const only = Math.max(a, b);
  return leg === only || leg === only - 1;
}

function siteNote(facts: Facts, site: string): string {
  const state = stateOf(facts, 'site', site);
  const parts = [state?.defined ? word('siteKind', state.defined.siteKind) : ''];
  if (state?.control?.by) parts.push(partyName(facts, state.control.by));
  return parts.filter(Boolean).join(' · ');
}

const isStaffed = (facts: Facts, site: string): boolean =>
  [...facts.states('post').values()].some((post) => post.site === site && post.staffed);

function incidentPlace(
  incident: IncidentState,
  roads: readonly Road[],
): { road: Road; place: StripPlace } | null {
  const { site, corridor, leg } = incident.reported ?? {};
  if (corridor !== undefined && leg !== undefined) {
    for (const road of roads) {
      const own = road.corridors.find((one) => one.corridor.id === corridor);
      const a = own ? road.sites.indexOf(own.corridor.sites[leg] ?? '') : -1;
      const b = own ? road.sites.indexOf(own.corridor.sites[leg + 1] ?? '') : -1;
      if (a >= 0 && b >= 0) {
        return { road, place: { leg: Math.min(a, b), share: 0.5, isOverdue: false } };
      }
    }
  }
  const road = site ? roads.find((one) => one.sites.includes(site)) : undefined;
  return road && site ? { road, place: { site: road.sites.indexOf(site) } } : null;
}

/** Incidents that are not over, or were within the last two hours. */
const isOnPicture = (incident: IncidentState, now: number): boolean =>
  incident.reported !== null &&
  (incident.resolved === null || now - (incident.happenedAt ?? 0) < 2 * 3_600_000) &&
  incident.resolved?.outcome !== 'unfounded' &&
  incident.resolved?.outcome !== 'double';

/** One picture per road, with everything that is under way on it. */
export function toStrips(facts: Facts, now: number, clock: ZoneClock): readonly StripPicture[] {
  const roads = roadsOf(facts);
  const vehicles = new Map<Road, StripVehicle[]>(roads.map((road) => [road, []]));
  for (const trip of facts.states('trip').values()) {
    if (!isUnderWay(trip)) continue;
    const home = roadOf(roads, trip);
    if (!home || (trip.status === 'sent-back' && isBackHome(trip, home.road, now))) continue;
    const spot = placeOf(trip, home.road, home.forward, now);
    if (!spot) continue;
    const since = standsSince(trip);
    const number = vehicleName(facts, trip.vehicle) || '?';
    const isBoarding = trip.status === 'boarding';
    const hasPeople = trip.boarded !== null || trip.onBoard !== null || !isBoarding;
    const { place } = spot;
    const where =
      'site' in place
        ? t('at {site}', { site: siteName(facts, home.road.sites[place.site]) })
        : t('between {a} and {b}', {
            a: siteName(facts, home.road.sites[place.leg]),
            b: siteName(facts, home.road.sites[place.leg + 1]),
          });
    const stands = since === null ? '' : howLong(now - since);
    vehicles.get(home.road)?.push({
      trip: trip.id,
      number,
      people: hasPeople ? onBoardShort(trip) : '',
      stands,
      hasPeople,
      side: spot.forward ? 'above' : 'below',
      place,
      sentence: [
        t('Vehicle {n}', { n: number }),
        word('tripState', trip.status),
        where,
        hasPeople ? onBoardLong(trip) : t('nobody on board yet'),
        stands && t('stands for {time}', { time: stands }),
      ]
        .filter(Boolean)
        .join(', '),
    });
  }
  const incidents = new Map<Road, StripIncident[]>(roads.map((road) => [road, []]));
  for (const incident of facts.states('incident').values()) {
    if (!isOnPicture(incident, now)) continue;
    const spot = incidentPlace(incident, roads);
    if (!spot) continue;
    const at = incident.happenedAt;
    incidents.get(spot.road)?.push({
      id: incident.id,
      label: [word('incident', incident.incidentKind), at === null ? '' : clock.near(at, now)]
        .filter(Boolean)
        .join(' '),
      place: spot.place,
    });
  }
  return roads.map((road) => ({
    road: {
      id: road.id,
      sites: road.sites.map((site) => ({
        id: site,
        name: siteName(facts, site),
        note: siteNote(facts, site),
        isWatched: isStaffed(facts, site),
      })),
      legs: road.legs.map((leg, i) => ({
        minutes: leg.minutes,
        isSuspended: road.corridors.some(({ corridor }) => isSuspendedLeg(corridor, road, i)),
      })),
    },
    vehicles: vehicles.get(road) ?? [],
    incidents: incidents.get(road) ?? [],
  }));
}
