import { expect, test } from 'vitest';
import { mayHold, mayRecord } from './may.ts';

const as = (role: string) => ({ role, sites: [] });
const departed = { kind: 'departed@1', subject: 'trip/12.000000' };
const letIn = { kind: 'enrolled@1', subject: 'device/x', fact: { role: 'counter' } };

test('a wall and a monitor are offered nothing that would not count', () => {
  for (const role of ['read-only', 'monitor', 'protection']) {
    expect([role, mayRecord(as(role), departed)]).toEqual([role, false]);
  }
  expect(mayRecord(as('desk'), departed)).toBe(true);
  expect(mayRecord(as('coordinator'), departed)).toBe(true);
});

test('only who coordinates lets devices in', () => {
  expect(mayRecord(as('desk'), letIn)).toBe(false);
  expect(mayRecord(as('coordinator'), letIn)).toBe(true);
});

test('a board that the log does not know yet may write nothing', () => {
  expect(mayRecord(undefined, departed)).toBe(false);
});

test('a desk holds batches and not the conditions that parties made', () => {
  const required = { kind: 'required@1', subject: 'condition/any' };
  expect(mayHold(as('desk'), { kind: 'go-given@1', subject: 'batch/any' })).toBe(true);
  expect(mayHold(as('desk'), required)).toBe(false);
  expect(mayHold(as('coordinator'), required)).toBe(true);
  expect(mayHold(undefined, required)).toBe(false);
});
