import { expect, test } from 'vitest';
import { exchange } from '../testing/exchange.ts';
import { noon } from '../testing/scene.ts';
import { zoneClock } from '../time/zone.ts';
import { toBatchRows } from './batchRow.ts';

const clock = zoneClock('Asia/Damascus');

test('debug', () => {
  const log = exchange();
  expect(toBatchRows(log.facts(), noon, clock).map((row) => row.state)).toEqual([
    'MAY GO',
    'GO GIVEN',
    'WAITS FOR 3',
    'WAITS FOR 2',
  ]);
});
