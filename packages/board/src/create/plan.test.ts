import { faultOfFact, subjectTypeOf } from '@corridor/operation';
import { expect, test } from 'vitest';
import { labelsBetween, type NewOperation, planOperation, slugsOf } from './plan.ts';

const site = (key: number, name: string, more: Partial<NewOperation['sites'][number]> = {}) => ({
  key,
  name,
  kind: 'checkpoint' as const,
  lat: '',
  lon: '',
  km: '4',
  minutes: '12',
  posts: '1',
  ...more,
});
const typed: NewOperation = {
  name: 'Old Town to Northfield',
  zone: 'Asia/Damascus',
  isExercise: false,
  sites: [
    site(1, 'Fountain Square', { kind: 'pick-up-point', km: '', minutes: '', posts: '2' }),
    site(2, 'Bridge Gate', { lat: '36.2', lon: '37,1' }),
    site(3, 'Northfield', { kind: 'reception-site' }),
  ],
  fleet: [
    { key: 1, first: '1', last: '40', kind: 'bus', seats: '49', lying: '' },
    { key: 2, first: 'A1', last: 'A6', kind: 'ambulance', seats: '', lying: '2' },
  ],
};

test('the coordinator types one page; every fact that comes of it is one the log takes', () => {
  const answered = planOperation(typed);
  if (!answered.ok) throw new Error(JSON.stringify(answered.faults));
  const { plan } = answered;
  expect(plan.vehicles).toHaveLength(46);
  expect(plan.posts.map((post) => post.id)).toEqual([
    'post/fountain-square-1',
    'post/fountain-square-2',
    'post/bridge-gate-1',
    'post/northfield-1',
  ]);
  for (const { subject, kind, fact } of plan.drafts) {
    expect([subject, faultOfFact(subjectTypeOf(subject), kind, fact)]).toEqual([subject, null]);
  }
});

test('each fault names its field', () => {
  const wrong = {
    ...typed,
    name: 'Who? Where!',
    zone: 'Damascus',
    sites: [site(1, 'A'), site(2, '', { minutes: '0', lat: '91' })],
    fleet: [{ key: 1, first: '40', last: '1', kind: 'bus' as const, seats: '', lying: '' }],
  };
  const answered = planOperation(wrong);
  expect(answered.ok ? [] : answered.faults.map((fault) => fault.field)).toEqual([
    'name',
    'zone',
    'site 2 name',
    'site 2 place',
    'site 2 minutes',
    'fleet 1',
  ]);
});

test('vehicles 1 to 40 in one row', () => {
  expect(labelsBetween('1', '3')).toEqual(['1', '2', '3']);
  expect(labelsBetween('A1', 'A2')).toEqual(['A1', 'A2']);
  expect(labelsBetween('7', '')).toEqual(['7']);
  expect(labelsBetween('A1', 'B2')).toEqual([]);
  expect(labelsBetween('1', '900')).toEqual([]);
});

test('two sites of one name stay two sites', () => {
  expect(slugsOf(['Kilometre 9', 'Kilometre 9', 'ساحة'])).toEqual([
    'kilometre-9',
    'kilometre-9-2',
    'site',
  ]);
});
