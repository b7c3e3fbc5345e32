import {
  type CorridorState,
  type IncidentState,
  isWithPeople,
  type SubjectId,
  type TripState,
  tripsUnderWay,
} from '@corridor/operation';
import { isolate, listed, named, t } from '@corridor/text';
import type { StripIncident, StripPicture, StripPlace, StripVehicle } from '../strip/strip.ts';
import { word } from '../text/words.ts';
import { howLong, type ZoneClock } from '../time/zone.ts';
import { type Facts, partyName, siteName, stateOf, vehicleText } from './facts.ts';
import { incidentTime } from './incidentTime.ts';
import { legBetween, type Network, networksOf, stopOf } from './network.ts';
import { onBoardLong, onBoardShort } from './people.ts';
import { lastSighting, pathOf, type Whereabouts, whereabouts } from './place.ts';
import { troubleText } from './trouble.ts';

/** People on board of a vehicle that does not move: since when, else null. Boarding is not standing. */
export function standsSince(trip: TripState): number | null {
  if (trip.status === 'standing') return trip.standing?.at ?? null;
  if (trip.status === 'halted') return trip.halted.at(-1)?.at ?? null;
  return null;
}

/** How long a vehicle that was sent back stays on the picture: until it should be where it came from. */
const BACK_HOME = 90 * 60_000;

const isBackHome = (trip: TripState, now: number): boolean =>
  now - (trip.sentBack.at(-1)?.at ?? 0) > BACK_HOME;

/** Whether movement from `a` to `b`, neighbours on this corridor, is suspended: by any word that stands. */
function isSuspendedBetween(corridor: CorridorState, a: SubjectId, b: SubjectId): boolean {
  if (corridor.status !== 'suspended') return false;
  const { sites, suspension, stops } = corridor;
  const [i, j] = [sites.indexOf(a), sites.indexOf(b)];
  if (i < 0 || j < 0 || Math.abs(i - j) !== 1) return false;
  const leg = Math.min(i, j);
  const words: readonly { from?: SubjectId | null; to?: SubjectId | null }[] = stops.length
    ? stops
    : [suspension ?? {}];
  return words.some(({ from, to }) => {
    const ends = [from, to].flatMap((site) => {
      const at = site ? sites.indexOf(site) : -1;
      return at < 0 ? [] : [at];
    });
    const [first, second] = ends;
    if (first === undefined) return true;
    if (second !== undefined && second !== first) {
      return leg >= Math.min(first, second) && leg < Math.max(first, second);
    }
    return leg === first || leg === first - 1;
  });
}

function siteNote(facts: Facts, site: string): string {
  const state = stateOf(facts, 'site', site);
  return listed([
    state?.defined && word('siteKind', state.defined.siteKind),
    state?.control?.by && partyName(facts, state.control.by),
  ]);
}

const isStaffed = (facts: Facts, site: string): boolean =>
  [...facts.states('post').values()].some((post) => post.site === site && post.staffed);

function toPlace(
  network: Network,
  where: Whereabouts,
): { readonly place: StripPlace; readonly forward: boolean } | null {
  if ('site' in where) {
    const stop = stopOf(network, where.site);
    return stop ? { place: { lane: stop.lane, site: stop.index }, forward: true } : null;
  }
  const spot = legBetween(network, where.from, where.to);
  if (!spot) return null;
  const share = spot.forward ? where.share : 1 - where.share;
  const place = { lane: spot.lane, leg: spot.leg, share, isOverdue: where.isOverdue };
  return { place, forward: spot.forward };
}

/** Which way a vehicle faces: along the drawn order, or against it. */
function isForward(network: Network, sites: readonly SubjectId[], at: Whereabouts): boolean {
  const here = sites.indexOf('site' in at ? at.site : at.from);
  for (const step of [here, here - 1]) {
    const [a, b] = [sites[step], sites[step + 1]];
    const spot = a && b ? legBetween(network, a, b) : null;
    if (spot) return spot.forward;
  }
  return true;
}

function incidentPlace(network: Network, incident: IncidentState): StripPlace | null {
  const { site, corridor, leg } = incident.reported ?? {};
  const road = network.corridors.find((one) => one.id === corridor);
  const [a, b] = leg === undefined ? [] : [road?.sites[leg], road?.sites[leg + 1]];
  const spot = a && b ? legBetween(network, a, b) : null;
  if (spot) return { lane: spot.lane, leg: spot.leg, share: 0.5, isOverdue: false };
  const stop = site ? stopOf(network, site) : null;
  return stop ? { lane: stop.lane, site: stop.index } : null;
}

/** Incidents that are not over, or were within the last two hours. */
const isOnPicture = (incident: IncidentState, now: number): boolean =>
  incident.reported !== null &&
  (incident.resolved === null || now - (incident.happenedAt ?? 0) < 2 * 3_600_000) &&
  incident.resolved?.outcome !== 'unfounded' &&
  incident.resolved?.outcome !== 'double';

const mostLanes = 5;
/** Older marks than these three a lane has no room for; the tab has all. */
const mostIncidents = 3;

function toVehicle(
  facts: Facts,
  network: Network,
  trip: TripState,
  now: number,
): StripVehicle | null {
  const path = pathOf(facts, trip);
  const known = path ? whereabouts(trip, path, now) : null;
  // Whose road nobody told, or who strayed from it, is where it was last seen: a vehicle with people is never left out.
  const site = lastSighting(trip)?.site;
  const at = known ?? (site ? { site } : null);
  const spot = at ? toPlace(network, at) : null;
  if (!at || !spot) return null;
  const way = path?.sites ?? [];
  const sites = trip.status === 'sent-back' ? [...way].reverse() : way;
  const since = standsSince(trip);
  const number = vehicleText(facts, trip);
  const hasPeople = isWithPeople(trip);
  const where =
    'site' in at
      ? atText(siteName(facts, at.site), known !== null || isAtRest(trip))
      : betweenText(siteName(facts, at.from), siteName(facts, at.to), at.isOverdue);
  const stands = since === null ? '' : howLong(now - since);
  const trouble = troubleText(facts, trip);
  return {
    trip: trip.id,
    number,
    people: hasPeople ? onBoardShort(trip) : '',
    stands,
    trouble,
    hasPeople,
    side: isForward(network, sites, at) ? 'above' : 'below',
    place: spot.place,
    where,
    sentence: named([
      t('Vehicle {n}', { n: number }),
      word('tripState', trip.status),
      trouble,
      where,
      hasPeople ? onBoardLong(trip) : t('nobody on board yet'),
      stands && t('stands for {time}', { time: stands }),
    ]),
  };
}

const atText = (site: string, isKnown: boolean): string =>
  isKnown ? t('at {site}', { site }) : t('last seen at {site}', { site });

const betweenText = (a: string, b: string, isOverdue: boolean): string =>
  isOverdue
    ? t('between {a} and {b}, later than expected', { a, b })
    : t('between {a} and {b}', { a, b });

const isAtRest = ({ status }: TripState): boolean =>
  status === 'halted' || status === 'standing' || status === 'boarding';

/** One picture per network of roads, with everything that is under way on it. */
export function toStrips(facts: Facts, now: number, clock: ZoneClock): readonly StripPicture[] {
  const networks = networksOf(facts);
  const trips = tripsUnderWay(facts.index).filter(
    (trip) => !(trip.status === 'sent-back' && isBackHome(trip, now)),
  );
  const incidents = [...facts.states('incident').values()]
    .filter((incident) => isOnPicture(incident, now))
    .sort((a, b) => (b.happenedAt ?? 0) - (a.happenedAt ?? 0));
  const drawn = new Set<SubjectId>();
  return networks.map((network) => {
    const vehicles = trips.flatMap((trip): readonly StripVehicle[] => {
      if (drawn.has(trip.id)) return [];
      const vehicle = toVehicle(facts, network, trip, now);
      if (vehicle) drawn.add(trip.id);
      return vehicle ? [vehicle] : [];
    });
    const marks = incidents
      .flatMap((incident): readonly StripIncident[] => {
        const place = incidentPlace(network, incident);
        const at = incident.happenedAt;
        if (!place) return [];
        const when = at === null ? '' : incidentTime(incident, at, now, clock);
        const what = word('incident', incident.incidentKind);
        const label = when ? t('{what} {time}', { what, time: when }) : what;
        return [{ id: incident.id, label, place }];
      })
      .slice(0, mostIncidents);
    return toPicture(facts, network, vehicles, marks);
  });
}

function toPicture(
  facts: Facts,
  network: Network,
  vehicles: readonly StripVehicle[],
  incidents: readonly StripIncident[],
): StripPicture {
  const isAllStopped = [...facts.states('operation').values()].some(
    ({ suspension }) => suspension !== null,
  );
  const busy = new Set([...vehicles, ...incidents].map(({ place }) => place.lane));
  const isKept = (lane: number) =>
    network.lanes.length <= mostLanes || lane === 0 || busy.has(lane);
  const kept = network.lanes.flatMap((_, lane) => (isKept(lane) ? [lane] : []));
  const renumbered = <T extends { readonly place: StripPlace }>(one: T): T => ({
    ...one,
    place: { ...one.place, lane: kept.indexOf(one.place.lane) },
  });
  return {
    id: network.id,
    lanesLeftOut: network.lanes.length - kept.length,
    lanes: kept.flatMap((index) => {
      const lane = network.lanes[index];
      if (!lane) return [];
      return [
        {
          branch: lane.branch,
          sites: lane.sites.map((site) => ({
            id: site,
            name: isolate(siteName(facts, site)),
            note: siteNote(facts, site),
            isWatched: isStaffed(facts, site),
          })),
          legs: lane.legs.map((leg, i) => ({
            minutes: leg.minutes,
            isSuspended:
              isAllStopped ||
              network.corridors.some((corridor) =>
                isSuspendedBetween(
                  corridor,
                  lane.sites[i] as SubjectId,
                  lane.sites[i + 1] as SubjectId,
                ),
              ),
          })),
        },
      ];
    }),
    vehicles: vehicles.map(renumbered),
    incidents: incidents.map(renumbered),
  };
}
