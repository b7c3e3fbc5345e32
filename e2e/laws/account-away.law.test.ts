// Worked out beside the page and asked for piece by piece, an account says to the bit what it says when it is made at once, whatever was
// recorded and in however many parts it was told.
import {
  type Account,
  accountOf,
  createLiveEvidence,
  evidenceOf,
  type Scope,
} from '@corridor/account';
import { rehearse } from '@corridor/exercise';
import { foldActs } from '@corridor/exercise/testing';
import { createIndex, type Index, SUBJECT_TYPES, type SubjectState } from '@corridor/operation';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { possibleIn } from '../../packages/board/src/account/askedAccount.ts';
import { attempt } from '../../packages/board/src/account/asking.ts';
import { createAway } from '../../packages/board/src/account/away.ts';
import { createRoom, type FromRoom } from '../../packages/board/src/account/room.ts';

const seed = Date.now() % 2 ** 31;
const numRuns = 10;
console.info('seed', seed);

const everything = (account: Account) => {
  const { sites, trips, streams, until } = account.evidence;
  const scopes = (['left', 'arrived'] as const).flatMap((measure): readonly Scope[] => [
    { measure },
    { measure, by: 'vehicles' },
    { measure, by: 'own-means' },
    { measure, until: until - 8 },
    ...sites.map(({ id }) => (measure === 'left' ? { measure, from: id } : { measure, to: id })),
    ...streams.map(({ id }) => ({ measure, stream: id })),
    ...trips.slice(0, 40).map(({ id }) => ({ measure, trip: id })),
  ]);
  const possible = possibleIn(account);
  return {
    figures: scopes.map((scope) => account.figure(scope)),
    ranges: scopes.map((scope) => possible.range(scope)),
    trips: trips.slice(0, 40).map(({ id }) => account.trip(id)),
    breakdown: account.breakdown({ measure: 'arrived' }, 'to'),
    findings: account.findings,
    model: account.model,
    transit: account.transit,
    contradictions: possible.contradictions,
    balances: possible.siteBalances(),
  };
};

type States = readonly SubjectState[];

/** Heard in so many parts; after each the room is asked to be quick, and at the end to learn everything anew. */
const inTheRoom = async (index: Index, states: States, parts: number) => {
  const evidence = createLiveEvidence(index);
  const away = createAway({
    evidence,
    breathe: () => Promise.resolve(),
    outlast: () => () => {},
    open: (hear) => {
      const room = createRoom({
        tell: (what: FromRoom) => queueMicrotask(() => hear(structuredClone(what))),
        elapsed: () => 0,
      });
      return { tell: (what) => room(structuredClone(what)), close: () => {} };
    },
  });
  const each = Math.ceil(states.length / parts);
  for (let from = 0; from < states.length; from += each) {
    for (const state of states.slice(from, from + each)) {
      index.update(state.id, state);
      evidence.changed(state.id);
    }
    await away.work(from > 0);
  }
  const worked = await away.work(false);
  if (!worked) throw new Error('the room did not answer');
  for (;;) {
    const found = attempt(() => everything(worked.account));
    if (found.is === 'done') return found.value;
    await found.fetch();
  }
};

test('worked out beside the page: every answer is the same to the bit', async () => {
  const number = fc.nat(1_000);
  await fc.assert(
    fc.asyncProperty(number, fc.integer({ min: 1, max: 6 }), async (which, parts) => {
      const { index: whole } = foldActs(rehearse('S', `beside ${which}`, { families: 'drawn' }));
      const states = SUBJECT_TYPES.flatMap((type) => [...whole.store.all(type)] as States);
      const index = createIndex();
      const told = await inTheRoom(index, states, parts);
      expect(told).toStrictEqual(everything(accountOf(evidenceOf(index))));
    }),
    { seed, numRuns },
  );
});
