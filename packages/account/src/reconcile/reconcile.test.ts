import { describe, expect, it } from 'vitest';
import { identify } from './identify.ts';
import { reconcile } from './reconcile.ts';
import {
  atLeast,
  type Measurement,
  type Problem,
  type Reconciled,
  rangeToMeasured,
} from './types.ts';
import { wholePeople } from './whole.ts';

const solved = (problem: Problem): Reconciled => {
  const answer = reconcile(problem);
  if (answer.kind !== 'reconciled') throw new Error(answer.between.join());
  return answer;
};
const one = (flow: string, times = 1) => ({ flow, times });
const record = (id: string, flow: string, value: number, sd: number): Measurement => ({
  ...{ id, value, sd },
  terms: [one(flow)],
});
const people = (answer: Reconciled, flow: string) => answer.flows.get(flow)?.estimate?.people;

/** People leave the school; at the fork some go north, some south; the north road ends in two camps. */
const fork: Problem = {
  flows: ['school', 'north', 'south', 'camp a', 'camp b'].map((id) => ({ id })),
  balances: [
    { id: 'the fork', terms: [one('school'), one('north', -1), one('south', -1)] },
    { id: 'the north road', terms: [one('north'), one('camp a', -1), one('camp b', -1)] },
  ],
  measurements: [record('officer', 'school', 1_000, 20), record('driver', 'south', 400, 20)],
};

describe('what can be known', () => {
  it('tells recorded, inferred and unknowable flows apart', () => {
    const { flows } = solved(fork);
    expect([...flows.values()].map(({ id, is }) => `${id}: ${is}`)).toEqual([
      'camp a: unknowable',
      'camp b: unknowable',
      'north: inferred',
      'school: only-record',
      'south: only-record',
    ]);
    expect(flows.get('camp a')?.estimate).toBeNull();
    expect(flows.get('north')?.estimate?.people).toBeCloseTo(600, 9);
    expect(flows.get('north')?.estimate?.sd).toBeCloseTo(Math.hypot(20, 20), 9);
  });
  it('knows the sum of two camps of which neither is known', () => {
    const { combine } = solved(fork);
    expect(combine([one('camp a'), one('camp b')])?.people).toBeCloseTo(600, 9);
    expect(combine([one('camp a'), one('camp b', -1)])).toBeNull();
  });
  it('one count on the north road makes everything above it checked', () => {
    const { flows, global } = solved({
      ...fork,
      measurements: [...fork.measurements, record('checkpoint', 'north', 630, 20)],
    });
    expect(flows.get('school')?.is).toBe('redundant');
    expect(global.degrees).toBe(1);
    expect(global.gamma).toBeCloseTo(30 ** 2 / (3 * 20 ** 2), 9);
    expect(flows.get('camp a')?.is).toBe('unknowable');
  });
  it('one post counted twice is a record that its other record can contradict', () => {
    const { flows, conditions } = solved({
      ...fork,
      measurements: [...fork.measurements, record('clicker', 'school', 1_040, 20)],
    });
    expect(flows.get('school')?.is).toBe('redundant');
    expect(flows.get('south')?.is).toBe('only-record');
    expect(people({ flows } as Reconciled, 'school')).toBeCloseTo(1_020, 9);
    expect(conditions()).toEqual([
      {
        balances: [],
        measurements: ['clicker', 'officer'],
        imbalance: 40,
        z: 40 / Math.hypot(20, 20),
      },
    ]);
  });
});

describe('limits', () => {
  it('more got off in the south than ever left: nobody went north, and nobody less than that', () => {
    const answer = solved({
      ...fork,
      measurements: [record('officer', 'school', 380, 20), record('driver', 'south', 400, 20)],
    });
    expect(people(answer, 'north')).toBeCloseTo(0, 6);
    expect(people(answer, 'school')).toBeCloseTo(390, 6);
    expect(answer.binding).toEqual(['north']);
    expect(answer.flows.get('north')?.estimate?.low).toBeCloseTo(0, 6);
    expect(answer.flows.get('north')?.estimate?.high).toBeGreaterThan(40);
  });
  it('"at least 700 went north" lifts what is below, and leaves alone what is above', () => {
    const floor = (n: number) => ({ ...fork, limits: [atLeast('the mayor', [one('north')], n)] });
    const lifted = solved(floor(700));
    expect(people(lifted, 'north')).toBeCloseTo(700, 6);
    expect(people(lifted, 'school')).toBeCloseTo(1_050, 6);
    expect(people(lifted, 'south')).toBeCloseTo(350, 6);
    expect(lifted.binding).toEqual(['the mayor']);
    expect(people(solved(floor(500)), 'north')).toBeCloseTo(600, 9);
  });
  it('camps that nobody counted still have only so many beds: what is known above them gives way', () => {
    const beds: Record<string, number> = { 'camp a': 100, 'camp b': 200 };
    const answer = solved({
      ...fork,
      flows: fork.flows.map(({ id }) => {
        const most = beds[id];
        return most === undefined ? { id } : { id, most };
      }),
    });
    expect(people(answer, 'north')).toBeCloseTo(300, 5);
    expect(people(answer, 'school')).toBeCloseTo(850, 5);
    expect(people(answer, 'south')).toBeCloseTo(550, 5);
    expect(answer.flows.get('camp a')?.is).toBe('unknowable');
    expect(answer.binding).toEqual(['camp a', 'camp b']);
  });
  it('two floors below an unknown split hold together, and move trusted figures least', () => {
    const answer = solved({
      ...fork,
      measurements: [record('officer', 'school', 1_000, 10), record('driver', 'south', 400, 20)],
      limits: [atLeast('elder a', [one('camp a')], 350), atLeast('elder b', [one('camp b')], 300)],
    });
    expect(people(answer, 'north')).toBeCloseTo(650, 5);
    expect(people(answer, 'school')).toBeCloseTo(1_010, 5);
    expect(people(answer, 'south')).toBeCloseTo(360, 5);
  });
  it('names limits that cannot all hold', () => {
    const answer = reconcile({
      ...fork,
      flows: fork.flows.map((flow) => (flow.id === 'school' ? { ...flow, most: 500 } : flow)),
      limits: [atLeast('the mayor', [one('north')], 700)],
    });
    if (answer.kind !== 'contradiction') throw new Error('no contradiction seen');
    expect(answer.between).toContain('the mayor');
    expect(answer.between).toContain('school');
  });
  it('names balances that cannot all hold', () => {
    const answer = reconcile({
      ...fork,
      balances: [
        ...fork.balances,
        { id: 'closed day', terms: [one('school')], equals: 0 },
        { id: 'two buses', terms: [one('north'), one('south')], equals: 100 },
      ],
    });
    expect(answer).toEqual({
      kind: 'contradiction',
      between: ['closed day', 'the fork', 'two buses'],
    });
  });
  it('a balance that says what others say together changes nothing', () => {
    const more = {
      id: 'all in all',
      terms: [one('school'), one('south', -1), one('camp a', -1), one('camp b', -1)],
    };
    const measurements = [...fork.measurements, record('checkpoint', 'north', 630, 20)];
    const [plain, doubled] = [fork.balances, [...fork.balances, more]].map((balances) =>
      solved({ ...fork, balances, measurements }),
    );
    expect(doubled?.global).toEqual(plain?.global);
  });
});

describe('what observers share', () => {
  /** One clerk counted every bus at the school five in a hundred high; another post saw them all at the reception. */
  const buses = Array.from({ length: 8 }, (_, n) => `bus ${n}`);
  const problem: Problem = {
    flows: buses.map((id) => ({ id })),
    balances: [],
    sources: [
      { id: 'clerk', sd: 0.03 },
      { id: 'reception', sd: 0.005 },
    ],
    measurements: buses.flatMap((bus, n) => [
      { ...record(`out ${n}`, bus, 210, 2), shared: [{ source: 'clerk', times: 200 }] },
      { ...record(`in ${n}`, bus, 200, 2), shared: [{ source: 'reception', times: 200 }] },
    ]),
  };
  const all = buses.map((bus) => one(bus));
  it('leans to the post with the smaller habit', () => {
    const answer = solved(problem);
    expect(people(answer, 'bus 0')).toBeGreaterThan(200);
    expect(people(answer, 'bus 0')).toBeLessThan(201);
  });
  it('a common error does not average out over many buses', () => {
    const { combine, covariance } = solved(problem);
    const sum = combine(all);
    const alone = combine([one('bus 0')]);
    expect(sum?.sd).toBeGreaterThan((alone?.sd ?? 0) * Math.sqrt(8) * 1.3);
    expect(covariance(all, all)).toBeCloseTo((sum?.sd ?? 0) ** 2, 6);
  });
  it('says how far the clerk is off, against what the rest knows', () => {
    const [clerk] = solved(problem).tests('source');
    expect(clerk?.id).toBe('clerk');
    expect(clerk?.size).toBeCloseTo(0.05, 3);
    const found = identify(problem, { about: ['source', 'measurement'], alpha: 0.2 });
    expect(found?.suspects ?? []).toEqual([]);
    const worse = {
      ...problem,
      sources: [
        { id: 'clerk', sd: 0.01 },
        { id: 'reception', sd: 0.005 },
      ],
    };
    const [first] = identify(worse, { about: ['source', 'measurement'] })?.suspects ?? [];
    expect(first?.id).toBe('clerk');
    expect(first?.alternatives).toEqual(['reception']);
  });
});

it('a leak is seen at the balance, with how many are missing there', () => {
  const flows = ['left', 'checkpoint', 'arrived'];
  const problem: Problem = {
    flows: flows.map((id) => ({ id })),
    balances: [
      { id: 'road one', terms: [one('left'), one('checkpoint', -1)] },
      { id: 'road two', terms: [one('checkpoint'), one('arrived', -1)] },
    ],
    measurements: [
      ['left', 503],
      ['left', 499],
      ['checkpoint', 501],
      ['checkpoint', 498],
      ['arrived', 440],
      ['arrived', 443],
    ].map(([flow, value], i) => record(`record ${i}`, String(flow), Number(value), 3)),
  };
  const found = identify(problem, { about: ['balance', 'measurement'] });
  expect(found?.suspects.map(({ id }) => id)).toEqual(['road two']);
  expect(found?.suspects[0]?.size).toBeCloseTo((503 + 499 + 501 + 498) / 4 - 441.5, 6);
});

describe('whole people', () => {
  it('three ways out of seven people: the table adds up', () => {
    const flows = ['all', 'a', 'b', 'c'].map((id) => ({ id }));
    const balances = [{ id: 'sum', terms: [one('all'), one('a', -1), one('b', -1), one('c', -1)] }];
    const measurements = [
      record('1', 'all', 7, 1),
      record('2', 'a', 2.2, 1),
      record('3', 'b', 2.2, 1),
      record('4', 'c', 2.2, 1),
    ];
    const problem = { flows, balances, measurements };
    const whole = wholePeople(problem, solved(problem));
    expect(whole?.get('all')).toBe(7);
    expect([...(whole ?? [])].reduce((sum, [id, n]) => sum + (id === 'all' ? 0 : n), 0)).toBe(7);
  });
  it('families of five: where rounding alone cannot balance, the nearest that does', () => {
    const problem: Problem = {
      flows: [{ id: 'families' }, { id: 'people' }],
      balances: [{ id: 'five each', terms: [one('people'), one('families', -5)] }],
      measurements: [record('list', 'families', 20.4, 0.1), record('gate', 'people', 101, 3)],
    };
    const whole = wholePeople(problem, solved(problem));
    expect(whole?.get('people')).toBe(5 * (whole?.get('families') ?? 0));
    expect(whole?.get('families')).toBe(20);
  });
  it('says so where no whole numbers balance', () => {
    const problem: Problem = {
      flows: [{ id: 'a' }, { id: 'b' }],
      balances: [
        { id: 'sum', terms: [one('a'), one('b')], equals: 7 },
        { id: 'halves', terms: [one('a'), one('b', -1)] },
      ],
      measurements: [],
    };
    const answer = solved(problem);
    expect(people(answer, 'a')).toBeCloseTo(3.5, 9);
    expect(wholePeople(problem, answer)).toBeNull();
  });
});

describe('words and mistakes', () => {
  it('"80 to 100" is 90, give or take', () => {
    const { value, sd } = rangeToMeasured(80, 100);
    expect(value).toBe(90);
    expect(sd).toBeCloseTo(6.079, 3);
    const bus = {
      flows: [{ id: 'bus' }],
      balances: [],
      measurements: [record('r', 'bus', value, sd)],
    };
    const figure = solved(bus).flows.get('bus')?.estimate;
    expect(figure?.low).toBeCloseTo(80, 1);
    expect(figure?.high).toBeCloseTo(100, 1);
  });
  it('throws on what cannot be meant', () => {
    const twice = { ...fork, flows: [...fork.flows, { id: 'north' }] };
    expect(() => reconcile(twice)).toThrow('listed twice: north');
    const measurements = [record('officer', 'nowhere', 10, 1)];
    expect(() => reconcile({ ...fork, measurements })).toThrow('no such flow: nowhere');
    const sure = [record('officer', 'school', 10, 0)];
    expect(() => reconcile({ ...fork, measurements: sure })).toThrow('above 0: officer');
  });
  it('knows nothing of an operation without records', () => {
    const { flows, global } = solved({ ...fork, measurements: [] });
    expect([...flows.values()].every(({ is }) => is === 'unknowable')).toBe(true);
    expect(global).toEqual({ gamma: 0, degrees: 0, p: 1 });
    expect(solved({ flows: [], balances: [], measurements: [] }).flows.size).toBe(0);
  });
});
