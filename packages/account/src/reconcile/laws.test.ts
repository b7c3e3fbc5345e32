import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareCdf } from '../stats/chiSquare.ts';
import { identify } from './identify.ts';
import { reconcile } from './reconcile.ts';
import { reconcileRobust } from './robust.ts';
import { denseAnswer } from './testing/dense.ts';
import { createChance, createCounted, createRoads, flowId, pick } from './testing/networks.ts';
import type { Limit, Problem, Reconciled, Term } from './types.ts';
import { wholePeople } from './whole.ts';

const seed = 20161215;
console.info('seed', seed);

/** One number gives a whole network with its records: what shrinks is the size. */
const cases = fc.record({
  seed: fc.integer(),
  nodes: fc.integer({ min: 1, max: 7 }),
  extra: fc.integer({ min: 0, max: 9 }),
  once: fc.constantFrom(0.3, 0.6, 1),
  twice: fc.constantFrom(0, 0.5),
  observers: fc.constantFrom(0, 1, 3),
});
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

const counted = ({ seed, nodes, extra, ...how }: Case) => {
  const chance = createChance(seed);
  return createCounted(chance, createRoads(chance, nodes, extra), how);
};
/** Bad records too, below zero and far off, and seats that some of them exceed. */
const rough = (one: Case): Problem => {
  const { problem, roads } = counted(one);
  const chance = createChance(one.seed + 1);
  const limits: Limit[] = [];
  for (let i = 0; i < 3; i++) {
    const [a, b] = [0, 0].map(() => pick(chance, 0, roads.truth.length - 1));
    if (a === undefined || b === undefined || a === b) continue;
    const terms = [
      { flow: flowId(a), times: 1 },
      { flow: flowId(b), times: -1 },
    ];
    const most = Math.ceil((roads.truth[a] as number) - (roads.truth[b] as number));
    limits.push({ id: `limit ${i}`, terms, most });
  }
  return {
    ...problem,
    flows: problem.flows.map((flow, e) =>
      chance() < 0.3 ? { ...flow, most: (roads.truth[e] as number) + pick(chance, 0, 30) } : flow,
    ),
    limits,
    measurements: problem.measurements.map((m) =>
      chance() < 0.15 ? { ...m, value: m.value * (chance() * 3 - 0.5) } : m,
    ),
  };
};
const solved = (problem: Problem): Reconciled => {
  const answer = reconcile(problem);
  if (answer.kind !== 'reconciled') throw new Error(`contradiction: ${answer.between.join()}`);
  return answer;
};
const sumOf = (terms: readonly Term[], people: (flow: string) => number) =>
  terms.reduce((sum, { flow, times }) => sum + times * people(flow), 0);

describe('laws', () => {
  it('balances and limits hold, wherever all their flows are known', () => {
    let bound = 0;
    fc.assert(
      fc.property(cases, (one) => {
        const problem = rough(one);
        const { flows, binding } = solved(problem);
        if (binding.length > 0) bound++;
        const people = (id: string) => flows.get(id)?.estimate?.people ?? Number.NaN;
        for (const { terms } of problem.balances) {
          const left = sumOf(terms, people);
          if (!Number.isNaN(left)) expect(Math.abs(left)).toBeLessThan(1e-6);
        }
        for (const { terms, most } of problem.limits ?? []) {
          const sum = sumOf(terms, people);
          if (!Number.isNaN(sum)) expect(sum).toBeLessThan(most + 1e-4);
        }
        for (const { id, most = Number.POSITIVE_INFINITY } of problem.flows) {
          const known = flows.get(id)?.estimate;
          if (!known) continue;
          expect(known.people).toBeGreaterThan(-1e-4);
          expect(known.people).toBeLessThan(most + 1e-4);
          expect(known.low).toBeLessThanOrEqual(known.people);
          expect(known.high).toBeGreaterThanOrEqual(known.people);
        }
      }),
      { seed, numRuns: 500 },
    );
    expect(bound).toBeGreaterThan(100);
  });

  it('agrees with the textbook, dense, by another library', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { problem } = counted(one);
        const free = { ...problem, flows: problem.flows.map(({ id }) => ({ id, least: null })) };
        const { flows, global } = solved(free);
        const dense = denseAnswer(free);
        expect(Math.abs(global.gamma - dense.gamma)).toBeLessThan(1e-5 * (1 + dense.gamma));
        dense.flows.forEach((id, j) => {
          const figure = flows.get(id);
          expect([id, figure?.is !== 'unknowable']).toEqual([id, dense.isKnown[j]]);
          if (!figure?.estimate) return;
          const { people, sd } = figure.estimate;
          expect(Math.abs(people - (dense.x[j] ?? 0))).toBeLessThan(1e-4 * (1 + Math.abs(people)));
          expect(Math.abs(sd - Math.sqrt(Math.max(0, dense.covariance.get(j, j))))).toBeLessThan(
            1e-3 * (1 + sd),
          );
        });
      }),
      { seed, numRuns: 150 },
    );
  });

  it('within limits it is the nearest there is: no subset of limits held gives a nearer one', () => {
    let bound = 0;
    fc.assert(
      fc.property(cases, (one) => {
        const small: Case = {
          ...one,
          nodes: Math.min(one.nodes, 3),
          extra: Math.min(one.extra, 3),
          once: 1,
        };
        const { limits = [], ...rest } = rough(small);
        const problem = {
          ...rest,
          limits,
          flows: rest.flows.map(({ id }) => ({ id, least: null })),
        };
        const { flows, binding } = solved(problem);
        if (binding.length > 0) bound++;
        let nearest: ReturnType<typeof denseAnswer> | null = null;
        for (let subset = 0; subset < 2 ** limits.length; subset++) {
          const held = limits
            .filter((_, i) => (subset >> i) & 1)
            .map(({ terms, most }) => ({ terms, equals: most }));
          const dense = denseAnswer(problem, held);
          const people = (id: string) => dense.x[dense.flows.indexOf(id)] ?? 0;
          const isWithin =
            limits.every(({ terms, most }) => sumOf(terms, people) <= most + 1e-5) &&
            held.every(({ terms, equals }) => Math.abs(sumOf(terms, people) - equals) < 1e-5);
          if (isWithin && (nearest === null || dense.gamma < nearest.gamma)) nearest = dense;
        }
        nearest?.flows.forEach((id, j) => {
          const people = flows.get(id)?.estimate?.people ?? 0;
          expect(Math.abs(people - (nearest.x[j] ?? 0))).toBeLessThan(
            1e-3 * (1 + Math.abs(people)),
          );
        });
      }),
      { seed, numRuns: 150 },
    );
    expect(bound).toBeGreaterThan(20);
  });

  it('one more record never widens an interval, and never makes anything unknowable', () => {
    fc.assert(
      fc.property(cases, fc.nat(), fc.integer({ min: 1, max: 200 }), (one, which, sd) => {
        const { problem, roads } = counted(one);
        const before = solved(problem);
        const e = which % roads.truth.length;
        const value = before.flows.get(flowId(e))?.estimate?.people ?? (roads.truth[e] as number);
        const terms = [{ flow: flowId(e), times: 1 }];
        const after = solved({
          ...problem,
          measurements: [...problem.measurements, { id: 'one more', terms, value, sd }],
        });
        for (const [id, { estimate }] of before.flows) {
          if (!estimate) continue;
          const now = after.flows.get(id)?.estimate;
          expect(now?.sd).toBeLessThanOrEqual(estimate.sd * (1 + 1e-9) + 1e-6);
        }
        expect(after.flows.get(flowId(e))?.estimate?.sd).toBeLessThanOrEqual(sd * (1 + 1e-9));
      }),
      { seed, numRuns: 500 },
    );
  });

  it('the order in which anything is listed changes no bit', () => {
    const shuffled = <T>(what: readonly T[], key: number): T[] => {
      const chance = createChance(key);
      return what
        .map((one) => ({ one, at: chance() }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one);
    };
    fc.assert(
      fc.property(cases, fc.integer(), (one, key) => {
        const problem = rough(one);
        const other: Problem = {
          flows: shuffled(problem.flows, key),
          balances: shuffled(problem.balances, key + 1).map((b) => ({
            ...b,
            terms: shuffled(b.terms, key + 2),
          })),
          limits: shuffled(problem.limits ?? [], key + 3),
          sources: shuffled(problem.sources ?? [], key + 4),
          measurements: shuffled(problem.measurements, key + 5),
        };
        const [a, b] = [solved(problem), solved(other)];
        expect([...a.flows]).toEqual([...b.flows]);
        expect(a.global).toEqual(b.global);
        expect(a.tests('measurement')).toEqual(b.tests('measurement'));
        expect(identify(problem)).toEqual(identify(other));
        expect([...reconcileRobust(problem).weights]).toEqual([...reconcileRobust(other).weights]);
        expect([...(wholePeople(problem, a) ?? [])]).toEqual([...(wholePeople(other, b) ?? [])]);
      }),
      { seed, numRuns: 200 },
    );
  });

  it('whole people balance exactly, each its estimate rounded up or down', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const problem = rough(one);
        const answer = solved(problem);
        const whole = wholePeople(problem, answer);
        if (whole === null) throw new Error('a network can always be rounded');
        const people = (id: string) => whole.get(id) ?? Number.NaN;
        for (const { terms } of problem.balances) {
          const left = sumOf(terms, people);
          if (!Number.isNaN(left)) expect(left).toBe(0);
        }
        for (const { terms, most } of problem.limits ?? []) {
          const sum = sumOf(terms, people);
          if (!Number.isNaN(sum)) expect(sum).toBeLessThanOrEqual(most);
        }
        for (const [id, { estimate }] of answer.flows) {
          expect(whole.has(id)).toBe(estimate !== null);
          if (!estimate) continue;
          expect(Number.isInteger(people(id))).toBe(true);
          expect(Math.abs(people(id) - estimate.people)).toBeLessThan(1 + 1e-6);
          expect(people(id)).toBeGreaterThanOrEqual(0);
        }
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe('under its own model', () => {
  const networks = Array.from({ length: 2_000 }, (_, i) => {
    const chance = createChance(seed + i);
    const roads = createRoads(chance, pick(chance, 2, 7), pick(chance, 1, 8));
    return createCounted(chance, roads, {
      once: 0.5 + 0.5 * chance(),
      twice: chance() * 0.5,
      observers: pick(chance, 0, 3),
    });
  });
  const answers = networks.map(({ problem }) => solved(problem));

  it('90 % intervals hold the truth nine times of ten, recorded or inferred', () => {
    const held = { recorded: [0, 0], inferred: [0, 0] };
    answers.forEach(({ flows }, i) => {
      networks[i]?.roads.truth.forEach((truth, e) => {
        const figure = flows.get(flowId(e));
        if (!figure?.estimate) return;
        const of = figure.is === 'inferred' ? held.inferred : held.recorded;
        of[1] = (of[1] as number) + 1;
        if (figure.estimate.low <= truth && truth <= figure.estimate.high) {
          of[0] = (of[0] as number) + 1;
        }
      });
    });
    for (const [kind, [within = 0, all = 0]] of Object.entries(held)) {
      const share = within / all;
      console.info(`coverage of ${all} ${kind} flows: ${(100 * share).toFixed(2)} %`);
      expect(share).toBeGreaterThan(0.865);
      expect(share).toBeLessThan(0.935);
    }
  });

  it('γ is chi-square: its probabilities are spread evenly (Kolmogorov and Smirnov, 1 %)', () => {
    const p = answers
      .flatMap(({ global: { gamma, degrees } }) =>
        degrees > 0 ? [chiSquareCdf(gamma, degrees)] : [],
      )
      .sort((a, b) => a - b);
    const farthest = p.reduce(
      (most, value, i) =>
        Math.max(most, Math.abs(value - i / p.length), Math.abs(value - (i + 1) / p.length)),
      0,
    );
    console.info(`γ: ${p.length} networks, farthest from even ${farthest.toFixed(4)}`);
    expect(p.length).toBeGreaterThan(1_000);
    expect(farthest).toBeLessThan(1.63 / Math.sqrt(p.length));
  });
});
