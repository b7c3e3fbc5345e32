import { expect, test } from 'vitest';
import { shuttleBounds } from '../shuttle/bounds.ts';
import { evacXl, evacXlProblem, XL } from './evacXl.ts';
import { allConstraints, SCENARIOS } from './named.ts';
import { overlay, usualOverlay } from './overlay.ts';
import { publicLike } from './publicLike.ts';
import { randomScenario } from './randomScenario.ts';

const peopleOf = ({ batches }: ReturnType<typeof evacXl>) =>
  batches
    .flatMap(({ groups }) => groups)
    .reduce((n, { people: p, times }) => n + (p.sitting + p.lying + p.wheelchair) * times, 0);

test('the large evacuation is the one whose bounds are known', () => {
  const bounds = [200, 60, 20].map((vehicles) => shuttleBounds(evacXlProblem(XL(vehicles))).best);
  expect(bounds).toEqual([511, 1843, 5685]);
  const { loads, room } = evacXlProblem(XL(200));
  expect(loads.reduce((a, b) => a + b)).toBe(800);
  expect(room.reduce((a, b) => a + b)).toBeGreaterThanOrEqual(1000);
});

test('as a scenario it has the same people, who are as many with whatever an operation has besides', () => {
  const bare = evacXl({ ...XL(60), people: 39_990 });
  expect(peopleOf(bare)).toBe(39_990);
  expect(peopleOf(overlay(bare, 1, usualOverlay))).toBe(39_990);
  expect(peopleOf(overlay(bare, 1, allConstraints))).toBe(39_990);
});

test('of a hundred people three lie and five are in wheelchairs, and families have three members', () => {
  const [everyone] = overlay(evacXl(XL(200)), 7, usualOverlay).batches;
  const groups = everyone?.groups ?? [];
  const sum = (of: (group: (typeof groups)[number]) => number) =>
    groups.reduce((n, group) => n + of(group) * group.times, 0);
  expect(sum(({ people }) => people.lying) / 40_000).toBeCloseTo(0.03, 2);
  expect(sum(({ people }) => people.wheelchair) / 40_000).toBeCloseTo(0.05, 2);
  const seated = groups.filter(({ people }) => people.lying === 0);
  const size = seated.reduce((n, g) => n + (g.people.sitting + g.people.wheelchair) * g.times, 0);
  expect(size / seated.reduce((n, { times }) => n + times, 0)).toBeCloseTo(3, 0);
  expect(sum(({ critical }) => Number(critical))).toBeGreaterThan(300);
});

test('an instance of the public kind has their sizes, and room for everyone', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const { start, loads, room, out, there } = publicLike(seed, 10);
    expect(start.length).toBe(6);
    const [needed, had] = [loads, room].map((all) => all.reduce((a, b) => a + b));
    expect(needed).toBeLessThanOrEqual(had as number);
    for (const minutes of [...out, ...there]) {
      expect(minutes).toBeGreaterThanOrEqual(1);
      expect(minutes).toBeLessThanOrEqual(10);
    }
  }
});

test('the same seed gives the same scenario, another one another', () => {
  for (const make of Object.values(SCENARIOS)) {
    expect(make(3)).toEqual(make(3));
    expect(make(3)).not.toEqual(make(4));
  }
});

test('among small scenarios each rule is found often', () => {
  const all = Array.from({ length: 1000 }, (_, seed) => randomScenario(seed));
  const seen = {
    windows: all.filter(({ windows }) => windows.length > 0),
    convoys: all.filter(({ convoys }) => convoys !== null),
    escorts: all.filter(({ convoys }) => (convoys?.escorts ?? null) !== null),
    until: all.filter(({ vehicles }) => vehicles.some(({ until }) => until !== null)),
    aboard: all.filter(({ vehicles }) => vehicles.some(({ aboard }) => aboard)),
    held: all.filter(({ batches }) => batches.some(({ held }) => held !== null)),
    lying: all.filter(({ batches }) =>
      batches.some(({ groups }) => groups.some(({ people }) => people.lying > 0)),
    ),
    intake: all.filter(({ sites }) => sites.some(({ alighting }) => alighting.peopleAnHour)),
    hours: all.filter(({ checkpoints }) => checkpoints.some(({ open }) => open.length > 0)),
    closed: all.filter(({ sites }) => sites.some(({ closed }) => closed.length > 0)),
    oneWay: all.filter(({ ways }) => ways.some(({ back }) => back === null)),
    after: all.filter(({ bindings }) => bindings.some(({ is }) => is === 'after')),
    abreast: all.filter(({ bindings }) => bindings.some(({ is }) => is === 'abreast')),
    together: all.filter(({ bindings }) => bindings.some(({ is }) => is === 'together')),
    announced: all.filter((one) => one.announced),
    chosen: all.filter(({ batches }) => batches.some(({ vehicles }) => vehicles)),
  };
  for (const [rule, scenarios] of Object.entries(seen)) {
    expect(scenarios.length, rule).toBeGreaterThan(50);
  }
});
