import { expect, test } from 'vitest';
import { draft, faultOfFact } from './draft.ts';

test('only what a kind has can be written', () => {
  const left = { vehicle: 'vehicle/12', site: 'site/ramouseh' };
  expect(faultOfFact('trip', 'departed@1', left)).toBeNull();
  expect(faultOfFact('trip', 'departed@1', { ...left, note: 'two men taken' })).toEqual({
    why: 'unknown-field',
    field: 'note',
  });
  expect(faultOfFact('trip', 'departed@1', { site: 'site/ramouseh' })).toEqual({
    why: 'does-not-fit',
  });
  expect(faultOfFact('trip', 'teleported@1', {})).toEqual({ why: 'unknown-kind' });
  expect(faultOfFact('constructor', 'name', {})).toEqual({ why: 'unknown-kind' });
});

test('absent fields are left out, wrong ones are a bug', () => {
  expect(draft('trip', 'halted@1', { site: undefined, reason: 'crowd' })).toEqual({
    kind: 'halted@1',
    fact: { reason: 'crowd' },
  });
  expect(() => draft('trip', 'halted@1', { site: 'nowhere' })).toThrow('does-not-fit');
});
