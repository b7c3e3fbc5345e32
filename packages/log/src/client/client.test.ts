import { afterEach, describe, expect, test } from 'vitest';
import { openReceiptBook } from '../keys/receiptBook.ts';
import { lineToText } from '../line/parse.ts';
import { hashText, sha256 } from '../node.ts';
import type { OpenLog } from '../open/types.ts';
import { createMemoryStore } from '../store/memory/store.ts';
import { createCast, type Player } from '../testing/cast.ts';
import type { Vector } from '../types.ts';
import { createHubClient } from './client.ts';
import { createMiniHub } from './miniHub.ts';
import type { HubClient, HubState, Timer } from './types.ts';

const cast = await createCast(['phone', 'hub', 'other', 'newHub'], { hash: hashText, sha256 });
const { phone, hub: hubPlayer, other, newHub } = cast.players;

/** A timer that only moves when told. */
const createTestTimer = () => {
  let now = 0;
  let next: { at: number; run: () => void }[] = [];
  const timer: Timer = {
    after: (ms, run) => {
      const each = { at: now + ms, run };
      next.push(each);
      return () => {
        next = next.filter((other) => other !== each);
      };
    },
  };
  return {
    timer,
    forward: (ms: number) => {
      now += ms;
      const due = next.filter(({ at }) => at <= now);
      next = next.filter(({ at }) => at > now);
      for (const { run } of due) run();
    },
  };
};

const tally = (n: number) => ({ kind: 'tallied@1', subject: `trip/${n}`, fact: { people: n } });
const write = async (log: OpenLog, player: Player, count: number) => {
  const drafts = Array.from({ length: count }, (_, n) => tally(n));
  const appended = await log.append(player.signer, drafts);
  if (!appended.ok) throw new Error(appended.why);
  return appended.lines;
};

const open: HubClient[] = [];
afterEach(() => {
  for (const client of open.splice(0)) client.stop();
});

const scene = async () => {
  const hubLog = await hubPlayer.open();
  const hub = createMiniHub(hubLog, hubPlayer.signer, cast.verify);
  const log = await phone.open();
  const receipts = await openReceiptBook({ log, verify: cast.verify, isHub: () => true });
  const { timer, forward } = createTestTimer();
  const client = createHubClient({
    baseUrl: 'http://hub',
    fetch: (...args) => hub.fetch(...args),
    log,
    signer: phone.signer,
    clock: phone.clock,
    timer,
    chance: () => 0.5,
    receipts,
  });
  open.push(client);
  return { hub, hubLog, log, receipts, client, forward };
};
const until = async (isSo: () => boolean) => {
  for (let i = 0; i < 500 && !isSo(); i++) await new Promise((resolve) => setTimeout(resolve, 2));
  expect(isSo()).toBe(true);
};
const offline = () => {
  throw new TypeError('fetch failed');
};

describe('a phone comes within reach of the hub', () => {
  test('it hands its counts over, takes the others in, and both hold the same', async () => {
    const { hub, hubLog, log, client, receipts } = await scene();
    const [first] = await write(log, phone, 3);
    await write(hubLog, other, 700);
    expect(receipts.keptAt(first?.id as string)).toBe('kept-here');
    const state = await client.sync();
    expect(state).toMatchObject({ online: true, error: null, toSend: 0, role: 'counter' });
    expect(log.vector()).toEqual(hubLog.vector());
    expect(receipts.keptAt(first?.id as string)).toBe('at-hub');
    expect(
      hub.calls.filter(({ path }) => path === '/api/sync/pull').map(({ lines }) => lines),
    ).toEqual([500, 200]);
  });

  test('doing it again sends nothing again', async () => {
    const { hub, log, client } = await scene();
    await write(log, phone, 3);
    await client.sync();
    hub.calls.length = 0;
    await client.sync();
    expect(hub.calls).toMatchObject([{ path: '/api/sync/pull', lines: 0 }]);
  });

  test('what its locked pad counted lies at the hub already: the receipt for it comes all the same', async () => {
    const { hub, hubLog, log, receipts } = await scene();
    const [line] = await write(hubLog, other, 1);
    await log.admit([lineToText(line as NonNullable<typeof line>)]);
    const client = createHubClient({
      baseUrl: 'http://hub',
      fetch: (...args) => hub.fetch(...args),
      log,
      signer: phone.signer,
      alsoOwn: () => [other.device],
      clock: phone.clock,
      timer: createTestTimer().timer,
      chance: () => 0.5,
      receipts,
    });
    open.push(client);
    await client.sync();
    expect(receipts.keptAt(line?.id as string)).toBe('at-hub');
  });

  test('[written-while-sending] a count made while it is talking goes with the next pass, unasked', async () => {
    const { hub, hubLog, log, client } = await scene();
    await write(log, phone, 1);
    let isWritten = false;
    hub.after = async (path) => {
      if (path !== '/api/sync/push' || isWritten) return;
      isWritten = true;
      await write(log, phone, 1);
    };
    await client.sync();
    expect(hubLog.heads(phone.device).at(-1)?.seq).toBe(2);
  });
});

describe('a bad connection', () => {
  test('[answer-lost] the answer is lost after the hub stored the lines: one copy, and the receipt comes later', async () => {
    const { hub, hubLog, log, client, receipts } = await scene();
    const [line] = await write(log, phone, 1);
    hub.after = (path) => {
      if (path === '/api/sync/push') offline();
    };
    expect((await client.sync()).error?.code).toBe('offline');
    expect(hubLog.size().lines).toBe(1);
    hub.after = () => undefined;
    expect((await client.sync()).error).toBeNull();
    expect(hubLog.size().lines).toBe(1);
    expect(receipts.keptAt(line?.id as string)).toBe('at-hub');
  });

  test('portions get smaller until one passes, and nothing is sent twice', async () => {
    const { hub, hubLog, log, client } = await scene();
    await write(log, phone, 600);
    hub.before = (path, body) => {
      const lines = Array.isArray(body.lines) ? body.lines.length : 0;
      if (path === '/api/sync/push' && lines > 100) offline();
      return undefined;
    };
    for (let i = 0; i < 12; i++) await client.sync();
    expect(hubLog.heads(phone.device).at(-1)?.seq).toBe(600);
  });

  test('it tries again by itself, with growing patience, and says when', async () => {
    const { hub, log, client, forward } = await scene();
    await write(log, phone, 2);
    hub.before = offline;
    client.start();
    await until(() => !client.state().syncing);
    expect(client.state()).toMatchObject({
      online: false,
      toSend: 2,
      retryAt: phone.clock.now() + 750,
    });
    forward(750);
    await until(() => !client.state().syncing && client.state().retryAt !== null);
    expect(client.state().retryAt).toBe(phone.clock.now() + 1500);
    hub.before = () => undefined;
    forward(1500);
    await until(() => client.state().lastSynced !== null);
    expect(client.state()).toMatchObject({ online: true, toSend: 0, error: null, retryAt: null });
  });
});

describe('the hub', () => {
  test('was restarted: the phone signs in again, nobody notices', async () => {
    const { hub, log, client } = await scene();
    await client.sync();
    hub.restart();
    await write(log, phone, 1);
    expect((await client.sync()).error).toBeNull();
  });

  test('says there is news: the phone pulls', async () => {
    const { hub, hubLog, log, client } = await scene();
    client.start();
    await until(() => client.state().lastSynced !== null);
    await until(() => hub.calls.some(({ path }) => path === '/api/news'));
    await write(hubLog, other, 1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    hub.tellNews();
    await until(() => log.heads(other.device).length === 1);
  });

  test('hears of a count at once while the phone is connected', async () => {
    const { hubLog, log, client } = await scene();
    client.start();
    await until(() => client.state().lastSynced !== null);
    await write(log, phone, 1);
    await until(() => hubLog.heads(phone.device).length === 1);
  });

  test('[restored-backup] was restored from a backup: the phone says so and sends everything again', async () => {
    const { hub, log, client, receipts } = await scene();
    const [line] = await write(log, phone, 5);
    await client.sync();
    hub.log = await newHub.open(createMemoryStore());
    const states: HubState[] = [];
    client.subscribe((state) => states.push(state));
    await client.sync();
    expect(states.some(({ hubBelowReceipts }) => hubBelowReceipts)).toBe(true);
    expect(hub.log.heads(phone.device).at(-1)?.seq).toBe(5);
    expect(receipts.keptAt(line?.id as string)).toBe('at-hub');
    expect((await client.sync()).hubBelowReceipts).toBe(false);
  });

  test('revokes the phone: it learns so, keeps its records, and stops knocking every minute', async () => {
    const { hub, client, forward } = await scene();
    hub.before = () =>
      Response.json(
        { error: 'revoked', message: 'This device was revoked.', hint: 'Ask.' },
        { status: 403 },
      );
    client.start();
    await until(() => client.state().revoked);
    await until(() => !client.state().syncing);
    const calls = hub.calls.length;
    forward(4 * 60_000);
    expect(hub.calls.length).toBe(calls);
  });

  test('revokes the phone between its last pull and its first news: it learns so within a second', async () => {
    const { hub, client, forward } = await scene();
    hub.before = (path) => {
      if (path !== '/api/news') return undefined;
      hub.restart();
      hub.before = () =>
        Response.json({ error: 'revoked', message: '', hint: '' }, { status: 403 });
      return Response.json({ error: 'no-session', message: '', hint: '' }, { status: 401 });
    };
    client.start();
    await until(() => hub.calls.some(({ path }) => path === '/api/news'));
    await until(() => !client.state().syncing);
    await new Promise((resolve) => setTimeout(resolve, 5));
    forward(1000);
    await until(() => client.state().revoked);
  });

  test('tells a revoked phone who revoked it, slice by slice', async () => {
    const { hub, hubLog, log, client } = await scene();
    const [first, second] = (await write(hubLog, other, 2)).map((line) => lineToText(line));
    hub.before = (path, body) => {
      if (path !== '/api/session') return undefined;
      const seq = (body.have as Vector)[other.device]?.[0]?.[0] ?? 0;
      const deviceLines = [first, second].slice(seq, seq + 1);
      return Response.json(
        { error: 'revoked', message: '', hint: '', deviceLines },
        { status: 403 },
      );
    };
    expect((await client.sync()).revoked).toBe(true);
    expect(log.heads(other.device)[0]?.seq).toBe(2);
  });

  test('lets the phone read more than before: the bodies that were absent come', async () => {
    const { hub, hubLog, log, client } = await scene();
    const lines = await write(hubLog, other, 1200);
    for (let at = 0; at < 1200; at += 400) {
      await log.admit(lines.slice(at, at + 400).map((line) => lineToText(line, false)));
    }
    expect(log.size().absentBodies).toBe(1200);
    await client.sync();
    expect(log.size().absentBodies).toBe(0);
    expect(hub.calls.filter(({ path }) => path === '/api/sync/pull').length).toBeLessThan(6);
  });

  test('is somebody else’s sign-in page: said so, nothing lost', async () => {
    const { hub, log, client } = await scene();
    await write(log, phone, 1);
    hub.before = () => new Response('<html>Welcome</html>');
    expect(await client.sync()).toMatchObject({ error: { code: 'bad-answer' }, toSend: 1 });
  });
});

test('[one-bad-record] a chain the hub does not take holds up no other, and the pass ends', async () => {
  const { hub, hubLog, log, client } = await scene();
  await write(log, phone, 1);
  await write(log, other, 1);
  const bad = other.device < phone.device ? other.device : phone.device;
  const good = bad === other.device ? phone.device : other.device;
  hub.before = (path, body) => {
    if (path !== '/api/sync/push') return undefined;
    const lines = body.lines as string[];
    return lines.some((line) => line.includes(`"dev":"${bad}"`))
      ? Response.json({ error: 'bad-request', message: 'no', hint: '' }, { status: 400 })
      : undefined;
  };
  const state = await client.sync();
  expect(hubLog.heads(good)).toHaveLength(1);
  expect(state.refusedByHub).toEqual([{ id: log.heads(bad)[0]?.id, why: 'bad-request' }]);
});

test('a chain that forked while apart travels both ways', async () => {
  const { hubLog, log, client } = await scene();
  const copy = await phone.open();
  const lines = await write(log, phone, 40);
  await copy.admit(lines.map((line) => lineToText(line)));
  await write(log, phone, 3);
  const elsewhere = await write(copy, phone, 5);
  await hubLog.admit([...lines, ...elsewhere].map((line) => lineToText(line)));
  await client.sync();
  expect(log.vector()).toEqual(hubLog.vector());
  expect(log.heads(phone.device)).toHaveLength(2);
});
