import {
  again,
  bus,
  type Cases,
  fromNorth,
  fromWest,
  gate,
  plain,
  scene,
  timetable,
  two,
  waitsAtGate,
} from './scene.ts';

export const onTheRoad: Cases<
  | 'unknown-name'
  | 'no-time'
  | 'order'
  | 'ends'
  | 'not-there'
  | 'not-free'
  | 'no-way'
  | 'detour'
  | 'checkpoints-of-way'
  | 'driving-time'
  | 'vehicle-gone'
  | 'outside-window'
  | 'after-window'
  | 'passage-early'
  | 'passage-minutes'
  | 'checkpoint-hours'
  | 'checkpoint-lanes'
  | 'checkpoint-headway'
> = {
  'unknown-name': [
    [plain, { ...timetable(fromNorth('bus 9')), ends: 0 }],
    [plain, timetable(fromNorth('bus 1'))],
  ],
  'no-time': [
    [plain, { ...timetable(fromNorth('bus 1', 0, { departs: Number.NaN })), ends: 0 }],
    [plain, timetable()],
  ],
  order: [
    [plain, { ...two, trips: [...two.trips].reverse() }],
    [plain, two],
  ],
  ends: [
    [plain, { ...two, ends: 48 }],
    [plain, { ...two, ends: 49 + 1e-9 }],
  ],
  'not-there': [
    [plain, timetable(fromNorth('bus 1', 0, { empty: [] }))],
    [
      scene({ vehicles: [bus('bus 1', { at: 'north' })] }),
      timetable(fromNorth('bus 1', 0, { empty: [] })),
    ],
  ],
  'not-free': [
    [plain, timetable(fromNorth('bus 1'), again('bus 1', 48))],
    [plain, timetable(fromNorth('bus 1'), again('bus 1', 49))],
  ],
  'no-way': [
    [scene({ ways: plain.ways.filter(({ to }) => to !== 'south') }), timetable(fromWest('bus 1'))],
    [plain, timetable(fromWest('bus 1'))],
  ],
  detour: [
    [
      plain,
      timetable(
        fromNorth('bus 1', 30, {
          empty: [
            { from: 'yard', to: 'west', departs: 0, passes: [], arrives: 15 },
            { from: 'west', to: 'yard', departs: 15, passes: [], arrives: 30 },
            { from: 'yard', to: 'north', departs: 30, passes: [], arrives: 40 },
          ],
        }),
      ),
    ],
    // As quick by North as straight on.
    [
      plain,
      timetable(
        fromWest('bus 1', 0, {
          empty: [
            { from: 'yard', to: 'north', departs: 0, passes: [], arrives: 10 },
            { from: 'north', to: 'west', departs: 10, passes: [], arrives: 15 },
          ],
        }),
      ),
    ],
  ],
  'checkpoints-of-way': [
    [plain, timetable(fromNorth('bus 1', 0, { passes: [] }))],
    [plain, timetable(fromNorth('bus 1'))],
  ],
  'driving-time': [
    [plain, timetable(fromWest('bus 1', 0, { arrives: 43 }))],
    [plain, timetable(fromWest('bus 1'))],
  ],
  'vehicle-gone': [
    [scene({ vehicles: [bus('bus 1', { until: 48 })] }), timetable(fromNorth('bus 1'))],
    [scene({ vehicles: [bus('bus 1', { until: 49 })] }), timetable(fromNorth('bus 1'))],
  ],
  'outside-window': [
    [scene({ windows: [{ from: 0, to: 43 }] }), timetable(fromNorth('bus 1'))],
    [scene({ windows: [{ from: 0, to: 47 }] }), timetable(fromNorth('bus 1'))],
  ],
  'after-window': [
    [scene({ windows: [{ from: 0, to: 48 }] }), timetable(waitsAtGate('bus 1', 2))],
    [scene({ windows: [{ from: 0, to: 48 }] }), timetable(waitsAtGate('bus 1', 1))],
  ],
  'passage-early': [
    [plain, timetable(waitsAtGate('bus 1', -1))],
    [plain, timetable(waitsAtGate('bus 1', 0))],
  ],
  'passage-minutes': [
    [
      scene({ checkpoints: [gate({ minutes: { loaded: 4, empty: 1 } })] }),
      timetable(fromNorth('bus 1')),
    ],
    [plain, timetable(fromNorth('bus 1'))],
  ],
  'checkpoint-hours': [
    [
      scene({
        checkpoints: [
          gate({
            open: [
              { from: 0, to: 35 },
              { from: 35, to: null },
            ],
          }),
        ],
      }),
      timetable(fromNorth('bus 1')),
    ],
    [
      scene({
        checkpoints: [
          gate({
            open: [
              { from: 0, to: 35 },
              { from: 35, to: null },
            ],
          }),
        ],
      }),
      timetable(waitsAtGate('bus 1', 1)),
    ],
  ],
  'checkpoint-lanes': [
    [plain, timetable(fromNorth('bus 1'), waitsAtGate('bus 2', 2))],
    [plain, timetable(fromNorth('bus 1'), waitsAtGate('bus 2', 3))],
  ],
  'checkpoint-headway': [
    [
      scene({ checkpoints: [gate({ lanes: 2 })] }),
      timetable(fromNorth('bus 1'), waitsAtGate('bus 2', 1)),
    ],
    [
      scene({ checkpoints: [gate({ lanes: 2 })] }),
      timetable(fromNorth('bus 1'), waitsAtGate('bus 2', 2)),
    ],
  ],
};
