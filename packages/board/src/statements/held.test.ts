import { accountOf, evidenceOf, revisionOf, toQuarter } from '@corridor/account';
import { createProjection, isFounder, type OpenLog } from '@corridor/log';
import { hashText } from '@corridor/log/browser';
import { createIndex, folding, SUBJECT_TYPES, type SubjectState } from '@corridor/operation';
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openRoom } from '../contacts/testing.ts';
import { accountHeld, headsHeld } from './held.ts';

const EIGHTEEN = 1_481_817_600_000;
const before = (minutes: number) => EIGHTEEN - minutes * 60_000;
const trip = (n: number) => `trip/${n}`;

const arrived = (n: number, people: number, at = before(30)) => [
  {
    kind: 'arrived@1',
    subject: trip(n),
    fact: { site: 'site/rashidin', slip: true, at },
  },
  {
    kind: 'tallied@1',
    subject: trip(n),
    fact: {
      point: 'alighting',
      site: 'site/rashidin',
      people,
      exact: true,
      part: 'whole',
      method: 'one-by-one',
      lapsAsked: true,
      countedBy: 'post/rashidin',
      at,
    },
  },
];

const projectionOf = (log: OpenLog) =>
  createProjection<SubjectState>({
    log,
    ...folding,
    isFounder: (device) => isFounder(log.op, device, hashText),
  });

/** An evening at the desk: what it holds at 18:00, and what comes afterwards. */
const evening = async () => {
  const room = await openRoom(before(60));
  const board = await room.open('Board');
  const gate = await room.open('Gate', 'counter');
  const projection = await projectionOf(board.log);
  const accountNow = () => {
    const index = createIndex();
    for (const type of SUBJECT_TYPES)
      for (const [id, state] of projection.states(type)) index.update(id, state);
    return accountOf(evidenceOf(index));
  };
  return {
    room,
    gate,
    board,
    heads: () => headsHeld(board.log),
    revised: async (heads: readonly string[]) => {
      const held = await accountHeld(board.log, heads, projection);
      if (!held) return null;
      const scope = { measure: 'arrived', until: toQuarter(EIGHTEEN) } as const;
      const revision = revisionOf(held.account, accountNow(), scope, 'counted-minimum', held.lost);
      return [revision.before, revision.after, ...revision.reasons.map(({ cause }) => cause)];
    },
  };
};

test('a count that lay on a phone without network at 18:00 is not what was known then', async () => {
  const { gate, heads, revised } = await evening();
  await gate.write(...arrived(12, 47));
  const then = heads();
  // Written before, by its own clock; here only later.
  await gate.write(...arrived(13, 50, before(45)));
  expect(await revised(then)).toEqual([47, 97, 'late-counts']);
  expect(await revised(heads())).toEqual([97, 97]);
});

test('the phone is revoked from before its count on: it counted then, and does not now', async () => {
  const { room, gate, heads, revised } = await evening();
  await gate.write(...arrived(12, 47));
  const then = heads();
  await room.revoke(gate.device);
  expect(await revised(then)).toEqual([47, 0, 'lost-standing']);
});

test('two records of one trip are told to be one: they were two then', async () => {
  const { board, gate, heads, revised } = await evening();
  await gate.write(...arrived(12, 47));
  await board.write(...arrived(13, 45));
  const then = heads();
  await board.write({ kind: 'same-as@1', subject: trip(12), fact: { other: trip(13) } });
  expect(await revised(then)).toEqual([92, 45, 'joined']);
});

test('a board that lacks some of it says nothing rather than too little', async () => {
  const { gate, heads, revised } = await evening();
  await gate.write(...arrived(12, 47));
  const [other] = ['x'.repeat(43)];
  expect(await revised([...heads(), other ?? ''])).toBeNull();
});
