import { expect, test } from 'vitest';
import { exchange, shots } from '../testing/exchange.ts';
import { minutes, noon } from '../testing/scene.ts';
import { zoneClock } from '../time/zone.ts';
import { type BatchRow, toBatchRow, toBatchRows, toDone } from './batchRow.ts';

const clock = zoneClock('Asia/Damascus');
type Scene = ReturnType<typeof exchange>;
const rowsOf = (scene: Scene, now = noon) => toBatchRows(scene.facts(), now, clock);
const rowOf = (scene: Scene, batch: string, now = noon) =>
  toBatchRow(scene.facts(), `batch/${batch}`, now, clock) as BatchRow;
const conditionOf = (row: BatchRow, id: string) => {
  const found = row.conditions.find((one) => one.id === id);
  if (!found) throw new Error(`no condition ${id}`);
  return found;
};
/** Figures on English screens have a thin space. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test('what can go comes first, then term and number', () => {
  expect(rowsOf(exchange()).map(({ id, state }) => [id, state])).toEqual([
    ['batch/mill-2', 'MAY GO'],
    ['batch/mill-1', 'GO GIVEN'],
    ['batch/east-1', 'WAITS FOR 3'],
    ['batch/wounded', 'WAITS FOR 2'],
  ]);
});

test('each unmet condition says who requires it and what exactly is missing', () => {
  const row = rowOf(exchange(), 'east-1');
  expect(
    row.unmet.map(({ text, requiredBy, missing }) => plain(`${requiredBy}: ${text}; ${missing}`)),
  ).toEqual([
    'our safety rule: green light of Bridge Gate; held by Party A · Party A was told 10:52, no answer',
    'Party B: batch 1 (families) from Millbrook has arrived; ● 550 of 600 have arrived, all its vehicles are done: 50 short',
    'Party B: an observer is at Bridge Gate; nobody of ours has recorded it',
  ]);
});

test('a party’s word is never a tick', () => {
  const row = rowOf(exchange(), 'east-1');
  expect(conditionOf(row, 'condition/east-list').mark).toBe('word');
  expect(conditionOf(row, 'condition/east-window').mark).toBe('seen');
  expect(conditionOf(row, 'people-asked').mark).toBe('seen');
});

test('the capital’s green light is not the checkpoint’s; the checkpoint’s counts until it runs out', () => {
  const scene = exchange();
  const say = (at: number, level: string) =>
    scene.write(at, 'notice/east-a', 'green-light@1', {
      party: 'party/a',
      level,
      channel: 'radio',
      batch: 'batch/east-1',
      validUntil: noon + minutes(60),
    });
  say(noon - minutes(9), 'capital');
  expect(conditionOf(rowOf(scene, 'east-1'), 'checkpoint-green-light').mark).toBe('unmet');
  say(noon - minutes(8), 'checkpoint');
  const light = conditionOf(rowOf(scene, 'east-1'), 'checkpoint-green-light');
  expect([light.mark, light.since]).toEqual(['word', 'since 11:32, 8 min · until 12:40']);
  const over = conditionOf(rowOf(scene, 'east-1', noon + minutes(60)), 'checkpoint-green-light');
  expect([over.mark, over.missing]).toEqual([
    'unmet',
    'held by Party A · ❝ the green light of Party A ran out 12:40',
  ]);
});

test('who holds the wounded is said in words', () => {
  expect(rowOf(exchange(), 'wounded').holds).toEqual([
    'Party A holds the wounded people: batch 1 (wounded people) from Millbrook waits until batch 1 from Fountain Square has left.',
  ]);
});

test('the night call: both numbers show, the go covers what is agreed, and one yes is missing', () => {
  const scene = exchange();
  const row = rowOf(scene, 'east-1');
  expect(plain(row.covers)).toBe('1 200 people');
  expect(
    row.otherNumbers.map(({ text, waitsFor }) => [plain(text), waitsFor.map(({ name }) => name)]),
  ).toEqual([['❝ Party A says 1 500 for the whole term', ['Party B']]]);
  scene.write(noon, 'term/east', 'confirmed@1', { by: 'party/b', of: scene.said });
  scene.write(noon, 'term/east', 'in-force@1', { of: scene.said });
  const after = rowOf(scene, 'east-1');
  expect(after.otherNumbers).toEqual([]);
});

test('shots: whoever had a go stands still, whoever waited waits for that too', () => {
  const scene = exchange();
  shots(scene, noon - minutes(1));
  expect(rowsOf(scene).map(({ id, state }) => [id, state])).toEqual([
    ['batch/mill-1', 'STAND STILL'],
    ['batch/east-1', 'WAITS FOR 3'],
    ['batch/mill-2', 'WAITS FOR 1'],
    ['batch/wounded', 'WAITS FOR 3'],
  ]);
  expect(conditionOf(rowOf(scene, 'mill-1'), 'no-unresolved-shooting').missing).toBe(
    'shots 11:39, Millbrook (heard); nobody has called it over',
  );
});

test('an armed actor outside the agreement who stops the road is shown as such', () => {
  const scene = exchange();
  scene.write(noon - minutes(5), 'corridor/north', 'suspended@1', {
    reason: 'ordered',
    orderedBy: 'party/h',
  });
  expect(conditionOf(rowOf(scene, 'east-1'), 'not-suspended').missing).toBe(
    'the road Fountain Square – Northfield: stopped since 11:35 by Hill Front, whom no agreement binds (ordered)',
  );
});

test('set aside on a word: still unmet, on whose word in sight, and only while the word stands', () => {
  const scene = exchange();
  const id = 'condition/east-after-mill';
  expect(conditionOf(rowOf(scene, 'east-1'), id).mayBeSetAsideOn.map(({ line }) => line)).toEqual([
    scene.letGo,
  ]);
  scene.write(noon, id, 'set-aside@1', { onWordOf: scene.letGo });
  const row = rowOf(scene, 'east-1');
  const aside = conditionOf(row, id);
  expect([row.state, aside.mark, aside.aside, aside.mayBeSetAsideOn]).toEqual([
    'WAITS FOR 2',
    'aside',
    'set aside 11:40 on the word of Guarantor; it is not met',
    [],
  ]);
  const ranOut = conditionOf(rowOf(scene, 'east-1', noon + minutes(121)), id);
  expect([ranOut.mark, ranOut.blocks]).toEqual(['unmet', true]);
  scene.write(noon + minutes(1), id, 'party-word-recorded@1', {
    party: 'party/b',
    level: 'capital',
    channel: 'phone',
    says: 'not-met',
  });
  const back = conditionOf(rowOf(scene, 'east-1', noon + minutes(2)), id);
  expect([back.mark, back.aside, back.mayBeSetAsideOn]).toEqual([
    'unmet',
    'set aside before, and taken back by them since',
    [],
  ]);
});

test('vehicles that move without go, or more people than it covers, are findings', () => {
  const scene = exchange();
  const way = { from: 'site/mill', to: 'site/south', corridor: 'corridor/south' };
  const leave = (trip: string, batch: string, people: number) => {
    scene.write(noon - minutes(4), trip, 'planned@1', { ...way, vehicle: 'vehicle/60', batch });
    scene.write(noon - minutes(3), trip, 'tallied@1', {
      point: 'boarding',
      site: 'site/mill',
      part: 'whole',
      people,
      exact: true,
      method: 'one-by-one',
      lapsAsked: true,
      countedBy: 'post/mill',
    });
    scene.write(noon - minutes(2), trip, 'departed@1', {
      vehicle: 'vehicle/60',
      site: 'site/mill',
    });
  };
  leave('trip/60.B10BC', 'batch/mill-2', 44);
  expect(rowOf(scene, 'mill-2').findings).toEqual(['1 vehicle moved without go: 60']);
  leave('trip/60.B11BC', 'batch/mill-1', 61);
  expect(rowOf(scene, 'mill-1').findings).toEqual(['● 11 more have left than the go covers']);
});

test('a batch that is complete is no longer asked about', () => {
  const scene = exchange();
  scene.write(noon, 'batch/mill-1', 'completed@1');
  expect(rowsOf(scene).map(({ id }) => id)).not.toContain('batch/mill-1');
  expect(toDone(scene.facts(), noon, clock)).toEqual([
    'families, batch 1 · Millbrook → South Hall · complete 11:40',
  ]);
});

test('held by a person with a reason, whatever else is met', () => {
  const scene = exchange();
  scene.write(noon - minutes(10), 'batch/mill-2', 'held@1', { reason: 'weather' });
  const row = rowOf(scene, 'mill-2');
  expect([row.state, row.stateDetail]).toEqual([
    'HELD',
    'held by a person since 11:30, 10 min: weather; nothing else holds it',
  ]);
});

test('a desk holds no agreement: it says what people did, and that it cannot say more', () => {
  const scene = exchange();
  const desk = () =>
    toBatchRows(scene.facts(), noon, clock, false).map(({ id, state }) => [id, state]);
  expect(desk()).toEqual([
    ['batch/mill-1', 'GO GIVEN'],
    ['batch/east-1', 'PLANNED'],
    ['batch/mill-2', 'PLANNED'],
    ['batch/wounded', 'PLANNED'],
  ]);
  // Shots it hears of like everybody.
  shots(scene, noon - minutes(1));
  expect(desk()[0]).toEqual(['batch/mill-1', 'STAND STILL']);
});
