import { createSealingKey } from '@corridor/log';
import { openIndexedDbOutbox, openIndexedDbStore } from '@corridor/log/browser';
import { openDB } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Enrolment } from '../device/enrolment.ts';
import { openKeyring } from '../device/keyring.ts';
import { createPhoneStorage, openSpare, readRows } from './database.ts';
import {
  cheapCost,
  dump,
  formsOf,
  handClock,
  killBefore,
  newPhone,
  pageDeriver,
} from './testing.ts';
import { linesOf, type OpenedVault, type PadRecord, type VaultOptions } from './types.ts';
import { openVaults } from './vault.ts';

const PIN = '275310';
const DECOY = '901846';
const op = 'op-0000000000000000000001';
const clock = handClock();
const open = (options: VaultOptions = {}) =>
  openVaults(options, {
    time: clock.time,
    deriver: pageDeriver,
    cost: cheapCost,
    pause: async () => {},
  });

const settings = new Map<string, string>();
const fakeCaches = new Map<string, true>();
beforeEach(() => {
  newPhone();
  settings.clear();
  fakeCaches.clear();
  const storage = {
    get length() {
      return settings.size;
    },
    key: (i: number) => [...settings.keys()][i] ?? null,
    removeItem: (name: string) => settings.delete(name),
  };
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('caches', {
    keys: async () => [...fakeCaches.keys()],
    delete: async (name: string) => fakeCaches.delete(name),
  });
});

const hub = { device: 'hub-device', sealTo: 'age1hub' };

/** A phone in use: records, a lease, a locked pad, an outbox, a mirror. */
async function inUse(pin = PIN, label = 'Ramouseh 2') {
  const vaults = open();
  const made = await vaults.create(pin, { label });
  if (!made.ok) throw new Error(made.why);
  const { holder, keys } = made;
  const keyring = await openKeyring();
  const enrolment: Enrolment = {
    op,
    name: 'East Aleppo',
    ...(await keys.newSigner()),
    holder: holder.id,
    role: 'counter',
    label,
    sites: ['site/ramouseh'],
    post: null,
    hub,
    hubUrl: 'https://hub-7.example',
    state: 'joined',
    at: 5,
    pads: [],
    head: [11, 'head-of-the-chain'],
  };
  await keyring.put(enrolment);
  const lease = await keys.newKey('lease');
  await keyring.patchHolder(holder.id, {
    lease: { wrapped: lease.wrapped },
    allow: { quickWipe: true, decoyPin: true },
  });
  const pair = (await crypto.subtle.generateKey('Ed25519', false, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const pad: PadRecord = {
    device: `pad of ${label}`,
    holder: holder.id,
    op,
    name: 'East Aleppo',
    site: { id: 'site/ramouseh', name: 'Ramouseh', kind: 'crossing' },
    post: null,
    label: `${label} locked`,
    hub: { ...hub, hubUrl: 'https://hub-7.example' },
    key: pair.privateKey,
    head: { seq: 3, id: 'head-of-the-pad', hlc: [1, 0] },
    allow: { quickWipe: true, decoyPin: true },
    at: 6,
  };
  await keyring.putPad(pad);
  keyring.close();
  const store = await openIndexedDbStore(linesOf(holder.id), keys.box);
  await store.note(op, 'pad', 'note');
  await store.close();
  const locked = await openDB('corridor-locked', 1, {
    upgrade: (db) => void db.createObjectStore('rows'),
  });
  await locked.put('rows', await keys.box.seal('counted while locked'), holder.id);
  locked.close();
  const outbox = await openIndexedDbOutbox();
  const record = { op, dev: enrolment.device, firstSeq: 1, lastSeq: 1, prev: null, lastId: label };
  await outbox.put({
    ...record,
    hub: hub.device,
    hubUrl: 'https://hub-7.example',
    sealed: 'c2VhbGVk',
  });
  outbox.close();
  fakeCaches.set('corridor-outbox', true);
  fakeCaches.set('corridor-app-1', true);
  settings.set('corridor-last-operation', op);
  settings.set('corridor-language', 'ar');
  expect(await vaults.setDecoy(holder.id, pin, DECOY)).toEqual({ ok: true });
  return { holder, keys, enrolment, pad };
}
const wrappedKeys = async ({ holder }: Pick<OpenedVault, 'holder'>) => {
  const keyring = await openKeyring();
  const kept = await keyring.holder(holder.id);
  keyring.close();
  if (!kept) throw new Error('gone');
  return [...kept.slots, kept.self.identity, kept.reserve];
};
const names = async () => (await indexedDB.databases()).map(({ name }) => name).sort();

test('S6 the decoy PIN destroys all keys and records in the same call, and opens an empty operation of the same name', async () => {
  const { holder, enrolment, pad } = await inUse();
  const heads = ['head-of-the-pad', 'head-of-the-chain'];
  const secrets = [...(await wrappedKeys({ holder })), enrolment.seed];
  const before = await dump();
  for (const secret of secrets) expect(before).toContain(formsOf(secret)[1]);

  const answer = await open({ keepSettings: ['corridor-language'] }).unlock(holder.id, DECOY);
  if (answer.is !== 'decoy') throw new Error(answer.is);
  const after = await dump();
  for (const secret of [...secrets, PIN, DECOY, ...heads, enrolment.device, holder.id]) {
    for (const form of formsOf(secret)) expect(after).not.toContain(form);
  }
  expect(await names()).toEqual(['corridor-phone']);
  expect([...fakeCaches.keys()]).toEqual(['corridor-app-1']);
  expect([...settings.keys()]).toEqual(['corridor-language']);

  const keyring = await openKeyring();
  const [shown, ...more] = await keyring.ofHolder(answer.holder.id);
  expect(more).toEqual([]);
  expect(shown).toMatchObject({
    op,
    name: 'East Aleppo',
    label: 'Ramouseh 2',
    sites: ['site/ramouseh'],
    hubUrl: 'https://hub-7.example',
    state: 'joined',
    at: 5,
  });
  expect(answer.holder).toMatchObject({ label: 'Ramouseh 2', at: holder.at });
  // The locked screen says what it said, by another key.
  const [padAfter, ...morePads] = await keyring.pads();
  expect(morePads).toEqual([]);
  const { site, name, post, label, zone } = pad;
  expect(padAfter).toMatchObject({ site, name, post, label, holder: answer.holder.id, head: null });
  expect(padAfter?.zone).toBe(zone);
  expect(padAfter?.hub.sealTo).toBeNull();
  expect(padAfter?.device).not.toBe(pad.device);
  keyring.close();
});

test('S6 the real PIN fails for ever; the decoy’s opens the empty operation from then on as any PIN does', async () => {
  const { holder, keys } = await inUse();
  const sealed = await keys.box.seal('47');
  const answer = await open().unlock(holder.id, DECOY);
  if (answer.is !== 'decoy') throw new Error(answer.is);
  const { id } = answer.holder;
  await expect(open().unlock(holder.id, PIN)).rejects.toThrow('no longer on this phone');
  expect((await open().unlock(id, PIN)).is).toBe('wrong');
  const again = await open().unlock(id, DECOY);
  if (again.is !== 'real') throw new Error(again.is);
  await expect(again.keys.box.open(sealed)).rejects.toThrow();
});

test('S6 the empty operation has a key that may never talk to a hub; what lies open does not tell', async () => {
  const { holder, enrolment } = await inUse();
  const answer = await open().unlock(holder.id, DECOY);
  if (answer.is !== 'decoy') throw new Error(answer.is);
  const keyring = await openKeyring();
  const [shown] = await keyring.all();
  if (!shown) throw new Error('no enrolment');
  expect(shown.device).not.toBe(enrolment.device);
  expect(shown.hub).toEqual({ device: hub.device, sealTo: null });
  // As of a phone that has written nothing yet.
  const { head: _, ...fresh } = enrolment;
  expect(Object.keys(shown).sort()).toEqual(Object.keys(fresh).sort());
  expect(shown.seed.length).toBe(enrolment.seed.length);
  const { mayTalk, signer } = await answer.keys.openSigner(shown);
  expect(mayTalk).toBe(false);
  expect(signer.device).toBe(shown.device);
  keyring.close();
});

test('S6 records already handed to a peer still arrive: they are sealed to the hub, not to this phone', async () => {
  const { sealLines, openSealed } = await import('@corridor/log');
  const hubKey = await createSealingKey();
  const handed = await sealLines(hubKey.recipient, ['a line']);
  const { holder } = await inUse();
  await open().unlock(holder.id, DECOY);
  expect(await openSealed([hubKey.identity], handed)).toEqual(['a line']);
});

test('S6 another person of the phone stays on the screen by name, and no PIN opens anything of theirs', async () => {
  const one = await inUse();
  const two = await inUse('804172', 'Ramouseh 3');
  await open().unlock(one.holder.id, DECOY);
  const keyring = await openKeyring();
  const holders = await keyring.holders();
  expect(holders.map(({ label }) => label).sort()).toEqual(['Ramouseh 2', 'Ramouseh 3']);
  const husk = holders.find(({ label }) => label === 'Ramouseh 3');
  if (!husk) throw new Error('no husk');
  expect(husk.id).not.toBe(two.holder.id);
  expect((await open().unlock(husk.id, '804172')).is).toBe('wrong');
  expect((await open().unlock(husk.id, DECOY)).is).toBe('wrong');
  const pads = await keyring.pads();
  expect(pads).toHaveLength(2);
  const pad = pads.find(({ holder }) => holder === husk.id);
  expect(pad).toMatchObject({ head: null, label: 'Ramouseh 3 locked' });
  expect(pad?.hub.sealTo).toBeNull();
  expect(pad?.device).not.toBe(two.pad.device);
  keyring.close();
});

test('S6 a spare copy of the keys, left by a kill long ago, goes too', async () => {
  const { holder } = await inUse();
  const storage = createPhoneStorage();
  const rows = await storage.use(readRows);
  storage.close();
  const spare = await openSpare();
  await spare.put('rows', rows, 1);
  spare.close();
  await open().unlock(holder.id, DECOY);
  expect(await names()).toEqual(['corridor-phone']);
  const after = await dump();
  for (const slot of holder.slots) expect(after).not.toContain(formsOf(slot)[1]);
});

test('S6 one tap leaves nothing', async () => {
  const { holder, enrolment } = await inUse();
  const secrets = [...(await wrappedKeys({ holder })), enrolment.seed];
  expect(await open().leaveNothing()).toBe(true);
  const after = await dump();
  for (const secret of [...secrets, holder.id, 'East Aleppo', 'Ramouseh']) {
    for (const form of formsOf(secret)) expect(after).not.toContain(form);
  }
  expect(await names()).toEqual(['corridor-phone']);
  expect([...settings.keys()]).toEqual([]);
  await expect(open().unlock(holder.id, PIN)).rejects.toThrow('no longer on this phone');
});

test('S6 both are off until the operation’s head switches them on', async () => {
  const made = await open().create(PIN, { label: 'Ramouseh 2' });
  if (!made.ok) throw new Error(made.why);
  const { id } = made.holder;
  expect(await open().setDecoy(id, PIN, DECOY)).toEqual({ ok: false, why: 'not-allowed' });
  expect(await open().leaveNothing()).toBe(false);
  expect((await open().unlock(id, PIN)).is).toBe('real');
});

test('S6 switched off again, the decoy’s PIN is a wrong one and nothing is destroyed', async () => {
  const { holder } = await inUse();
  const keyring = await openKeyring();
  await keyring.patchHolder(holder.id, { allow: { quickWipe: false, decoyPin: false } });
  keyring.close();
  expect(await open().unlock(holder.id, DECOY)).toEqual({ is: 'wrong', waitMs: 0 });
  expect((await open().unlock(holder.id, PIN)).is).toBe('real');
});

test('a decoy’s PIN a slip away from the real one is refused, on setting either', async () => {
  const { holder } = await inUse();
  expect(await open().setDecoy(holder.id, PIN, '275311')).toEqual({ ok: false, why: 'close' });
  expect(await open().changePin(holder.id, PIN, '901864')).toEqual({ ok: false, why: 'close' });
  expect((await open().unlock(holder.id, PIN)).is).toBe('real');
});

test('a changed PIN keeps the decoy; taken away, it opens nothing', async () => {
  const { holder } = await inUse();
  expect(await open().changePin(holder.id, PIN, '804172')).toEqual({ ok: true });
  expect(await open().setDecoy(holder.id, '804172', null)).toEqual({ ok: true });
  expect((await open().unlock(holder.id, DECOY)).is).toBe('wrong');
  expect(await open().setDecoy(holder.id, '804172', DECOY)).toEqual({ ok: true });
  expect(await open().changePin(holder.id, '804172', PIN)).toEqual({ ok: true });
  expect((await open().unlock(holder.id, DECOY)).is).toBe('decoy');
});

test('S6 killed between the keys and the rest, the next start ends it', async () => {
  const { holder } = await inUse();
  const working = globalThis.caches;
  const dead = new Promise<never>(() => {});
  vi.stubGlobal('caches', { keys: () => dead });
  vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(() => ({}) as IDBOpenDBRequest);
  void open().unlock(holder.id, DECOY);
  await vi.waitFor(async () => {
    const db = await openDB('corridor-phone');
    const count = await db.count('chores');
    db.close();
    expect(count).toBe(1);
  });
  expect(await names()).toContain(linesOf(holder.id));
  vi.mocked(indexedDB.deleteDatabase).mockRestore();
  vi.stubGlobal('caches', working);
  const keyring = await openKeyring();
  expect(await names()).toEqual(['corridor-phone']);
  const [left, ...more] = await keyring.holders();
  expect(more).toEqual([]);
  if (!left) throw new Error('no holder');
  keyring.close();
  expect((await open().unlock(left.id, DECOY)).is).toBe('real');
  expect((await open().unlock(left.id, PIN)).is).toBe('wrong');
});

test('S6 a tab that holds the records open lets them go', async () => {
  const { holder, keys } = await inUse();
  const store = await openIndexedDbStore(linesOf(holder.id), keys.box);
  const answer = await open().unlock(holder.id, DECOY);
  expect(answer.is).toBe('decoy');
  expect(await names()).toEqual(['corridor-phone']);
  await expect(store.note(op, 'pad')).rejects.toThrow();
});

test('S6 real, decoy and wrong PIN cost one derivation each, and are answered at the same moment', async () => {
  const { holder } = await inUse();
  const derivations: string[] = [];
  let mono = 0;
  const answers: [string, number][] = [];
  const vaults = openVaults(
    {},
    {
      time: { wall: clock.time.wall, mono: () => mono },
      cost: cheapCost,
      deriver: {
        ...pageDeriver,
        derive: async (pin, salt, cost) => {
          derivations.push(pin);
          mono += 500;
          return pageDeriver.derive(pin, salt, cost);
        },
      },
      pause: async (ms) => {
        mono += ms;
      },
    },
  );
  const opening: number[] = [];
  for (const pin of [PIN, '999888', DECOY]) {
    const from = mono;
    const { is } = await vaults.unlock(holder.id, pin, () => opening.push(mono - from));
    answers.push([is, mono - from]);
  }
  expect(derivations).toEqual([PIN, '999888', DECOY]);
  expect(answers).toEqual([
    ['real', 795],
    ['wrong', 795],
    ['decoy', 795],
  ]);
  // What the keys open is opened behind the wait, for both that open anything.
  expect(opening).toEqual([500, 500]);
});

test('S6 killed at any step: all is as before, or the real PIN fails for ever and the decoy’s opens', async () => {
  let kept = 0;
  for (let nth = 0; ; nth++) {
    newPhone();
    const { holder, keys } = await inUse();
    const sealed = await keys.box.seal('47');
    const vaults = open();
    await vaults.waitOf(holder.id);
    const kill = killBefore(nth, () => clock.pass(60 * 60_000));
    const ended = await vaults.unlock(holder.id, DECOY).then(
      () => true,
      () => false,
    );
    kill.restart();
    const keyring = await openKeyring();
    const [left, ...more] = await keyring.holders();
    keyring.close();
    expect(more, `killed before step ${nth}`).toEqual([]);
    if (!left) throw new Error(`killed before step ${nth}, the phone is empty`);
    const real = await open().unlock(left.id, PIN);
    if (real.is === 'real') {
      expect(await real.keys.box.open(sealed)).toBe('47');
      expect(left.id).toBe(holder.id);
      kept++;
    } else {
      expect(left.label).toBe('Ramouseh 2');
      expect((await open().unlock(left.id, DECOY)).is).toBe('real');
      expect(await names()).toEqual(['corridor-phone']);
    }
    if (ended) break;
    expect(nth).toBeLessThan(60);
  }
  // Before the try was counted, and before the one step in which the keys go.
  expect(kept).toBe(2);
});

test('S6 what a phone was still writing when everything was destroyed does not come back', async () => {
  const { holder, enrolment, pad } = await inUse();
  const keyring = await openKeyring();
  const late: string[] = [];
  const write = async (what: string, work: Promise<unknown>) =>
    work.then(
      () => late.push(what),
      () => {},
    );
  const beforeDestroy = async () => {
    await write('enrolment', keyring.put({ ...enrolment, pads: [pad.device] }));
    await write('pad', keyring.putPad(pad));
  };
  const vaults = open({ beforeDestroy });
  expect(await vaults.leaveNothing()).toBe(true);
  await write('enrolment', keyring.put(enrolment));
  await write('pad', keyring.putPad(pad));
  expect(late).toEqual([]);
  expect(await keyring.all()).toEqual([]);
  expect(await keyring.pads()).toEqual([]);
  keyring.close();
  expect(await dump()).not.toContain(holder.id);
});
