// A network of 500 flows between 200 sites, each of them recorded, a fifth of them twice, by ten observers who each have a habit: how
// long from the records to every flow's figure, interval and class? And how long for an operation of 25,000 trips, each counted at
// both ends by one of sixty posts, with totals per road?
import { reconciliation } from '@corridor/account';
import type { Bench, Figure } from './support/figure.ts';
import { createChance, medianOf, rounds, timeOf } from './support/measure.ts';

type Problem = Parameters<typeof reconciliation.reconcile>[0];

const SITES = 200;
/** Of a few ms each: one alone would be measured by what else the machine happens to do. */
const REPEATS = 20;

/** People go onwards from site to site, and out. Records err as they say; each observer has a habit. */
function createNetwork(seed: number): Problem {
  const chance = createChance(seed);
  const pick = (low: number, high: number) => low + Math.floor(chance() * (high - low + 1));
  const error = () => chance() + chance() + chance() - 1.5;
  const roads: (readonly [from: number, to: number])[] = [];
  const onwards = (from: number) => {
    const to = from + pick(1, 8);
    roads.push([from, to < SITES ? to : -1]);
  };
  for (let site = 0; site < SITES; site++) {
    roads.push([site === 0 ? -1 : pick(Math.max(0, site - 8), site - 1), site]);
    onwards(site);
  }
  for (let n = 0; n < 50; n++) roads.push([-1, pick(0, SITES - 1)]);
  while (roads.length < 500) onwards(pick(0, SITES - 1));
  const people = roads.map(() => 0);
  const around = Array.from({ length: SITES }, () => ({
    into: [] as number[],
    out: [] as number[],
  }));
  roads.forEach(([from, to], road) => {
    around[to]?.into.push(road);
    around[from]?.out.push(road);
    if (from < 0) people[road] = pick(500, 3_000);
  });
  for (const { into, out } of around) {
    let left = into.reduce((sum, road) => sum + (people[road] as number), 0);
    out.forEach((road, n) => {
      const gone = n === out.length - 1 ? left : Math.floor(left * chance());
      people[road] = gone;
      left -= gone;
    });
  }
  const habits = Array.from({ length: 10 }, () => 0.08 * error());
  const flow = (road: number) => `road-${road}`;
  const measurements = roads.flatMap((_, road) =>
    Array.from({ length: chance() < 0.2 ? 2 : 1 }, (__, n) => {
      const truth = people[road] as number;
      const sd = Math.sqrt(truth + 1) + 0.03 * truth;
      const observer = pick(0, 9);
      const value = truth * (1 + (habits[observer] as number)) + 2 * sd * error();
      return {
        ...{ id: `record-${road}-${n}`, value: Math.max(0, Math.round(value)), sd },
        terms: [{ flow: flow(road), times: 1 }],
        shared: [{ source: `observer-${observer}`, times: truth }],
      };
    }),
  );
  return {
    flows: roads.map((_, road) => ({ id: flow(road) })),
    balances: around.map(({ into, out }, site) => ({
      id: `site-${site}`,
      terms: [
        ...into.map((road) => ({ flow: flow(road), times: 1 })),
        ...out.map((road) => ({ flow: flow(road), times: -1 })),
      ],
    })),
    sources: habits.map((_, n) => ({ id: `observer-${n}`, sd: 0.04 })),
    measurements,
  };
}

function createTrips(count: number): Problem {
  const chance = createChance(count);
  const pick = (high: number) => Math.floor(chance() * high);
  const trips = Array.from({ length: count }, (_, trip) => ({ trip, people: 20 + pick(40) }));
  const road = (trip: number) => `road-${trip % 40}`;
  return {
    flows: [
      ...trips.map(({ trip }) => ({ id: `trip-${trip}` })),
      ...Array.from({ length: 40 }, (_, n) => ({ id: `road-${n}` })),
    ],
    balances: Array.from({ length: 40 }, (_, n) => ({
      id: `total-${n}`,
      terms: [
        { flow: `road-${n}`, times: -1 },
        ...trips
          .filter(({ trip }) => road(trip) === `road-${n}`)
          .map(({ trip }) => ({ flow: `trip-${trip}`, times: 1 })),
      ],
    })),
    sources: Array.from({ length: 60 }, (_, n) => ({ id: `post-${n}`, sd: 0.03 })),
    measurements: trips.flatMap(({ trip, people }) =>
      ['boarding', 'alighting'].map((end) => ({
        ...{ id: `${end}-${trip}`, value: people + pick(5) - 2, sd: 1.5 },
        terms: [{ flow: `trip-${trip}`, times: 1 }],
        shared: [{ source: `post-${pick(60)}`, times: people }],
      })),
    ),
  };
}

const solved = (problem: Problem) => {
  const answer = reconciliation.reconcile(problem);
  if (answer.kind !== 'reconciled') throw new Error(answer.between.join());
  return answer;
};

const bench: Bench = async (tell) => {
  const network = createNetwork(1);
  // A board is warm after its first figures.
  for (let i = 0; i < 3 * REPEATS; i++) solved(network);
  const each = async (work: () => unknown) => {
    const took = await timeOf(() => {
      for (let i = 0; i < REPEATS; i++) work();
    });
    return took / REPEATS;
  };
  const once: number[] = [];
  const whole: number[] = [];
  const suspects: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    once.push(await each(() => solved(network)));
    const answer = solved(network);
    whole.push(await each(() => reconciliation.wholePeople(network, answer)));
    suspects.push(await each(() => reconciliation.identify(network)));
    tell(`round ${round}: ${once.at(-1)?.toFixed(1)} ms`);
  }
  const trips = createTrips(25_000);
  const large: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    large.push(await timeOf(() => solved(trips)));
    tell(`25,000 trips, round ${round}: ${large.at(-1)?.toFixed(0)} ms`);
  }
  const { binding, global } = solved(network);
  tell(
    `${global.degrees} conditions, γ ${global.gamma.toFixed(0)}, ${binding.length} limits hold an estimate`,
  );
  const figures: Figure[] = [
    {
      where: '500-flow network reconciled',
      value: medianOf(once),
      unit: 'ms',
      bar: { atMost: 10 },
    },
    { where: '— its figures rounded to balance', value: medianOf(whole), unit: 'ms' },
    { where: '— its gross errors looked for', value: medianOf(suspects), unit: 'ms' },
    { where: '25,000 trips counted at both ends, reconciled', value: medianOf(large), unit: 'ms' },
  ];
  return figures;
};

export default bench;
