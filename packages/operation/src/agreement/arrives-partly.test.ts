// Two batches against each other, and a bomb on the road of the one: it arrives in part. The other is held, by whom and for
// how many is said, and only people let it go: the party that is owed the rest, in words that are kept.
import { expect, test } from 'vitest';
import { createScene, hour, type Scene } from './testing/scene.ts';

/** 15 April 2017, 12:00 in Aleppo. */
const START = 1_492_246_800_000;
const GOV = 'party/government';
const OPP = 'party/opposition';
const VILLAGES = 'batch/villages';
const TOWNS = 'batch/towns';
const OWED = 'condition/villages-arrived';
const ROAD = 'corridor/north';

/** 480 of the villages in eight buses; the towns' batch goes when they have arrived, and the government requires it. */
const agree = () => {
  const scene = createScene(START);
  scene.party(GOV, 'party');
  scene.party(OPP, 'party');
  scene.site('site/foua', 'pick-up-point');
  scene.site('site/madaya', 'pick-up-point');
  scene.site('site/rashidin', 'crossing', OPP);
  scene.site('site/ramouseh', 'checkpoint', GOV);
  scene.site('site/jibrin', 'reception-site');
  scene.site('site/idlib', 'reception-site');
  scene.road(ROAD, 'site/foua', 'site/rashidin', 'site/jibrin');
  scene.road('corridor/south', 'site/madaya', 'site/ramouseh', 'site/idlib');
  const of = (origin: string, destination: string, exact: number) => ({
    origin,
    destination,
    quantity: { exact },
  });
  scene.term('term/villages', GOV, of('site/foua', 'site/jibrin', 480), OPP);
  scene.term('term/towns', OPP, of('site/madaya', 'site/idlib', 480), GOV);
  scene.batch(VILLAGES, 'term/villages', 1, { people: 480 });
  scene.batch(TOWNS, 'term/towns', 1, { people: 480 });
  scene.bind(OWED, TOWNS, GOV, [[{ is: 'arrived', batch: VILLAGES }]]);
  for (const [batch, site, gate] of [
    [VILLAGES, 'site/foua', OPP],
    [TOWNS, 'site/madaya', GOV],
  ] as const) {
    scene.securityAgrees(batch);
    scene.tellAndAsk(site);
    scene.light(batch, gate);
  }
  scene.write(VILLAGES, 'go-given@1', { people: 480 });
  return scene;
};

/** Eight buses of sixty leave; a bomb at the crossing; five come through, one of them with twenty dead. */
const bombed = (scene: Scene) => {
  const buses = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => {
    const bus = scene.bus(`trip/${number}.AAAAAA`, VILLAGES, 'site/foua', 'site/jibrin');
    bus.planned();
    bus.boarded(60);
    bus.departed();
    return bus;
  });
  scene.at(scene.now() + hour);
  scene.write('incident/bomb', 'reported@1', {
    incidentKind: 'explosion',
    site: 'site/rashidin',
    by: 'post',
    sure: 'seen',
  });
  for (const bus of buses.slice(0, 4)) bus.arrived(60);
  buses[4]?.arrived(40);
  scene.write('trip/5.AAAAAA', 'adjusted@1', { died: 20 });
  return buses;
};
const owed = (scene: Scene) => scene.condition(TOWNS, OWED).ways[0]?.[0];

test('280 of 480 arrived: the towns are held, by whom and for how many', () => {
  const scene = agree();
  bombed(scene);
  expect(owed(scene)).toMatchObject({ met: false, have: 280, need: 480 });
  expect(scene.condition(TOWNS, OWED)).toMatchObject({ requiredBy: GOV, blocks: true });
  expect(scene.waitsFor(TOWNS)).toEqual([OWED]);
  expect(scene.may()).not.toContain(TOWNS);
});

test('the dead do not arrive: nobody gets a batch free by counting them', () => {
  const scene = agree();
  const buses = bombed(scene);
  for (const bus of buses.slice(5)) bus.arrived(60);
  scene.write('incident/bomb', 'resolved@1', { outcome: 'over' });
  expect(owed(scene)).toMatchObject({ met: false, have: 460, need: 480 });
  expect(scene.may()).not.toContain(TOWNS);
});

test('the last three turn back, and the batch is closed short: the towns are held all the same', () => {
  const scene = agree();
  for (const bus of bombed(scene).slice(5)) bus.sentBack('site/rashidin');
  scene.write('incident/bomb', 'resolved@1', { outcome: 'over' });
  scene.write(VILLAGES, 'completed@1');
  expect(owed(scene)).toMatchObject({ met: false, have: 280, need: 480, short: true });
  expect(scene.may()).toEqual([]);
});

test('let go for humanity’s sake: on the word of the party that is owed the rest, recorded by a person, and kept', () => {
  const scene = agree();
  bombed(scene);
  const word = scene.word(OWED, GOV, { says: 'set-aside' });
  // A word alone moves nobody; somebody has to act on it.
  expect(scene.may()).not.toContain(TOWNS);
  const act = scene.write(OWED, 'set-aside@1', { onWordOf: word.id }, { by: 'head of operation' });
  const { setAside, met, blocks } = scene.condition(TOWNS, OWED);
  expect(setAside).toMatchObject({ line: act.id, at: act.at, word: { party: GOV, line: word.id } });
  expect({ met, blocks }).toEqual({ met: false, blocks: false });
  expect(owed(scene)).toMatchObject({ have: 280, need: 480 });
  expect(scene.may()).toContain(TOWNS);
  // It may go; that it goes is another person's act.
  expect(scene.guard(TOWNS).isGo).toBe(false);
  scene.write(TOWNS, 'go-given@1', { people: 480 });
  expect(scene.guard(TOWNS).isGo).toBe(true);
});

test('the other side cannot let it go, nor can anybody without a word', () => {
  const scene = agree();
  bombed(scene);
  const word = scene.word(OWED, OPP, { says: 'set-aside' });
  scene.write(OWED, 'set-aside@1', { onWordOf: word.id });
  expect(scene.condition(TOWNS, OWED)).toMatchObject({ blocks: true, notSetAside: 'not-theirs' });
  const arrived = scene.word(OWED, GOV, { says: 'met' });
  scene.write(OWED, 'set-aside@1', { onWordOf: arrived.id });
  expect(scene.condition(TOWNS, OWED)).toMatchObject({ blocks: true, notSetAside: 'no-such-word' });
  expect(scene.may()).not.toContain(TOWNS);
});

test('a bomb on its own road is set aside by nobody', () => {
  const scene = agree();
  bombed(scene);
  const word = scene.word(OWED, GOV, { says: 'set-aside' });
  scene.write(OWED, 'set-aside@1', { onWordOf: word.id });
  scene.write('incident/second', 'reported@1', {
    incidentKind: 'explosion',
    corridor: 'corridor/south',
    by: 'post',
    sure: 'heard',
  });
  expect(scene.waitsFor(TOWNS)).toEqual(['no-unresolved-shooting']);
  expect(scene.may()).not.toContain(TOWNS);
});
