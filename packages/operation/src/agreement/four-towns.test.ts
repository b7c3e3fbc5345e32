import { expect, test } from 'vitest';
import { createScene, hour, type Scene } from './testing/scene.ts';

/** 14 April 2017, 08:00 in Aleppo. */
const START = 1_492_146_000_000;
const GOV = 'party/government';
const OPP = 'party/opposition';
const QATAR = 'party/qatar';
const RASHIDIN = 'site/rashidin';
const RAMOUSEH = 'site/ramouseh';
const FOUA = 'batch/foua';
const ZABADANI = 'batch/zabadani';

/** 5,000 of the two villages against 2,200 of the two towns; each side lets the others on when its own stand at the exchange. */
const agree = (scene: Scene) => {
  scene.party(GOV, 'party');
  scene.party(OPP, 'party');
  scene.write(QATAR, 'named@1', { name: 'Qatar', roles: ['guarantor'], answersFor: [OPP] });
  scene.party('party/iran', 'guarantor');
  scene.site('site/foua', 'pick-up-point');
  scene.site('site/zabadani', 'pick-up-point');
  scene.site(RASHIDIN, 'crossing', OPP);
  scene.site(RAMOUSEH, 'checkpoint', GOV);
  scene.site('site/jibrin', 'reception-site');
  scene.site('site/idlib', 'reception-site');
  scene.road('corridor/north', 'site/foua', RASHIDIN, 'site/jibrin');
  scene.road('corridor/south', 'site/zabadani', RAMOUSEH, 'site/idlib');
  const villages = { origin: 'site/foua', destination: 'site/jibrin', quantity: { exact: 5000 } };
  const towns = { origin: 'site/zabadani', destination: 'site/idlib', quantity: { exact: 2200 } };
  scene.term('term/villages', GOV, villages, OPP);
  scene.term('term/towns', OPP, towns, GOV);
  scene.batch(FOUA, 'term/villages', 1);
  scene.batch(ZABADANI, 'term/towns', 1);
  scene.bind('condition/foua-held', FOUA, OPP, {
    means: [
      [{ is: 'arrived', batch: ZABADANI }],
      [{ is: 'staged', batch: ZABADANI, site: RAMOUSEH }],
    ],
    term: 'term/towns',
  });
  scene.bind('condition/zabadani-held', ZABADANI, GOV, [
    [{ is: 'staged', batch: FOUA, site: RASHIDIN }],
  ]);
  for (const batch of [FOUA, ZABADANI]) scene.securityAgrees(batch);
  scene.tellAndAsk('site/foua');
  scene.tellAndAsk('site/zabadani');
  scene.light(FOUA, OPP);
  scene.light(ZABADANI, GOV);
};

/** Both stand at the exchange points: the villages whole, the towns 200 short. */
const stand = (scene: Scene) => {
  const leave = (batch: string, from: string, to: string, where: string, people: number) => {
    const bus = scene.bus(`trip/${batch.slice(6)}.AAAAAA`, batch, from, to);
    bus.planned();
    bus.boarded(people);
    bus.departed();
    bus.halted(where);
    return bus;
  };
  return {
    foua: leave(FOUA, 'site/foua', 'site/jibrin', RASHIDIN, 5000),
    zabadani: leave(ZABADANI, 'site/zabadani', 'site/idlib', RAMOUSEH, 2000),
  };
};

test('both stand at the exchange; the towns are too few, and the villages are held, by whom and for what', () => {
  const scene = createScene(START);
  agree(scene);
  stand(scene);
  expect(scene.may()).toEqual([ZABADANI]);
  const held = scene.condition(FOUA, 'condition/foua-held');
  expect(held).toMatchObject({ requiredBy: OPP, met: false, blocks: true });
  expect(held.ways[1]?.[0]).toMatchObject({ have: 2000, need: 2200, short: false });
});

test('how many gunmen: each side’s figure stands beside the other’s, and neither holds anybody by itself', () => {
  const scene = createScene(START);
  agree(scene);
  const gunmen = (exact: number) => [{ category: 'fighters', quantity: { exact } }];
  scene.write('term/towns', 'said@1', { by: GOV, parts: gunmen(60) });
  scene.write('term/towns', 'said@1', { by: OPP, parts: gunmen(150) });
  scene.write('term/towns', 'disputed@1', { by: GOV });
  const term = scene.index.store.get('term', 'term/towns');
  expect(
    term?.versions.flatMap(({ by, says, inForce }) =>
      (says.parts ?? []).map(({ quantity }) => [by, quantity, inForce]),
    ),
  ).toEqual([
    [GOV, { exact: 60 }, false],
    [OPP, { exact: 150 }, false],
  ]);
  expect(term?.stances.map(({ party, is }) => [party, is])).toEqual([
    [GOV, 'disputes'],
    [OPP, 'said'],
  ]);
  expect(scene.waitsFor(ZABADANI)).toEqual(['condition/zabadani-held']);
});

test('the bomb: nobody may go, a go that stood stands no more, and how long each has stood is known', () => {
  const scene = createScene(START);
  agree(scene);
  stand(scene);
  scene.write(ZABADANI, 'go-given@1');
  expect(scene.guard(ZABADANI).isGo).toBe(true);
  scene.at(START + 30 * hour);
  scene.write('incident/1', 'reported@1', {
    incidentKind: 'explosion',
    site: RASHIDIN,
    by: 'post',
    sure: 'seen',
  });
  expect(scene.waitsFor(FOUA)).toEqual(['no-unresolved-shooting', 'condition/foua-held']);
  // The road of the towns is another.
  expect(scene.guard(ZABADANI).isGo).toBe(true);
  scene.write('operation/o', 'movement-suspended@1', { reason: 'shots', incident: 'incident/1' });
  expect(scene.may()).toEqual([]);
  expect(scene.guard(ZABADANI).isGo).toBe(false);
  const [standing] = scene.guard(FOUA).progress.standing;
  expect(standing?.site).toBe(RASHIDIN);
  expect(Math.floor((scene.now() - (standing?.since ?? 0)) / hour)).toBe(29);
});

test('a batch that is attacked and turned back holds its partner, and says that it came short', () => {
  const scene = createScene(START);
  agree(scene);
  const { zabadani } = stand(scene);
  zabadani.sentBack(RAMOUSEH);
  const [arrived] = scene.condition(FOUA, 'condition/foua-held').ways;
  expect(arrived?.[0]).toMatchObject({ met: false, have: 0, need: 2200, short: true });
  expect(scene.may()).toEqual([ZABADANI]);
});

test('a batch closed short of its number holds its partner all the same', () => {
  const scene = createScene(START);
  agree(scene);
  const { zabadani } = stand(scene);
  zabadani.arrived(2000);
  scene.write(ZABADANI, 'completed@1');
  expect(scene.condition(FOUA, 'condition/foua-held').ways[0]?.[0]).toMatchObject({
    met: false,
    have: 2000,
    need: 2200,
    short: true,
  });
  expect(scene.may()).toEqual([]);
});

test('set aside by the party’s guarantor: the batch may go, and the condition is as unmet as before', () => {
  const scene = createScene(START);
  agree(scene);
  const { id } = scene.word('condition/foua-held', QATAR, { says: 'set-aside' });
  expect(scene.waitsFor(FOUA)).toEqual(['condition/foua-held']);
  scene.write('condition/foua-held', 'set-aside@1', { onWordOf: id });
  expect(scene.waitsFor(FOUA)).toEqual([]);
  expect(scene.condition(FOUA, 'condition/foua-held')).toMatchObject({
    met: false,
    blocks: false,
    setAside: { word: { party: QATAR } },
  });
});

test('set aside by another guarantor, or by the other side: nothing is changed', () => {
  const scene = createScene(START);
  agree(scene);
  for (const party of ['party/iran', GOV]) {
    const { id } = scene.word('condition/foua-held', party, { says: 'set-aside' });
    scene.write('condition/foua-held', 'set-aside@1', { onWordOf: id });
    expect(scene.condition(FOUA, 'condition/foua-held')).toMatchObject({
      blocks: true,
      setAside: null,
      notSetAside: 'not-theirs',
    });
  }
});

test('taken back by the party itself; said again, somebody has to act on it again', () => {
  const scene = createScene(START);
  agree(scene);
  const first = scene.word('condition/foua-held', OPP, { says: 'set-aside' });
  scene.write('condition/foua-held', 'set-aside@1', { onWordOf: first.id });
  expect(scene.waitsFor(FOUA)).toEqual([]);
  scene.word('condition/foua-held', OPP, { says: 'not-met' });
  expect(scene.condition(FOUA, 'condition/foua-held').notSetAside).toBe('taken-back');
  const again = scene.word('condition/foua-held', OPP, { says: 'set-aside' });
  expect(scene.waitsFor(FOUA)).toEqual(['condition/foua-held']);
  scene.write('condition/foua-held', 'set-aside@1', { onWordOf: again.id });
  expect(scene.waitsFor(FOUA)).toEqual([]);
});

test('a setting-aside until noon ends at noon', () => {
  const scene = createScene(START);
  agree(scene);
  const noon = START + 4 * hour;
  const { id } = scene.word('condition/foua-held', OPP, { says: 'set-aside', validUntil: noon });
  scene.write('condition/foua-held', 'set-aside@1', { onWordOf: id });
  expect(scene.may()).toEqual([FOUA]);
  scene.at(noon);
  expect(scene.may()).toEqual([]);
});

test('what safety or the law requires is set aside by nobody’s word', () => {
  const scene = createScene(START);
  agree(scene);
  for (const requiredBy of ['safety', 'law'] as const) {
    const id = `condition/${requiredBy}`;
    scene.bind(id, ZABADANI, requiredBy, [[{ is: 'crew-ready' }]]);
    const word = scene.word(id, GOV, { says: 'set-aside' });
    scene.write(id, 'set-aside@1', { onWordOf: word.id });
    expect(scene.condition(ZABADANI, id)).toMatchObject({ blocks: true, notSetAside: requiredBy });
  }
  scene.write('condition/safety', 'met-observed@1');
  expect(scene.condition(ZABADANI, 'condition/safety').met).toBe(true);
});

test('the intermediary is told to leave: nobody may go, at once, until it takes part again', () => {
  const scene = createScene(START);
  agree(scene);
  stand(scene);
  scene.write('operation/o', 'participation-suspended@1', { intermediary: 'party/icrc' });
  expect(scene.waitsFor(ZABADANI)).toEqual(['taking-part']);
  scene.write('operation/o', 'participation-resumed@1', { intermediary: 'party/icrc' });
  expect(scene.may()).toEqual([ZABADANI]);
});
