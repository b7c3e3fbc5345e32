import { beforeEach, expect, test } from 'vitest';
import { openKeyring } from '../device/keyring.ts';
import { COST, FLOOR, isCheap } from './cost.ts';
import { createPhoneStorage } from './database.ts';
import { cheapCost, dump, formsOf, handClock, newPhone, pageDeriver } from './testing.ts';
import type { HolderRecord, Vaults } from './types.ts';
import { openVaults } from './vault.ts';

const MINUTE = 60_000;
const PIN = '275310';
const label = 'Ramouseh 2';
let clock = handClock();
const open = (cost = cheapCost): Vaults =>
  openVaults({}, { time: clock.time, deriver: pageDeriver, cost, pause: async () => {} });
beforeEach(() => {
  newPhone();
  clock = handClock();
});

async function joined(vaults = open(), pin = PIN) {
  const made = await vaults.create(pin, { label });
  if (!made.ok) throw new Error(made.why);
  return made;
}
const put = async (holder: HolderRecord) => {
  const storage = createPhoneStorage();
  await storage.use((db) => db.put('holders', holder));
  storage.close();
};
const get = async (id: string) => {
  const keyring = await openKeyring();
  const holder = await keyring.holder(id);
  keyring.close();
  if (!holder) throw new Error('no such holder');
  return holder;
};

test('the officer’s PIN opens, after a restart too; another does not', async () => {
  const { holder, keys } = await joined();
  const sealed = await keys.box.seal('47 on bus 12');
  keys.drop();
  const unlocked = await open().unlock(holder.id, PIN);
  if (unlocked.is !== 'real') throw new Error(unlocked.is);
  expect(await unlocked.keys.box.open(sealed)).toBe('47 on bus 12');
  expect(await open().unlock(holder.id, '275311')).toEqual({ is: 'wrong', waitMs: 0 });
});

test('a bad PIN makes nothing', async () => {
  expect(await open().create('123456', { label })).toEqual({ ok: false, why: 'row' });
  expect(await open().create('482913', { label, known: ['xx482913'] })).toMatchObject({
    why: 'known',
  });
  const keyring = await openKeyring();
  expect(await keyring.holders()).toEqual([]);
  keyring.close();
});

test('S5 new records state at least 19 MiB and 2 passes, and the stated cost is the one paid', async () => {
  expect(COST.memoryKiB).toBeGreaterThanOrEqual(FLOOR.memoryKiB);
  expect(FLOOR).toEqual({ memoryKiB: 19 * 1024, passes: 2, lanes: 1 });
  expect(COST.passes).toBeGreaterThanOrEqual(FLOOR.passes);
  const paid: unknown[] = [];
  const deriver = {
    ...pageDeriver,
    derive: (pin: string, salt: Uint8Array, cost: typeof COST) => {
      paid.push(cost);
      return pageDeriver.derive(pin, salt, cost);
    },
  };
  const vaults = openVaults({}, { deriver, pause: async () => {} });
  const { holder } = await joined(vaults);
  expect(holder.cost).toEqual(COST);
  await vaults.unlock(holder.id, PIN);
  expect(paid).toEqual([COST, COST]);
});

test('S5 a record with a cheaper cost is raised at the next right PIN, decoy included; a wrong PIN leaves it', async () => {
  const vaults = open(cheapCost);
  const { holder, keys } = await joined(vaults);
  const sealed = await keys.box.seal('47');
  const keyring = await openKeyring();
  await keyring.patchHolder(holder.id, { allow: { quickWipe: false, decoyPin: true } });
  expect(await vaults.setDecoy(holder.id, PIN, '901846')).toEqual({ ok: true });

  const dear = { memoryKiB: 128, passes: 2, lanes: 1 };
  await open(dear).unlock(holder.id, '999888');
  expect((await get(holder.id)).cost).toEqual(cheapCost);
  const unlocked = await open(dear).unlock(holder.id, PIN);
  if (unlocked.is !== 'real') throw new Error(unlocked.is);
  expect(await unlocked.keys.box.open(sealed)).toBe('47');
  const raised = await get(holder.id);
  expect(raised.cost).toEqual(dear);
  expect(isCheap(raised.cost, dear)).toBe(false);
  expect(raised.salt).not.toEqual(holder.salt);
  expect((await open(dear).unlock(holder.id, '901846')).is).toBe('decoy');
  keyring.close();
});

test('wrong PINs wait longer and longer, across restarts, and nothing is ever deleted for them', async () => {
  const { holder } = await joined();
  for (let i = 0; i < 3; i++)
    expect(await open().unlock(holder.id, '999888')).toMatchObject({ waitMs: 0 });
  expect(await open().unlock(holder.id, '999888')).toEqual({ is: 'wrong', waitMs: MINUTE / 2 });
  expect(await open().unlock(holder.id, PIN)).toEqual({ is: 'wait', waitMs: MINUTE / 2 });
  clock.pass(MINUTE / 2);
  for (let wait = MINUTE, i = 0; i < 20; i++, wait = Math.min(wait * 2, 30 * MINUTE)) {
    expect(await open().unlock(holder.id, '999888')).toEqual({ is: 'wrong', waitMs: wait });
    expect(await open().waitOf(holder.id)).toBe(wait);
    clock.pass(wait);
  }
  expect((await open().unlock(holder.id, PIN)).is).toBe('real');
  expect((await get(holder.id)).tries.wrong).toBe(0);
});

test('[wrong-clock] setting the clock back during a wait wins nothing, nor loses more than the wait', async () => {
  const { holder } = await joined();
  for (let i = 0; i < 4; i++) await open().unlock(holder.id, '999888');
  clock.setWall(Date.UTC(2010, 0, 1));
  const vaults = open();
  expect(await vaults.waitOf(holder.id)).toBe(MINUTE / 2);
  clock.pass(MINUTE / 2);
  expect((await vaults.unlock(holder.id, PIN)).is).toBe('real');
});

test('a try counts before it is made: killing the app in the middle wins nothing', async () => {
  const { holder } = await joined();
  const killed = { ...pageDeriver, derive: () => Promise.reject(new Error('killed')) };
  for (let i = 0; i < 4; i++) {
    const vaults = openVaults({}, { time: clock.time, deriver: killed, cost: cheapCost });
    await expect(vaults.unlock(holder.id, '999888')).rejects.toThrow('killed');
  }
  expect(await open().waitOf(holder.id)).toBe(MINUTE / 2);
});

test('a changed PIN opens the same records; the one before opens nothing', async () => {
  const { holder, keys } = await joined();
  const sealed = await keys.box.seal('47');
  expect(await open().changePin(holder.id, '999888', '804172')).toEqual({
    ok: false,
    why: 'wrong',
    waitMs: 0,
  });
  expect(await open().changePin(holder.id, PIN, '111111')).toEqual({
    ok: false,
    why: 'same-digits',
  });
  expect(await open().changePin(holder.id, PIN, PIN)).toEqual({ ok: false, why: 'known' });
  expect(await open().changePin(holder.id, PIN, '804172')).toEqual({ ok: true });
  expect((await open().unlock(holder.id, PIN)).is).toBe('wrong');
  const unlocked = await open().unlock(holder.id, '804172');
  if (unlocked.is !== 'real') throw new Error(unlocked.is);
  expect(await unlocked.keys.box.open(sealed)).toBe('47');
});

test('two people on one phone: each opens their own with their own PIN', async () => {
  const one = await joined();
  const two = await joined(open(), '804172');
  const sealed = await one.keys.box.seal('47');
  expect((await open().unlock(one.holder.id, '804172')).is).toBe('wrong');
  const unlocked = await open().unlock(two.holder.id, '804172');
  if (unlocked.is !== 'real') throw new Error(unlocked.is);
  await expect(unlocked.keys.box.open(sealed)).rejects.toThrow();
});

test('both slots are always there, of one size, and the real one lies first as often as last', async () => {
  const first: boolean[] = [];
  for (let i = 0; i < 40; i++) {
    const { holder } = await joined();
    const [a, b] = holder.slots;
    expect(a.length).toBe(b.length);
    expect(a[0]).toBe(b[0]);
    const pinKey = await pageDeriver.derive(PIN, holder.salt, holder.cost);
    const { trySlots } = await import('./slots.ts');
    first.push((await trySlots(holder.id, holder.slots, pinKey))?.at === 0);
  }
  const share = first.filter(Boolean).length;
  expect(share).toBeGreaterThan(5);
  expect(share).toBeLessThan(35);
});

test('S5 a copied profile without the PIN holds no PIN, no key, no count', async () => {
  const { holder, keys } = await joined();
  const key = await keys.newSigner();
  const keyring = await openKeyring();
  const sealed = await keys.box.seal('canary 8100 on bus 12');
  await keyring.patchHolder(holder.id, {
    lease: sealed,
    allow: { quickWipe: true, decoyPin: true },
  });
  await open().setDecoy(holder.id, PIN, '901846');
  const found = await dump();
  for (const secret of [PIN, '901846', 'canary 8100', 'AGE-SECRET-KEY-']) {
    for (const form of formsOf(secret)) expect(found).not.toContain(form);
  }
  expect(found).toContain(holder.id);
  expect(found).not.toContain('READABLE');
  expect(key.seed.length).toBe(1 + 12 + 48 + 16);
  keyring.close();
});

test('nobody can tell from the record whether there is a decoy', async () => {
  const { holder } = await joined();
  const keyring = await openKeyring();
  const shape = ({ slots, reserve, self, ...rest }: HolderRecord) => ({
    slots: slots.map((slot) => [slot.length, slot[0]]),
    reserve: reserve.length,
    identity: self.identity.length,
    names: Object.keys(rest).sort(),
  });
  await keyring.patchHolder(holder.id, { allow: { quickWipe: false, decoyPin: true } });
  const before = shape(await get(holder.id));
  await open().setDecoy(holder.id, PIN, '901846');
  expect(shape(await get(holder.id))).toEqual(before);
  keyring.close();
});

test('waiting, changing and setting each write a holder that is still complete', async () => {
  const { holder } = await joined();
  await put({ ...holder, label: 'Ramouseh 3' });
  await open().unlock(holder.id, '999888');
  expect(await get(holder.id)).toMatchObject({ label: 'Ramouseh 3', v: 1, tries: { wrong: 1 } });
});
