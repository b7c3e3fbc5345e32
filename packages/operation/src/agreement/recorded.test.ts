import { expect, test } from 'vitest';
import { createLaptop } from '../testing/laptop.ts';
import { checkAgreement } from './check.ts';
import { recordedToDraft } from './recorded.ts';

const createScene = () => {
  const room = createLaptop();
  return {
    ...room,
    facts: room.index.guards.facts,
    draft: () => recordedToDraft(room.index.guards.facts),
  };
};

const inForce = ({ write }: ReturnType<typeof createScene>) => {
  write('party/a', 'named@1', { name: 'A', roles: ['party'] });
  write('party/b', 'named@1', { name: 'B', roles: ['party'] });
  write('site/east', 'defined@1', { name: 'East', siteKind: 'pick-up-point' });
  write('site/west', 'defined@1', { name: 'West', siteKind: 'reception-site' });
  const said = write('term/t', 'proposed@1', {
    by: 'party/a',
    about: 'people',
    origin: 'site/east',
    destination: 'site/west',
    quantity: { exact: 1200 },
  });
  write('term/t', 'confirmed@1', { by: 'party/b', of: said.id });
  write('term/t', 'in-force@1', { of: said.id });
  write('batch/1', 'planned@1', { term: 'term/t', number: 1, people: 600 });
  write('batch/2', 'planned@1', { term: 'term/t', number: 2, people: 600 });
  write('condition/c', 'required@1', {
    of: 'batch/2',
    requiredBy: 'party/a',
    means: [[{ is: 'arrived', batch: 'batch/1' }]],
    counts: 'observation',
  });
};

test('what is recorded passes the check that let it in', () => {
  const scene = createScene();
  inForce(scene);
  const draft = scene.draft();
  expect(draft.terms).toMatchObject([
    { id: 'term/t', saidBy: 'party/a', confirmedBy: ['party/b'], isInForce: true },
  ]);
  expect(draft.conditions).toMatchObject([{ id: 'condition/c', of: 'batch/2' }]);
  expect(checkAgreement(draft)).toEqual([]);
});

test('a number that one side says at night is not in it until it is in force', () => {
  const scene = createScene();
  inForce(scene);
  const more = scene.write('term/t', 'said@1', { by: 'party/a', quantity: { exact: 1500 } });
  expect(scene.draft().terms[0]?.wording.quantity).toEqual({ exact: 1200 });
  scene.write('term/t', 'in-force@1', { of: more.id });
  expect(checkAgreement(scene.draft()).map(({ rule, level }) => [rule, level])).toEqual([
    ['batches-fall-short', 'refused'],
  ]);
});

test('a term that was withdrawn contradicts nothing any more, and a condition that was dropped asks nothing', () => {
  const scene = createScene();
  inForce(scene);
  scene.write('term/t', 'withdrawn@1', { by: 'party/a' });
  scene.write('condition/c', 'dropped@1');
  const draft = scene.draft();
  expect(draft.terms).toMatchObject([{ isInForce: false, wording: { about: 'people' } }]);
  expect(draft.conditions).toEqual([]);
});

test('a party that was recorded twice is one, by whichever name a term calls it', () => {
  const scene = createScene();
  inForce(scene);
  scene.write('term/u', 'proposed@1', { about: 'guarantee', owedBy: 'party/bb' });
  const resolve = (id: string) => (id === 'party/bb' ? 'party/b' : id);
  const { terms } = recordedToDraft({ ...scene.facts, resolve });
  expect(terms.map(({ wording }) => wording.owedBy)).toEqual([undefined, 'party/b']);
});
