import { HOUR } from '../hours.ts';
import type { ErrorFamilies } from '../observe/families.ts';
import type { NotedTrip } from '../observe/follow-up-drafts.ts';
import type { RoadStory } from '../observe/road-drafts.ts';
import type { TrueOwnMeans, TrueSite, TrueTrip, Truth } from '../types.ts';
import { type Figures, offAt } from './figures.ts';
import type { World } from './world.ts';

interface Told {
  readonly world: World;
  readonly figures: Figures;
  readonly trips: readonly NotedTrip[];
  readonly incidents: RoadStory['incidents'];
  readonly startsAt: number;
  readonly families: ErrorFamilies;
}

/** The world as it is told at the end, in true time. */
export const tellTruth = ({
  world,
  figures,
  trips,
  incidents,
  startsAt,
  families,
}: Told): Truth => {
  const ours = trips.filter(({ journey }) => journey.stream === 'main');
  const theirs = trips.filter(({ journey }) => journey.stream === 'counterpart');
  const left = ours.filter(({ journey }) => journey.departedAt !== null);
  const arrived = ours.filter(({ journey }) => journey.end === 'arrived');
  const boardedOf = (all: readonly NotedTrip[]) =>
    sum(all, ({ journey }) => journey.boarded.people);
  const offOf = (all: readonly NotedTrip[]) => sum(all, ({ journey }) => offAt(journey));
  const inVehicles = sum(world.ownMeans.filter(isDriven), (group) => group.people);
  const onFoot = sum(world.ownMeans, (group) => group.people) - inVehicles;
  return {
    people: boardedOf(arrived) + inVehicles + onFoot,
    left: boardedOf(left) + inVehicles + onFoot,
    arrived: offOf(arrived) + inVehicles + onFoot,
    onBuses: { boarded: boardedOf(left), arrived: offOf(arrived) },
    ownMeans: {
      inVehicles,
      onFoot,
      vehicles: world.ownMeans.filter(isDriven).length,
      bySite: ownMeansBySite(world),
    },
    sentBack: sum(
      left.filter(({ journey }) => journey.end === 'sent-back'),
      ({ journey }) => offAt(journey),
    ),
    born: sum(ours, ({ journey }) => journey.born),
    died: sum(ours, ({ journey }) => journey.died),
    joined: sum(ours, ({ journey }) => journey.joined),
    wounded: sum(arrived, ({ journey }) => journey.boarded.wounded),
    counterpart: { boarded: boardedOf(theirs), arrived: offOf(theirs) },
    trips: trips.map((trip) => tripOf(trip, world, startsAt)),
    sites: sitesOf(world, trips),
    hoursStood: sum(trips, ({ journey }) => stoodOf(journey)) / HOUR,
    suspensions: world.road.suspensions.map(({ from, to, leg }) => ({
      from: startsAt + from,
      to: startsAt + to,
      leg,
    })),
    incidents: incidents.map((each) => ({ ...each, at: startsAt + each.at })),
    leftBy: (at) => figures.leftBy(at - startsAt),
    arrivedBy: (at) => figures.arrivedBy(at - startsAt),
    errors: families,
    passedBy: (site, at) => figures.passedBy(site, at - startsAt),
  };
};

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

const isDriven = ({ kind }: World['ownMeans'][number]) => kind !== 'foot';

const stoodOf = (journey: NotedTrip['journey']) =>
  sum(journey.halts, ({ from, to }) => to - from) * journey.boarded.people;

const tripOf = ({ journey, names }: NotedTrip, world: World, startsAt: number): TrueTrip => {
  const vehicle = world.fleet.find((each) => each.id === journey.vehicle);
  const { corridor, boarded, born, died, joined } = journey;
  return {
    trip: names.trip,
    vehicle: journey.vehicle,
    vehicleKind: vehicle?.kind ?? 'bus',
    stream: journey.stream,
    ...(journey.convoy === null ? {} : { convoy: journey.convoy }),
    from: corridor.sites[0] as string,
    to: corridor.sites.at(-1) as string,
    boardingAt: startsAt + journey.boardingAt,
    departedAt: journey.departedAt === null ? null : startsAt + journey.departedAt,
    calls: journey.calls.map(({ site, at, leftAt }) => ({
      site,
      at: startsAt + at,
      leftAt: startsAt + leftAt,
    })),
    endedAt: startsAt + journey.endedAt,
    end: journey.end,
    boarded,
    born,
    died,
    joined,
    alighted: offAt(journey),
    stood: stoodOf(journey),
    halts: journey.halts.map((halt) => ({
      ...halt,
      from: startsAt + halt.from,
      to: startsAt + halt.to,
    })),
  };
};

const ownMeansBySite = ({ ownMeans }: World): readonly TrueOwnMeans[] =>
  [...Map.groupBy(ownMeans, ({ from, to }) => `${from} ${to}`).values()].map((groups) => {
    const of = (kind: string) => groups.filter((group) => group.kind === kind);
    const first = groups[0] as (typeof groups)[number];
    return {
      from: first.from,
      to: first.to,
      stream: 'main',
      vehicles: { car: of('car').length, van: of('van').length, lorry: of('lorry').length },
      inVehicles: sum(groups.filter(isDriven), (group) => group.people),
      onFoot: sum(of('foot'), (group) => group.people),
    };
  });

const sitesOf = (world: World, trips: readonly NotedTrip[]): readonly TrueSite[] =>
  world.ground.sites.map((site) => {
    const { id } = site;
    const from = trips.filter(({ journey }) => journey.corridor.sites[0] === id);
    const to = trips.filter(
      ({ journey }) => journey.end === 'arrived' && journey.corridor.sites.at(-1) === id,
    );
    const back = from.filter(({ journey }) => journey.end === 'sent-back');
    return {
      site: id,
      name: site.name,
      asked: world.shuttle.asked.get(id) ?? 0,
      boarded: sum(from, ({ journey }) => journey.boarded.people),
      arrived: sum(to, ({ journey }) => offAt(journey)),
      sentBack: sum(back, ({ journey }) => offAt(journey)),
      ownMeansOut: sum(
        world.ownMeans.filter((group) => group.from === id),
        (group) => group.people,
      ),
      ownMeansIn: sum(
        world.ownMeans.filter((group) => group.to === id),
        (group) => group.people,
      ),
      hoursWaited: (world.shuttle.waited.get(id) ?? 0) / HOUR,
    };
  });
