import 'fake-indexeddb/auto';
import type { ContactRecord } from '@corridor/operation';
import { afterEach, expect, test, vi } from 'vitest';
import { openRoom, type TestBoard } from './testing.ts';

const night = Date.parse('2016-12-18T23:10:00Z');
const day = 86_400_000;

const call = (more: Partial<ContactRecord> = {}): ContactRecord => ({
  v: 1,
  party: 'party/canary',
  function: 'liaison',
  level: 'front',
  channel: 'phone',
  way: 'they-called',
  at: night,
  said: [{ is: 'asks-to-wait' }],
  ...more,
});

const boards: TestBoard[] = [];
afterEach(() => {
  for (const board of boards.splice(0)) board.close();
});
const follow = (board: TestBoard) => {
  boards.push(board);
  return board;
};
/** Tests wait for what the desk does by itself; it looks again after three seconds of its own clock. */
const shows = (board: TestBoard) =>
  board.desk.view().rows.map(({ why, record }) => (record ? record.said[0]?.is : why));
const soon = (look: () => void) => vi.waitFor(look, { timeout: 8_000, interval: 50 });
const isReady = (...all: readonly TestBoard[]) =>
  soon(() => {
    for (const board of all)
      expect(board.desk.view().readers.filter(({ recipient }) => recipient).length).toBe(
        all.length,
      );
  });

test('a call that one coordinator logs opens on every coordinator’s board, and on no other', async () => {
  const room = await openRoom(night);
  const leila = follow(await room.open('Leila’s board'));
  const omar = follow(await room.open('Omar’s board'));
  const monitor = follow(await room.open('Monitor', 'monitor'));
  await isReady(leila, omar);
  expect(await leila.desk.log(call())).toBeNull();
  expect(shows(leila)).toEqual(['asks-to-wait']);
  room.hub.now += 4_000;
  await soon(() => expect(shows(omar)).toEqual(['asks-to-wait']));
  expect(monitor.desk.view()).toMatchObject({ isCoordinator: false, rows: [] });
  expect(await monitor.shelf.all(room.op)).toEqual([]);
  const written = [...room.hub.blobs.values()].map((bytes) =>
    Buffer.from(bytes).toString('latin1'),
  );
  expect(written).toHaveLength(1);
  expect(written.join()).not.toContain('canary');
  for await (const lines of leila.log.lines())
    expect(lines.map(({ bodyText }) => bodyText).join()).not.toContain('canary');
});

test('the hub is away: it is kept here, opened again after a restart, and brought when the hub is back', async () => {
  const room = await openRoom(night);
  const leila = follow(await room.open('Leila’s board'));
  const omar = follow(await room.open('Omar’s board'));
  await isReady(leila, omar);
  room.hub.isReached = false;
  expect(await leila.desk.log(call())).toBeNull();
  expect(leila.desk.view().rows[0]).toMatchObject({ why: 'open', isHeld: false });
  await soon(() => expect(shows(omar)).toEqual(['away']));
  const again = follow(await leila.reopen());
  await soon(() => expect(shows(again)).toEqual(['asks-to-wait']));
  expect(room.hub.blobs.size).toBe(0);
  room.hub.isReached = true;
  await soon(() => expect(room.hub.blobs.size).toBe(1));
  room.hub.now += 4_000;
  await soon(() => expect(shows(omar)).toEqual(['asks-to-wait']));
  await soon(() => expect(again.desk.view().rows[0]?.isHeld).toBe(true));
});

test('a hub that was restored without it is brought what any board holds', async () => {
  const room = await openRoom(night);
  const leila = follow(await room.open('Leila’s board'));
  await isReady(leila);
  await leila.desk.log(call());
  await soon(() => expect(room.hub.blobs.size).toBe(1));
  room.hub.blobs.clear();
  room.hub.device = 'hub-2';
  room.hub.now += 4_000;
  await leila.write({
    kind: 'opened@1',
    subject: 'operation/o',
    fact: { name: 'W', timeZone: 'UTC' },
  });
  await soon(() => expect(room.hub.blobs.size).toBe(1));
});

test('who comes later opens nothing earlier, is told who could, and is let in only by another coordinator’s act', async () => {
  const room = await openRoom(night);
  const leila = follow(await room.open('Leila’s board'));
  await isReady(leila);
  await leila.desk.log(call());
  const omar = follow(await room.open('Omar’s board'));
  await isReady(leila, omar);
  await soon(() => expect(shows(omar)).toEqual(['sealed']));
  expect(omar.desk.view().rows[0]?.to).toEqual([leila.device]);
  await leila.desk.log(call({ at: night + 60_000, said: [{ is: 'agrees' }] }));
  room.hub.now += 4_000;
  await soon(() => expect(shows(omar)).toEqual(['agrees', 'sealed']));
  const [earlier] = leila.desk.view().rows.filter(({ lacking }) => lacking.length > 0);
  expect(earlier?.lacking.map(({ label }) => label)).toEqual(['Omar’s board']);
  expect(await leila.desk.letIn([earlier?.id ?? ''])).toBeNull();
  room.hub.now += 4_000;
  await soon(() => expect(shows(omar)).toEqual(['agrees', 'asks-to-wait']));
  expect(leila.desk.view().rows.every(({ lacking }) => lacking.length === 0)).toBe(true);
});

test('a stolen board is sealed to no more', async () => {
  const room = await openRoom(night);
  const leila = follow(await room.open('Leila’s board'));
  const thief = follow(await room.open('Stolen board'));
  await isReady(leila, thief);
  await room.revoke(thief.device);
  await soon(() => expect(leila.desk.view().readers).toHaveLength(1));
  await leila.desk.log(call());
  expect(leila.desk.view().rows[0]?.to).toEqual([leila.device]);
  await soon(() => expect(thief.desk.view().isCoordinator).toBe(false));
});

test('other bytes under the name of a call are not taken for it', async () => {
  const room = await openRoom(night);
  const leila = follow(await room.open('Leila’s board'));
  const omar = follow(await room.open('Omar’s board'));
  await isReady(leila, omar);
  room.hub.isReached = false;
  await leila.desk.log(call());
  const [kept] = await leila.shelf.all(room.op);
  leila.close();
  room.hub.blobs.set(kept?.hash ?? '', new Uint8Array(1300));
  room.hub.isReached = true;
  room.hub.now += 4_000;
  const again = follow(await omar.reopen());
  await soon(() => expect(shows(again)).toEqual(['away']));
  expect(await again.shelf.all(room.op)).toEqual([]);
});

test('S17 ninety days after the closing a board throws away bytes and key, if the hub’s clock says so, too', async () => {
  const room = await openRoom(night);
  const leila = follow(await room.open('Leila’s board'));
  await leila.write(
    { kind: 'opened@1', subject: 'operation/o', fact: { name: 'Winter road', timeZone: 'UTC' } },
    { kind: 'closed@1', subject: 'operation/o', fact: {} },
  );
  await isReady(leila);
  await leila.desk.log(call());
  expect(leila.desk.view().due).toBe(night + 90 * day);
  room.hub.isReached = false;
  room.hub.now += 91 * day;
  const alone = follow(await leila.reopen());
  await soon(() => expect(shows(alone)).toEqual(['asks-to-wait']));
  room.hub.isReached = true;
  const again = follow(await alone.reopen());
  await soon(() => expect(again.desk.view()).toMatchObject({ isDestroyed: true, rows: [] }));
  expect(await again.shelf.all(room.op)).toEqual([]);
  expect(await again.shelf.key(room.op)).toBeNull();
  room.hub.isReached = false;
  const later = follow(await again.reopen());
  await soon(() => expect(later.desk.view().isDestroyed).toBe(true));
  expect(await later.shelf.key(room.op)).toBeNull();
});
