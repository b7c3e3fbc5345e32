import { expect, test } from 'vitest';
import type { OperationEvent } from '../event.ts';
import type { TermState } from '../state/agreement.ts';
import type { CorridorState } from '../state/places.ts';
import { createDevice, fold, minutes } from '../testing/cast.ts';
import { createLaptop } from '../testing/laptop.ts';
import { resumptionConditions } from './resumption.ts';
import { stopsOf } from './suspended.ts';

const ROAD = 'corridor/road';
const laid = {
  sites: ['site/a', 'site/b', 'site/c', 'site/d'],
  legs: [
    { km: 4, minutes: 20 },
    { km: 5, minutes: 25 },
    { km: 6, minutes: 30 },
  ],
};
const road = (...events: readonly OperationEvent[]) => fold(events) as CorridorState;

test('two people gave two reasons: both stay, until somebody who saw both lets it move', () => {
  const desk = createDevice('desk');
  const coordinator = createDevice('coordinator');
  const shots = desk(ROAD, 'suspended@1', { reason: 'shots' });
  const order = coordinator(ROAD, 'suspended@1', { reason: 'ordered', orderedBy: 'party/g' });
  expect(
    road(shots, order)
      .stops.map(({ reason }) => reason)
      .sort(),
  ).toEqual(['ordered', 'shots']);
  const one = coordinator(ROAD, 'resumed@1', {}, { at: minutes(5) });
  expect(road(shots, order, one)).toMatchObject({
    status: 'suspended',
    stops: [{ reason: 'shots' }],
  });
  const both = coordinator(ROAD, 'resumed@1', {}, { at: minutes(6), after: [shots] });
  expect(road(shots, order, one, both)).toMatchObject({ status: 'open', stops: [] });
});

test('a second stretch is suspended beside the first, not in its place', () => {
  const { write, index, facts } = createLaptop();
  write(ROAD, 'laid@1', laid);
  write(ROAD, 'opened@1');
  write('batch/1', 'planned@1', {
    term: 'term/t',
    number: 1,
    origin: 'site/a',
    destination: 'site/b',
  });
  write(ROAD, 'suspended@1', { reason: 'shots', from: 'site/a', to: 'site/b' });
  write(ROAD, 'suspended@1', { reason: 'obstacle', from: 'site/c', to: 'site/d' });
  const batch = index.store.get('batch', 'batch/1');
  expect(batch && stopsOf(facts(), batch).map(({ of }) => of)).toEqual([ROAD]);
});

test('another number put in force in the night moves nobody under a suspended term', () => {
  const by = createDevice('coordinator');
  const said = by('term/t', 'proposed@1', { by: 'party/a', about: 'people' });
  const events = [
    said,
    by('term/t', 'in-force@1', { of: said.id }),
    by('term/t', 'suspended@1', { by: 'party/b' }),
  ];
  const other = by('term/t', 'amended@1', { by: 'party/a', quantity: { exact: 1500 } });
  events.push(other, by('term/t', 'in-force@1', { of: other.id }));
  const term = fold(events) as TermState;
  expect(term).toMatchObject({ status: 'suspended', inForce: { line: other.id } });
  const resumed = fold([...events, by('term/t', 'resumed@1', {})]) as TermState;
  expect(resumed).toMatchObject({ status: 'in-force', stops: [] });
});

test('a road moves again only when no shooting on it is unresolved; one elsewhere is none of its', () => {
  const { write, facts } = createLaptop();
  write(ROAD, 'laid@1', laid);
  write('corridor/other', 'laid@1', { sites: ['site/x', 'site/y'], legs: [{ km: 1, minutes: 5 }] });
  write(ROAD, 'suspended@1', { reason: 'shots' });
  for (const of of [ROAD, 'site/c', 'operation/o']) {
    write(`condition/calm-${of.replace('/', '-')}`, 'required@1', {
      of,
      requiredBy: 'safety',
      means: [[{ is: 'no-unresolved-shooting' }]],
      counts: 'observation',
    });
  }
  const blocks = (of: string) => resumptionConditions(facts(), of).map(({ blocks }) => blocks);
  expect([blocks(ROAD), blocks('site/c'), blocks('operation/o')]).toEqual([
    [false],
    [false],
    [false],
  ]);
  const report = { incidentKind: 'shots', by: 'post', sure: 'heard' };
  write('incident/far', 'reported@1', { ...report, site: 'site/y' });
  expect([blocks(ROAD), blocks('site/c'), blocks('operation/o')]).toEqual([
    [false],
    [false],
    [true],
  ]);
  write('incident/near', 'reported@1', { ...report, site: 'site/c' });
  expect([blocks(ROAD), blocks('site/c')]).toEqual([[true], [true]]);
  write('incident/near', 'resolved@1', { outcome: 'over' });
  expect([blocks(ROAD), blocks('site/c')]).toEqual([[false], [false]]);
});
