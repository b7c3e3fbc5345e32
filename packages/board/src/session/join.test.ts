import 'fake-indexeddb/auto';
import { runtimeTimer } from '@corridor/log/browser';
import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { join, tokenOf } from './join.ts';
import { openKeyStore } from './keyStore.ts';

const invited = {
  op: 'op-aaaaaaaaaaaaaaaaaaaaaa',
  name: 'Old Town',
  role: 'coordinator',
  label: 'Board 1',
  hub: { device: 'hub', sealTo: 'age1' },
};
const token = 'a-token-of-more-than-twenty-characters';

const answers = (byPath: Record<string, () => Response>) => {
  const asked: { path: string; body: unknown }[] = [];
  const fetch = (async (url: string, init: RequestInit) => {
    const path = new URL(url).pathname;
    asked.push({ path, body: JSON.parse(String(init.body)) });
    return byPath[path]?.() ?? new Response(null, { status: 500 });
  }) as typeof globalThis.fetch;
  return { fetch, asked };
};

test('the coordinator opens a link: a key is made, the hub lets the browser in', async () => {
  const keys = await openKeyStore(new IDBFactory());
  const { fetch, asked } = answers({
    '/api/join/look': () => Response.json({ operations: [invited] }),
    '/api/join': () => Response.json({ joined: [{ op: invited.op }] }),
  });
  const parts = { baseUrl: 'http://hub', fetch, timer: runtimeTimer, keys, now: () => 5 };
  const joined = await join(parts, token);
  expect(joined).toEqual({ ok: true, value: { ops: [invited.op], setUp: null } });
  const own = await keys.get(invited.op);
  expect(own?.privateKey.extractable).toBe(false);
  const { devices } = (asked[1] ?? { body: {} }).body as {
    devices: { dev: string; sig: string }[];
  };
  expect(devices[0]?.dev).toBe(own?.device);
  expect(devices[0]?.sig).toMatch(/^[\w-]{86}$/);
});

test('opening a second link keeps the device and its chain', async () => {
  const keys = await openKeyStore(new IDBFactory());
  const { fetch } = answers({
    '/api/join/look': () => Response.json({ operations: [invited] }),
    '/api/join': () => Response.json({ joined: [{ op: invited.op }] }),
  });
  const parts = { baseUrl: 'http://hub', fetch, timer: runtimeTimer, keys, now: () => 5 };
  await join(parts, token);
  const first = await keys.get(invited.op);
  await join(parts, token);
  expect((await keys.get(invited.op))?.device).toBe(first?.device);
});

test('a used link leaves no key behind and says what to do', async () => {
  const keys = await openKeyStore(new IDBFactory());
  const used = {
    error: 'used',
    message: 'This link was used already.',
    hint: 'Ask for a new one.',
  };
  const { fetch } = answers({
    '/api/join/look': () => Response.json({ operations: [invited] }),
    '/api/join': () => Response.json(used, { status: 410 }),
  });
  const parts = { baseUrl: 'http://hub', fetch, timer: runtimeTimer, keys, now: () => 5 };
  const answered = await join(parts, token);
  expect(answered).toEqual({
    ok: false,
    code: 'used',
    message: 'This link was used already.',
    hint: 'Ask for a new one.',
  });
  expect(await keys.all()).toEqual([]);
});

test('the hub lets the board in and breaks off: the key is kept, and the same link works again', async () => {
  const keys = await openKeyStore(new IDBFactory());
  let isBroken = true;
  const fault = { error: 'hub-fault', message: 'A fault of the hub.', hint: 'Try again.' };
  const { fetch, asked } = answers({
    '/api/join/look': () => Response.json({ operations: [invited] }),
    '/api/join': () =>
      isBroken
        ? Response.json(fault, { status: 500 })
        : Response.json({ joined: [{ op: invited.op }], setUp: 'a-right' }),
  });
  const parts = { baseUrl: 'http://hub', fetch, timer: runtimeTimer, keys, now: () => 5 };
  expect(await join(parts, token)).toMatchObject({ ok: false, code: 'hub-fault' });
  isBroken = false;
  expect(await join(parts, token)).toEqual({
    ok: true,
    value: { ops: [invited.op], setUp: 'a-right' },
  });
  const keysShown = asked
    .filter(({ path }) => path === '/api/join')
    .map(({ body }) => (body as { devices: { dev: string }[] }).devices[0]?.dev);
  expect(new Set(keysShown).size).toBe(1);
});

test('only a join link carries a token', () => {
  expect(tokenOf(`#join=${token}`)).toBe(token);
  expect(tokenOf('#join=short')).toBeNull();
  expect(tokenOf('#now')).toBeNull();
});
