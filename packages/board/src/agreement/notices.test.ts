import { expect, test } from 'vitest';
import { exchange } from '../testing/exchange.ts';
import { minutes, noon } from '../testing/scene.ts';
import { plannedMove, toNotices } from './notices.ts';

type Scene = ReturnType<typeof exchange>;
const HOUR = 3_600_000;
const of = (scene: Scene, now = noon) =>
  toNotices(scene.facts(), scene.records, 'batch/east-1', now);
const say = (scene: Scene, at: number, kind: string, more: object = {}) =>
  scene.write(at, 'notice/x', kind, {
    party: 'party/a',
    level: 'front',
    channel: 'phone',
    batch: 'batch/east-1',
    ...more,
  });

test('the capital’s word and the checkpoint’s are two rows, and of who was never told one sees that', () => {
  const scene = exchange();
  say(scene, noon - minutes(20), 'green-light@1', { level: 'capital', function: 'political' });
  const { rows, untold } = of(scene);
  expect(rows.map(({ name, level, status }) => [name, level, status])).toEqual([
    ['Party A', 'capital', 'green-light'],
    ['Party A', 'checkpoint', 'notified'],
  ]);
  expect(rows[0]?.function).toBe('political');
  expect(untold.map(({ name }) => name)).toEqual(['Party B']);
});

test('a green light that ran out is none', () => {
  const scene = exchange();
  say(scene, noon - minutes(90), 'green-light@1', { validUntil: noon - minutes(1) });
  expect(of(scene).rows.find(({ level }) => level === 'front')?.hasRunOut).toBe(true);
  expect(of(scene, noon - minutes(2)).rows.find(({ level }) => level === 'front')?.hasRunOut).toBe(
    false,
  );
});

test('told 26 hours before it is to move: 48 hours are short by 22, 24 hours are met', () => {
  const scene = exchange();
  scene.write(noon, 'condition/hour', 'required@1', {
    of: 'batch/east-1',
    requiredBy: 'party/a',
    means: [[{ is: 'not-before', at: noon + 26 * HOUR }]],
    counts: 'observation',
  });
  say(scene, noon, 'notified@1');
  // Its green light later on does not change when it was told.
  say(scene, noon + HOUR, 'green-light@1');
  const row = of(scene, noon + 2 * HOUR).rows.find(({ level }) => level === 'front');
  expect(row?.status).toBe('green-light');
  expect(row?.leads).toEqual([
    { limit: 'notice', hours: 48, shortBy: 22 * HOUR, isMet: false },
    { limit: 'urgent', hours: 24, shortBy: -2 * HOUR, isMet: true },
  ]);
});

test('the limits are the operation’s own', () => {
  const scene = exchange();
  scene.write(noon, 'operation/this', 'lead-times-set@1', { notice: 12, urgent: 6 });
  scene.write(noon, 'condition/hour', 'required@1', {
    of: 'batch/east-1',
    requiredBy: 'party/a',
    means: [[{ is: 'not-before', at: noon + 26 * HOUR }]],
    counts: 'observation',
  });
  say(scene, noon, 'notified@1');
  const row = of(scene).rows.find(({ level }) => level === 'front');
  expect(row?.leads.map(({ hours, isMet }) => [hours, isMet])).toEqual([
    [12, true],
    [6, true],
  ]);
});

test('without an hour in the agreement nobody says that it was early enough', () => {
  const scene = exchange();
  expect(plannedMove(scene.facts(), 'batch/east-1', noon)).toBeNull();
  expect(of(scene).rows.flatMap(({ leads }) => leads)).toEqual([]);
});

test('a word about one vehicle stands beside that of the whole batch, never for it', () => {
  const scene = exchange();
  say(scene, noon - minutes(5), 'green-light@1', { level: 'checkpoint', trip: 'trip/60.A10BC' });
  const rows = of(scene).rows.filter(({ level }) => level === 'checkpoint');
  expect(rows.map(({ trip, status }) => [trip, status])).toEqual([
    [null, 'notified'],
    ['trip/60.A10BC', 'green-light'],
  ]);
});
