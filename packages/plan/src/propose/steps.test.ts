import { expect, test } from 'vitest';
import type { Binding } from '../scenario/types.ts';
import { batchOf, singles, winterRoad } from '../testing/scene.ts';
import { stepsOf } from './steps.ts';

const batches = ['city', 'villages', 'wounded'].map((id) =>
  batchOf(id, 'camp', [singles(`${id}-people`, 'square', 10)]),
);
const after = (batch: string, of: string): Binding => ({
  is: 'after',
  batch,
  of,
  has: 'arrived',
  people: null,
});
const steps = (...bindings: readonly Binding[]) => stepsOf(winterRoad({ batches, bindings }));

test('each batch comes a step after the one it waits for', () => {
  const { of } = steps(after('city', 'villages'), after('villages', 'wounded'));
  expect(Object.fromEntries(of)).toEqual({ wounded: 0, villages: 1, city: 2 });
});

test('batches that wait for each other are in no step, and are named once', () => {
  const { of, rounds } = steps(after('city', 'villages'), after('villages', 'city'));
  expect(Object.fromEntries(of)).toEqual({ wounded: 0 });
  expect(rounds).toEqual([['city', 'villages']]);
});

test('batches that go abreast are planned together, after whatever either waits for', () => {
  const { of } = steps(after('villages', 'wounded'), {
    is: 'abreast',
    batch: 'city',
    of: 'villages',
    has: 'departed',
    ahead: 0.1,
  });
  expect(Object.fromEntries(of)).toEqual({ wounded: 0, villages: 1, city: 1 });
});
