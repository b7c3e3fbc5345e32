import { expect, test } from 'vitest';
import { SCENARIOS } from '../generate/named.ts';
import { randomScenario } from '../generate/randomScenario.ts';
import { readScenario, scenarioFaultToText } from './read.ts';

const least = {
  format: 'corridor-plan/1',
  sites: [{ id: 'school' }, { id: 'camp' }],
  ways: [{ from: 'school', to: 'camp', minutes: 40, back: 35 }],
  vehicles: [{ id: 'bus', places: { sitting: 50 }, at: 'school' }],
  batches: [
    { id: 'families', to: ['camp'], groups: [{ id: 'g', site: 'school', people: { sitting: 4 } }] },
  ],
};

const faultsOf = (value: unknown) => {
  const read = readScenario(value);
  return read.ok ? [] : read.faults.map(scenarioFaultToText);
};

test('what is left out is what one would expect', () => {
  const read = readScenario(least);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  expect(read.scenario).toEqual({
    format: 'corridor-plan/1',
    aim: 'people',
    sites: ['school', 'camp'].map((id) => ({
      id,
      boarding: { minutes: 0, bays: null },
      alighting: { minutes: 0, bays: null, peopleAnHour: null },
      places: { people: null, lying: null },
      closed: [],
    })),
    ways: [{ from: 'school', to: 'camp', minutes: 40, back: 35, checkpoints: [] }],
    checkpoints: [],
    vehicles: [
      {
        id: 'bus',
        kind: 'bus',
        places: { sitting: 50, lying: 0, wheelchair: 0 },
        at: 'school',
        from: 0,
        until: null,
        aboard: null,
      },
    ],
    batches: [
      {
        id: 'families',
        to: ['camp'],
        groups: [
          {
            id: 'g',
            site: 'school',
            people: { sitting: 4, lying: 0, wheelchair: 0 },
            times: 1,
            critical: false,
          },
        ],
        already: { departed: 0, arrived: 0 },
        held: null,
      },
    ],
    bindings: [],
    windows: [],
    convoys: null,
  });
});

test('every scenario that is made is read as it is', () => {
  const made = [
    ...Object.values(SCENARIOS).map((make) => make(5)),
    ...Array.from({ length: 300 }, (_, seed) => randomScenario(seed)),
  ];
  for (const scenario of made) {
    expect(readScenario(JSON.parse(JSON.stringify(scenario)))).toEqual({ ok: true, scenario });
  }
});

test('how it is written: every fault at once, each with its place', () => {
  const [bus] = least.vehicles;
  expect(
    faultsOf({
      ...least,
      colour: 'red',
      aim: 'speed',
      begins: 'tomorrow',
      ways: [{ from: 'school', to: 'camp', minutes: -1, back: '35' }],
      vehicles: [{ ...bus, places: { sitting: 4.5, standing: 10 } }, { id: 'car' }],
      bindings: [{ is: 'before', batch: 'families' }],
      windows: {},
    }),
  ).toEqual([
    'begins must be an instant such as "2016-12-18T05:00:00+02:00".',
    'aim must be "people" or "completion".',
    'ways[0].minutes must not be negative.',
    'ways[0].back must be a number of minutes.',
    'vehicles[0].places.sitting must be a whole number.',
    'vehicles[0].places.standing is no field here; there are sitting, lying, wheelchair.',
    'vehicles[1].places is missing.',
    'vehicles[1].at is missing.',
    'bindings[0].is must be an object whose "is" is "after", "abreast", "together" or "not-before".',
    'windows must be a list: [ … ].',
    expect.stringMatching(/^colour is no field here; there are format, name, /),
  ]);
  expect(faultsOf([])).toEqual(['The scenario must be an object: { … }.']);
  expect(faultsOf('scenario')).toEqual(['The scenario must be an object: { … }.']);
  expect(faultsOf({ ...least, format: 'corridor-plan/2' })).toEqual([
    'format must be "corridor-plan/1".',
  ]);
});

test('what it says: names of nothing, spans backwards, people who are there already', () => {
  const [bus] = least.vehicles;
  const [families] = least.batches;
  const [g] = families?.groups ?? [];
  expect(
    faultsOf({
      ...least,
      sites: [{ id: 'school', closed: [{ from: 9, to: 8 }] }, { id: 'camp' }, { id: 'camp' }],
      ways: [
        { from: 'school', to: 'kamp', minutes: 1, back: null },
        {
          from: 'school',
          to: 'camp',
          minutes: 10,
          back: 10,
          slow: { minutes: 9, back: 10 },
          checkpoints: [
            { checkpoint: 'bridge', after: 8 },
            { checkpoint: 'gate', after: 11 },
          ],
        },
      ],
      checkpoints: [{ id: 'gate', minutes: { loaded: 1, empty: 1 } }],
      vehicles: [
        { ...bus, at: 'depot', from: 5, until: 4 },
        { ...bus, id: 'van', places: {}, aboard: { batch: 'men', people: {} } },
      ],
      batches: [
        {
          ...families,
          to: ['camp', 'school'],
          vehicles: ['tram'],
          already: { departed: 1, arrived: 2 },
          groups: [g, { ...g, site: 'hall', people: {} }],
        },
      ],
      bindings: [
        { is: 'after', batch: 'families', of: 'families', has: 'arrived' },
        { is: 'together', batch: 'families', with: 'women' },
      ],
      announced: [{ vehicle: 'bus', batch: 'families', from: 'school', to: 'moon', departs: 0 }],
    }),
  ).toEqual([
    'sites[2].id is “camp”, which another one has too.',
    'sites[0].closed[0].to must be later than 9.',
    'ways[0].to is “kamp”, and no site has this id.',
    'ways[1].slow.minutes must not be less than 10, the minutes of the way.',
    'ways[1].checkpoints[0].checkpoint is “bridge”, and no checkpoint has this id.',
    'ways[1].checkpoints[1].after must not be more than 10, the whole way.',
    'vehicles[0].at is “depot”, and no site has this id.',
    'vehicles[0].until must not be before 5, when the vehicle is there.',
    'vehicles[1].places must have at least one place.',
    'vehicles[1].aboard.batch is “men”, and no batch has this id.',
    'vehicles[1].aboard.people is nobody; write "aboard": null.',
    'batches[0].vehicles[0] is “tram”, and no vehicle has this id.',
    'batches[0].already.arrived must not be more than departed: nobody arrives who did not leave.',
    'batches[0].groups[0].site is “school”, where the batch is to be brought: they are there.',
    'batches[0].groups[1].id is “g”, which another group has too.',
    'batches[0].groups[1].site is “hall”, and no site has this id.',
    'batches[0].groups[1].people is nobody.',
    'bindings[0].of must be another batch than the one bound.',
    'bindings[1].with is “women”, and no batch has this id.',
    'announced[0].to is “moon”, and no site has this id.',
  ]);
});
