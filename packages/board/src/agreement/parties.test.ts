import { expect, test } from 'vitest';
import { exchange } from '../testing/exchange.ts';
import { noon } from '../testing/scene.ts';
import { sideOf, toRoleGroups, toSides } from './parties.ts';

test('an armed actor that is bound by nothing stands apart, with the road that it stops', () => {
  const scene = exchange();
  scene.write(noon, 'corridor/south', 'suspended@1', {
    reason: 'ordered',
    orderedBy: 'party/h',
  });
  const groups = toRoleGroups(scene.facts());
  const outside = groups.find(({ role }) => role === 'armed-actor');
  expect(outside?.members).toEqual([
    {
      id: 'party/h',
      name: 'Hill Front',
      notes: ['stops the road Millbrook – South Hall'],
      isBad: true,
    },
  ]);
  expect(groups.find(({ role }) => role === 'guarantor')?.members[0]?.notes).toEqual([
    'answers for Party B',
  ]);
});

test('an armed party is a party: it is bound, and stands among the parties alone', () => {
  const scene = exchange();
  scene.write(noon, 'party/h', 'role-changed@1', { roles: ['party', 'armed-actor'] });
  const groups = toRoleGroups(scene.facts());
  expect(groups.some(({ role }) => role === 'armed-actor')).toBe(false);
  expect(toSides(scene.facts()).map(({ name }) => name)).toContain('Hill Front');
});

test('what a guarantor owes is owed by the side for which it answers alone', () => {
  const scene = exchange();
  const facts = scene.facts();
  expect(sideOf(facts, toSides(facts), 'party/g')).toBe('party/b');
  scene.write(noon, 'party/g', 'role-changed@1', {
    roles: ['guarantor'],
    answersFor: ['party/a', 'party/b'],
  });
  const now = scene.facts();
  expect(sideOf(now, toSides(now), 'party/g')).toBeNull();
});
