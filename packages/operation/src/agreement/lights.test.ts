import { expect, test } from 'vitest';
import { wordsAt } from './lights.ts';
import { agreed, BATCH, GATE } from './testing/agreed.ts';
import { hour, minute } from './testing/scene.ts';

const START = 1_482_033_600_000;

test('the green light of the capital is not the checkpoint’s', () => {
  const scene = agreed(START);
  scene.securityAgrees(BATCH);
  scene.light(BATCH, GATE, { level: 'capital' });
  expect(scene.waitsFor(BATCH)).toEqual(['checkpoint-green-light']);
  scene.light(BATCH, GATE);
  expect(scene.waitsFor(BATCH)).toEqual([]);
});

test('a green light taken back is none; notified is none', () => {
  const scene = agreed(START);
  scene.securityAgrees(BATCH);
  scene.light(BATCH, GATE, {}, 'notified@1');
  expect(scene.may()).toEqual([]);
  scene.light(BATCH, GATE);
  expect(scene.may()).toEqual([BATCH]);
  scene.light(BATCH, GATE, {}, 'withdrawn@1');
  expect(scene.may()).toEqual([]);
});

test('a green light for one bus lets no batch go, and is shown with the batch', () => {
  const scene = agreed(START);
  scene.securityAgrees(BATCH);
  const bus = scene.bus('trip/1.AAAAAA', BATCH, 'site/east', 'site/west');
  bus.planned();
  scene.write('notice/bus', 'green-light@1', {
    party: GATE,
    level: 'checkpoint',
    channel: 'radio',
    trip: 'trip/1.AAAAAA',
  });
  expect(scene.may()).toEqual([]);
  expect(scene.index.guards.facts.notices(BATCH).map(({ id }) => id)).toEqual(['notice/bus']);
});

test('nobody knows who holds the gate: anybody’s light will do, unless somebody took theirs back', () => {
  const scene = agreed(START);
  scene.securityAgrees(BATCH);
  scene.write('site/gate', 'control-changed@1', { by: null, since: START });
  scene.light(BATCH, 'party/a');
  expect(scene.may()).toEqual([BATCH]);
  scene.light(BATCH, 'party/b');
  scene.light(BATCH, 'party/b', {}, 'withdrawn@1');
  expect(scene.may()).toEqual([]);
});

test('two lights run out one after the other: the first to end changes nothing but what shows it', () => {
  const scene = agreed(START);
  scene.securityAgrees(BATCH);
  scene.write('site/gate', 'control-changed@1', { by: null, since: START });
  scene.light(BATCH, 'party/a', { validUntil: START + hour });
  scene.light(BATCH, 'party/b', { validUntil: START + 2 * hour });
  const evidence = () => scene.condition(BATCH, 'checkpoint-green-light').ways[0]?.[0]?.evidence;
  expect(evidence()).toHaveLength(2);
  scene.at(START + hour);
  expect(scene.may()).toEqual([BATCH]);
  expect(evidence()).toHaveLength(1);
  scene.at(START + 2 * hour);
  expect(scene.may()).toEqual([]);
  scene.at(START + hour - minute);
  expect(scene.may()).toEqual([BATCH]);
});

test('of two words of the same moment on two notices the careful one is heard, whichever came first', () => {
  for (const order of [
    ['notice/1', 'notice/2'],
    ['notice/2', 'notice/1'],
  ]) {
    const scene = agreed(START);
    const at = { at: START + hour };
    const said = { party: GATE, level: 'checkpoint', channel: 'radio', batch: BATCH, ...at };
    scene.write(order[0] as string, 'green-light@1', said);
    scene.write(order[1] as string, 'withdrawn@1', said);
    const words = wordsAt(scene.index.guards.facts, BATCH, 'checkpoint');
    expect(words.get(GATE)?.status).toBe('withdrawn');
  }
});

test('the gate changes hands: the light of who held it before counts no more', () => {
  const scene = agreed(START);
  scene.securityAgrees(BATCH);
  scene.light(BATCH, GATE);
  expect(scene.may()).toEqual([BATCH]);
  scene.write('site/gate', 'control-changed@1', { by: 'party/b', since: START });
  expect(scene.may()).toEqual([]);
});

test('two names of one party: a light given under one name is theirs', () => {
  const scene = agreed(START);
  scene.securityAgrees(BATCH);
  scene.party('party/the-gate', 'armed-actor');
  scene.light(BATCH, 'party/the-gate');
  expect(scene.may()).toEqual([]);
  scene.link(GATE, 'party/the-gate');
  expect(scene.may()).toEqual([BATCH]);
  scene.unlink(GATE, 'party/the-gate');
  expect(scene.may()).toEqual([]);
});
