import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAutoLock } from './autoLock.ts';
import { newHolder } from './holderKeys.ts';
import { createKeys, IDLE_MS } from './keys.ts';
import { dataKeyUses, unwrapAes, wrap } from './sealing.ts';
import type { WhyLocked } from './types.ts';

const SECOND = 1000;

function createPage() {
  const listeners = new Set<() => void>();
  const page = {
    visibilityState: 'visible' as DocumentVisibilityState,
    addEventListener: (_: string, listener: unknown) => listeners.add(listener as () => void),
    removeEventListener: (_: string, listener: unknown) => listeners.delete(listener as () => void),
  };
  const turn = (state: DocumentVisibilityState) => {
    page.visibilityState = state;
    for (const listener of [...listeners]) listener();
  };
  return { page: page as unknown as Document, turn, listeners };
}

async function unlocked() {
  const { id, self, dataKey } = await newHolder();
  const by = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'wrapKey',
    'unwrapKey',
  ]);
  const key = await unwrapAes(await wrap('raw', dataKey, by, 'slot'), by, 'slot', dataKeyUses);
  const keys = createKeys({ id, self }, key);
  const locked: WhyLocked[] = [];
  const page = createPage();
  const lock = createAutoLock({ keys, onLock: (why) => locked.push(why), page: page.page });
  return { keys, locked, lock, ...page };
}
let phone: Awaited<ReturnType<typeof unlocked>>;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  phone = await unlocked();
});
afterEach(() => vi.useRealTimers());

test('S5 two minutes without a touch lock it, by themselves; a touch starts them anew', () => {
  vi.advanceTimersByTime(IDLE_MS - SECOND);
  phone.lock.touch();
  vi.advanceTimersByTime(IDLE_MS - SECOND);
  expect(phone.locked).toEqual([]);
  vi.advanceTimersByTime(SECOND);
  expect(phone.locked).toEqual(['idle']);
  expect(phone.keys.isDropped()).toBe(true);
  expect(phone.listeners.size).toBe(0);
});

test('S5 a page that is hidden locks at once, so does the lock key', async () => {
  phone.turn('hidden');
  expect(phone.locked).toEqual(['hidden']);
  expect(phone.keys.isDropped()).toBe(true);
  const other = await unlocked();
  other.lock.lock();
  other.lock.lock();
  expect(other.locked).toEqual(['asked']);
});

test('a file chooser that we opened may hide the page, for a minute', async () => {
  let chosen = () => {};
  const choosing = phone.lock.whileChoosing(new Promise<void>((resolve) => (chosen = resolve)));
  phone.turn('hidden');
  vi.advanceTimersByTime(59 * SECOND);
  expect(phone.locked).toEqual([]);
  phone.turn('visible');
  chosen();
  await choosing;
  vi.advanceTimersByTime(30 * SECOND);
  expect(phone.locked).toEqual([]);
  phone.lock.touch();

  void phone.lock.whileChoosing(new Promise(() => {}));
  phone.turn('hidden');
  vi.advanceTimersByTime(60 * SECOND);
  expect(phone.locked).toEqual(['hidden']);
});

test('the chooser closed and the page still hidden: the person went elsewhere', async () => {
  await phone.lock.whileChoosing(
    (async () => {
      phone.turn('hidden');
    })(),
  );
  vi.advanceTimersByTime(2 * SECOND);
  expect(phone.locked).toEqual(['hidden']);
});

test('never in the middle of a durable write, yet no write holds it open for ever', async () => {
  let written = () => {};
  const writing = phone.lock.whileWriting(new Promise<void>((resolve) => (written = resolve)));
  phone.turn('hidden');
  expect(phone.locked).toEqual([]);
  await phone.keys.box.seal('47');
  written();
  await writing;
  await vi.advanceTimersByTimeAsync(0);
  expect(phone.locked).toEqual(['hidden']);

  const stuck = await unlocked();
  void stuck.lock.whileWriting(new Promise(() => {}));
  stuck.lock.lock();
  vi.advanceTimersByTime(5 * SECOND);
  expect(stuck.locked).toEqual(['asked']);
});

test('keys that find by themselves that the time is over tell the screen', async () => {
  vi.setSystemTime(Date.now() + IDLE_MS);
  await expect(phone.keys.box.seal('47')).rejects.toMatchObject({ name: 'Locked' });
  expect(phone.locked).toEqual(['idle']);
});

test('a touch after the time is over does not unlock', () => {
  vi.setSystemTime(Date.now() + IDLE_MS);
  phone.lock.touch();
  expect(phone.locked).toEqual(['idle']);
  expect(phone.keys.isDropped()).toBe(true);
});
