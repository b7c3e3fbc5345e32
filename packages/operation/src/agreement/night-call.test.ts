import { expect, test } from 'vitest';
import { stopsOf } from './suspended.ts';
import { createScene, hour, minute, type Scene } from './testing/scene.ts';

/** 02:10 of 19 December 2016 in Aleppo. */
const AT_2_10 = 1_482_106_200_000;
const [A, B, G] = ['party/a', 'party/b', 'party/gate'] as const;
const TERM = 'term/aleppo';
const NEXT = 'batch/3';

/** 1,200 are agreed; everything that keeps people safe is there. */
const agree = (scene: Scene): string => {
  scene.party(A, 'party');
  scene.party(B, 'party');
  scene.party(G, 'armed-actor');
  scene.site('site/east', 'pick-up-point');
  scene.site('site/gate', 'checkpoint', G);
  scene.site('site/west', 'reception-site');
  scene.road('corridor/road', 'site/east', 'site/gate', 'site/west');
  const wording = { origin: 'site/east', destination: 'site/west', quantity: { exact: 1200 } };
  const of = scene.term(TERM, A, wording, B);
  scene.batch(NEXT, TERM, 3);
  scene.tellAndAsk('site/east');
  scene.securityAgrees(NEXT);
  scene.light(NEXT, G);
  return of;
};

const covers = (scene: Scene) => scene.guard(NEXT).covers;
const also = (scene: Scene) =>
  scene.guard(NEXT).alsoSaid.map(({ party, quota }) => [party, quota.low, quota.high]);

const stops = (scene: Scene) => {
  const batch = scene.index.store.get('batch', NEXT);
  if (!batch) throw new Error('no batch');
  return stopsOf(scene.index.guards.facts, batch).map(({ of, orderedBy, outside }) => [
    of,
    orderedBy,
    outside,
  ]);
};

test('A says 1,500 and B is silent: both show, and a go covers 1,200', () => {
  const scene = createScene(AT_2_10);
  agree(scene);
  scene.write(TERM, 'amended@1', { by: A, quantity: { exact: 1500 } });
  expect(covers(scene)).toEqual({ low: 1200, high: 1200 });
  expect(also(scene)).toEqual([[A, 1500, 1500]]);
  expect(scene.may()).toEqual([NEXT]);
  scene.write(NEXT, 'go-given@1');
  const bus = scene.bus('trip/1.AAAAAA', NEXT, 'site/east', 'site/west');
  bus.planned();
  bus.boarded(1260);
  bus.departed();
  expect(scene.guard(NEXT).beyond).toBe(60);
});

test('B confirms, and it is 1,500; until it is in force it is not', () => {
  const scene = createScene(AT_2_10);
  agree(scene);
  const more = scene.write(TERM, 'said@1', { by: A, quantity: { exact: 1500 } });
  scene.write(TERM, 'confirmed@1', { by: B, of: more.id });
  expect(covers(scene)).toEqual({ low: 1200, high: 1200 });
  scene.write(TERM, 'in-force@1', { of: more.id });
  expect(covers(scene)).toEqual({ low: 1500, high: 1500 });
  expect(also(scene)).toEqual([]);
});

test('each says another number: each beside the other, none in force', () => {
  const scene = createScene(AT_2_10);
  agree(scene);
  scene.write(TERM, 'said@1', { by: A, quantity: { exact: 1500 } });
  scene.write(TERM, 'said@1', { by: B, quantity: { low: 900, high: 1000 } });
  expect(also(scene)).toEqual([
    [A, 1500, 1500],
    [B, 900, 1000],
  ]);
  expect(covers(scene)).toEqual({ low: 1200, high: 1200 });
});

test('A goes on to speak of the hour: what it said of the number still shows', () => {
  const scene = createScene(AT_2_10);
  agree(scene);
  scene.write(TERM, 'said@1', { by: A, quantity: { exact: 1500 } });
  scene.write(TERM, 'said@1', { by: A, byWhen: AT_2_10 + 9 * hour });
  expect(also(scene)).toEqual([[A, 1500, 1500]]);
});

test('two amendments are put in force one after the other: the second does not undo the first', () => {
  const scene = createScene(AT_2_10);
  agree(scene);
  const more = scene.write(TERM, 'said@1', { by: A, quantity: { exact: 1500 } });
  const later = scene.write(TERM, 'said@1', { by: B, byWhen: AT_2_10 + 9 * hour });
  scene.write(TERM, 'in-force@1', { of: more.id });
  scene.write(TERM, 'in-force@1', { of: later.id });
  expect(covers(scene)).toEqual({ low: 1500, high: 1500 });
});

test('the old wording is put in force again: it is the old one, whatever was added between', () => {
  const scene = createScene(AT_2_10);
  const first = agree(scene);
  const more = scene.write(TERM, 'said@1', { by: A, quantity: { exact: 1500 }, byWhen: AT_2_10 });
  scene.write(TERM, 'in-force@1', { of: more.id });
  scene.write(TERM, 'in-force@1', { of: first });
  expect(covers(scene)).toEqual({ low: 1200, high: 1200 });
  expect(scene.index.store.get('term', TERM)?.inForce?.whole.byWhen).toBeUndefined();
});

test('whoever holds the gate stops the road: shown as bound by nothing, until it lets them pass', () => {
  const scene = createScene(AT_2_10);
  agree(scene);
  expect(scene.may()).toEqual([NEXT]);
  scene.write('corridor/road', 'suspended@1', { orderedBy: G, reason: 'ordered' });
  expect(scene.may()).toEqual([]);
  expect(scene.waitsFor(NEXT)).toEqual(['not-suspended']);
  expect(stops(scene)).toEqual([['corridor/road', G, true]]);
  scene.write('corridor/road', 'resumed@1');
  expect(scene.may()).toEqual([NEXT]);
});

test('a party that stops the road is inside the agreement', () => {
  const scene = createScene(AT_2_10);
  agree(scene);
  scene.write('corridor/road', 'suspended@1', { orderedBy: B, reason: 'ordered' });
  expect(stops(scene)).toEqual([['corridor/road', B, false]]);
});

test('the light of the gate runs out at four', () => {
  const scene = createScene(AT_2_10);
  agree(scene);
  const four = AT_2_10 + 110 * minute;
  scene.light(NEXT, G, { validUntil: four });
  expect(scene.guard(NEXT).until).toBe(four);
  scene.at(four - 1);
  expect(scene.may()).toEqual([NEXT]);
  scene.at(four);
  expect(scene.may()).toEqual([]);
  expect(scene.waitsFor(NEXT)).toEqual(['checkpoint-green-light']);
});
