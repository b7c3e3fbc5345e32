import { createRunner, type Runner } from '../run/runner.ts';
import type { World } from '../run/world.ts';
import { sizeOf } from '../scenario/people.ts';
import type { Scenario } from '../scenario/types.ts';
import type { Plan } from '../schedule/types.ts';
import { foretoldQuantile, leftOutside, quantileOf } from './calibrate.ts';
import { drawHabit, type Habits, learnHabits, withoutHabits } from './habits.ts';
import { drawLosses, drawSuspensions, type Happenings, NOTHING_SEEN } from './happenings.ts';
import { expectedMinutes, type JourneySeen, ratiosOf, receivedOf, withQueues } from './history.ts';
import { type LegModel, learnLegTimes } from './legModel.ts';
import { drawFuture, type Future } from './moods.ts';
import { keyOf } from './noise.ts';
import { type OutsideView, outsideView } from './outside.ts';

/** Minutes since the scenario begins. Eight times in ten it lies between `low` and `high`; null: later than anything that was tried, or never. */
export interface Range {
  readonly low: number | null;
  readonly likely: number | null;
  readonly high: number | null;
}

export interface Forecast {
  /** When the last one has got off, provided that the corridor stays open as agreed and no vehicle is lost. */
  readonly ends: Range;
  /** The same as such operations go: movement is suspended now and then, vehicles are lost. */
  readonly anyhow: Range;
  /** Chance that everybody is received before the last window closes, as such operations go. null: no window ends. */
  readonly inWindow: number | null;
  readonly batches: readonly {
    readonly batch: string;
    readonly ends: Range;
    readonly inWindow: number | null;
  }[];
  /** How many people have been received by a minute, those on board now included; for a fan. */
  readonly course: readonly {
    readonly minute: number;
    readonly low: number;
    readonly likely: number;
    readonly high: number;
  }[];
  /** Hours that people wait at a site until they leave it, all together. */
  readonly waited: readonly { readonly site: string; readonly personHours: Range }[];
  /** Share of futures left outside of `low` to `high`: 0.2, but for what past forecasts taught. */
  readonly outside: number;
  /** Without roads and vehicles: how it goes on if it goes on as so far. null: too little was seen. */
  readonly outsideView: OutsideView | null;
  /** The two views differ by more than a quarter: somebody should ask why. */
  readonly disagrees: boolean;
  /** How many journeys it was learned from, and how many futures were tried of each kind. */
  readonly learnedFrom: number;
  readonly runs: number;
  /** When each future ended, ascending; Infinity: not everybody was brought. What a forecast is measured by once it is known what came. */
  readonly futures: { readonly open: readonly number[]; readonly anyhow: readonly number[] };
}

export interface ForecastOptions {
  readonly seed: number;
  /** Futures of each kind; 200 are enough for a range, 500 for a tail. */
  readonly runs: number;
  readonly happenings?: Happenings;
  /** Asked after each future; what was tried until then is answered, ten at least. */
  readonly keepGoing?: () => boolean;
}

const STEPS = 24;
const FEWEST = 10;
const DISAGREES = 0.25;
/** No suspension or loss is drawn beyond this many times the time that the plan takes. */
const HORIZON = 6;

/** Plays the plan through many futures: legs with shared moods, what is on the road now, and (`anyhow`) suspensions and losses. */
export function forecastOf(
  scenario: Scenario,
  plan: Plan,
  journeys: readonly JourneySeen[],
  { seed, runs, happenings = NOTHING_SEEN, keepGoing = () => true }: ForecastOptions,
): Forecast {
  const asPlanned = createRunner(scenario).run(plan);
  const expected = withQueues(expectedMinutes(scenario), asPlanned);
  const ratios = ratiosOf(journeys, expected);
  const habits = learnHabits(ratios);
  const model = learnLegTimes(withoutHabits(ratios, habits));
  const outside = leftOutside(model.looksBack);
  const play = createPlayer(scenario, plan, journeys, expected, { model, habits, seed });
  const until = HORIZON * Math.max(600, asPlanned.ends);

  const vehicles = scenario.vehicles.map(({ id }) => keyOf(id));

  const open: Played[] = [];
  const anyhow: Played[] = [];
  for (let run = 0; run < runs && (run < FEWEST || keepGoing()); run++) {
    open.push(play.once(run, [], null));
    const suspensions = drawSuspensions(happenings, seed, run, until);
    const lost = drawLosses(happenings, seed, run, vehicles, until);
    anyhow.push(play.once(run, suspensions, lost));
  }

  const closes = scenario.windows.reduce<number | null>(
    (latest, { to }) => (latest === null || to === null ? null : Math.max(latest, to)),
    scenario.windows.length > 0 ? 0 : null,
  );
  const inTime = (ends: readonly number[]) =>
    closes === null ? null : ends.filter((one) => one <= closes).length / ends.length;
  const all = peopleOf(scenario);
  const received = receivedOf(journeys, scenario);
  const view = outsideView(received, all, scenario.windows, seed);
  const ends = rangeOf(
    open.map((one) => one.ends),
    outside,
  );
  const likely = ends.likely ?? Number.POSITIVE_INFINITY;
  return {
    ends,
    anyhow: rangeOf(
      anyhow.map((one) => one.ends),
      outside,
    ),
    inWindow: inTime(anyhow.map((one) => one.ends)),
    batches: scenario.batches.flatMap(({ id }, at) => {
      if (open.every((one) => one.batches[at] === 0)) return [];
      return [
        {
          batch: id,
          ends: rangeOf(
            open.map((one) => one.batches[at] as number),
            outside,
          ),
          inWindow: inTime(anyhow.map((one) => one.batches[at] as number)),
        },
      ];
    }),
    course: courseOf(open, outside),
    waited: play.sites.map((site, at) => ({
      site,
      personHours: rangeOf(
        open.map((one) => (one.waited[at] as number) / 60),
        outside,
      ),
    })),
    outside,
    outsideView: view,
    disagrees:
      view !== null && Math.abs(view.likely - likely) > DISAGREES * Math.max(view.likely, likely),
    learnedFrom: ratios.length,
    runs: open.length,
    futures: { open: endsOf(open), anyhow: endsOf(anyhow) },
  };
}

const endsOf = (played: readonly Played[]): readonly number[] =>
  played.map(({ ends }) => ends).sort((a, b) => a - b);

const peopleOf = ({ batches, vehicles }: Scenario): number =>
  batches.reduce(
    (sum, { groups }) =>
      groups.reduce((all, { people, times }) => all + sizeOf(people) * times, sum),
    vehicles.reduce((sum, { aboard }) => sum + (aboard ? sizeOf(aboard.people) : 0), 0),
  );

/** What came of one future. Infinity: somebody was not brought. */
interface Played {
  readonly ends: number;
  readonly batches: readonly number[];
  readonly waited: readonly number[];
  /** [minute, people], ascending. */
  readonly received: readonly (readonly [number, number])[];
}

function createPlayer(
  scenario: Scenario,
  plan: Plan,
  journeys: readonly JourneySeen[],
  expected: ReadonlyMap<string, number>,
  {
    model,
    habits,
    seed,
  }: { readonly model: LegModel; readonly habits: Habits; readonly seed: number },
) {
  const trips = plan.routes.flatMap(({ trips: all }) => all);
  const sites = [...new Set(trips.map(({ from }) => from))].sort((a, b) => (a < b ? -1 : 1));
  const siteOf = trips.map(({ from }) => sites.indexOf(from));
  const aboard = scenario.vehicles.map((vehicle) =>
    vehicle.aboard ? sizeOf(vehicle.aboard.people) : 0,
  );
  const batchAboard = scenario.vehicles.map(({ aboard: on }) =>
    on ? scenario.batches.findIndex(({ id }) => id === on.batch) : -1,
  );
  const underWay = new Map(
    journeys.filter(({ censored }) => censored).map((journey) => [journey.vehicle, journey]),
  );
  const vehicleKeys = scenario.vehicles.map(({ id }) => keyOf(id));
  const wayNames = scenario.ways.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]);
  const wayKeys = wayNames.map(keyOf);
  const nominal = createRunner(scenario);
  const isMoving = scenario.vehicles.some(({ id, aboard: on }) => on && underWay.has(id));

  /** Who is on the road arrives when this future lets them. */
  const runnerFor = (future: Future, habitOf: (vehicle: number, way: string) => number): Runner => {
    if (!isMoving) return nominal;
    const vehicles = scenario.vehicles.map((vehicle, at) => {
      const journey = vehicle.aboard && underWay.get(vehicle.id);
      const usual = journey && expected.get(journey.way);
      if (!journey || !usual) return vehicle;
      const own = usual * habitOf(at, journey.way);
      const lasts = future.lasts(vehicleKeys[at] as number, journey.minutes, own);
      return { ...vehicle, from: Math.max(0, lasts - journey.minutes) };
    });
    return createRunner({ ...scenario, vehicles });
  };

  return {
    sites,
    once: (
      run: number,
      suspensions: readonly { readonly from: number; readonly to: number }[],
      lost: readonly (number | null)[] | null,
    ): Played => {
      const future = drawFuture(model, seed, run);
      const ways = wayNames.map((name) => Math.exp(drawHabit(habits.way(name), name, seed, run)));
      const drivers = scenario.vehicles.map(({ id }) =>
        Math.exp(drawHabit(habits.vehicle(id), id, seed, run)),
      );
      const habitOf = (vehicle: number, way: string) =>
        (ways[wayNames.indexOf(way)] ?? 1) * (drivers[vehicle] as number);
      const world: World = {
        legMinutes: (vehicle, way, isBack, departs, minutes) =>
          future.minutes(
            vehicleKeys[vehicle] as number,
            wayKeys[2 * way + Number(isBack)] as number,
            departs,
            minutes * (ways[2 * way + Number(isBack)] as number) * (drivers[vehicle] as number),
          ),
        boardingMinutes: (vehicle, _site, from, minutes) =>
          future.fills(vehicleKeys[vehicle] as number, from, minutes),
        closings: suspensions.map(({ from, to }) => ({ site: null, from, to })),
        ...(lost ? { lost } : {}),
        takeOver: true,
      };
      const lean = runnerFor(future, habitOf).runLean(plan, world);
      const batches = scenario.batches.map(() => 0);
      const waited = sites.map(() => 0);
      const received: [number, number][] = [];
      let ends = 0;
      const note = (batch: number, minute: number, people: number) => {
        const at = Number.isNaN(minute) ? Number.POSITIVE_INFINITY : minute;
        ends = Math.max(ends, at);
        if (batch >= 0) batches[batch] = Math.max(batches[batch] as number, at);
        if (at < Number.POSITIVE_INFINITY) received.push([at, people]);
      };
      lean.received.forEach((minute, trip) => {
        const people = lean.people[trip] as number;
        note(lean.batch[trip] as number, minute, people);
        const departs = lean.departs[trip] as number;
        const site = siteOf[trip] as number;
        if (!Number.isNaN(departs)) waited[site] = (waited[site] as number) + departs * people;
      });
      lean.aboard.forEach((minute, vehicle) => {
        if (aboard[vehicle])
          note(batchAboard[vehicle] as number, minute, aboard[vehicle] as number);
      });
      received.sort((a, b) => a[0] - b[0]);
      return { ends, batches, waited, received };
    },
  };
}

/** `outside` of the values are left on both sides together. */
function rangeOf(values: readonly number[], outside: number): Range {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => {
    const value = foretoldQuantile(sorted, share);
    return Number.isFinite(value) ? value : null;
  };
  return { low: at(outside / 2), likely: at(0.5), high: at(1 - outside / 2) };
}

/** How many were received by each of so many minutes, up to when nearly all futures are over. */
function courseOf(played: readonly Played[], outside: number): Forecast['course'] {
  const ends = played.map(({ received }) => received.at(-1)?.[0] ?? 0).sort((a, b) => a - b);
  const last = quantileOf(ends, 1 - outside / 2);
  const places = played.map(() => 0);
  const sums = played.map(() => 0);
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const minute = (last * step) / STEPS;
    const people = played.map(({ received }, run) => {
      let place = places[run] as number;
      while (place < received.length && (received[place]?.[0] as number) <= minute) {
        sums[run] = (sums[run] as number) + (received[place]?.[1] as number);
        place += 1;
      }
      places[run] = place;
      return sums[run] as number;
    });
    const sorted = people.toSorted((a, b) => a - b);
    return {
      minute,
      low: foretoldQuantile(sorted, outside / 2),
      likely: quantileOf(sorted, 0.5),
      high: foretoldQuantile(sorted, 1 - outside / 2),
    };
  });
}
