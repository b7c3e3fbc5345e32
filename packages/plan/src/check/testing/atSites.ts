import type { PlanVehicle } from '../../scenario/types.ts';
import {
  alighting,
  batch,
  bus,
  type Cases,
  fromNorth,
  fromWest,
  group,
  later,
  plain,
  scene,
  seated,
  site,
  timetable,
  two,
} from './scene.ts';

export const carrying = (more: Partial<PlanVehicle> = {}): PlanVehicle =>
  bus('bus 3', {
    at: 'south',
    from: 40,
    aboard: { batch: 'quarter', people: seated(30) },
    ...more,
  });
export const inOneBay = site('south', {
  alighting: { minutes: 2, bays: 1, peopleAnHour: null },
});
const fillsInOneBay = site('north', { boarding: { minutes: 4, bays: 1 } });
const takesIn = (peopleAnHour: number) =>
  site('south', { alighting: { minutes: 2, bays: null, peopleAnHour } });
/** Two who lie are on board already, one waits. */
const bedsFor = (lying: number) =>
  scene({
    sites: [site('south', { places: { people: null, lying } })],
    vehicles: [
      bus('bus 1', { places: { sitting: 50, lying: 1, wheelchair: 0 } }),
      carrying({ aboard: { batch: 'quarter', people: { ...seated(0), lying: 2 } } }),
    ],
    batches: [batch('quarter', [group('patient', { people: { ...seated(0), lying: 1 } })])],
  });
const withOneLying = timetable(
  fromNorth('bus 1', 0, {
    load: [{ group: 'patient', times: 1 }],
    people: { ...seated(0), lying: 1 },
  }),
);

export const atSites: Cases<
  | 'site-closed'
  | 'called-too-early'
  | 'boarding-minutes'
  | 'boarding-bays'
  | 'boarding-turn'
  | 'leaves-unfilled'
  | 'trip-not-before'
  | 'received-too-early'
  | 'alighting-minutes'
  | 'alighting-bays'
  | 'alighting-turn'
  | 'intake'
  | 'site-full'
  | 'beds-full'
> = {
  'site-closed': [
    [
      scene({ sites: [site('south', { closed: [{ from: 48, to: 60 }] })] }),
      timetable(fromNorth('bus 1')),
    ],
    [
      scene({
        sites: [
          site('south', {
            closed: [
              { from: 49, to: 60 },
              { from: 20, to: 47 },
            ],
          }),
        ],
      }),
      timetable(fromNorth('bus 1')),
    ],
  ],
  'called-too-early': [
    [plain, timetable(fromNorth('bus 1', 0, { boards: { from: 9, to: 13 } }))],
    [plain, timetable(later(fromNorth('bus 1', 0, { boards: { from: 11, to: 15 } }), 1))],
  ],
  'boarding-minutes': [
    [plain, timetable(fromNorth('bus 1', 0, { boards: { from: 11, to: 14 } }))],
    [plain, timetable(fromNorth('bus 1'))],
  ],
  'boarding-bays': [
    [
      scene({ sites: [fillsInOneBay] }),
      timetable(
        fromNorth('bus 1'),
        later({ ...fromNorth('bus 2'), boards: { from: 13, to: 17 } }, 4),
      ),
    ],
    [
      scene({ sites: [fillsInOneBay] }),
      timetable(
        fromNorth('bus 1'),
        later({ ...fromNorth('bus 2'), boards: { from: 14, to: 18 } }, 4),
      ),
    ],
  ],
  'boarding-turn': [
    [
      scene({ sites: [fillsInOneBay] }),
      timetable(
        later({ ...fromNorth('bus 1'), boards: { from: 14, to: 18 } }, 4),
        fromNorth('bus 2'),
      ),
    ],
    // The first may not leave before, so it is not filled before either.
    [
      scene({ sites: [fillsInOneBay] }),
      timetable(
        later({ ...fromNorth('bus 1'), notBefore: 18, boards: { from: 14, to: 18 } }, 4),
        fromNorth('bus 2'),
      ),
    ],
  ],
  'leaves-unfilled': [
    [plain, timetable(fromNorth('bus 1', 0, { boards: { from: 11, to: 15 } }))],
    [plain, timetable(later(fromNorth('bus 1'), 7))],
  ],
  'trip-not-before': [
    [plain, timetable(fromNorth('bus 1', 0, { notBefore: 15 }))],
    [plain, timetable(fromNorth('bus 1', 0, { notBefore: 14 }))],
  ],
  'received-too-early': [
    [plain, timetable(alighting(fromNorth('bus 1'), 46, 2))],
    [plain, timetable(alighting(fromNorth('bus 1'), 50, 2))],
  ],
  'alighting-minutes': [
    [plain, timetable(alighting(fromNorth('bus 1'), 47, 3))],
    [scene({ sites: [takesIn(300)] }), timetable(alighting(fromNorth('bus 1'), 47, 12))],
  ],
  'alighting-bays': [
    [
      scene({ sites: [inOneBay] }),
      timetable(fromNorth('bus 1'), alighting(fromWest('bus 2', 2), 46, 2)),
    ],
    [
      scene({ sites: [inOneBay] }),
      timetable(alighting(fromNorth('bus 1'), 48, 2), alighting(fromWest('bus 2', 2), 46, 2)),
    ],
  ],
  'alighting-turn': [
    [
      scene({ sites: [inOneBay] }),
      timetable(alighting(fromNorth('bus 1'), 47, 2), alighting(fromWest('bus 2'), 49, 2)),
    ],
    [
      scene({ sites: [inOneBay] }),
      timetable(alighting(fromNorth('bus 1'), 47, 2), alighting(fromWest('bus 2'), 44, 2)),
    ],
  ],
  intake: [
    [
      scene({ sites: [takesIn(300)] }),
      timetable(alighting(fromWest('bus 2'), 44, 12), alighting(fromNorth('bus 1'), 47, 12)),
    ],
    [
      scene({ sites: [takesIn(300)] }),
      timetable(alighting(fromWest('bus 2'), 44, 12), alighting(fromNorth('bus 1'), 56, 12)),
    ],
  ],
  'site-full': [
    [
      scene({
        sites: [site('south', { places: { people: 129, lying: null } })],
        vehicles: [bus('bus 1'), bus('bus 2'), carrying()],
      }),
      two,
    ],
    [
      scene({
        sites: [site('south', { places: { people: 130, lying: null } })],
        vehicles: [bus('bus 1'), bus('bus 2'), carrying()],
      }),
      two,
    ],
  ],
  'beds-full': [
    [bedsFor(2), withOneLying],
    [bedsFor(3), withOneLying],
  ],
};
