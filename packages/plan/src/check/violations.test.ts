import { expect, test } from 'vitest';
import type { Scenario } from '../scenario/types.ts';
import type { Timetable } from '../schedule/types.ts';
import { RULES, type Rule, violationToText } from './rules.ts';
import { atSites, carrying, inOneBay } from './testing/atSites.ts';
import { ofConvoys } from './testing/convoys.ts';
import { onTheRoad } from './testing/onTheRoad.ts';
import { ofPeople } from './testing/people.ts';
import {
  again,
  alighting,
  batch,
  bus,
  type Cases,
  fromNorth,
  fromWest,
  gate,
  group,
  scene,
  site,
  timetable,
} from './testing/scene.ts';
import { violationsOf } from './violations.ts';

const rulesOf = (scenario: Scenario, table: Timetable) => [
  ...new Set(violationsOf(scenario, table).map(({ rule }) => rule)),
];

const cases: Cases<Rule> = { ...onTheRoad, ...atSites, ...ofPeople, ...ofConvoys };

for (const rule of Object.keys(cases) as Rule[]) {
  const [broken, sound] = cases[rule];
  test(`${rule}: found, and by itself`, () => {
    const found = violationsOf(...broken);
    expect([...new Set(found.map((one) => one.rule))]).toEqual([rule]);
    for (const one of found) expect(violationToText(one)).not.toMatch(/[{}?]|NaN|undefined/);
  });
  test(`${rule}: nothing is said of what keeps it`, () => {
    expect(violationsOf(...sound).map(violationToText)).toEqual([]);
  });
}

test('every sentence is one sentence', () => {
  for (const sentence of Object.values(RULES)) expect(sentence).toMatch(/^[A-Z{].*\.$/);
});

test('both directions wait for each other only where they share the lanes', () => {
  // Bus 1 passes back at 54 to 55, while bus 2 passes with people from 53 to 56.
  const table = timetable(fromNorth('bus 1'), fromNorth('bus 2', 19), again('bus 1', 49));
  expect(rulesOf(scene({ checkpoints: [gate({ headway: 0 })] }), table)).toEqual([]);
  const shared = scene({ checkpoints: [gate({ headway: 0, shared: true })] });
  expect(rulesOf(shared, table)).toEqual(['checkpoint-lanes']);
});

test('those on board at the beginning take their bay, their places and count as arrived', () => {
  const vehicles = [bus('bus 1'), bus('bus 2'), carrying({ from: 43 })];
  const arrives = scene({
    vehicles,
    sites: [inOneBay],
    bindings: [{ is: 'after', batch: 'suburb', of: 'quarter', has: 'arrived', people: 30 }],
  });
  // Bus 3 empties from 43 to 45, so bus 2, there at 44, begins at 45; it may leave from 45 on.
  expect(rulesOf(arrives, { ...timetable(), ends: 45 })).toEqual([]);
  expect(rulesOf(arrives, { ...timetable(), ends: 44 })).toEqual(['ends']);
  expect(rulesOf(arrives, timetable(fromWest('bus 2', 25)))).toEqual(['after']);
  expect(rulesOf(arrives, timetable(fromWest('bus 2', 26)))).toEqual([]);
  const open = scene({ vehicles, sites: [inOneBay] });
  expect(rulesOf(open, timetable(fromWest('bus 2')))).toEqual(['alighting-bays']);
  expect(rulesOf(open, timetable(alighting(fromWest('bus 2'), 45, 2)))).toEqual([]);
});

test('who comes to a site that does not open any more is not received there', () => {
  const shut = scene({
    vehicles: [bus('bus 1'), carrying()],
    sites: [site('south', { closed: [{ from: 30, to: null }] })],
  });
  expect(rulesOf(shut, timetable())).toEqual([]);
  expect(rulesOf(shut, { ...timetable(), ends: 42 })).toEqual(['ends']);
});

test('a thousand trips are looked at without a pause', () => {
  const vehicles = Array.from({ length: 200 }, (_, at) => bus(`bus ${at}`));
  const scenario = scene({
    vehicles,
    checkpoints: [gate({ lanes: 4, headway: 0.01 })],
    batches: [batch('quarter', [group('families', { times: 10_000 })])],
  });
  const trips = vehicles.flatMap(({ id }, at) =>
    [0, 1, 2, 3].map((round) => {
      const later = at + round * 300;
      const trip = fromNorth(id, later);
      return round === 0 ? trip : again(id, later);
    }),
  );
  const table = timetable(...trips);
  expect(violationsOf(scenario, table).map(violationToText)).toEqual([]);
});
