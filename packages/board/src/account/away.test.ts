import {
  type Account,
  accountOf,
  createLiveEvidence,
  evidenceOf,
  revisionOf,
  type Scope,
} from '@corridor/account';
import { createIndex } from '@corridor/operation';
import { expect, test } from 'vitest';
import { aCount, aTrip, moment, noon } from '../testing/scene.ts';
import { isAsked, possibleIn, revisionIn } from './askedAccount.ts';
import { attempt } from './asking.ts';
import { createAway } from './away.ts';
import { createRoom, type FromRoom, type ToRoom } from './room.ts';

const arrivedWith = (id: string, people: number) =>
  aTrip(id, {
    status: 'arrived',
    arrived: { ...moment(noon), site: 'site/north', slip: true },
    alighted: aCount(people),
  });

/** A board and its room, between which nothing passes but copies. */
const desk = (isRefused = false) => {
  const index = createIndex();
  const evidence = createLiveEvidence(index);
  const said: ToRoom[] = [];
  let breakDown = () => {};
  let giveUp: (() => void) | null = null;
  let isMute = false;
  const away = createAway({
    evidence,
    breathe: () => Promise.resolve(),
    outlast: (act) => {
      giveUp = act;
      return () => {
        giveUp = null;
      };
    },
    open: (hear, lost) => {
      if (isRefused) throw new Error('no worker here');
      breakDown = lost;
      const room = createRoom({
        tell: (what: FromRoom) => {
          if (!isMute) queueMicrotask(() => hear(structuredClone(what)));
        },
        elapsed: () => 0,
      });
      return {
        tell: (what) => {
          said.push(what);
          room(structuredClone(what));
        },
        close: () => {},
      };
    },
  });
  return {
    index,
    away,
    hear: (id: string, people: number) => {
      index.update(`trip/${id}`, arrivedWith(id, people));
      evidence.changed(`trip/${id}`);
    },
    /** How many trips were written out for the room since last asked. */
    tripsSent: () =>
      said.splice(0).reduce((n, one) => n + (one.say === 'heard' ? one.news.trips.length : 0), 0),
    silence: () => {
      isMute = true;
    },
    breakDown: () => breakDown(),
    /** So long a time passes that nobody believes in the room any more. */
    wait: () => giveUp?.(),
    isWatched: () => giveUp !== null,
  };
};

const questions: readonly Scope[] = [
  { measure: 'arrived' },
  { measure: 'left' },
  { measure: 'arrived', to: 'site/north' },
  { measure: 'arrived', trip: 'trip/b' },
  { measure: 'left', from: 'site/north', by: 'own-means' },
];

const everything = (account: Account) => ({
  figures: questions.map((scope) => account.figure(scope)),
  breakdown: account.breakdown({ measure: 'arrived' }, 'to'),
  trips: ['trip/a', 'trip/b', 'trip/nobody'].map((id) => account.trip(id)),
  findings: account.findings,
  model: account.model,
  transit: account.transit,
  contradictions: possibleIn(account).contradictions,
  balances: possibleIn(account).siteBalances(),
  ofOne: possibleIn(account).contradictionsOf('trip/b'),
  range: possibleIn(account).range({ measure: 'arrived' }),
});

/** As a screen does: tries, fetches what it lacked, tries again. */
const fetched = async <T>(work: () => T): Promise<T> => {
  for (let round = 0; round < 5; round++) {
    const found = attempt(work);
    if (found.is === 'done') return found.value;
    await found.fetch();
  }
  throw new Error('never whole');
};

test('what is worked out in the room is what is worked out here, to the bit', async () => {
  const { hear, away, index } = desk();
  for (const [i, id] of ['a', 'b', 'c', 'd', 'e'].entries()) hear(id, 40 + i);
  for (const isQuick of [false, true, false]) {
    hear('b', isQuick ? 47 : 46);
    const worked = await away.work(isQuick);
    if (!worked) throw new Error('the room did not answer');
    expect(isAsked(worked.account)).toBe(true);
    const told = await fetched(() => everything(worked.account));
    const here = accountOf(evidenceOf(index));
    if (!isQuick) expect(told).toStrictEqual(everything(here));
    expect(told.figures[0]?.minimum).toBe(here.figure({ measure: 'arrived' }).minimum);
    expect(worked.account.evidence).toStrictEqual(here.evidence);
  }
});

test('one late count: one trip is told to the room, and no other', async () => {
  const { hear, away, tripsSent } = desk();
  for (const id of ['a', 'b', 'c']) hear(id, 40);
  await away.work(false);
  expect(tripsSent()).toBe(3);
  hear('b', 41);
  const worked = await away.work(true);
  expect(tripsSent()).toBe(1);
  expect(worked?.account.figure({ measure: 'arrived' }).minimum).toBe(121);
});

test('what a screen lacks is asked for together, and a figure of nothing is never handed out', async () => {
  const { hear, away } = desk();
  hear('a', 40);
  const worked = await away.work(false);
  if (!worked) throw new Error('the room did not answer');
  const ask = () => worked.account.figure({ measure: 'arrived', trip: 'trip/a' }).minimum;
  expect(attempt(ask).is).toBe('lacking');
  expect(await fetched(ask)).toBe(40);
  expect(attempt(ask)).toEqual({ is: 'done', value: 40 });
});

test('nobody listens for what is lacking: it is worked out here', async () => {
  const { hear, away } = desk();
  hear('a', 40);
  const worked = await away.work(false);
  expect(worked?.account.figure({ measure: 'arrived', trip: 'trip/a' }).minimum).toBe(40);
});

test('no room is to be had: it says so and asks no more', async () => {
  const { hear, away } = desk(true);
  hear('a', 40);
  expect(await away.work(false)).toBe(null);
  expect(await away.work(true)).toBe(null);
});

test('the room breaks down while it works, and while it is asked: nobody waits for ever, and the figures stay right', async () => {
  const { hear, away, silence, breakDown } = desk();
  hear('a', 40);
  const worked = await away.work(false);
  if (!worked) throw new Error('the room did not answer');
  silence();
  const asked = fetched(() => worked.account.figure({ measure: 'arrived', trip: 'trip/a' }));
  hear('b', 3);
  const next = away.work(true);
  await new Promise((done) => setTimeout(done, 0));
  breakDown();
  expect((await asked).minimum).toBe(40);
  expect(await next).toBe(null);
});

test('the room falls silent without a word: after a long while it is given up', async () => {
  const { hear, away, silence, wait, isWatched } = desk();
  hear('a', 40);
  await away.work(false);
  expect(isWatched()).toBe(false);
  silence();
  hear('b', 3);
  const next = away.work(true);
  await new Promise((done) => setTimeout(done, 0));
  expect(isWatched()).toBe(true);
  wait();
  expect(await next).toBe(null);
});

test('then and now: why a figure is another one is told in the room as it is told here', async () => {
  const { hear, away, index } = desk();
  for (const id of ['a', 'b', 'c']) hear(id, 40);
  const then = accountOf(evidenceOf(index));
  hear('b', 46);
  hear('d', 5);
  const worked = await away.work(false);
  if (!worked) throw new Error('the room did not answer');
  for (const rule of ['counted-minimum', 'estimate'] as const) {
    const of = { measure: 'arrived' } as const;
    const lost = new Set<string>();
    const told = await revisionIn(then, worked.account, 'the draft of noon', { of, rule, lost });
    const here = revisionOf(then, accountOf(evidenceOf(index)), of, rule, lost);
    expect(told).toStrictEqual(here);
    expect(told.reasons.length).toBeGreaterThan(0);
  }
});
