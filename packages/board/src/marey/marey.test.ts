import { expect, test } from 'vitest';
import { oldTown } from '../testing/oldTown.ts';
import { noon } from '../testing/scene.ts';
import { zoneClock } from '../time/zone.ts';
import { nearestLine, toMarey } from './marey.ts';

const clock = zoneClock('Asia/Damascus');
const [view] = toMarey(oldTown(0), noon, clock).filter(({ road }) => road.id === 'corridor/north');

test('a vehicle that stands is a level dotted piece up to now', () => {
  const bus = view?.lines.find((line) => line.number === '12');
  expect(bus?.tone).toBe('standing');
  expect(bus?.reckoned?.[0][1]).toBe(bus?.reckoned?.[1][1]);
  expect(bus?.reckoned?.[1][0]).toBe(noon);
});

test('nothing is drawn beyond the stop where a vehicle should have been seen', () => {
  for (const line of view?.lines ?? []) {
    expect(line.reckoned?.[1][0] ?? noon).toBeLessThanOrEqual(noon);
    for (const [, along] of line.points) expect(along).toBeGreaterThanOrEqual(0);
  }
});

test('the sentence of a line says what differs', () => {
  const short = view?.lines.find((line) => line.sentence.includes('fewer'));
  expect(short?.sentence).toContain('2 fewer arrived than boarded');
});

test('the pointer finds the nearest line, and none in the empty', () => {
  const lines = view?.lines ?? [];
  const toX = (at: number) => (at - noon) / 60_000;
  const toY = (along: number) => along * 100;
  const [line] = lines;
  const [start, next] = line?.points ?? [];
  if (!start || !next) throw new Error('a line without points');
  const middle = { x: (toX(start[0]) + toX(next[0])) / 2, y: (toY(start[1]) + toY(next[1])) / 2 };
  expect(nearestLine(lines, middle, toX, toY, 3)).not.toBeNull();
  expect(nearestLine(lines, { x: 9999, y: 50 }, toX, toY, 12)).toBeNull();
});
