import { createIndex } from '@corridor/operation';
import { expect, test } from 'vitest';
import { aClaim, aPost, aTrip, aVehicle, moment, noon } from '../testing/scene.ts';
import { createRelevant } from './relevant.ts';

const desk = () => {
  const index = createIndex();
  const isRelevant = createRelevant(index);
  return (state: Parameters<typeof index.update>[1] & { readonly id: string }) => {
    index.update(state.id, state);
    return isRelevant(state.id);
  };
};

test('a post that answers once more is no news; one that is left is', () => {
  const hear = desk();
  const watched = [{ from: noon, to: null }];
  expect(hear(aPost('gate', 'gate', { watched }))).toBe(true);
  expect(hear(aPost('gate', 'gate', { watched, answered: moment(noon + 1) }))).toBe(false);
  expect(hear(aPost('gate', 'gate', { watched: [{ from: noon, to: noon + 5 }] }))).toBe(true);
});

test('a bus that broke down is still a bus; of which kind it is, is news', () => {
  const hear = desk();
  expect(hear(aVehicle('12', '12'))).toBe(true);
  expect(hear(aVehicle('12', '12', { state: 'broken-down' }))).toBe(false);
  const listed = { label: '12', vehicleKind: 'minibus' as const, seats: 20 };
  expect(hear(aVehicle('12', '12', { listed }))).toBe(true);
});

test('a count is always news, what somebody states never', () => {
  const hear = desk();
  expect(hear(aTrip('a'))).toBe(true);
  expect(hear(aTrip('a'))).toBe(true);
  expect(hear(aClaim('1', { quantity: { value: 9_000 } }))).toBe(false);
});
