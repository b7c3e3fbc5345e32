import { expect, test } from 'vitest';
import { createScene, hour, type Scene } from './testing/scene.ts';

/** 18 December 2016, 06:00 in Aleppo. */
const START = 1_482_033_600_000;
const GOV = 'party/government';
const OPP = 'party/opposition';

const RAMOUSEH = 'site/ramouseh';
const RASHIDIN = 'site/rashidin';
const FOUA = 'site/foua';
const MADAYA = 'site/madaya';
const IDLIB = 'site/idlib';
const JIBRIN = 'site/jibrin';

const [F1, F2, F3] = ['batch/foua-1', 'batch/foua-2', 'batch/foua-3'] as const;
const [A1, A2] = ['batch/aleppo-1', 'batch/aleppo-2'] as const;
const M1 = 'batch/madaya-1';

/** As the paper said: the villages against East Aleppo, batch by batch, then against Madaya and Zabadani. */
const agree = (scene: Scene) => {
  scene.party(GOV, 'party');
  scene.party(OPP, 'party');
  scene.site(RAMOUSEH, 'checkpoint', GOV);
  scene.site(RASHIDIN, 'crossing', OPP);
  scene.site('site/sukkari', 'pick-up-point');
  scene.site(FOUA, 'pick-up-point');
  scene.site(MADAYA, 'pick-up-point');
  scene.site(IDLIB, 'reception-site');
  scene.site(JIBRIN, 'reception-site');
  scene.road('corridor/south', 'site/sukkari', RAMOUSEH, RASHIDIN);
  scene.road('corridor/villages', FOUA, RASHIDIN, JIBRIN);
  scene.road('corridor/madaya', MADAYA, RAMOUSEH, IDLIB);
  const wish = { quantity: { allWhoWish: true } };
  scene.term('term/villages', GOV, {
    origin: FOUA,
    destination: JIBRIN,
    quantity: { exact: 2500 },
  });
  scene.term('term/aleppo', OPP, { origin: 'site/sukkari', destination: RASHIDIN, ...wish });
  scene.term('term/villages-2', GOV, {
    origin: FOUA,
    destination: JIBRIN,
    quantity: { exact: 1500 },
  });
  scene.term('term/madaya', OPP, { origin: MADAYA, destination: IDLIB, quantity: { exact: 1500 } });
  scene.batch(F1, 'term/villages', 1, { people: 1250 });
  scene.batch(F2, 'term/villages', 2, { people: 1250 });
  scene.batch(A1, 'term/aleppo', 1);
  scene.batch(A2, 'term/aleppo', 2);
  scene.batch(F3, 'term/villages-2', 3);
  scene.batch(M1, 'term/madaya', 1);

  scene.bind('condition/f1', F1, OPP, [[{ is: 'together', batch: A1 }]]);
  scene.bind('condition/a1', A1, GOV, [[{ is: 'together', batch: F1 }]]);
  // The next group of Aleppo moves only after the villages' evacuees have arrived.
  scene.bind('condition/a2', A2, GOV, [[{ is: 'arrived', batch: F1 }]]);
  scene.bind('condition/f2', F2, OPP, [[{ is: 'arrived', batch: A1 }]]);
  scene.bind('condition/f3', F3, OPP, [
    [
      { is: 'arrived', batch: A2 },
      { is: 'together', batch: M1 },
    ],
  ]);
  scene.bind('condition/m1', M1, GOV, [
    [
      { is: 'arrived', batch: F2 },
      { is: 'together', batch: F3 },
    ],
  ]);
};

const gate = (batch: string) => (batch === A1 || batch === A2 || batch === M1 ? GOV : OPP);
const FROM: { readonly [batch: string]: readonly [string, string] } = {
  [F1]: [FOUA, JIBRIN],
  [F2]: [FOUA, JIBRIN],
  [F3]: [FOUA, JIBRIN],
  [A1]: ['site/sukkari', RASHIDIN],
  [A2]: ['site/sukkari', RASHIDIN],
  [M1]: [MADAYA, IDLIB],
};

/** So many buses of a batch with so many people each. */
const buses = (scene: Scene, batch: string, first: number, loads: readonly number[]) => {
  const [from = '', to = ''] = FROM[batch] ?? [];
  const all = loads.map((people, n) => ({
    people,
    bus: scene.bus(`trip/${batch.slice(6)}-${first + n}.AAAAAA`, batch, from, to),
  }));
  return {
    leave: () => {
      for (const { bus, people } of all) {
        bus.planned();
        bus.boarded(people);
        bus.departed();
      }
    },
    arrive: () => {
      for (const { bus, people } of all) bus.arrived(people);
    },
  };
};
const times = (n: number, people: number) => Array.from({ length: n }, () => people);

test('18 December 2016: at every record the batches that may go are those of the table', () => {
  const scene = createScene(START);
  agree(scene);
  const [f1, f1Last] = [buses(scene, F1, 1, times(20, 60)), buses(scene, F1, 21, [50])];
  const [a1, a2] = [buses(scene, A1, 1, times(17, 66)), buses(scene, A2, 1, times(15, 70))];
  const f2 = buses(scene, F2, 1, [...times(20, 60), 50]);
  const [f3, m1] = [buses(scene, F3, 1, times(25, 60)), buses(scene, M1, 1, times(24, 60))];
  const m1Last = buses(scene, M1, 25, [60]);
  const { write, light, securityAgrees, tellAndAsk } = scene;
  const clear = (batch: string) => {
    light(batch, gate(batch));
    securityAgrees(batch);
  };
  const shots = {
    incidentKind: 'shots',
    corridor: 'corridor/villages',
    by: 'post',
    sure: 'heard',
  };

  const table: readonly (readonly [string, () => unknown, readonly string[]])[] = [
    ['Nobody was told yet', () => {}, []],
    ['The villages were told and asked', () => tellAndAsk(FOUA), []],
    ['East Aleppo as well', () => tellAndAsk('site/sukkari'), []],
    ['The crossing lets the first of the villages through', () => clear(F1), []],
    ['Ramouseh says yes to the first of Aleppo', () => light(A1, GOV), []],
    ['And our own officer: both at once', () => securityAgrees(A1), [A1, F1]],
    ['The next ones are cleared; they wait for arrivals', () => [clear(A2), clear(F2)], [A1, F1]],
    [
      'Buses of the villages are burnt: shots on their road',
      () => write('incident/1', 'reported@1', shots),
      [],
    ],
    ['Over', () => write('incident/1', 'resolved@1', { outcome: 'over' }), [A1, F1]],
    [
      'Go for Aleppo: the villages need not wait for it any more',
      () => write(A1, 'go-given@1'),
      [A1, F1],
    ],
    ['Go for the villages', () => write(F1, 'go-given@1', { people: 1250 }), [A1, F1]],
    ['Twenty buses leave the villages', f1.leave, [A1, F1]],
    ['Seventeen leave Aleppo', a1.leave, [A1, F1]],
    ['Aleppo’s arrive; how many were to come nobody had agreed', a1.arrive, [A1, F1]],
    [
      'A person says that the first of Aleppo is complete',
      () => write(A1, 'completed@1'),
      [F1, F2],
    ],
    ['1,200 of the villages arrive: 50 are still to come', f1.arrive, [F1, F2]],
    ['The last bus leaves', f1Last.leave, [F1, F2]],
    ['It arrives: the next of Aleppo may go', f1Last.arrive, [A2, F1, F2]],
    ['The first of the villages is closed', () => write(F1, 'completed@1'), [A2, F2]],
    ['Go for both', () => [write(A2, 'go-given@1'), write(F2, 'go-given@1')], [A2, F2]],
    ['Both leave', () => [a2.leave(), f2.leave()], [A2, F2]],
    ['Madaya is told, asked, cleared', () => [tellAndAsk(MADAYA), clear(M1)], [A2, F2]],
    ['And the last of the villages', () => clear(F3), [A2, F2]],
    ['The second of the villages arrives', f2.arrive, [A2, F2]],
    ['All of Aleppo arrives', a2.arrive, [A2, F2]],
    ['And is complete: now 1,500 against 1,500', () => write(A2, 'completed@1'), [F2, F3, M1]],
    [
      'The light for Madaya is taken back: nor do the villages go',
      () => light(M1, GOV, {}, 'withdrawn@1'),
      [F2],
    ],
    ['Given again', () => light(M1, GOV), [F2, F3, M1]],
    ['Go', () => [write(M1, 'go-given@1'), write(F3, 'go-given@1')], [F2, F3, M1]],
    ['They leave', () => [f3.leave(), m1.leave(), m1Last.leave()], [F2, F3, M1]],
    ['They arrive', () => [f3.arrive(), m1.arrive(), m1Last.arrive()], [F2, F3, M1]],
    ['The second of the villages is closed', () => write(F2, 'completed@1'), [F3, M1]],
    ['Madaya is closed', () => write(M1, 'completed@1'), [F3]],
    ['And the last of the villages', () => write(F3, 'completed@1'), []],
  ];

  let said: readonly string[] = [];
  for (const [what, act, expected] of table) {
    const seen: string[] = [];
    scene.watch(() => {
      seen.push(scene.index.guards.mayGo(scene.now()).join());
    });
    act();
    // Several records in one row: only the last of them may change anything.
    for (const one of seen.slice(0, -1)) expect(one, what).toBe(said.join());
    expect(scene.may(), what).toEqual(expected);
    said = expected;
    scene.at(scene.now() + hour / 4);
  }
});
