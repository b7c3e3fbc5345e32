import { expect, test } from 'vitest';
import type { Foreseen, Planner, Proposal } from './planner.ts';
import { createRoom, type FromRoom, type ToRoom } from './room.ts';
import { small } from './testing/planned.ts';

const told: FromRoom[] = [];
const heard: string[] = [];
const steps: (() => void)[] = [];
/** Answers at once, and writes down what it was asked. */
const planner = {
  propose: ({ name }: { readonly name?: string }) => {
    heard.push(`propose ${name}`);
    if (name === 'broken') throw new Error('no such site');
    return { plan: { routes: [] } } as unknown as Proposal;
  },
  foresee: ({ name }: { readonly name?: string }) => {
    heard.push(`foresee ${name}`);
    return {} as Foreseen;
  },
} as unknown as Planner;

const open = () => {
  told.length = heard.length = steps.length = 0;
  return createRoom({
    planner,
    tell: (what) => told.push(what),
    elapsed: () => 0,
    breathe: (act) => steps.push(act),
  });
};
const ask = (id: number, name: string, lane: ToRoom['lane'] = 'plan'): ToRoom => ({
  id,
  lane,
  scenario: { ...small, name },
  history: [],
});
const run = (most = 50) => {
  for (let n = 0; n < most && steps.length > 0; n++) steps.shift()?.();
};

test('the newest question wins, and a plan comes before its forecast', () => {
  const room = open();
  room(ask(1, 'old'));
  room(ask(2, 'new'));
  run();
  expect(heard).toEqual(['propose new', 'foresee new']);
  expect(told.map(({ id, say }) => [id, say])).toEqual([
    [2, 'proposed'],
    [2, 'foreseen'],
  ]);
});

test('the plan comes before a future that somebody asks about', () => {
  const room = open();
  room(ask(1, 'lost bus', 'what-if'));
  room(ask(2, 'now'));
  run();
  expect(heard).toEqual(['propose now', 'propose lost bus', 'foresee now', 'foresee lost bus']);
});

test('while something is heard every second a forecast has its turn all the same', () => {
  const room = open();
  for (let id = 0; id < 8; id++) {
    room(ask(id, `${id}`));
    run(1);
  }
  run();
  expect(heard.slice(0, 5)).toEqual([
    'propose 0',
    'propose 1',
    'propose 2',
    'foresee 2',
    'propose 4',
  ]);
});

test('a planner that breaks says so, and the next question is answered', () => {
  const room = open();
  room(ask(1, 'broken'));
  run();
  room(ask(2, 'whole'));
  run();
  expect(told.map(({ say }) => say)).toEqual(['failed', 'proposed', 'foreseen']);
});
