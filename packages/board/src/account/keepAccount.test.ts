import { createIndex } from '@corridor/operation';
import { expect, test } from 'vitest';
import { aCount, aTrip, moment, noon } from '../testing/scene.ts';
import { indexToFacts } from '../view/facts.ts';
import { createAccountKeeper } from './keepAccount.ts';

const arrivedWith = (id: string, people: number) =>
  aTrip(id, {
    status: 'arrived',
    arrived: { ...moment(noon), site: 'site/north', slip: true },
    alighted: aCount(people),
  });

/** A laptop on which working it out takes so long, ms. */
const desk = (took: number) => {
  const index = createIndex();
  index.update('trip/a', arrivedWith('a', 47));
  let clock = 0;
  let waiting: (() => void)[] = [];
  const rests: number[] = [];
  const keeper = createAccountKeeper(index, {
    elapsed: () => {
      clock += took;
      return clock;
    },
    whenIdle: (act, ms) => {
      waiting.push(act);
      rests.push(ms);
    },
  });
  const idle = () => {
    for (const act of waiting) act();
    waiting = [];
  };
  const arrived = (facts = indexToFacts(index)) => {
    const { account, isOld } = keeper.view(facts, () => noon);
    return { least: account?.figure({ measure: 'arrived' }).minimum, isOld };
  };
  const hear = (id: string, people: number) => {
    index.update(`trip/${id}`, arrivedWith(id, people));
    keeper.changed(`trip/${id}`);
  };
  return { hear, keeper, rests, idle, arrived, facts: () => indexToFacts(index) };
};

test('a small operation: what was counted is in the account at once', () => {
  const { hear, arrived } = desk(1);
  expect(arrived()).toEqual({ least: 47, isOld: false });
  hear('b', 3);
  expect(arrived()).toEqual({ least: 50, isOld: false });
});

test('a large one: the screen keeps the figure before, says so, and has the new one at the first idle moment', () => {
  const { hear, keeper, idle, arrived, facts } = desk(400);
  expect(arrived()).toEqual({ least: 47, isOld: false });
  hear('b', 3);
  const next = facts();
  expect(arrived(next)).toEqual({ least: 47, isOld: true });
  let told = 0;
  keeper.subscribe(() => {
    told++;
  });
  keeper.catchUp(next, () => noon + 5);
  idle();
  expect(told).toBe(1);
  expect(arrived(next)).toEqual({ least: 50, isOld: false });
  expect(keeper.view(next, () => noon + 900).asOf).toBe(noon + 5);
});

test('news that comes while it waits is taken in with it, and the keys have nine tenths of the time', () => {
  const { hear, keeper, rests, idle, arrived, facts } = desk(400);
  arrived();
  hear('b', 3);
  keeper.catchUp(facts(), () => noon);
  hear('c', 1);
  const newest = facts();
  keeper.catchUp(newest, () => noon);
  expect(rests).toEqual([3_600]);
  idle();
  expect(arrived(newest)).toEqual({ least: 51, isOld: false });
});
