import { expect, test } from 'vitest';
import { partsNotTold } from './small.ts';

const part = (key: string, people: number) => ({ key, people: [people], adds: [people] });
const held = (...parts: readonly (readonly [string, number])[]) =>
  Object.fromEntries(partsNotTold(parts.map(([key, people]) => part(key, people))));

test('six people at the clinic are not told, nor the next smallest place, from which they could be got', () => {
  expect(held(['clinic', 6], ['school', 240], ['bab-al-hawa', 3000])).toEqual({
    clinic: 'small',
    school: 'beside',
  });
});

test('two small places hide each other only if both together are ten people', () => {
  expect(held(['clinic', 6], ['farm', 7], ['school', 240])).toEqual({
    clinic: 'small',
    farm: 'small',
  });
  expect(held(['clinic', 2], ['farm', 3], ['school', 240])).toEqual({
    clinic: 'small',
    farm: 'small',
    school: 'beside',
  });
});

test('a place where nobody was counted hides nobody, and is told', () => {
  expect(held(['clinic', 6], ['mill', 0], ['school', 240])).toEqual({
    clinic: 'small',
    school: 'beside',
  });
});

test('where all are ten or more, all are told', () => {
  expect(held(['school', 240], ['bab-al-hawa', 10])).toEqual({});
});
