import { expect, test } from 'vitest';
import { exchange, shots } from '../testing/exchange.ts';
import { oldTown } from '../testing/oldTown.ts';
import { minutes, noon } from '../testing/scene.ts';
import { zoneClock } from '../time/zone.ts';
import { toWaitFor } from './waitFor.ts';

const clock = zoneClock('Asia/Damascus');

test('what a batch waits for by name is not told a second time', () => {
  const scene = exchange();
  shots(scene, noon - minutes(1));
  scene.write(noon, 'operation/this', 'participation-suspended@1', {
    intermediary: 'party/us',
    reason: 'unsafe',
  });
  const texts = (batches: readonly string[]) =>
    toWaitFor(scene.facts(), noon, clock, batches).map(({ text }) => text);
  expect(texts(['batch/mill-1'])).toEqual([]);
  // The other road has no shots: they stand on their own line while only its batch is asked about.
  expect(texts(['batch/east-1'])).toEqual(['not resolved: shots']);
});

test('without any batch the old records stand: who suspended what, who was told and asked', () => {
  expect(toWaitFor(oldTown(0), noon, clock, []).map(({ mark, text }) => [mark, text])).toEqual([
    ['blocked', 'road suspended: Bridge Gate – Kilometre 9'],
    ['blocked', 'not resolved: shots'],
    ['seen', 'people at Fountain Square: informed and asked'],
  ]);
});
