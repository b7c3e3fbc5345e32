// A network of 500 flows between 200 sites, each of them recorded, a fifth of them twice, by ten observers who each have a habit: how
// long from the records to every flow's figure, interval and class? And how long for an operation of 25,000 trips, each counted at
// both ends by one of sixty posts, with totals per road?
import { reconciliation } from '@corridor/account';
import type { Bench, Figure } from './support/figure.ts';
import { createChance, medianOf, rounds, timeOf } from './support/measure.ts';

type Problem = Parameters<typeof reconciliation.reconcile>[0];

/** Of a few ms each: one alone would be measured by what else the machine happens to do. */
const REPEATS = 20;

/** People go onwards from site to site; all roads carry some. */
function createNetwork(seed: number): Problem {
  const chance = createChance(seed);
  const pick = (low: number, high: number) => low + Math.floor(chance() * (high - low + 1));
  const sites = 200;
  const roads: (readonly [from: number, to: number])[] = [];
  for (let site = 0; site < sites; site++) {
    roads.push([site === 0 ? -1 : pick(Math.max(0, site - 8), site - 1), site]);
  }
  while (roads.length < 500) {
    const from = pick(-1, sites - 1);
    const to = from < 0 ? pick(0, sites - 1) : pick(from + 1, from + 8);
    roads.push([from, to >= sites ? -1 : to]);
  }
  const isLeft = new Set(roads.map(([from]) => from));
  const outOf = Array.from({ length: sites }, (_, site) => site).filter(
    (site) => !isLeft.has(site),
  );
  for (const site of outOf) roads[roads.length - 1 - (site % 100)] = [site, -1];
  const flow = (road: number) => `road-${road}`;
  // Any numbers do for the time it takes: records of roads that need not balance.
  const measurements = roads.flatMap((_, road) =>
    Array.from({ length: chance() < 0.2 ? 2 : 1 }, (__, n) => {
      const people = pick(50, 2_000);
      return {
        ...{ id: `record-${road}-${n}`, value: people, sd: Math.sqrt(people) + 0.03 * people },
        terms: [{ flow: flow(road), times: 1 }],
        shared: [{ source: `observer-${pick(0, 9)}`, times: people }],
      };
    }),
  );
  return {
    flows: roads.map((_, road) => ({ id: flow(road), least: null })),
    balances: Array.from({ length: sites }, (_, site) => ({
      id: `site-${site}`,
      terms: roads.flatMap(([from, to], road) =>
        to === site
          ? [{ flow: flow(road), times: 1 }]
          : from === site
            ? [{ flow: flow(road), times: -1 }]
            : [],
      ),
    })),
    sources: Array.from({ length: 10 }, (_, n) => ({ id: `observer-${n}`, sd: 0.04 })),
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
