import { describe, expect, it } from 'vitest';
import { identify } from './identify.ts';
import { reconcile } from './reconcile.ts';
import { CONTAMINATED, HUBER, reconcileRobust } from './robust.ts';
import type { Measurement, Problem } from './types.ts';

const flows = ['gate', 'north', 'south', 'reception'].map((id) => ({ id }));
const balances = [
  {
    id: 'the fork',
    terms: [
      { flow: 'gate', times: 1 },
      { flow: 'north', times: -1 },
      { flow: 'south', times: -1 },
    ],
  },
  {
    id: 'the road in',
    terms: [
      { flow: 'north', times: 1 },
      { flow: 'south', times: 1 },
      { flow: 'reception', times: -1 },
    ],
  },
];
const record = (id: string, flow: string, value: number): Measurement => ({
  ...{ id, value, sd: 10 },
  terms: [{ flow, times: 1 }],
});
/** Three posts agree on the gate, one clerk dropped a digit; the north road was counted twice, the second list doubled. */
const problem: Problem = {
  flows,
  balances,
  measurements: [
    record('gate 1', 'gate', 1_002),
    record('gate 2', 'gate', 995),
    record('clerk', 'gate', 100),
    record('north 1', 'north', 604),
    record('north list', 'north', 1_208),
    record('south 1', 'south', 398),
    record('south 2', 'south', 401),
    record('reception', 'reception', 1_004),
  ],
};

describe('two records are grossly wrong', () => {
  it('plain figures are drawn to them', () => {
    const answer = reconcile(problem);
    if (answer.kind !== 'reconciled') throw new Error('contradiction');
    expect(Math.abs((answer.flows.get('north')?.estimate?.people ?? 0) - 602)).toBeGreaterThan(50);
    expect(answer.global.p).toBeLessThan(1e-9);
  });
  it('both are suspected, with their sizes, and nothing else', () => {
    const found = identify(problem);
    expect(found?.suspects.map(({ id }) => id).sort()).toEqual(['clerk', 'north list']);
    for (const { id, size } of found?.suspects ?? []) {
      if (id === 'north list') expect(Math.abs(size - 606)).toBeLessThan(60);
    }
    expect(found?.suspects.at(-1)?.alternatives).toEqual([]);
    expect(found?.gamma).toBeLessThan(10);
  });
  it('robust figures hardly hear them', () => {
    const { answer, weights } = reconcileRobust(problem, CONTAMINATED);
    if (answer.kind !== 'reconciled') throw new Error('contradiction');
    expect(Math.abs((answer.flows.get('north')?.estimate?.people ?? 0) - 602)).toBeLessThan(10);
    expect(Math.abs((answer.flows.get('gate')?.estimate?.people ?? 0) - 1_001)).toBeLessThan(10);
    expect(weights.get('clerk')).toBeLessThan(0.02);
    expect(weights.get('gate 1')).toBeGreaterThan(0.9);
  });
  it('Huber stands between', () => {
    const { answer } = reconcileRobust(problem, HUBER);
    if (answer.kind !== 'reconciled') throw new Error('contradiction');
    const north = answer.flows.get('north')?.estimate?.people ?? 0;
    expect(Math.abs(north - 602)).toBeLessThan(25);
  });
});

it('without gross errors the robust figures stay within a small part of the doubt', () => {
  const clean = {
    ...problem,
    measurements: problem.measurements.filter(({ id }) => id !== 'clerk' && id !== 'north list'),
  };
  const plain = reconcile(clean);
  const { answer } = reconcileRobust(clean);
  if (plain.kind !== 'reconciled' || answer.kind !== 'reconciled') throw new Error('contradiction');
  for (const [id, { estimate }] of plain.flows) {
    const other = answer.flows.get(id)?.estimate;
    expect(Math.abs((other?.people ?? 0) - (estimate?.people ?? 0))).toBeLessThan(
      (estimate?.sd ?? 0) * 0.2,
    );
  }
});
