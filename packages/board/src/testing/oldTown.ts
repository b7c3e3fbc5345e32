import type { States, SubjectType } from '@corridor/operation';
import {
  aClaim,
  aCorridor,
  aCount,
  anIncident,
  anOperation,
  aParty,
  aPost,
  aSite,
  aTrip,
  aVehicle,
  aWindow,
  factsOf,
  minutes,
  moment,
  noon,
} from './scene.ts';

/** Day 2 at Old Town: two buses stand at Bridge Gate, one was sent back, the rest roll. All figures invented. */
export function oldTown(busy: number, done = 126) {
  const at = (ago: number, site: string) => ({
    ...moment(noon - minutes(ago)),
    site: `site/${site}`,
  });
  const way = { from: 'site/fountain', to: 'site/north', corridor: 'corridor/north' };
  const trips: States['trip'][] = [];
  const vehicles: States['vehicle'][] = [];
  const bus = (label: string, more: Partial<States['trip']>) => {
    vehicles.push(aVehicle(label, label));
    trips.push(aTrip(label, { ...way, vehicle: `vehicle/${label}`, ...more }));
  };
  const halted = (ago: number, site: string) => ({ ...at(ago, site), reason: 'checkpoint' });
  const on = (ago: number, people: number, passed: readonly [number, string][] = []) => ({
    status: 'passed' as const,
    departed: at(ago, 'fountain'),
    passed: passed.map(([since, site]) => ({ ...at(since, site), people: null })),
    boarded: aCount(people),
  });
  bus('12', { ...on(80, 63), status: 'halted', halted: [halted(62, 'gate')] });
  bus('31', { ...on(70, 58), status: 'halted', halted: [halted(55, 'gate')] });
  bus(
    '7',
    on(95, 70, [
      [70, 'gate'],
      [12, 'km9'],
    ]),
  );
  bus(
    '19',
    on(90, 66, [
      [65, 'gate'],
      [4, 'km9'],
    ]),
  );
  bus('A2', { ...on(40, 3, [[20, 'gate']]), boarded: aCount(3, { lying: 2, wounded: 3 }) });
  bus('48', { ...on(70, 48), status: 'sent-back', sentBack: [at(45, 'gate')] });
  bus('9', { status: 'boarding', boarding: at(12, 'fountain'), boarded: aCount(31) });
  const toHospital = { from: 'site/fountain', to: 'site/lantern', corridor: 'corridor/hospital' };
  bus('A4', {
    ...on(90, 2, [
      [70, 'gate'],
      [33, 'km9'],
    ]),
    ...toHospital,
    boarded: aCount(2, { lying: 2 }),
  });
  const fromWells = { from: 'site/wells', to: 'site/south', corridor: 'corridor/wells' };
  bus('M1', { ...on(40, 49), ...fromWells, status: 'departed', departed: at(40, 'wells') });
  bus('M2', {
    ...fromWells,
    status: 'passed',
    departed: at(75, 'wells'),
    passed: [{ ...at(20, 'km9'), people: null }],
    boarded: aCount(52),
  });
  for (let i = 0; i < busy; i++) {
    const ago = 6 + ((i * 37) % 110);
    const passed: [number, string][] = [];
    if (ago > 25) passed.push([ago - 25, 'gate']);
    if (ago > 62) passed.push([ago - 62, 'km9']);
    bus(`${50 + i}`, on(ago, 44 + ((i * 13) % 30), passed));
  }
  for (let i = 0; i < done; i++) {
    const ago = 100 + ((i * 7) % 1300);
    trips.push(
      aTrip(`done-${i}`, {
        ...way,
        vehicle: 'vehicle/7',
        status: 'arrived',
        departed: at(ago + 100, 'fountain'),
        passed: [
          { ...at(ago + 74 + (i % 5), 'gate'), people: null },
          { ...at(ago + 44 - (i % 7), 'km9'), people: null },
        ],
        arrived: { ...at(ago, 'north'), slip: true },
        boarded: aCount(65),
        alighted: aCount(i % 42 === 0 ? 63 : 65),
        imbalance:
          i % 42 === 0
            ? { people: -2, boarded: 65, alighted: 63, since: noon - minutes(ago) }
            : null,
      }),
    );
  }
  const said = { saidOn: { date: '2016-12-16', precision: 'day' as const } };
  const states: States[SubjectType][] = [
    anOperation('Exercise 3 · Old Town → Northfield'),
    aParty('a', 'Party A'),
    aParty('b', 'Party B'),
    aSite('fountain', 'Fountain Square', 'pick-up-point', {
      control: { by: 'party/b', since: noon, sincePrecision: null, told: moment(noon) },
      waiting: {
        fact: {
          people: 2900,
          low: 2700,
          high: 3100,
          since: noon - minutes(330),
          temperature: -2,
          wounded: 31,
          lying: 9,
          infants: 40,
        },
        ...moment(noon - minutes(14)),
      },
      informed: moment(noon - minutes(400)),
      asked: { ...moment(noon - minutes(390)), mayStay: true, destinations: [] },
    }),
    aSite('gate', 'Bridge Gate', 'checkpoint', {
      control: { by: 'party/a', since: noon, sincePrecision: null, told: moment(noon) },
    }),
    aSite('km9', 'Kilometre 9', 'transfer-point'),
    aSite('north', 'Northfield', 'reception-site', {
      waiting: {
        fact: { people: 140, since: noon - minutes(20) },
        ...moment(noon - minutes(5)),
      },
    }),
    aCorridor('north', ['fountain', 'gate', 'km9', 'north'], [25, 37, 45], {
      status: 'suspended',
      since: moment(noon - minutes(60)),
      suspension: { reason: 'shots', from: 'site/gate', to: 'site/km9' },
    }),
    aSite('lantern', 'Lantern Hospital', 'hospital'),
    aSite('wells', 'Twin Wells', 'pick-up-point'),
    aSite('south', 'South Hall', 'reception-site'),
    aCorridor('hospital', ['fountain', 'gate', 'km9', 'lantern'], [20, 24, 50]),
    aCorridor('wells', ['wells', 'km9', 'gate', 'south'], [48, 30, 16]),
    ...['fountain', 'gate', 'km9'].map((site) => aPost(site, site)),
    aWindow(noon - minutes(200), noon + minutes(380)),
    anIncident('one', {
      reported: {
        incidentKind: 'shots',
        by: 'post',
        sure: 'heard',
        corridor: 'corridor/north',
        leg: 1,
      },
    }),
    aClaim('1', { quantity: { value: 9600 }, speaker: 'Party A', ...said }),
    aClaim('2', {
      quantity: { value: 8100 },
      speaker: 'Guarantor',
      aboutFrom: '2016-12-15',
      aboutTo: '2016-12-16',
      ...said,
    }),
    aClaim('3', {
      quantity: { value: 6900 },
      approx: 'more-than',
      speaker: 'Monitoring group',
      ...said,
    }),
    ...trips,
    ...vehicles,
  ];
  return factsOf(states);
}
