import { expect, test } from 'vitest';
import { factsOf } from '../testing/scene.ts';
import { consequenceOf } from './consequence.ts';
import { applyEdit, type Edit, editRows } from './edit.ts';
import { planner } from './real.ts';
import { bothOnce, small } from './testing/planned.ts';

const before = planner.run(small, bothOnce);
const facts = factsOf([]);
const after = (edit: Edit) => {
  const plan = applyEdit(small, bothOnce, edit);
  const timetable = planner.run(small, plan);
  const violations = planner.violationsOf(small, timetable);
  return { plan, timetable, told: consequenceOf(facts, small, before, timetable, violations) };
};
const said = (edit: Edit) => after(edit).told.differs.map(({ text }) => text);
const SEVEN = { vehicle: 'vehicle/7', place: 0 };

test('whoever leaves out a trip hears how many stay', () => {
  expect(said({ is: 'drop', ...SEVEN })).toEqual(['50 people fewer are brought']);
});

test('a smaller bus takes as many as it has places; the rest stays where they wait', () => {
  const { plan, told } = after({ is: 'vehicle', ...SEVEN, by: 'vehicle/8' });
  const { trips } = plan.routes.find(({ vehicle }) => vehicle === 'vehicle/8') ?? { trips: [] };
  expect(trips.map(({ load }) => load[0]?.times)).toEqual([30, 30]);
  expect(told.differs.map(({ text }) => text)).toEqual([
    '20 people fewer are brought',
    'the last one arrives 1 h 50 later',
  ]);
  expect(told.breaks).toEqual([]);
});

test('a place to which they may not be brought is refused by name', () => {
  const { told } = after({ is: 'to', ...SEVEN, to: 'site/old-town' });
  expect([...told.breaks, ...told.notRun].join()).toMatch(/may not be brought|no way/);
});

test('every trip of the plan stands in the list, with its hour where it can be run', () => {
  const rows = editRows(small, bothOnce, before);
  expect(rows.map(({ vehicle, people, timed }) => [vehicle, people, timed?.departs])).toEqual([
    ['vehicle/7', 50, 60],
    ['vehicle/8', 30, 60],
  ]);
});
