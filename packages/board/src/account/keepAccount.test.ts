import { createLiveAccount } from '@corridor/account';
import { createIndex } from '@corridor/operation';
import { expect, test } from 'vitest';
import { aCount, aTrip, moment, noon } from '../testing/scene.ts';
import type { Away } from './away.ts';
import { createAccountKeeper } from './keepAccount.ts';

const arrivedWith = (id: string, people: number) =>
  aTrip(id, {
    status: 'arrived',
    arrived: { ...moment(noon), site: 'site/north', slip: true },
    alighted: aCount(people),
  });

/** A laptop on which working out everything takes so long, ms, and one more count a tenth of it. */
const desk = (took: number) => {
  const index = createIndex();
  index.update('trip/a', arrivedWith('a', 47));
  let clock = 0;
  let asked: { readonly act: () => void; readonly at: number }[] = [];
  const real = createLiveAccount(index);
  const keeper = createAccountKeeper(index, {
    live: {
      changed: real.changed,
      account: () => {
        clock += took;
        return real.account();
      },
      quick: () => {
        clock += took / 10;
        return real.quick();
      },
    },
    away: null,
    elapsed: () => clock,
    whenIdle: (act, ms) => {
      asked.push({ act, at: clock + ms });
    },
  });
  return {
    hear: (id: string, people: number) => {
      index.update(`trip/${id}`, arrivedWith(id, people));
      keeper.changed(`trip/${id}`);
      keeper.catchUp();
    },
    /** What the screen shows: how many, and whether it says that more was heard. */
    shown: () => {
      const { account, isOld } = keeper.view(() => clock);
      return [account?.figure({ measure: 'arrived' }).minimum, isOld ? 'old' : 'new'];
    },
    /** The browser has time, once it waited long enough; answers how long that was, ms. */
    idle: () => {
      const next = asked.reduce<(typeof asked)[number] | null>(
        (first, one) => (first && first.at <= one.at ? first : one),
        null,
      );
      if (!next) return null;
      asked = asked.filter((one) => one !== next);
      const waited = Math.max(0, next.at - clock);
      clock += waited;
      next.act();
      return waited;
    },
    keeper,
  };
};

test('a small operation: what was counted is in the account at once', () => {
  const { hear, shown, idle } = desk(1);
  expect(shown()).toEqual([47, 'new']);
  hear('b', 3);
  expect(shown()).toEqual([50, 'new']);
  idle();
  expect(shown()).toEqual([50, 'new']);
});

test('a large one: the figure before stands and says so; the count is read first, everything learned again after a rest', () => {
  const { hear, shown, idle, keeper } = desk(400);
  expect(shown()).toEqual([47, 'new']);
  let told = 0;
  keeper.subscribe(() => {
    told++;
  });
  hear('b', 3);
  expect(shown()).toEqual([47, 'old']);
  expect(idle()).toBe(0);
  expect([told, ...shown()]).toEqual([1, 50, 'old']);
  expect(idle()).toBe(19 * 400 - 40);
  expect([told, ...shown()]).toEqual([2, 50, 'new']);
  expect(idle()).toBe(null);
});

test('whatever comes while it waits is taken in with it; counts that never end do not keep it from learning', () => {
  const { hear, shown, idle } = desk(400);
  shown();
  hear('b', 3);
  hear('c', 1);
  idle();
  expect(shown()).toEqual([51, 'old']);
  let waited = 40;
  let rounds = 0;
  while (shown()[1] === 'old' && rounds++ < 50) {
    hear(`d${rounds}`, 1);
    waited += idle() ?? 0;
  }
  expect(shown()).toEqual([51 + rounds, 'new']);
  // One twentieth of the time at most.
  expect(waited).toBeLessThanOrEqual(19 * 400 + 19 * 40);
});

/** A laptop on which everything takes 400 ms, with a room beside the page that answers when it is told to. */
const roomyDesk = () => {
  const index = createIndex();
  index.update('trip/a', arrivedWith('a', 47));
  const real = createLiveAccount(index);
  let clock = 0;
  let here = 0;
  let answer: ((worked: Awaited<ReturnType<Away['work']>>) => void) | null = null;
  const idle: (() => void)[] = [];
  const keeper = createAccountKeeper(index, {
    live: {
      ...real,
      account: () => {
        here++;
        clock += 400;
        return real.account();
      },
    },
    away: {
      work: () =>
        new Promise((done) => {
          answer = done;
        }),
    },
    elapsed: () => clock,
    whenIdle: (act) => {
      idle.push(act);
    },
  });
  const shown = () => {
    const { account, isOld } = keeper.view(() => clock);
    return [account?.figure({ measure: 'arrived' }).minimum, isOld ? 'old' : 'new'];
  };
  // The first is worked out here: nobody knows yet how long it takes.
  shown();
  return {
    shown,
    workedHere: () => here,
    hear: (id: string, people: number) => {
      index.update(`trip/${id}`, arrivedWith(id, people));
      keeper.changed(`trip/${id}`);
      shown();
      keeper.catchUp();
      idle.splice(0).forEach((act) => {
        act();
      });
    },
    answered: async (isThere: boolean) => {
      answer?.(isThere ? { account: real.account(), isAll: true, took: 400 } : null);
      await new Promise((done) => setTimeout(done, 0));
      idle.splice(0).forEach((act) => {
        act();
      });
    },
  };
};

test('what takes longer than a blink is worked out beside the page; the one before stands and says so', async () => {
  const { hear, shown, answered, workedHere } = roomyDesk();
  expect(shown()).toEqual([47, 'new']);
  hear('b', 3);
  expect(shown()).toEqual([47, 'old']);
  await answered(true);
  expect(shown()).toEqual([50, 'new']);
  expect(workedHere()).toBe(1);
});

test('the room is gone: it is worked out here, and nobody is told a wrong figure', async () => {
  const { hear, shown, answered, workedHere } = roomyDesk();
  hear('b', 3);
  await answered(false);
  expect(shown()[0]).toBe(50);
  expect(workedHere()).toBe(2);
});
