import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutStrip } from './layout.ts';
import type { StripPlace, StripVehicle } from './strip.ts';

const trunk = {
  branch: null,
  sites: ['Fountain Square', 'Bridge Gate', 'Kilometre 9', 'Northfield'].map((name, i) => ({
    id: `site/${i}`,
    name,
    note: 'checkpoint · Party A',
    isWatched: true,
  })),
  legs: [25, 4, 50].map((minutes) => ({ minutes, isSuspended: false })),
};

const bus = (
  number: string,
  place: StripPlace,
  more: Partial<StripVehicle> = {},
): StripVehicle => ({
  trip: `trip/${number}`,
  number,
  people: '63',
  stands: '',
  trouble: '',
  hasPeople: true,
  side: 'above',
  place,
  sentence: number,
  where: '',
  ...more,
});

const trunkOnly = { id: 'road', lanes: [trunk], incidents: [], lanesLeftOut: 0 };
const branch = (junction: number, toward: 'left' | 'right', name: string) => {
  const far = { id: `site/${name}`, name, note: 'hospital', isWatched: false };
  const near = trunk.sites[junction] as (typeof trunk.sites)[number];
  return {
    branch: { junction: near.id, toward },
    sites: toward === 'right' ? [near, far] : [far, near],
    legs: [{ minutes: 40, isSuspended: false }],
  };
};
const forked = {
  ...trunkOnly,
  lanes: [
    trunk,
    branch(2, 'right', 'Lantern'),
    branch(1, 'left', 'South Hall'),
    branch(2, 'right', 'Twin Wells'),
  ],
};
const placeOf = fc.oneof(
  fc.record({ lane: fc.constant(0), site: fc.nat(3) }),
  fc.record({ lane: fc.constantFrom(1, 2, 3), site: fc.nat(1) }),
  fc.record({
    lane: fc.constantFrom(1, 2, 3),
    leg: fc.constant(0),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    isOverdue: fc.boolean(),
  }),
  fc.record({
    lane: fc.constant(0),
    leg: fc.nat(2),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    isOverdue: fc.boolean(),
  }),
);

test('forty vehicles on the road: no plate covers another, none leaves the picture', () => {
  const seed = Date.now();
  console.info('seed', seed);
  const vehicles = fc.array(
    fc.record({
      place: placeOf,
      stands: fc.constantFrom('', '', '', '1 h 02'),
      side: fc.constantFrom('above' as const, 'below' as const),
      hasPeople: fc.boolean(),
    }),
    { maxLength: 48 },
  );
  const scene = fc.tuple(
    vehicles,
    fc.constantFrom(760, 1000, 1360, 1860),
    fc.constantFrom(1, 1.25),
  );
  fc.assert(
    fc.property(scene, ([drawn, width, unit]) => {
      const picture = {
        ...forked,
        vehicles: drawn.map((one, i) => bus(`${i}`, one.place, one)),
      };
      const { lanes, height } = layoutStrip(picture, width, unit);
      const plates = lanes.flatMap((lane) => lane.plates);
      expect(plates.flatMap((plate) => plate.vehicles)).toHaveLength(drawn.length);
      for (const [i, one] of plates.entries()) {
        expect(one.x).toBeGreaterThanOrEqual(0);
        expect(one.x + one.width).toBeLessThanOrEqual(width);
        expect(one.y).toBeGreaterThanOrEqual(0);
        expect(one.y + one.height).toBeLessThanOrEqual(height);
        for (const other of plates.slice(i + 1)) {
          const apart =
            one.x + one.width <= other.x + 0.01 ||
            other.x + other.width <= one.x + 0.01 ||
            one.y + one.height <= other.y ||
            other.y + other.height <= one.y;
          expect(apart, `${one.number} over ${other.number}`).toBe(true);
        }
      }
    }),
    { seed, numRuns: 300 },
  );
});

test('a vehicle that stands is never hidden in a group', () => {
  const waiting = { lane: 0, site: 1 };
  const vehicles = ['1', '2', '3', '4', '5'].map((number) => bus(number, waiting));
  const standing = bus('12', waiting, { stands: '1 h 02' });
  const plates = layoutStrip(
    { ...trunkOnly, vehicles: [...vehicles, standing] },
    1360,
    1,
  ).lanes.flatMap((lane) => lane.plates);
  expect(plates.map((plate) => plate.number).sort()).toEqual(['12', '5 vehicles']);
  expect(plates.find((plate) => plate.number === '12')?.people).toBe('●\u202f63 · 1 h 02');
});

test('a vehicle on the road is drawn between the stops, never on one', () => {
  const overdue = bus('7', { lane: 0, leg: 0, share: 1, isOverdue: true });
  const [lane] = layoutStrip({ ...trunkOnly, vehicles: [overdue] }, 1360, 1).lanes;
  const { plates = [], sites = [] } = lane ?? {};
  expect(plates[0]?.at).toBeLessThan((sites[1]?.x ?? 0) - 10);
  expect(plates[0]?.people).toBe('●\u202f63 · late');
});

test('what goes the other way keeps to the other side', () => {
  const back = bus('22', { lane: 0, leg: 1, share: 0.5, isOverdue: false }, { side: 'below' });
  const [lane] = layoutStrip({ ...trunkOnly, vehicles: [back] }, 1360, 1).lanes;
  expect(lane?.plates[0]?.y).toBeGreaterThan(lane?.roadY ?? Number.POSITIVE_INFINITY);
});
