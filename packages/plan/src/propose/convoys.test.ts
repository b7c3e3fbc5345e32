import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distancesOf } from '../scenario/distances.ts';
import { busAt, winterRoad } from '../testing/scene.ts';
import { formConvoys } from './convoys.ts';
import { append, beginRoute, roughTimes } from './draft.ts';
import type { Load } from './loads.ts';

const scenario = winterRoad({ vehicles: ['1', '2', '3', '4', '5'].map((id) => busAt(id, 'camp')) });
const rough = roughTimes(scenario, distancesOf(scenario));
const loadAt = (site: string): Load => ({
  batch: site === 'square' ? 'city' : 'villages',
  site,
  critical: false,
  groups: [{ group: site, times: 50 }],
  people: { sitting: 50, lying: 0, wheelchair: 0 },
});
const routesOf = (trips: readonly (readonly string[])[]) =>
  trips.map((sites, at) => {
    const route = beginRoute(scenario.vehicles[at] as ReturnType<typeof busAt>, rough);
    for (const site of sites) append(route, loadAt(site), 'camp', { rough, release: 0 });
    return route;
  });

test('five buses to one square leave as three and two', () => {
  const routes = routesOf([['square'], ['square'], ['square'], ['square'], ['square']]);
  const names = formConvoys(routes, rough, { most: 3, headway: 2, assembling: 10, escorts: null });
  const sizes = Map.groupBy(names.values(), (name) => name);
  expect([...sizes.values()].map(({ length }) => length)).toEqual([3, 2]);
});

test('no convoy is too large, none mixes places, and none can wait for another for ever', () => {
  const seed = 20_161_215;
  console.info('seed', seed);
  const sites = fc.array(fc.constantFrom('square', 'village'), { maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(sites, { minLength: 5, maxLength: 5 }),
      fc.integer({ min: 1, max: 4 }),
      (trips, most) => {
        const routes = routesOf(trips);
        const convoys = { most, headway: 2, assembling: 10, escorts: null };
        const names = formConvoys(routes, rough, convoys);
        const next = routes.map(() => 0);
        const members = Map.groupBy(
          routes.flatMap(({ trips: all }, route) => all.map((trip) => ({ route, trip }))),
          ({ trip }) => names.get(trip),
        );
        expect(members.has(undefined)).toBe(false);
        for (const all of members.values()) {
          expect(all.length).toBeLessThanOrEqual(most);
          expect(new Set(all.map(({ trip }) => trip.load.site)).size).toBe(1);
          expect(new Set(all.map(({ route }) => route)).size).toBe(all.length);
        }
        // Whoever is next everywhere leaves: this must empty all routes.
        for (let went = true; went; ) {
          went = false;
          for (const all of members.values()) {
            const isReady = all.every(
              ({ route, trip }) => routes[route]?.trips[next[route] as number] === trip,
            );
            if (!isReady) continue;
            for (const { route } of all) next[route] = (next[route] as number) + 1;
            went = true;
          }
        }
        expect(next).toEqual(routes.map(({ trips: all }) => all.length));
      },
    ),
    { seed, numRuns: 500 },
  );
});
