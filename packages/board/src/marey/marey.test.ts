import { expect, test } from 'vitest';
import { oldTown } from '../testing/oldTown.ts';
import { minutes, moment, noon } from '../testing/scene.ts';
import { zoneClock } from '../time/zone.ts';
import type { Facts } from '../view/facts.ts';
import { namedIncidents, nearestLine, toMarey } from './marey.ts';

const clock = zoneClock('Asia/Damascus');
const [view] = toMarey(oldTown(0), noon, clock, () => []).filter(
  ({ road }) => road.id === 'corridor/north',
);

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

test('every suspension is hatched on its own leg, also the one that is over', () => {
  const facts = oldTown(0);
  const north = facts.states('corridor').get('corridor/north');
  if (!north) throw new Error('no road');
  const change = (status: 'open' | 'suspended', at: number) => ({ status, told: moment(at) });
  const changes = [
    change('suspended', noon - minutes(300)),
    change('open', noon - minutes(200)),
    change('suspended', noon - minutes(60)),
  ];
  const store: Facts = {
    ...facts,
    states: (type) =>
      type === 'corridor'
        ? (new Map([[north.id, { ...north, changes }]]) as never)
        : facts.states(type),
  };
  const events = () => [
    { id: moment(noon - minutes(300)).line, fact: { from: 'site/km9', to: 'site/north' } },
    { id: moment(noon - minutes(60)).line, fact: { from: 'site/gate', to: 'site/km9' } },
  ];
  const [road] = toMarey(store, noon, clock, events);
  const along = (name: string) => road?.sites.find((site) => site.name === name)?.along;
  expect(road?.suspensions).toEqual([
    { from: noon - minutes(300), to: noon - minutes(200), low: along('Kilometre 9'), high: 1 },
    { from: noon - minutes(60), to: null, low: along('Bridge Gate'), high: along('Kilometre 9') },
  ]);
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

test('of two crosses close together only the newer is named', () => {
  const label = (id: string, x: number, y = 0) => ({ id, x, y, width: 80 });
  const labels = [label('shots', 0), label('breakdown', 60), label('elsewhere', 60, 100)];
  expect([...namedIncidents(labels, 14)].sort()).toEqual(['breakdown', 'elsewhere']);
});
