import { expect, test } from 'vitest';
import { createLaptop, type Laptop } from '../testing/laptop.ts';

const unmet = (scene: Laptop, batch: string) =>
  scene.index.guards
    .of(batch, scene.now())
    ?.conditions.filter(({ blocks }) => blocks)
    .map(({ id }) => id);

/** A term in force, a road, a gate, and people who were told and asked. */
const agree = ({ write }: Laptop) => {
  write('party/a', 'named@1', { name: 'A', roles: ['party'] });
  write('party/b', 'named@1', { name: 'B', roles: ['party'] });
  write('party/g', 'named@1', { name: 'G', roles: ['armed-actor'] });
  write('site/east', 'defined@1', { name: 'East', siteKind: 'pick-up-point' });
  write('site/gate', 'defined@1', { name: 'Gate', siteKind: 'checkpoint' });
  write('site/west', 'defined@1', { name: 'West', siteKind: 'reception-site' });
  write('site/gate', 'control-changed@1', { by: 'party/g', since: 0 });
  write('corridor/road', 'laid@1', {
    sites: ['site/east', 'site/gate', 'site/west'],
    legs: [
      { km: 4, minutes: 20 },
      { km: 9, minutes: 40 },
    ],
  });
  write('corridor/road', 'opened@1');
  const said = write('term/t', 'proposed@1', {
    by: 'party/a',
    about: 'people',
    origin: 'site/east',
    destination: 'site/west',
    quantity: { exact: 100 },
  });
  write('term/t', 'confirmed@1', { by: 'party/b', of: said.id });
  write('term/t', 'in-force@1', { of: said.id });
  write('batch/1', 'planned@1', { term: 'term/t', number: 1, people: 50 });
  write('batch/2', 'planned@1', { term: 'term/t', number: 2, people: 50 });
};
const makeSafe = ({ write }: Laptop, batch: string) => {
  write('site/east', 'people-informed@1');
  write('site/east', 'people-asked@1', { mayStay: true, destinations: [] });
  write(`condition/${batch.slice(6)}-security-agrees`, 'met-observed@1', {
    batch,
    condition: 'security-agrees',
  });
  write(`notice/${batch.slice(6)}`, 'green-light@1', {
    party: 'party/g',
    level: 'checkpoint',
    channel: 'in-person',
    batch,
  });
};

test('a new batch waits for everything that keeps people safe, and for nothing that nobody asked', () => {
  const scene = createLaptop();
  agree(scene);
  expect(unmet(scene, 'batch/1')).toEqual([
    'checkpoint-green-light',
    'security-agrees',
    'people-informed',
    'people-asked',
  ]);
  makeSafe(scene, 'batch/1');
  expect(unmet(scene, 'batch/1')).toEqual([]);
  expect(scene.index.guards.mayGo(scene.now())).toEqual(['batch/1']);
});

test('shots, and nobody may go any more; called over, and they may again', () => {
  const scene = createLaptop();
  agree(scene);
  makeSafe(scene, 'batch/1');
  scene.write('batch/1', 'go-given@1');
  expect(scene.index.guards.of('batch/1', scene.now())?.isGo).toBe(true);
  scene.write('incident/1', 'reported@1', {
    incidentKind: 'shots',
    corridor: 'corridor/road',
    by: 'post',
    sure: 'heard',
  });
  expect(unmet(scene, 'batch/1')).toEqual(['no-unresolved-shooting']);
  expect(scene.index.guards.of('batch/1', scene.now())?.isGo).toBe(false);
  scene.write('incident/1', 'resolved@1', { outcome: 'over' });
  expect(unmet(scene, 'batch/1')).toEqual([]);
});
