import { setTimeout as wait } from 'node:timers/promises';
import { rehearse } from '@corridor/exercise';
import { expect, test } from 'vitest';
import { createOutput } from '../cli/output.ts';
import { type Bench, createDevice, freshPath, join_, openBench, signIn } from '../testing/kit.ts';
import { loadDemonstration, loadExercise, resumeExercises } from './load.ts';

const quiet = () => createOutput(true);
const small = { scenario: 'S', seed: 'test', speed: 0 } as const;

const exerciseOf = (bench: Bench) => {
  const operation = bench.hub.operations().find(({ op }) => op.startsWith('ex-'));
  const play = operation && bench.hub.play(operation.op);
  if (!operation || !play) throw new Error('no exercise');
  return { operation, play };
};

/** Until the play has caught up with its own clock. */
async function settled(bench: Bench): Promise<void> {
  const { operation } = exerciseOf(bench);
  for (let last = -1; last !== operation.log.size().lines; ) {
    last = operation.log.size().lines;
    await wait(700);
  }
}

test('the demonstration holds the record and the exercise, both with this hub enrolled', async () => {
  const bench = await openBench();
  await loadDemonstration(bench.hub, quiet());
  const operations = bench.hub.operations();
  expect(operations.map(({ op }) => op.slice(0, 3)).sort()).toEqual(['ex-', 'op-']);
  for (const operation of operations) expect(operation.isHubEnrolled()).toBe(true);
  expect(operations.map(({ name }) => name()).sort()).toEqual([
    'Exercise Old Town',
    'Record of East Aleppo December 2016',
  ]);
  await loadDemonstration(bench.hub, quiet());
  expect(bench.hub.operations()).toHaveLength(2);
  await bench.hub.close();
});

test('the phones’ past is there at once, every line standing on its own device’s key', async () => {
  const bench = await openBench();
  await loadExercise(bench.hub, quiet(), small);
  const { operation } = exerciseOf(bench);
  const rehearsal = rehearse('S', 'test', { curtainAt: bench.now });
  const past = [...rehearsal.acts].filter(({ deliveredAt }) => deliveredAt <= bench.now);
  // One line more: the founder enrols the hub that really runs.
  expect(operation.log.size()).toMatchObject({ lines: past.length + 1, held: 0 });
  expect(operation.devices().length).toBeGreaterThan(5);
  await bench.hub.close();
});

test('the play stops with the hub and goes on where it stopped, to the same end', async () => {
  const path = freshPath();
  const bench = await openBench(path);
  await loadExercise(bench.hub, quiet(), small);
  const before = exerciseOf(bench).operation.log.size().lines;
  await exerciseOf(bench).play.setSpeed(3600);
  bench.now += 20_000;
  await settled(bench);
  const { operation } = exerciseOf(bench);
  const stoppedAt = exerciseOf(bench).play.state().simulatedNow;
  const [lines, digest] = [operation.log.size().lines, operation.log.digest()];
  expect(lines).toBeGreaterThan(before);
  await bench.hub.close();

  const again = await openBench(path);
  again.now += 3_600_000;
  await resumeExercises(again.hub, quiet());
  expect(exerciseOf(again).play.state().simulatedNow).toBe(stoppedAt);
  expect(exerciseOf(again).operation.log.digest()).toBe(digest);
  again.now += 1_000_000;
  await settled(again);
  const { play } = exerciseOf(again);
  expect(play.state()).toMatchObject({ ended: true, speed: 0 });
  const all = [...rehearse('S', 'test', { curtainAt: bench.now - 20_000 }).acts];
  expect(exerciseOf(again).operation.log.size().lines).toBe(all.length + 1);
  expect(play.state().truth?.arrived).toBeGreaterThan(0);
  await again.hub.close();
}, 60_000);

test('only a coordinator sets the speed and reveals the truth, which is hidden until then', async () => {
  const bench = await openBench();
  await loadExercise(bench.hub, quiet(), small);
  const { op } = exerciseOf(bench).operation;
  const board = await createDevice(op, () => bench.now);
  await join_(bench, await bench.signInToken(), op, board);
  const { token } = (await signIn(bench, op, board)).body;
  const invited = await bench.call('/api/invitations', {
    token,
    body: { role: 'counter', label: 'Visitor' },
  });
  const counter = await createDevice(op, () => bench.now);
  await join_(bench, invited.body.token, op, counter);
  const counters = (await signIn(bench, op, counter)).body.token;

  const speed = (body: object, by = token) =>
    bench.call('/api/exercise/speed', { token: by, body });
  expect((await speed({ op, speed: 10 }, counters)).status).toBe(403);
  expect((await speed({ op, speed: 10 })).body.speed).toBe(10);
  expect((await speed({ op, speed: -1 })).status).toBe(400);
  expect((await speed({ op: `op-${op.slice(3)}`, speed: 10 })).status).toBe(404);
  const state = await bench.call('/api/exercise/state', { token });
  expect(state.body).toMatchObject({ speed: 10, ended: false });
  expect(state.body.truth).toBeUndefined();
  expect((await bench.call('/api/exercise/reveal', { token: counters, body: {} })).status).toBe(
    403,
  );
  const revealed = await bench.call('/api/exercise/reveal', { token, body: {} });
  expect(revealed.body.truth.people).toBeGreaterThan(0);
  expect(revealed.body.plainSum.people).toBeGreaterThan(0);
  await bench.hub.close();
});

test('[copied-hub] in a copied folder the hub is a new device, and the copied phones play no more', async () => {
  const { cpSync } = await import('node:fs');
  const path = freshPath();
  const bench = await openBench(path);
  await loadExercise(bench.hub, quiet(), small);
  const original = exerciseOf(bench).operation.signer.device;
  await bench.hub.close();
  cpSync(path, `${path}-copy`, { recursive: true });
  const copy = await openBench(`${path}-copy`);
  await resumeExercises(copy.hub, quiet());
  const [operation] = copy.hub.operations();
  expect(copy.hub.isNewDevice).toBe(true);
  expect(operation?.signer.device).not.toBe(original);
  expect(operation?.isHubEnrolled()).toBe(false);
  expect(copy.hub.play(operation?.op ?? '')).toBeNull();
  await copy.hub.close();
});
