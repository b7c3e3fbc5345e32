import { castOf, deviceDrafts, strangerDrafts } from './cast/cast.ts';
import { createDuty } from './cast/duty.ts';
import { staffOf } from './cast/phones.ts';
import { STAFFED_FROM } from './cast/staff.ts';
import { DAY, HOUR, MINUTE, USUAL_OFFSET_HOURS, USUAL_START, zoneOf } from './hours.ts';
import { byTime, type Draft } from './observe/draft.ts';
import { drawFamilies, type Erring, USUAL } from './observe/families.ts';
import { followUpDrafts, type NotedTrip } from './observe/follow-up-drafts.ts';
import { roadDrafts } from './observe/road-drafts.ts';
import { settingDrafts } from './observe/setting-drafts.ts';
import { siteDrafts } from './observe/site-drafts.ts';
import { passingByLane, streamDrafts } from './observe/stream-drafts.ts';
import { tripDrafts } from './observe/trip-drafts.ts';
import { writeActs } from './observe/write.ts';
import type { Random } from './random.ts';
import { agreementDrafts, batchId } from './said/agreement-drafts.ts';
import { claimDrafts } from './said/claim-drafts.ts';
import { statementDrafts } from './said/statement-drafts.ts';
import { tripName } from './trip-names.ts';
import { figuresOf } from './truth/figures.ts';
import { tellTruth } from './truth/tell-truth.ts';
import { createWorld, type World } from './truth/world.ts';
import type { Rehearsal, RehearsalOptions, ScenarioName } from './types.ts';

/** A good speed to watch: an hour of the operation in a minute. */
const SPEED = 60;

/**
 * An operation with a known truth. The same scenario, seed and options give the same bytes, on every machine. The
 * truth and the plan of who notes what are made at once; the acts themselves while they are read.
 */
export const rehearse = (
  scenario: ScenarioName,
  seed: string,
  options: RehearsalOptions = {},
): Rehearsal => {
  const errors = options.errors ?? 1;
  const world = createWorld(scenario, seed);
  const { random } = world;
  const families = options.families === 'drawn' ? drawFamilies(random.named('families')) : USUAL;
  const erring: Erring = { errors, families };
  const curtain = curtainOf(world);
  const { startsAt, offsetHours } = placeInTime(curtain, options);
  const timeZone = zoneOf(offsetHours);
  const figures = figuresOf(world);
  const staff = staffOf(random.named('staff'), world, erring);
  const duty = createDuty(staff);
  const cast = castOf(staff, startsAt);
  const trips = notedTrips(random.named('trips'), world, duty, erring);
  const road = roadDrafts(random.named('road notes'), world, duty);
  const end = world.lastArrival + 2 * HOUR;
  const passing = passingByLane(random.named('lanes'), staff.lanes, world.ownMeans);

  const planned: readonly Draft[] = byTime([
    ...deviceDrafts(cast, staff, startsAt),
    ...settingDrafts(random.named('setting'), world, staff, timeZone),
    ...agreementDrafts(random.named('agreement'), world),
    ...road.drafts,
    ...siteDrafts(random.named('sites'), world, duty, startsAt, errors),
    ...trips.flatMap(({ notes }) => notes.drafts),
    ...followUpDrafts(random.named('follow-up'), world, trips),
    ...claimDrafts(random.named('claims'), { world, figures, startsAt, offsetHours }),
    ...statementDrafts(random.named('statements'), world),
    ...convoyDrafts(world, trips),
    ...(errors > 0 ? strangerDrafts(random.named('strangers'), staff, nearTrips(trips)) : []),
    ...closing(end),
  ]);

  return {
    scenario,
    seed,
    name: world.scenario.title,
    timeZone,
    startsAt,
    endsAt: startsAt + end + 10 * MINUTE,
    curtain: startsAt + curtain,
    speed: SPEED,
    cast,
    truth: tellTruth({ world, figures, trips, incidents: road.incidents, startsAt, families }),
    acts: {
      [Symbol.iterator]: () =>
        writeActs({
          sources: [
            planned,
            ...staff.lanes.map((lane) =>
              streamDrafts(
                random.named(`watching ${lane.id}`),
                {
                  lane,
                  passing: passing.get(lane.id) ?? [],
                  phones: staff.phones.filter((phone) => phone.lane === lane.id),
                  from: STAFFED_FROM,
                  to: end - HOUR,
                  spanMinutes: world.scenario.spanMinutes,
                  everyNth: world.scenario.everyNth,
                },
                duty,
                erring,
              ),
            ),
          ],
          phones: staff.phones,
          startsAt,
          random: random.named('pens'),
          errors,
        }),
    },
  };
};

/** Some minutes before the road is first closed on the curtain's day, when vehicles are on it. */
const curtainOf = ({ scenario, road }: World): number => {
  const { day, hour } = scenario.curtain;
  const from = (day - 1) * DAY;
  const stop = road.suspensions.find(
    (each) => each.from > from + 6 * HOUR && each.from < from + DAY,
  );
  return Math.round(stop ? stop.from - 14 * MINUTE : from + hour * HOUR);
};

/** Where the first midnight lies, and the zone in which it is about midnight. */
const placeInTime = (curtain: number, options: RehearsalOptions) => {
  const startsAt =
    options.curtainAt === undefined
      ? (options.startsAt ?? USUAL_START)
      : options.curtainAt - curtain;
  if (startsAt === USUAL_START) return { startsAt, offsetHours: USUAL_OFFSET_HOURS };
  const intoTheDay = ((startsAt % DAY) + DAY) % DAY;
  const behind = Math.round(intoTheDay / HOUR);
  // Zones reach from twelve hours west to fourteen east.
  return { startsAt, offsetHours: behind <= 12 ? -behind : 24 - behind };
};

const notedTrips = (
  random: Random,
  world: World,
  duty: ReturnType<typeof createDuty>,
  erring: Erring,
): readonly NotedTrip[] => {
  const { journeys } = world.shuttle;
  const label = new Map(world.fleet.map((vehicle) => [vehicle.id, vehicle.label]));
  const names = journeys.map((journey) => {
    const draw = random.named(`name ${journey.number}`);
    const painted = label.get(journey.vehicle) as string;
    return {
      trip: tripName(draw, painted),
      unmatched: tripName(draw, `X${painted}`),
      batch:
        journey.batch === null ? null : batchId({ stream: journey.stream, number: journey.batch }),
    };
  });
  return journeys.map((journey, place) => {
    const beside = journeys.findIndex(
      (other) =>
        other !== journey &&
        other.corridor.sites[0] === journey.corridor.sites[0] &&
        Math.abs(other.readyAt - journey.readyAt) < 15 * MINUTE,
    );
    const own = names[place] as (typeof names)[number];
    const notes = tripDrafts(random.named(`trip ${journey.number}`), journey, own, {
      duty,
      erring,
      neighbour: beside < 0 ? null : (names[beside] as { readonly trip: string }),
    });
    return { journey, names: own, notes };
  });
};

const convoyDrafts = (world: World, trips: readonly NotedTrip[]): readonly Draft[] =>
  [...Map.groupBy(trips, ({ journey }) => journey.convoy ?? '')].flatMap(([convoy, members]) => {
    if (!convoy) return [];
    const first = Math.min(...members.map(({ journey }) => journey.boardingAt));
    const last = Math.max(...members.map(({ journey }) => journey.endedAt));
    const dissolvedAt = world.shuttle.convoys.find(({ id }) => id === convoy)?.dissolvedAt ?? last;
    const put = (at: number, kind: string, fact: Draft['fact']): Draft => ({
      at: Math.round(at),
      device: 'board',
      subject: convoy,
      kind,
      fact,
    });
    return [
      put(first + 2 * MINUTE, 'formed@1', { trips: members.map(({ names }) => names.trip) }),
      put(dissolvedAt + MINUTE, 'dissolved@1', {}),
    ];
  });

const nearTrips = (trips: readonly NotedTrip[]): readonly string[] =>
  trips.filter((_, place) => place % 7 === 0).map(({ names }) => names.trip);

const closing = (end: number): readonly Draft[] => [
  {
    at: end,
    device: 'board',
    subject: 'operation/exercise',
    kind: 'closed@1',
    fact: {},
  },
];
