import type { Discrepancy } from '@corridor/account';
import { expect, test } from 'vitest';
import { aPost, aSite, aTrip, aVehicle, factsOf, minutes, moment, noon } from '../testing/scene.ts';
import { zoneClock } from '../time/zone.ts';
import { assigneesOf, discrepancyRows } from './discrepancyRows.ts';

const tally = (line: string, post: string, device: string) => ({
  line,
  device,
  person: device,
  at: noon,
  again: 0,
  fact: {
    point: 'alighting' as const,
    site: 'site/hall',
    part: 'whole' as const,
    people: 47,
    exact: true,
    method: 'one-by-one' as const,
    lapsAsked: true,
    countedBy: post,
  },
});
const facts = factsOf([
  aSite('square', 'Fountain Square', 'pick-up-point'),
  aSite('hall', 'North Hall', 'reception-site'),
  aPost('gate', 'square', { label: 'Gate' }),
  aPost('hall', 'hall', { label: 'Hall desk' }),
  aVehicle('12', '12'),
  aTrip('a', {
    vehicle: 'vehicle/12',
    from: 'site/square',
    to: 'site/hall',
    tallies: [tally('line-on', 'post/hall', 'phone-7')],
  }),
]);
const missing: Discrepancy = {
  about: 'boarded-and-arrived',
  level: 'trip',
  of: 'trip/a',
  subject: 'discrepancy/a',
  people: -5,
  isDerived: false,
  numbers: { boarded: 52, alighted: 47, born: 0, died: 0, joined: 0 },
  since: noon - minutes(90),
  age: minutes(90),
  status: 'open',
  assignedTo: null,
  explanation: null,
  explainedPeople: 0,
  reopenedBy: null,
  told: null,
  records: [{ line: 'line-on', at: noon }],
};
const labelOf = (device: string) => (device === 'phone-7' ? 'Hall phone' : 'Board');
const rowsOf = (...all: readonly Discrepancy[]) =>
  discrepancyRows(facts, all, labelOf, zoneClock('Asia/Damascus'), noon);

test('five fewer: of which vehicle, between which places, with both figures; and never why', () => {
  const [row] = rowsOf(missing);
  expect([row?.name, row?.place, row?.what]).toEqual([
    'Vehicle 12',
    'Fountain Square → North Hall',
    '● 52 boarded, ● 47 got off',
  ]);
  expect([row?.explained, row?.reopened]).toEqual(['', '']);
});

test('an explained one stays listed, behind the open ones, with by whom and when', () => {
  const explained: Discrepancy = {
    ...missing,
    status: 'explained',
    explanation: 'laps-not-asked',
    explainedPeople: 5,
    told: moment(noon - minutes(10)),
  };
  const rows = rowsOf(explained, { ...missing, of: 'trip/b', since: noon });
  expect(rows.map(({ found }) => found.status)).toEqual(['open', 'explained']);
  expect(rows[1]?.explained).toBe('children on laps were not asked for, by Board, 11:30');
});

test('three of five explained: two are still to be found', () => {
  const [row] = rowsOf({
    ...missing,
    status: 'assigned',
    assignedTo: 'post/hall',
    explanation: 'laps-not-asked',
    explainedPeople: 3,
    told: moment(noon - minutes(10)),
  });
  expect(row?.assignedTo).toBe('Hall desk');
  expect(row?.explained).toMatch(/^3 of 5 explained, /);
});

test('open again by a later count, or by somebody: it says which', () => {
  const again: Discrepancy = { ...missing, status: 'reopened', told: moment(noon) };
  const [byCount, bySomebody] = rowsOf({ ...again, reopenedBy: ['line-late'] }, again);
  expect(byCount?.reopened).toBe('opened again by itself: a later count makes it another number');
  expect(bySomebody?.reopened).toBe('opened again by Board, 11:40');
});

test('who counted it is asked first; whose device it was is for whoever may see it', () => {
  expect(assigneesOf(facts, missing, null).map(({ text }) => text)).toEqual([
    'Hall desk, North Hall',
    'Gate, Fountain Square',
  ]);
  expect(assigneesOf(facts, missing, labelOf).map(({ text }) => text)).toEqual([
    'Hall desk, North Hall',
    'device Hall phone',
    'Gate, Fountain Square',
  ]);
});
