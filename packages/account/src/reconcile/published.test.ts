// Worked answers out of the literature on data reconciliation, to the digits that are printed there.
import { describe, expect, it } from 'vitest';
import { chiSquareQuantile } from '../stats/chiSquare.ts';
import { sidakCritical } from '../stats/normal.ts';
import { reconcile } from './reconcile.ts';
import type { Problem, Reconciled, Test } from './types.ts';

const name = (i: number) => `stream ${String(i + 1).padStart(2, '0')}`;

/** `nodes`: of each, the streams in (positive) and out (negative), from 1. */
const plant = (
  nodes: readonly (readonly number[])[],
  values: readonly number[],
  sds: readonly number[],
): Problem => ({
  flows: values.map((_, i) => ({ id: name(i) })),
  balances: nodes.map((streams, node) => ({
    id: `node ${String(node + 1).padStart(2, '0')}`,
    terms: streams.map((s) => ({ flow: name(Math.abs(s) - 1), times: Math.sign(s) })),
  })),
  measurements: values.map((value, i) => ({
    id: name(i),
    terms: [{ flow: name(i), times: 1 }],
    value,
    sd: sds[i] ?? 0,
  })),
});

const solved = (problem: Problem): Reconciled => {
  const answer = reconcile(problem);
  if (answer.kind !== 'reconciled') throw new Error(answer.between.join());
  return answer;
};
const people = ({ flows }: Reconciled) => [...flows.values()].map((f) => f.estimate?.people ?? -1);
const rounded = (values: readonly number[], digits: number) =>
  values.map((value) => Number(value.toFixed(digits)));
const largest = (tests: readonly Test[]) => tests.reduce((a, b) => (b.z > a.z ? b : a));

describe('heat exchanger with bypass (Narasimhan and Jordache 2000, table 1-1)', () => {
  const nodes = [
    [1, -2, -3],
    [2, -4],
    [3, -5],
    [4, 5, -6],
  ];
  const ones = [1, 1, 1, 1, 1, 1];
  it('without a gross error', () => {
    const answer = solved(plant(nodes, [101.91, 64.45, 34.65, 64.2, 36.44, 98.88], ones));
    expect(rounded(people(answer), 2)).toEqual([100.22, 64.5, 35.72, 64.5, 35.72, 100.22]);
    expect(answer.global.gamma).toBeCloseTo(6.4075, 4);
    expect(answer.global.degrees).toBe(4);
    expect(answer.global.gamma).toBeLessThan(chiSquareQuantile(0.95, 4));
    for (const { estimate } of answer.flows.values()) expect(estimate?.sd).toBeCloseTo(0.577, 3);
  });
  it('with four too many on stream 2', () => {
    const problem = plant(nodes, [101.91, 68.45, 34.65, 64.2, 36.44, 98.88], ones);
    const answer = solved(problem);
    expect(answer.global.gamma).toBeCloseTo(16.674, 3);
    expect(answer.global.gamma).toBeGreaterThan(9.488);
    expect(rounded(people(answer).slice(0, 3), 3)).toEqual([100.887, 65.833, 35.053]);
    // Nodal tests, by hand: what each node leaves over, by the root of how many unit variances meet there.
    expect(answer.conditions().map(({ balances }) => balances)).toEqual([
      ['node 01'],
      ['node 02'],
      ['node 03'],
      ['node 04'],
    ]);
    const nodal = [
      1.19 / Math.sqrt(3),
      4.25 / Math.sqrt(2),
      1.79 / Math.sqrt(2),
      1.76 / Math.sqrt(3),
    ];
    answer.conditions().forEach(({ z }, node) => {
      expect(z).toBeCloseTo(nodal[node] ?? 0, 9);
    });
    const tests = answer.tests('measurement');
    expect(
      rounded(
        tests.map(({ z }) => z),
        4,
      ),
    ).toEqual([1.2533, 3.2047, 0.494, 2.0004, 1.6983, 2.4577]);
    expect(sidakCritical(0.05, tests.length)).toBeCloseTo(2.631, 3);
    expect(
      rounded(
        tests.map(({ z }) => z * z),
        3,
      ),
    ).toEqual([1.571, 10.27, 0.244, 4.002, 2.884, 6.04]);
    expect(largest(tests).id).toBe('stream 02');
    expect(largest(tests).size).toBeCloseTo(3.925, 3);
    const without = solved({
      ...problem,
      measurements: problem.measurements.filter(({ id }) => id !== 'stream 02'),
    });
    expect(without.global.gamma).toBeCloseTo(6.404, 3);
    expect(without.global.degrees).toBe(3);
    expect(without.flows.get('stream 02')?.is).toBe('inferred');
  });
});

it('Dovì and Solisio 2001', () => {
  const answer = solved(
    plant(
      [
        [1, 2, -3],
        [-2, 3, -4],
        [4, -5, -6],
      ],
      [11, 9.9, 21.25, 11.1, 7, 3.8],
      [0.032, 0.026, 0.12, 0.033, 0.052, 0.015].map(Math.sqrt),
    ),
  );
  expect(rounded(people(answer), 3)).toEqual([11.029, 9.957, 20.986, 11.029, 7.178, 3.851]);
  expect(answer.global.gamma).toBeCloseTo(1.6675, 4);
});

it('recycle of Rosenberg, Mah and Iordache 1987', () => {
  const answer = solved(
    plant(
      [
        [1, -2, 4, 6],
        [2, -3],
        [3, -4, -5],
        [5, -6, -7],
      ],
      [5.026, 14.722, 14.721, 4.968, 10.088, 5.131, 4.835],
      [1, 1, 1, 1, 1, 1, 1],
    ),
  );
  expect(rounded(people(answer), 3)).toEqual([4.905, 14.799, 14.799, 4.814, 9.985, 5.08, 4.905]);
  expect(answer.global.gamma).toBeCloseTo(0.0685, 4);
});

it('a gross error in stream 1 (Yang et al. 1995)', () => {
  const answer = solved(
    plant(
      [
        [1, -2, -7],
        [2, -3, 8],
        [3, 4, -5],
        [-6, 7, -8],
      ],
      [110.1, 41.1, 79, 30.6, 108.3, 19.8, 55, 39],
      [3.234, 1.803, 1.665, 0.999, 3.129, 0.418, 3.228, 1.623].map(Math.sqrt),
    ),
  );
  expect(answer.global.gamma).toBeCloseTo(35.233, 3);
  expect(answer.global.gamma).toBeGreaterThan(9.488);
  const first = largest(answer.tests('measurement'));
  expect(first.id).toBe('stream 01');
  expect(first.z).toBeCloseTo(5.673, 3);
});

it('steam network of Serth and Heenan 1986', () => {
  const answer = solved(
    plant(
      [
        [1, 2, -3, 4],
        [-5, -6, 7, 8, -9],
        [-1, 5, -10],
        [10, 11, -12],
        [3, -11, 13, -14, -15, -16, -17],
        [-2, 6, -13],
        [-7, 14, 18, -19, -20, -21],
        [15, -18, 22, -23, -24],
        [12, 16, -22, -25],
        [19, 23, -26, 27],
        [-8, 20, 26, 28],
      ],
      [
        0.875, 0.989, 108.426, 107.799, 50.149, 110.327, 2.201, 165.779, 0.821, 51.779, 14.757,
        67.183, 107.734, 89.855, 58.554, 23.258, 31.879, 15.843, 7.92, 10.13, 91.047, 5.555, 2.471,
        44.687, 81.656, 82.839, 70.685, 72.913,
      ],
      [
        0.022, 0.025, 2.796, 2.749, 1.332, 2.807, 0.058, 4.101, 0.021, 1.31, 0.372, 1.682, 2.782,
        2.297, 1.5, 0.591, 0.818, 0.406, 0.196, 0.263, 2.183, 0.136, 0.065, 1.166, 2.137, 2.033,
        1.77, 1.806,
      ],
    ),
  );
  expect(answer.global.gamma).toBeCloseTo(10.686, 3);
  expect(answer.global.degrees).toBe(11);
  expect(answer.global.gamma).toBeLessThan(chiSquareQuantile(0.95, 11));
  expect(rounded(people(answer).slice(0, 5), 3)).toEqual([0.875, 0.989, 109.19, 107.326, 52.009]);
  expect(people(answer)[27]).toBeCloseTo(71.532, 3);
});

it('several gross errors in the mineral plant of Alhaj-Dibo, Maquin and Ragot 2008', () => {
  const answer = solved(
    plant(
      [
        [1, -2, 4],
        [2, -3, -11],
        [3, -4, -5],
        [5, -6, 10],
        [6, -7, -8],
        [7, -9, -10],
        [11, -12, -13, 16],
        [12, 13, -14],
        [14, -15, -16],
      ],
      [
        24.7, 26.5, 29.2, 1.8, 18.32, 22.02, 20.8, 9.43, 8.01, 4.14, 6, 6.56, 1.04, 7.38, 4.99,
        7.69,
      ],
      [
        1, 1.325, 1.46, 0.2, 0.916, 1.101, 1.04, 0.472, 0.401, 0.207, 0.3, 0.328, 0.052, 0.369,
        0.25, 0.385,
      ],
    ),
  );
  expect(answer.global.gamma).toBeCloseTo(228.44, 2);
  expect(answer.global.gamma).toBeGreaterThan(chiSquareQuantile(0.95, 9));
  const first = largest(answer.tests('measurement'));
  expect(first.id).toBe('stream 16');
  expect(first.z).toBeCloseTo(11.32, 2);
});
