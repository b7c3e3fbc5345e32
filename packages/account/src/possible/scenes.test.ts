import { describe, expect, test } from 'vitest';
import { contradictionParts, possibleOf } from './index.ts';
import {
  ATAREB,
  about,
  count,
  evidence,
  onTheRoad,
  RAMOUSEH,
  RASHIDIN,
  SIX,
  site,
  trip,
} from './testing/trips.ts';

const left = { measure: 'left' } as const;
const arrived = { measure: 'arrived' } as const;

describe('one bus', () => {
  test('counted one by one at the door: so many, and as many more as that can miss', () => {
    const { range } = possibleOf(evidence([trip('1', [count('boarding', 52)])]));
    expect(range(left)).toEqual({ low: 52, high: 58 });
    // Nobody counted who got off: somebody may have been counted twice at the door.
    expect(range(arrived)).toEqual({ low: 49, high: 58 });
  });

  test('counted at both ends alike: the better of the two bounds it', () => {
    const { range, contradictions } = possibleOf(
      evidence([trip('1', [count('boarding', 50, { method: 'clicker' }), count('alighting', 50)])]),
    );
    expect(range(left)).toEqual({ low: 50, high: 55 });
    expect(contradictions).toEqual([]);
  });

  test('nobody counted it: what a bus ever carried, not its seats', () => {
    const { range } = possibleOf(evidence([trip('1', [])]));
    expect(range(left)).toEqual({ low: 0, high: 130 });
  });

  test('about 60, between 50 and 80: its own range, on both ends', () => {
    const { range } = possibleOf(evidence([trip('1', [about('boarding', 60, 50, 80)])]));
    expect(range(arrived)).toEqual({ low: 50, high: 80 });
  });

  test('a child born on the way arrives, and did not leave', () => {
    const { range } = possibleOf(evidence([trip('1', [count('boarding', 50)], { born: 1 })]));
    expect([range(left).high, range(arrived).high]).toEqual([55, 56]);
  });

  test('still on the road: all of them, some or nobody has arrived', () => {
    const { range } = possibleOf(evidence([trip('1', [count('boarding', 50)], onTheRoad)]));
    expect(range(arrived)).toEqual({ low: 0, high: 55 });
  });

  test('sent back: they left, and nobody is called safe', () => {
    const { range } = possibleOf(
      evidence([trip('1', [count('boarding', 50)], { ...onTheRoad, status: 'sent-back' })]),
    );
    expect([range(left).low, range(arrived).high]).toEqual([50, 0]);
  });

  test('came without a slip: arrived for sure, and perhaps counted leaving under another name', () => {
    const { range } = possibleOf(
      evidence([
        trip('1', [count('alighting', 50)], {
          departures: 0,
          departedAt: null,
          boardingAt: null,
          from: null,
          isUnmatched: true,
          hasSlip: false,
        }),
      ]),
    );
    expect([range(arrived).low, range(left)]).toEqual([50, { low: 0, high: 55 }]);
  });

  test('two doors add up, one door is the least', () => {
    const both = [
      count('boarding', 30, { part: 'front' }),
      count('boarding', 22, { part: 'rear' }),
    ];
    expect(possibleOf(evidence([trip('1', both)])).range(left).low).toBe(52);
    const one = possibleOf(evidence([trip('1', both.slice(0, 1))])).range(left);
    expect(one).toEqual({ low: 30, high: 130 });
  });

  test('three got off at the hospital and forty-four at the hall: 47 boarded, 47 arrived', () => {
    const { range, contradictions } = possibleOf(
      evidence([
        trip('1', [
          count('boarding', 47),
          count('alighting', 3, { site: 'site/hospital' }),
          count('alighting', 44),
        ]),
      ]),
    );
    expect([range(arrived).low, contradictions]).toEqual([47, []]);
  });
});

describe('records that cannot all be true', () => {
  test('52 boarded and 47 arrived: by five, by these two counts, and no more is unknown than that', () => {
    const { range, contradictions } = possibleOf(
      evidence([trip('1', [count('boarding', 52), count('alighting', 47)])]),
    );
    expect(contradictions.map(contradictionParts)).toMatchObject([
      { code: 'fewer-arrived', people: 5, atLeast: 52, atMost: 47, trips: ['trip/1'] },
    ]);
    expect(range(left).low).toBe(52);
    expect(range(arrived)).toEqual({ low: 47, high: 52 });
  });

  test('47 boarded and 52 arrived: five more got off than on', () => {
    const { contradictions } = possibleOf(
      evidence([trip('1', [count('boarding', 47), count('alighting', 52)])]),
    );
    expect(contradictions).toMatchObject([{ code: 'more-arrived', people: 5 }]);
  });

  test('two counters at one door: both stand until a third agrees with one', () => {
    const two = [count('boarding', 47), count('boarding', 50, { counter: 'b', look: 'post/b' })];
    const torn = possibleOf(evidence([trip('1', two)]));
    expect(torn.contradictions).toMatchObject([
      { code: 'counts-differ', people: 3, site: RAMOUSEH },
    ]);
    expect(torn.range(left).low).toBe(47);
    const third = count('boarding', 50, { counter: 'c', look: 'post/c' });
    const settled = possibleOf(evidence([trip('1', [...two, third])]));
    expect([settled.contradictions, settled.range(left).low]).toEqual([[], 50]);
  });

  test('720 on a bus where 72 got off: told twice, and every other bus keeps its own bound', () => {
    const typo = trip('1', [count('boarding', 720), count('alighting', 72)]);
    const { range, contradictions } = possibleOf(evidence([typo, trip('2', [])]));
    expect(contradictions.map(({ code, people }) => [code, people])).toEqual([
      ['fewer-arrived', 648],
      ['more-than-fits', 590],
    ]);
    expect(range({ ...left, trip: 'trip/2' })).toEqual({ low: 0, high: 130 });
  });

  test('140 on a bus, seen by two: from then on a bus can carry 140', () => {
    const seen = trip('1', [
      count('boarding', 140),
      count('alighting', 140, { counter: 'b', look: 'post/b' }),
    ]);
    const { range, contradictions } = possibleOf(evidence([seen, trip('2', [])]));
    expect([contradictions, range({ ...left, trip: 'trip/2' }).high]).toEqual([[], 140]);
  });

  test('the doors do not add up to the whole', () => {
    const { contradictions } = possibleOf(
      evidence([
        trip('1', [
          count('boarding', 52),
          count('boarding', 40, { part: 'front', counter: 'f', look: 'post/f' }),
          count('boarding', 22, { part: 'rear', counter: 'r', look: 'post/r' }),
        ]),
      ]),
    );
    expect(contradictions).toMatchObject([{ code: 'doors-differ', people: 10 }]);
    expect(contradictions[0]?.records).toHaveLength(3);
  });

  test('the front door alone is too many: the rear door is not named', () => {
    const { contradictions } = possibleOf(
      evidence([
        trip('1', [
          count('boarding', 30),
          count('boarding', 40, { part: 'front', counter: 'f', look: 'post/f' }),
          count('boarding', 5, { part: 'rear', counter: 'r', look: 'post/r' }),
        ]),
      ]),
    );
    expect(contradictions[0]?.people).toBe(15);
    expect(contradictions[0]?.records.map(({ people }) => people).sort()).toEqual([30, 40]);
  });

  test('five died and three had boarded', () => {
    const { contradictions } = possibleOf(
      evidence([trip('1', [count('boarding', 3)], { died: 5 })]),
    );
    expect(contradictions).toMatchObject([{ code: 'change-differs', people: 2 }]);
  });

  test('one torn bus leaves the operation its range', () => {
    const torn = trip('1', [count('boarding', 52), count('alighting', 47)]);
    const whole = trip('2', [count('boarding', 60), count('alighting', 60)]);
    const { range } = possibleOf(evidence([torn, whole]));
    expect(range(arrived)).toEqual({ low: 107, high: 52 + 66 });
  });
});

describe('a transfer point, watched all day', () => {
  const HALL = 'site/hall';
  const watched = [{ from: SIX - 10, to: null }];
  const waited = (quarter: number, people: number) => ({
    quarter,
    people,
    low: people,
    high: people,
  });
  const comes = (id: string, people: number) =>
    trip(id, [count('alighting', people, { site: RASHIDIN })], {
      to: RASHIDIN,
      arrivedAt: SIX + 5,
    });
  const goes = (id: string, tallies: Parameters<typeof trip>[1]) =>
    trip(id, tallies, { from: RASHIDIN, to: HALL, departedAt: SIX + 10, arrivedAt: SIX + 14 });
  const transfer = (siteKind: 'transfer-point' | 'pick-up-point', more: object = {}) => ({
    sites: [
      site(RASHIDIN, {
        siteKind,
        waiting: [waited(SIX, 20), waited(SIX + 30, 0)],
        watched,
        ...more,
      }),
    ],
  });
  const goOn = (people: number) => goes('2', [count('boarding', people, { site: RASHIDIN })]);

  test('a bus nobody counted carries on at most who came and who waited', () => {
    const trips = [comes('1', 50), goes('2', [])];
    const { range } = possibleOf(evidence(trips, transfer('transfer-point')));
    expect(range({ ...left, from: RASHIDIN })).toEqual({ low: 0, high: 75 });
    expect(range({ ...arrived, to: HALL })).toEqual({ low: 0, high: 75 });
  });

  test('what left from there tells how many at least must have come', () => {
    const trips = [trip('1', [], { to: RASHIDIN, arrivedAt: SIX + 5 }), goOn(90)];
    const { range } = possibleOf(evidence(trips, transfer('transfer-point')));
    expect(range({ ...arrived, to: RASHIDIN })).toEqual({ low: 65, high: 130 });
  });

  test('where people can walk in, nothing is known from it', () => {
    const trips = [comes('1', 50), goes('2', [])];
    const { range } = possibleOf(evidence(trips, transfer('pick-up-point')));
    expect(range({ ...left, from: RASHIDIN }).high).toBe(130);
  });

  test('nor while nobody of ours was there', () => {
    const trips = [comes('1', 50), goes('2', [])];
    const gap = {
      watched: [
        { from: SIX - 10, to: SIX + 3 },
        { from: SIX + 6, to: null },
      ],
    };
    const { range } = possibleOf(evidence(trips, transfer('transfer-point', gap)));
    expect(range({ ...left, from: RASHIDIN }).high).toBe(130);
  });

  test('120 left, 114 at least, where 55 at most had come and 20 waited: by 39, and the site has its range', () => {
    const { range, contradictions } = possibleOf(
      evidence([comes('1', 50), goOn(120)], transfer('transfer-point')),
    );
    expect(contradictions.map(contradictionParts)).toMatchObject([
      {
        code: 'more-left-than-came',
        people: 39,
        atLeast: 114,
        atMost: 75,
        site: RASHIDIN,
        trips: ['trip/1', 'trip/2'],
      },
    ]);
    expect(range({ ...left, from: RASHIDIN })).toEqual({ low: 120, high: 120 });
    expect(range({ ...arrived, to: RASHIDIN })).toEqual({ low: 55, high: 55 });
  });
});

describe('by their own means', () => {
  const piece = (
    quarter: number,
    cars: number,
    sampled: readonly number[],
    onFoot = 0,
    minutes = 15,
  ) => ({
    quarter,
    minutes,
    onFoot,
    of: {
      car: {
        counted: cars,
        sampled: sampled.length,
        people: sampled.reduce((a, b) => a + b, 0),
        squares: sampled.reduce((a, b) => a + b * b, 0),
        notSeen: 0,
      },
      van: { counted: 0, sampled: 0, people: 0, squares: 0, notSeen: 0 },
      lorry: { counted: 0, sampled: 0, people: 0, squares: 0, notSeen: 0 },
    },
  });
  const stream = (id: string, at: string, ...quarters: readonly ReturnType<typeof piece>[]) => ({
    id: `stream/${id}`,
    site: at,
    quarters,
  });

  test('of ten cars two were looked into: who was seen, one in each other, at most fourteen', () => {
    const { range } = possibleOf(
      evidence([], { streams: [stream('a', RAMOUSEH, piece(SIX, 10, [5, 6], 10))] }),
    );
    expect(range(left)).toEqual({ low: 11 + 8 + 10, high: 11 + 8 * 14 + 12 });
  });

  test('nobody watched from seven to eight: nothing bounds it', () => {
    const split = stream('a', RAMOUSEH, piece(SIX, 10, [5], 0, 60), piece(SIX + 8, 4, [5], 0, 60));
    const { range } = possibleOf(evidence([], { streams: [split] }));
    expect(range(left).high).toBeNull();
    expect(range({ ...left, by: 'vehicles' })).toEqual({ low: 0, high: 0 });
    expect(range({ ...left, until: SIX + 4 })).toEqual({ low: 14, high: 5 + 9 * 14 });
    expect(range({ ...left, since: SIX + 6, until: SIX + 7 })).toEqual({ low: 0, high: null });
  });

  test('on one road the second post may have seen the same people', () => {
    const streams = [
      stream('a', RAMOUSEH, piece(SIX, 10, [])),
      stream('b', RASHIDIN, piece(SIX, 8, [])),
    ];
    const roads = [
      { id: 'corridor/1', sites: [RAMOUSEH, RASHIDIN, ATAREB], minutes: [20, 40], suspended: [] },
    ];
    expect(possibleOf(evidence([], { streams })).range(left).low).toBe(18);
    expect(possibleOf(evidence([], { streams, roads })).range(left)).toEqual({
      low: 10,
      high: 252,
    });
  });

  test('nobody counts them where they arrive', () => {
    const { range } = possibleOf(
      evidence([], { streams: [stream('a', RAMOUSEH, piece(SIX, 10, []))] }),
    );
    expect(range({ ...arrived, by: 'own-means' })).toEqual({ low: 0, high: null });
    expect(range(arrived)).toEqual({ low: 0, high: 0 });
  });
});
