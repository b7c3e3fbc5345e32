import { expect, test } from 'vitest';
import { exchange, shots } from '../testing/exchange.ts';
import { minutes, noon } from '../testing/scene.ts';
import { zoneClock } from '../time/zone.ts';
import { toBatchRows } from './batchRow.ts';
import { toShown } from './shown.ts';

const clock = zoneClock('Asia/Damascus');
const rowsOf = (scene: ReturnType<typeof exchange>) => toBatchRows(scene.facts(), noon, clock);

test('little room: three batches, each with a line of what it waits for', () => {
  const { batches } = toShown(rowsOf(exchange()), 7);
  expect(batches.map(({ row, conditions, rest }) => [row.id, conditions.length, rest])).toEqual([
    ['batch/mill-2', 0, 'nothing holds it; nobody has given go'],
    [
      'batch/mill-1',
      0,
      'since 08:40, 3 h 00, for 600 people · ● 550 have left · ● 550 have arrived',
    ],
    [
      'batch/east-1',
      0,
      'green light of Bridge Gate · batch 1 (families) from Millbrook has arrived · an observer is at Bridge Gate',
    ],
  ]);
});

test('more room: every condition by itself, and nothing cut short', () => {
  const { batches, isRoomy } = toShown(rowsOf(exchange()), 18);
  expect(batches.map(({ row, conditions }) => [row.id, conditions.length])).toEqual([
    ['batch/mill-2', 0],
    ['batch/mill-1', 0],
    ['batch/east-1', 3],
  ]);
  expect(isRoomy).toBe(true);
});

test('what every batch waits for is said once', () => {
  const scene = exchange();
  shots(scene, noon - minutes(1));
  scene.write(noon - minutes(1), 'operation/this', 'participation-suspended@1', {
    intermediary: 'party/us',
    reason: 'unsafe',
  });
  const { forAll, batches } = toShown(rowsOf(scene), 12);
  expect(forAll.map(({ text, missing }) => `${text}: ${missing}`)).toEqual([
    'the intermediaries take part: Relief Corps has suspended its part since 11:39',
  ]);
  expect(
    batches.flatMap(({ conditions, rest }) => [...conditions.map(({ text }) => text), rest]).join(),
  ).not.toContain('take part');
});
