import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Timetable } from '../schedule/types.ts';
import { createRunner } from './runner.ts';
import { scoreOf } from './score.ts';
import { brokenBindings } from './testing/bindings.ts';
import { everything, sceneOf } from './testing/scenes.ts';
import { asSaid, worldOf } from './testing/worlds.ts';

const seed = Date.now() % 2 ** 31;
const scenes = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const check = (numRuns: number, law: (scene: number) => void) => {
  console.info('seed', seed);
  fc.assert(fc.property(scenes, law), { seed, numRuns });
};

/** Each vehicle does one thing after the other, each leg passes its checkpoints in order, nothing ends before it begins. */
const momentsOf = ({ trips }: Timetable): readonly (readonly number[])[] => {
  const byVehicle = new Map<string, number[]>();
  for (const trip of trips.toSorted((a, b) => a.boards.from - b.boards.from)) {
    const moments = byVehicle.get(trip.vehicle) ?? [];
    byVehicle.set(trip.vehicle, moments);
    const legs = [...trip.empty];
    for (const { departs, passes, arrives } of legs) {
      moments.push(departs, ...passes.flatMap((p) => [p.reaches, p.from, p.to]), arrives);
    }
    moments.push(trip.boards.from, trip.boards.to, trip.departs);
    moments.push(...trip.passes.flatMap((p) => [p.reaches, p.from, p.to]), trip.arrives);
    moments.push(trip.alights.from, trip.alights.to);
  }
  return [...byVehicle.values()];
};

const goesOn = (moments: readonly number[]) =>
  moments.every((at, i) => i === 0 || at >= (moments[i - 1] as number) - 1e-6);

test('time never goes back, and every trip is run or given up with a reason', () => {
  check(1_000, (scene) => {
    const { scenario, plan } = sceneOf(scene, everything);
    const timetable = createRunner(scenario).run(plan);
    expect(momentsOf(timetable).every(goesOn)).toBe(true);
    const asked = plan.routes.reduce((sum, { trips }) => sum + trips.length, 0);
    expect(timetable.trips.length + timetable.notRun.length).toBe(asked);
  });
});

test('the same plan runs alike a second time, whatever ran between', () => {
  check(300, (scene) => {
    const { scenario, plan } = sceneOf(scene, everything);
    const runner = createRunner(scenario);
    const once = runner.run(plan);
    runner.run(plan, worldOf(scene, scenario));
    expect(runner.run(plan)).toEqual(once);
    expect(createRunner(scenario).run(structuredClone(plan))).toEqual(once);
  });
});

test('a world in which everything is as said is the plan itself', () => {
  const unbound = { ...everything, hasBindings: false, hasConvoys: false, hasLimits: false };
  check(500, (scene) => {
    const { scenario, plan } = sceneOf(scene, unbound);
    const runner = createRunner(scenario);
    expect(runner.run(plan, asSaid)).toEqual(runner.run(plan));
  });
});

test('the score without a timetable is that of the timetable', () => {
  check(500, (scene) => {
    const { scenario, plan } = sceneOf(scene, everything);
    const runner = createRunner(scenario);
    const timetable = runner.run(plan);
    const quick = runner.score(plan);
    const slow = scoreOf(scenario, timetable);
    for (const key of ['critical', 'notReceived', 'waited', 'changed', 'ends', 'driven'] as const) {
      expect(quick[key]).toBeCloseTo(slow[key], 5);
    }
    expect(runner.runLean(plan).ends).toBe(timetable.ends);
  });
});

test('what one vehicle does is no other’s affair where nothing is shared', () => {
  const alone = { hasBindings: false, hasConvoys: false, isShared: false, hasLimits: true };
  check(500, (scene) => {
    const { scenario, plan } = sceneOf(scene, alone);
    const runner = createRunner(scenario);
    const whole = runner.run(plan);
    const [first, ...rest] = plan.routes;
    if (first === undefined) return;
    // Its people may be asked for by others too: those are shared, and only what all can have is compared.
    if (whole.notRun.some(({ because }) => because.rule === 'load-not-there')) return;
    const byItself = runner.run({ routes: [first] });
    expect(whole.trips.filter(({ vehicle }) => vehicle === first.vehicle)).toEqual(byItself.trips);
    const half = { ...first, trips: first.trips.slice(0, first.trips.length >> 1) };
    const shorter = runner.run({ routes: [half, ...rest] });
    const done = shorter.trips.filter(({ vehicle }) => vehicle === first.vehicle);
    expect(byItself.trips.slice(0, done.length)).toEqual(done);
  });
});

test('no departure breaks a binding, however badly the day goes', () => {
  const kind = { ...everything, hasLimits: false };
  check(2_500, (scene) => {
    const { scenario, plan } = sceneOf(scene, scene % 2 === 0 ? kind : everything);
    const runner = createRunner(scenario);
    const timetable = runner.run(plan, worldOf(scene, scenario));
    const { filled, batch } = runner.runLean(plan, worldOf(scene, scenario));
    const filledOf = (id: string) =>
      [...filled].filter((_, trip) => scenario.batches[batch[trip] as number]?.id === id);
    expect(brokenBindings(scenario, timetable, filledOf)).toEqual([]);
    expect(momentsOf(timetable).every(goesOn)).toBe(true);
  });
});

test('nobody who breaks down is sent again, and nobody leaves while all is suspended', () => {
  check(500, (scene) => {
    const { scenario, plan } = sceneOf(scene, { ...everything, hasConvoys: false });
    const world = worldOf(scene, scenario);
    const { trips } = createRunner(scenario).run(plan, world);
    for (const { vehicle, from, boards, departs } of trips) {
      const index = scenario.vehicles.findIndex(({ id }) => id === vehicle);
      const site = scenario.sites.findIndex(({ id }) => id === from);
      expect(boards.from).toBeLessThanOrEqual(world.lost?.[index] ?? Number.POSITIVE_INFINITY);
      const suspended = world.closings?.some(
        (span) =>
          (span.site === null || span.site === site) &&
          departs > span.from &&
          departs < (span.to ?? Number.POSITIVE_INFINITY) - 1e-6,
      );
      expect(suspended).toBe(false);
    }
  });
});
