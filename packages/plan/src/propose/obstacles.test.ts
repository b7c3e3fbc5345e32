import { expect, test } from 'vitest';
import { distancesOf } from '../scenario/distances.ts';
import type { Scenario } from '../scenario/types.ts';
import { batchOf, busAt, singles, siteAt, winterRoad } from '../testing/scene.ts';
import { outlookOf } from './obstacles.ts';

/** What is said to be in the way, with the people it keeps, and who may still go. */
const outlook = (more: Partial<Scenario>) => {
  const scenario = winterRoad(more);
  const { obstacles, groups } = outlookOf(scenario, distancesOf(scenario));
  return {
    said: obstacles.map(({ rule, people }) => [rule, people]),
    may: groups.map(({ id }) => id),
  };
};
const family = (size: number) =>
  singles('family', 'square', 3, { people: { sitting: size, lying: 0, wheelchair: 0 } });

test('nothing is in the way of 200 people, two buses and an open road', () => {
  expect(outlook({})).toEqual({ said: [], may: ['city-people'] });
});

test('a family larger than any vehicle is named, and the others go', () => {
  const batches = [batchOf('city', 'camp', [family(51), singles('others', 'square', 10)])];
  expect(outlook({ batches })).toEqual({
    said: [['group-larger-than-any-vehicle', 153]],
    may: ['others'],
  });
});

test('whoever lies needs a stretcher, whoever sits in a wheelchair a place for it', () => {
  const lying = singles('lying', 'square', 2, { people: { sitting: 1, lying: 1, wheelchair: 0 } });
  const chair = singles('chair', 'square', 1, { people: { sitting: 0, lying: 0, wheelchair: 1 } });
  expect(outlook({ batches: [batchOf('city', 'camp', [lying, chair])] }).said).toEqual([
    ['no-lying-place', 4],
    ['no-wheelchair-place', 1],
  ]);
});

test('a stretcher with seven companions fits neither into the ambulance nor into the bus', () => {
  const group = singles('all', 'square', 1, { people: { sitting: 7, lying: 1, wheelchair: 0 } });
  const ambulance = busAt('A1', 'camp', { places: { sitting: 1, lying: 1, wheelchair: 0 } });
  const batches = [batchOf('city', 'camp', [group])];
  expect(outlook({ batches, vehicles: [busAt('12', 'camp'), ambulance] }).said).toEqual([
    ['no-lying-place', 8],
  ]);
});

test.each<[string, Partial<Scenario>]>([
  ['no-vehicle', { vehicles: [] }],
  ['no-way-to-people', { vehicles: [busAt('12', 'elsewhere')], sites: sitesAnd('elsewhere') }],
  [
    'no-way-to-destination',
    {
      batches: [batchOf('city', 'elsewhere', [singles('all', 'square', 200)])],
      sites: sitesAnd('elsewhere'),
    },
  ],
  [
    'site-closed',
    {
      sites: [
        siteAt('square', { closed: [{ from: 0, to: null }] }),
        siteAt('village'),
        siteAt('camp'),
      ],
    },
  ],
  [
    'site-closed',
    {
      sites: [
        siteAt('square'),
        siteAt('village'),
        siteAt('camp', { closed: [{ from: 0, to: null }] }),
      ],
    },
  ],
  ['window-too-short', { windows: [{ from: 0, to: 59 }] }],
  ['vehicle-leaves-too-soon', { vehicles: [busAt('12', 'camp', { until: 50 })] }],
  [
    'batch-held',
    {
      batches: [
        batchOf('city', 'camp', [singles('all', 'square', 200)], { held: 'party-refuses' }),
      ],
    },
  ],
])('%s: nobody goes, and it is said of all 200', (rule, more) => {
  const { said, may } = outlook(more);
  expect(may).toEqual([]);
  expect(said.map(([, people]) => people)).toEqual([200]);
  expect(said[0]?.[0]).toBe(rule);
});

test('a gate that opens for less than one passage lets nobody through', () => {
  const gate = {
    id: 'gate',
    lanes: 1,
    shared: true,
    minutes: { loaded: 10, empty: 2 },
    headway: 0,
  };
  const ways = [
    {
      from: 'square',
      to: 'camp',
      minutes: 60,
      back: 50,
      checkpoints: [{ checkpoint: 'gate', after: 20 }],
    },
  ];
  const closed = { checkpoints: [{ ...gate, open: [{ from: 0, to: 9 }] }], ways };
  expect(outlook(closed).said).toEqual([['checkpoint-closed', 200]]);
  expect(outlook({ checkpoints: [{ ...gate, open: [{ from: 0, to: null }] }], ways }).said).toEqual(
    [],
  );
});

test('a batch that waits for one that cannot go cannot go either, and both are told', () => {
  const batches = [
    batchOf('villages', 'camp', [singles('villagers', 'village', 50)], { held: 'armed-actor' }),
    batchOf('city', 'camp', [singles('city-people', 'square', 200)]),
  ];
  const bindings = [
    { is: 'after', batch: 'city', of: 'villages', has: 'arrived', people: null },
  ] as const;
  expect(outlook({ batches, bindings }).said).toEqual([
    ['batch-held', 50],
    ['waits-for-batch-that-cannot-go', 200],
  ]);
});

test('more people of the other side than there are can never have arrived', () => {
  const batches = [
    batchOf('villages', 'camp', [singles('villagers', 'village', 50)]),
    batchOf('city', 'camp', [singles('city-people', 'square', 200)]),
  ];
  const bindings = [
    { is: 'after', batch: 'city', of: 'villages', has: 'arrived', people: 51 },
  ] as const;
  expect(outlook({ batches, bindings })).toEqual({
    said: [['never-so-many', 200]],
    may: ['villagers'],
  });
});

test('people of the other side who have left already are enough', () => {
  const batches = [
    batchOf('villages', 'camp', [], { already: { departed: 50, arrived: 50 } }),
    batchOf('city', 'camp', [singles('city-people', 'square', 200)]),
  ];
  const bindings = [
    { is: 'after', batch: 'city', of: 'villages', has: 'arrived', people: 50 },
  ] as const;
  expect(outlook({ batches, bindings }).said).toEqual([]);
});

test('a family that is more than the agreed step ahead of a side that cannot move', () => {
  const batches = [
    batchOf('villages', 'camp', [singles('villagers', 'village', 50)], { held: 'armed-actor' }),
    batchOf('city', 'camp', [family(40)]),
  ];
  const bindings = [
    { is: 'abreast', batch: 'city', of: 'villages', has: 'departed', ahead: 0.2 },
  ] as const;
  expect(outlook({ batches, bindings }).said).toEqual([
    ['batch-held', 50],
    ['step-larger-than-allowed', 120],
  ]);
});

function sitesAnd(...more: readonly string[]) {
  return [siteAt('square'), siteAt('village'), siteAt('camp'), ...more.map((id) => siteAt(id))];
}
