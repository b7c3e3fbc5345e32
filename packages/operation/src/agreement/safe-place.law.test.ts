import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OperationEvent } from '../event.ts';
import { createIndex } from '../selectors/create-index.ts';
import { createDevice, fold, minutes } from '../testing/cast.ts';
import { onTheRoad } from './on-the-road.ts';

/** Any short road, any places on it, anything that may be suspended or shot at, and one bus somewhere. */
const arbitrary = fc.integer({ min: 2, max: 6 }).chain((n) => {
  const leg = fc.integer({ min: 0, max: n - 2 });
  const site = fc.integer({ min: 0, max: n - 1 });
  return fc.record({
    n: fc.constant(n),
    kinds: fc.array(
      fc.constantFrom('pick-up-point', 'checkpoint', 'crossing', 'transit-site', 'reception-site'),
      { minLength: n, maxLength: n },
    ),
    holders: fc.array(fc.constantFrom(null, 'party/a', 'party/g'), { minLength: n, maxLength: n }),
    suspendedLegs: fc.uniqueArray(leg, { maxLength: 2 }),
    suspendedSites: fc.uniqueArray(site, { maxLength: 2 }),
    shotLegs: fc.uniqueArray(leg, { maxLength: 1 }),
    shotSites: fc.uniqueArray(site, { maxLength: 1 }),
    seen: site,
    isBetween: fc.boolean(),
    isBackwards: fc.boolean(),
    isEverything: fc.boolean(),
    gone: fc.integer({ min: 0, max: 60 }),
  });
});
type Scene = typeof arbitrary extends fc.Arbitrary<infer T> ? T : never;

const play = (scene: Scene) => {
  const coordinator = createDevice('coordinator');
  const index = createIndex();
  const lines = new Map<string, OperationEvent[]>();
  const write = (subject: string, kind: string, fact: object, at = 0) => {
    const line = coordinator(subject, kind, fact, { at: minutes(at) });
    lines.set(subject, [...(lines.get(subject) ?? []), line]);
    index.update(subject, fold(lines.get(subject) as OperationEvent[]));
  };
  const { n } = scene;
  const site = (i: number) => `site/s${i}`;
  for (let i = 0; i < n; i++) {
    write(site(i), 'defined@1', { name: `S${i}`, siteKind: scene.kinds[i] });
    const by = scene.holders[i];
    if (by) write(site(i), 'control-changed@1', { by, since: 0 });
  }
  write('party/a', 'named@1', { name: 'A', roles: ['party'] });
  write('party/g', 'named@1', { name: 'G', roles: ['armed-actor'] });
  write('corridor/c', 'laid@1', {
    sites: Array.from({ length: n }, (_, i) => site(i)),
    legs: Array.from({ length: n - 1 }, () => ({ km: 5, minutes: 20 })),
  });
  const [from, to] = scene.isBackwards ? [site(n - 1), site(0)] : [site(0), site(n - 1)];
  write('trip/b', 'planned@1', { vehicle: 'vehicle/b', from, to });
  write('trip/b', 'departed@1', { vehicle: 'vehicle/b', site: from }, 1);
  write('trip/b', 'passed@1', { site: site(scene.seen) }, 2);
  if (!scene.isBetween) write('trip/b', 'halted@1', { site: site(scene.seen) }, 3);
  for (const leg of scene.suspendedLegs) {
    write('corridor/c', 'suspended@1', {
      reason: 'obstacle',
      from: site(leg),
      to: site(leg + 1),
    });
  }
  for (const i of scene.suspendedSites) {
    write(site(i), 'movement-suspended@1', { reason: 'crowd' });
  }
  const shots = { incidentKind: 'shots', by: 'post', sure: 'heard' };
  for (const leg of scene.shotLegs) {
    write('incident/leg', 'reported@1', { ...shots, corridor: 'corridor/c', leg });
  }
  for (const i of scene.shotSites) {
    write('incident/site', 'reported@1', { ...shots, site: site(i) });
  }
  if (scene.isEverything) write('operation/o', 'movement-suspended@1', { reason: 'unknown' });
  return onTheRoad(index, null, minutes(3 + scene.gone));
};

test('no place is ever named that is suspended, shot at or held by an outsider, nor one beyond such a place or stretch', () => {
  const seed = Date.now() % 1_000_000;
  console.info('seed', seed);
  let named = 0;
  fc.assert(
    fc.property(arbitrary, (scene) => {
      const last = scene.isBackwards ? 0 : scene.n - 1;
      const isBetween = scene.isBetween && scene.seen !== last;
      const step = scene.isBackwards ? -1 : 1;
      const isBad = (i: number) =>
        scene.suspendedSites.includes(i) ||
        scene.shotSites.includes(i) ||
        scene.holders[i] === 'party/g';
      for (const { safe } of play(scene)) {
        for (const { site, minutes: takes, km } of safe?.places ?? []) {
          named++;
          const goal = Number(site.slice('site/s'.length));
          expect(isBad(goal), `${site} itself`).toBe(false);
          expect(takes).toBeGreaterThanOrEqual(0);
          expect(km).toBeCloseTo(takes / 4);
          // Every stretch between where it is and the goal, one by one, by this test's own walk.
          const ownLeg = isBetween ? Math.min(scene.seen, scene.seen + step) : null;
          const ends = ownLeg === null ? [scene.seen] : [ownLeg, ownLeg + 1];
          if (ownLeg !== null) expect(scene.shotLegs).not.toContain(ownLeg);
          const near = ends.reduce((a, b) => (Math.abs(b - goal) < Math.abs(a - goal) ? b : a));
          for (let i = Math.min(near, goal); i < Math.max(near, goal); i++) {
            expect([...scene.suspendedLegs, ...scene.shotLegs]).not.toContain(i);
            expect(scene.isEverything).toBe(false);
          }
          for (let i = near; i !== goal; i += Math.sign(goal - near)) {
            if (i !== scene.seen || isBetween) expect(isBad(i), `passes s${i}`).toBe(false);
          }
        }
      }
    }),
    { seed, numRuns: 1500 },
  );
  expect(named).toBeGreaterThan(300);
});
