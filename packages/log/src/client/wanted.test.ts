import { expect, test } from 'vitest';
import { openReceiptBook } from '../keys/receiptBook.ts';
import { hashText, sha256 } from '../node.ts';
import type { OpenLog } from '../open/types.ts';
import { castStart, createCast } from '../testing/cast.ts';
import type { Line } from '../types.ts';
import { createHubClient } from './client.ts';
import { createMiniHub, type MiniHub } from './miniHub.ts';

const cast = await createCast(['phone', 'hub', 'other'], { hash: hashText, sha256 });
const { phone, hub: hubPlayer, other } = cast.players;
const hour = 3_600_000;
const day = 24 * hour;

const write = async (log: OpenLog, count: number, trip = 'a') => {
  const drafts = Array.from({ length: count }, (_, people) => ({
    kind: 'tallied@1',
    subject: `trip/${trip}`,
    fact: { people },
  }));
  await log.append(other.signer, drafts);
};

/** A hub that lets the phone read a day of trip a; 1,500 counts of last week, 200 of today, 300 of another site. */
async function scene() {
  hubPlayer.clock.set(castStart);
  const hubLog = await hubPlayer.open();
  await write(hubLog, 1500);
  hubPlayer.clock.forward(7 * day);
  await write(hubLog, 200);
  await write(hubLog, 300, 'elsewhere');
  const hub = createMiniHub(hubLog, hubPlayer.signer, cast.verify);
  hub.now = hubPlayer.clock.now() + hour;
  hub.reads = { key: 'counter of a', forMs: day };
  hub.mayRead = ({ header, body }: Line) =>
    body?.subject === 'trip/a' && header.wall >= hub.now - day;
  return { hub, hubLog, log: await phone.open() };
}

/** What one launch of the app sends and receives in pulls, in characters. */
async function launch(hub: MiniHub, log: OpenLog) {
  hub.calls.length = 0;
  const heard: number[] = [];
  const client = createHubClient({
    baseUrl: 'http://hub',
    fetch: (...args) => hub.fetch(...args),
    log,
    signer: phone.signer,
    clock: phone.clock,
    timer: { after: () => () => {} },
    chance: () => 0.5,
    receipts: await openReceiptBook({ log, verify: cast.verify, isHub: () => true }),
    heardHub: async (now) => {
      heard.push(now);
    },
  });
  const sync = async () => {
    hub.calls.length = 0;
    expect((await client.sync()).error).toBeNull();
    const pulls = hub.calls.filter(({ path }) => path === '/api/sync/pull');
    return pulls.reduce((sum, { sent, answered }) => sum + sent + answered, 0);
  };
  const first = await sync();
  return { first, sync, heard };
}

test('a phone comes again: what is not for it, or too old, is not asked for again', async () => {
  const { hub, log } = await scene();
  const { first, sync } = await launch(hub, log);
  expect(log.size()).toMatchObject({ lines: 2000, absentBodies: 1800 });
  const second = await sync();
  const { first: third, sync: again } = await launch(hub, log);
  const fourth = await launch(hub, log);
  const bytes = { first, second, third, fourth: fourth.first, fifth: await again() };
  console.info(bytes);
  // Two short calls: the vector there and back.
  expect(second).toBeLessThan(700);
  // The 300 of today that are another site's are asked for once, at the first sign-in that finds them absent.
  expect(third).toBeGreaterThan(300 * 46);
  expect(third).toBeLessThan(300 * 46 + 700);
  expect(fourth.first).toBeLessThan(700);
  expect(first).toBeGreaterThan(100 * second);
});

test('what the phone has forgotten is not asked for, and does not come', async () => {
  const { hub, log } = await scene();
  await launch(hub, log);
  await launch(hub, log);
  hub.now += 2 * day;
  const isPast = () => true;
  expect(await log.forgetBodies({ isOwn: (device) => device === phone.device, isPast })).toBe(200);
  const { first, sync } = await launch(hub, log);
  expect([first < 700, (await sync()) < 700]).toEqual([true, true]);
  expect(log.size().absentBodies).toBe(2000);
});

test('a phone that may now read the other site asks for it, and gets it', async () => {
  const { hub, log } = await scene();
  await launch(hub, log);
  await launch(hub, log);
  expect(log.size().absentBodies).toBe(1800);
  hub.reads = { key: 'counter of both', forMs: day };
  hub.mayRead = ({ header }) => header.wall >= hub.now - day;
  await launch(hub, log);
  expect(log.size().absentBodies).toBe(1500);
});

test('the hub’s time is heard at sign-in and at each pull, before its lines are taken in', async () => {
  const { hub, log } = await scene();
  const { heard } = await launch(hub, log);
  expect(heard.length).toBe(1 + hub.calls.filter(({ path }) => path === '/api/sync/pull').length);
  expect(new Set(heard)).toEqual(new Set([hub.now]));
});

test('where the phone cannot take the contact down, nothing of others is taken in', async () => {
  const { hub, log } = await scene();
  const client = createHubClient({
    baseUrl: 'http://hub',
    fetch: (...args) => hub.fetch(...args),
    log,
    signer: phone.signer,
    clock: phone.clock,
    timer: { after: () => () => {} },
    chance: () => 0.5,
    receipts: await openReceiptBook({ log, verify: cast.verify, isHub: () => true }),
    heardHub: () => Promise.reject(new Error('no storage')),
  });
  expect((await client.sync()).error).toMatchObject({ code: 'store' });
  expect(log.size().lines).toBe(0);
});
