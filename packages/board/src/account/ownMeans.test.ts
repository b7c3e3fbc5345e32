import { foldSubject, type OperationEvent, quarterOf } from '@corridor/operation';
import { expect, test } from 'vitest';
import { aSite, factsOf, minutes, noon } from '../testing/scene.ts';
import { breakdownRows, ownMeansRows } from './ownMeans.ts';

const span = (seq: number, from: number, to: number, more: object): OperationEvent => ({
  id: `line-${seq}`.padEnd(43, '0'),
  device: 'phone'.padEnd(43, '0'),
  person: 'phone'.padEnd(43, '0'),
  seq,
  hlc: [noon + seq, 0],
  wall: noon + seq,
  at: noon + seq,
  doubt: 0,
  kind: 'tallied@1',
  subject: 'stream/north',
  after: [],
  fact: {
    from: noon - minutes(from),
    to: noon - minutes(to),
    cars: 10,
    vans: 1,
    lorries: 2,
    onFoot: 7,
    sampled: [{ vehicleKind: 'car', people: 5 }],
    everyNth: 10,
    countedBy: 'post/north',
    ...more,
  },
});

test('two spans with an hour between them: half an hour watched, the hour is nobody’s zero', () => {
  const stream = foldSubject('stream', 'stream/north', [
    span(1, 90, 75, {}),
    span(2, 15, 0, { cars: 12, notSeen: ['car', 'lorry'] }),
  ]);
  const facts = factsOf([aSite('north', 'North Bridge', 'crossing'), stream]);
  expect(ownMeansRows(facts)).toEqual([
    {
      id: 'stream/north',
      site: 'North Bridge',
      watched: minutes(30),
      lastAt: noon,
      counted: { car: 22, van: 2, lorry: 4, foot: 14 },
      sample: {
        car: { vehicles: 2, people: 10, notSeen: 1 },
        van: { vehicles: 0, people: 0, notSeen: 0 },
        lorry: { vehicles: 0, people: 0, notSeen: 1 },
      },
    },
  ]);
});

test('tables of women and girls stand by site and hour, and no vehicle is named', () => {
  const quarter = quarterOf(noon) - 1;
  const table = { quarter, vehicles: 3, people: 115, women: 45, girls: 30, boys: 20 };
  const facts = factsOf([
    aSite('north', 'North Bridge', 'reception-site', { breakdowns: [table] }),
    aSite('south', 'South', 'reception-site'),
  ]);
  expect(breakdownRows(facts)).toEqual([
    { id: `site/north ${quarter}`, site: 'North Bridge', table },
  ]);
});
