import { expect, test } from 'vitest';
import { aCorridor, anOperation, aSite, aVehicle, factsOf } from '../testing/scene.ts';
import { createPlanKeeper } from './keepPlan.ts';
import type { Foreseen, Proposal } from './planner.ts';
import type { FromRoom, ToRoom } from './room.ts';

const NOON = Date.parse('2016-12-16T10:00:00Z');
const facts = factsOf([
  anOperation('East road'),
  aSite('old-town', 'Old Town', 'pick-up-point'),
  aSite('shelter', 'Shelter', 'reception-site'),
  aCorridor('one', ['old-town', 'shelter'], [40]),
  aVehicle('7', '7'),
]);
const NONE: readonly never[] = [];

const open = () => {
  const asked: ToRoom[] = [];
  let hear: (what: FromRoom) => void = () => {};
  const keeper = createPlanKeeper({
    index: facts.index,
    open: (listen) => {
      hear = listen;
      return (ask) => asked.push(ask);
    },
  });
  const propose = ({ id, lane }: ToRoom, name = '') =>
    hear({ id, lane, say: 'proposed', proposal: { name } as unknown as Proposal, took: 3 });
  const foresee = ({ id, lane }: ToRoom) =>
    hear({ id, lane, say: 'foreseen', foreseen: {} as Foreseen, took: 3 });
  const newest = () => asked.at(-1) as ToRoom;
  return { keeper, asked, propose, foresee, newest, hear: (what: FromRoom) => hear(what) };
};

test('the same facts in the same minute are asked about once', () => {
  const { keeper, asked } = open();
  keeper.ask(facts, NOON, NONE);
  keeper.ask(facts, NOON + 30_000, NONE);
  expect(asked).toHaveLength(1);
  keeper.ask(facts, NOON + 60_000, NONE);
  keeper.ask({}, NOON + 60_000, NONE);
  expect(asked).toHaveLength(3);
});

test('an answer to an older question does not take the place of a newer one', () => {
  const { keeper, asked, propose } = open();
  keeper.ask(facts, NOON, NONE);
  keeper.ask({}, NOON, NONE);
  const [old, young] = asked as [ToRoom, ToRoom];
  propose(young, 'young');
  propose(old, 'old');
  expect(keeper.view()).toMatchObject({ isOld: false, answer: { proposal: { name: 'young' } } });
});

test('while a new plan is made the old one stands, with its forecast as of its own hour', () => {
  const { keeper, propose, foresee, newest } = open();
  keeper.ask(facts, NOON, NONE);
  propose(newest());
  foresee(newest());
  expect(keeper.view().answer?.foreseen?.zero).toBe(NOON);
  keeper.ask(facts, NOON + 60_000, NONE);
  expect(keeper.view().isOld).toBe(true);
  propose(newest());
  expect(keeper.view().answer?.known.legend.zero).toBe(NOON + 60_000);
  expect(keeper.view().answer?.foreseen?.zero).toBe(NOON);
});

test('a planner that fails says why, and what it said before stands', () => {
  const { keeper, propose, newest, hear } = open();
  keeper.ask(facts, NOON, NONE);
  propose(newest());
  keeper.ask({}, NOON, NONE);
  hear({ ...newest(), say: 'failed', why: 'no such site' });
  expect(keeper.view()).toMatchObject({ fault: 'no such site', isOld: false });
  expect(keeper.view().answer).not.toBeNull();
});

test('another future follows the plan; no longer asked about, it is gone', () => {
  const { keeper, asked, propose, newest } = open();
  keeper.ask(facts, NOON, NONE);
  keeper.suppose((scenario) => ({ ...scenario, vehicles: [] }));
  expect(newest()).toMatchObject({ lane: 'what-if', scenario: { vehicles: [] } });
  propose(newest());
  expect(keeper.supposed().answer?.scenario.vehicles).toEqual([]);
  keeper.ask({}, NOON, NONE);
  expect(asked.slice(-2).map(({ lane }) => lane)).toEqual(['plan', 'what-if']);
  keeper.suppose(null);
  expect(keeper.supposed().answer).toBeNull();
});
