import {
  base64urlToBytes,
  bytesToBase64url,
  createDeviceKey,
  createMemoryStore,
  createVerify,
  openLog,
  runtimeRandom,
  type Signer,
} from '@corridor/log';
import { type BoxFor, hashText, openIndexedDbStore, unsealedBox } from '@corridor/log/browser';
import { openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import { openKeyring } from '../device/keyring.ts';
import { OPEN_LINES } from './database.ts';
import { migrate } from './migrate.ts';
import {
  cheapCost,
  dump,
  formsOf,
  handClock,
  killBefore,
  newPhone,
  pageDeriver,
} from './testing.ts';
import { linesOf, type OpenedVault, type VaultKeys } from './types.ts';
import { openVaults } from './vault.ts';

const PIN = '275310';
const ops = ['op-0000000000000000000001', 'ex-0000000000000000000002'] as const;
const clock = handClock();
const open = () =>
  openVaults(
    {},
    { time: clock.time, deriver: pageDeriver, cost: cheapCost, pause: async () => {} },
  );
beforeEach(newPhone);

/** A phone as the app without PINs left it: two operations, own lines and a colleague's, notes, an undelivered key. */
async function oldPhone() {
  const keyring = await openDB('corridor-phone', 1, {
    upgrade: (db) => void db.createObjectStore('enrolments', { keyPath: 'op' }),
  });
  const store = await openIndexedDbStore(OPEN_LINES, unsealedBox);
  const verify = createVerify();
  const parts = { hash: hashText, verify, clock: { now: () => 5 }, random: runtimeRandom };
  const seeds: string[] = [];
  const devices: string[] = [];
  const write = async (op: string, signer: Signer, into: typeof store, people: number) => {
    const log = await openLog({ store: into, op, ...parts });
    const draft = { kind: 'tallied@1', subject: 'trip/canary-bus', after: [], fact: { people } };
    for (let i = 0; i < 3; i++) await log.append(signer, [draft]);
    return log;
  };
  for (const [i, op] of ops.entries()) {
    const { device, seed, signer } = await createDeviceKey(runtimeRandom);
    const colleague = await createDeviceKey(runtimeRandom);
    const log = await write(op, signer, store, 987_001 + i);
    const theirs = await write(op, colleague.signer, createMemoryStore(), 987_010 + i);
    const lines: string[] = [];
    for await (const slice of theirs.lines({ device: colleague.device })) {
      lines.push(...slice.map((l) => `${l.headerText}\t${l.bodyText}\t${l.signature}`));
    }
    await log.admit(lines);
    await store.note(op, 'pad', `canary-note-${i}`);
    seeds.push(bytesToBase64url(seed));
    devices.push(device);
    await keyring.put('enrolments', {
      op,
      name: `Operation ${i}`,
      device,
      seed: await unsealedBox.seal(bytesToBase64url(seed)),
      role: 'counter',
      label: 'Ramouseh 2',
      sites: [],
      post: null,
      hub: { device: 'hub', sealTo: null },
      hubUrl: 'https://hub-7.example',
      state: i === 0 ? 'joined' : 'asked',
      at: i,
    });
  }
  keyring.close();
  await store.close();
  return { seeds, devices };
}

/** Lease key and data key as a session has them. */
async function boxesOf(keys: VaultKeys, lease: Uint8Array): Promise<BoxFor> {
  const keyring = await openKeyring();
  const own = new Set((await keyring.ofHolder(keys.holder)).map(({ device }) => device));
  keyring.close();
  const leased = await keys.openKey('lease', lease);
  return (device) => (device === null || own.has(device) ? keys.box : leased);
}

/** Chooses a PIN, or enters it after a kill, and goes on. */
async function goOn(): Promise<OpenedVault> {
  const keyring = await openKeyring();
  try {
    const [kept] = await keyring.holders();
    let vault: OpenedVault;
    if (kept) {
      const unlocked = await open().unlock(kept.id, PIN);
      if (unlocked.is !== 'real') throw new Error(unlocked.is);
      vault = unlocked;
    } else {
      const made = await open().create(PIN, { label: 'Ramouseh 2', takesOver: true });
      if (!made.ok) throw new Error(made.why);
      vault = made;
    }
    const { keys, holder } = vault;
    let lease = holder.lease as Uint8Array | null;
    if (!lease) {
      lease = (await keys.newKey('lease')).wrapped;
      await keyring.patchHolder(holder.id, { lease });
    }
    const wrapped = lease;
    if (holder.takesOver) await migrate({ keys, boxFor: () => boxesOf(keys, wrapped) });
    return vault;
  } finally {
    keyring.close();
  }
}

/** Everything a person would miss, as text. */
async function everything({ keys, holder }: OpenedVault): Promise<readonly string[]> {
  const keyring = await openKeyring();
  const enrolments = await keyring.all();
  const kept = await keyring.holder(holder.id);
  keyring.close();
  const store = await openIndexedDbStore(
    linesOf(holder.id),
    await boxesOf(keys, kept?.lease as Uint8Array),
  );
  const found: string[] = [];
  for (const { op, name, device, seed, state } of enrolments) {
    const { signer, mayTalk } = await keys.openSigner({ device, seed });
    found.push(`${op} ${name} ${signer.device} ${state} ${mayTalk}`);
    const segments = await store.segments(op);
    for (const { text } of await store.read(
      op,
      segments.map(({ lastId }) => lastId),
    )) {
      found.push(...text.split('\n'));
    }
    found.push(String(await store.note(op, 'pad')));
  }
  await store.close();
  return found;
}

async function oldEverything(devices: readonly string[]): Promise<readonly string[]> {
  const store = await openIndexedDbStore(OPEN_LINES, unsealedBox);
  const found: string[] = [];
  for (const [i, op] of ops.entries()) {
    found.push(`${op} Operation ${i} ${devices[i]} ${i === 0 ? 'joined' : 'asked'} true`);
    const segments = await store.segments(op);
    for (const { text } of await store.read(
      op,
      segments.map(({ lastId }) => lastId),
    )) {
      found.push(...text.split('\n'));
    }
    found.push(String(await store.note(op, 'pad')));
  }
  await store.close();
  return found;
}

/** Being killed in a try of the PIN counts as a wrong one. */
const restarted = () => clock.pass(60 * 60_000);

const secretsOf = (seeds: readonly string[]) => [
  PIN,
  'canary',
  '98700',
  '98701',
  ...seeds,
  ...seeds.map((seed) => base64urlToBytes(seed) ?? ''),
];

test('S5 a phone used before there were PINs loses nothing, and nothing of it lies open any more', async () => {
  const { seeds, devices } = await oldPhone();
  const before = await dump();
  for (const secret of ['canary-bus', '987001', '987010', 'canary-note-1', ...seeds]) {
    expect(before).toContain(secret);
  }
  const had = await oldEverything(devices);
  expect(had.length).toBe(2 * (1 + 6 + 1));

  const vault = await goOn();
  expect(await everything(vault)).toEqual(had);
  const after = await dump();
  for (const secret of secretsOf(seeds)) {
    for (const form of formsOf(secret)) expect(after).not.toContain(form);
  }
  const keyring = await openKeyring();
  expect(await keyring.hasOpenRecords()).toBe(false);
  expect((await keyring.holder(vault.holder.id))?.takesOver).toBe(false);
  keyring.close();
});

test('a new phone has nothing to take over', async () => {
  const keyring = await openKeyring();
  expect(await keyring.hasOpenRecords()).toBe(false);
  keyring.close();
  const { holder } = await goOn();
  expect(holder.takesOver).toBe(true);
});

test('a seed that was damaged already is kept as it was, sealed, and the rest moves', async () => {
  const { devices } = await oldPhone();
  const old = await openDB('corridor-phone', 1);
  const row = await old.get('enrolments', ops[0]);
  await old.put('enrolments', { ...row, seed: 'canary-seed' });
  old.close();
  const { keys, holder } = await goOn();
  const keyring = await openKeyring();
  const kept = await keyring.ofHolder(holder.id);
  expect(kept.map(({ device }) => device)).toEqual(devices);
  const [damaged] = kept;
  if (!damaged) throw new Error('lost');
  await expect(keys.openSigner(damaged)).rejects.toThrow('damaged');
  expect(await keys.box.open(damaged.seed)).toBe('canary-seed');
  expect(await dump()).not.toContain('canary');
  keyring.close();
});

test('[killed-anywhere] killed between any two writes of the taking over, it goes on and nothing is lost or doubled', async () => {
  let kills = 0;
  for (; ; kills++) {
    newPhone();
    const { seeds, devices } = await oldPhone();
    const had = await oldEverything(devices);
    const kill = killBefore(kills, restarted);
    const ended = await goOn().then(
      () => true,
      (problem: Error) => {
        expect(problem.message).toBe('killed');
        return false;
      },
    );
    kill.restart();
    expect(ended).toBe(!kill.isDead());
    const vault = await goOn();
    expect(await everything(vault), `killed before write ${kills}`).toEqual(had);
    const after = await dump();
    for (const secret of secretsOf(seeds)) {
      for (const form of formsOf(secret)) expect(after).not.toContain(form);
    }
    if (ended) break;
  }
  // Writes: holder, lease, two keys, lines of two operations, two notes; scrubbing the old records; renewing the keyring; the end.
  expect(kills).toBeGreaterThan(25);
});

test('[killed-anywhere] killed again and again, it still ends', async () => {
  const { devices } = await oldPhone();
  const had = await oldEverything(devices);
  for (let starts = 1; ; starts++) {
    expect(starts).toBeLessThan(20);
    const kill = killBefore(28, restarted);
    const vault = await goOn().catch(() => null);
    kill.restart();
    if (!vault) continue;
    expect(starts).toBeGreaterThan(1);
    expect(await everything(await goOn())).toEqual(had);
    break;
  }
});
