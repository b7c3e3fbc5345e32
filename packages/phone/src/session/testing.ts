import {
  createMemoryOutbox,
  createMemoryStore,
  createSealingKey,
  createVerify,
  type Draft,
  type OpenLog,
  type OutboxStore,
  openLog,
  operationIdOf,
  runtimeRandom,
  type SealedChainStore,
  type Signer,
  seedToSigner,
} from '@corridor/log';
import { hashText, openIndexedDbSealedStore } from '@corridor/log/browser';
// biome-ignore lint/style/noRestrictedImports: the hub of tests, which the package gives nobody else
import { createMiniHub, type MiniHub } from '../../../log/src/client/miniHub.ts';
import { type Enrolment, type Keyring, openKeyring } from '../device/keyring.ts';
import { openPad } from '../locked/openPad.ts';
import { cheapCost, newPhone, pageDeriver } from '../vault/testing.ts';
import type { HolderRecord, VaultKeys, Vaults } from '../vault/types.ts';
import { openVaults } from '../vault/vault.ts';
import { type Opened, openSession, type SessionParts } from './open.ts';

const PIN = '275310';
export const RAMOUSEH = 'site/ramouseh';
export const GATE = 'site/bridge-gate';
const verify = createVerify();

/** What a page has and Node has not. */
const page = new EventTarget();
Object.assign(globalThis, {
  addEventListener: page.addEventListener.bind(page),
  removeEventListener: page.removeEventListener.bind(page),
  dispatchEvent: page.dispatchEvent.bind(page),
  document: Object.assign(new EventTarget(), { visibilityState: 'visible' }),
  location: { origin: 'http://hub', href: 'http://hub/phone/' },
});

export interface HubScene {
  readonly op: string;
  readonly log: OpenLog;
  readonly mini: MiniHub;
  readonly founder: Signer;
  readonly signer: Signer;
  readonly sealTo: string;
  readonly write: (...drafts: readonly Draft[]) => Promise<void>;
  /** Its network is there. */
  isNear: boolean;
  /** Milliseconds; the phone's clock is its own. */
  readonly now: { at: number };
}

/** A hub with an operation: a pick-up point, a checkpoint, two buses. `fetch` of this page leads to it. */
export async function openHub(): Promise<HubScene> {
  const founder = await seedToSigner(runtimeRandom.bytes(32));
  const signer = await seedToSigner(runtimeRandom.bytes(32));
  const { recipient: sealTo } = await createSealingKey();
  const op = operationIdOf(founder.device, true, hashText);
  const now = { at: Date.now() };
  const log = await openLog({
    store: createMemoryStore(),
    op,
    hash: hashText,
    verify,
    clock: { now: () => now.at },
    random: runtimeRandom,
  });
  const write = async (...drafts: readonly Draft[]) => {
    const appended = await log.append(founder, drafts);
    if (!appended.ok) throw new Error(appended.why);
  };
  const defined = (site: string, name: string, siteKind: string): Draft => ({
    kind: 'defined@1',
    subject: site,
    fact: { name, siteKind },
  });
  const bus = (label: string): Draft => ({
    kind: 'listed@1',
    subject: `vehicle/bus-${label}`,
    fact: { label, vehicleKind: 'bus', seats: 47 },
  });
  await write(
    {
      kind: 'enrolled@1',
      subject: `device/${signer.device}`,
      fact: { label: 'Hub', role: 'hub', sites: [], sealTo },
    },
    {
      kind: 'opened@1',
      subject: 'operation/the-one',
      fact: { name: 'Winter road', timeZone: 'Asia/Damascus' },
    },
    defined(RAMOUSEH, 'Ramouseh', 'pick-up-point'),
    defined(GATE, 'Bridge Gate', 'checkpoint'),
    bus('12'),
    bus('7'),
  );
  const mini = createMiniHub(log, signer, verify);
  mini.now = now.at;
  const scene: HubScene = { op, log, mini, founder, signer, sealTo, write, isNear: true, now };
  globalThis.fetch = async (...args) => {
    if (!scene.isNear) throw new TypeError('fetch failed');
    return mini.fetch(...args);
  };
  return scene;
}

export interface PhoneScene {
  readonly keyring: Keyring;
  readonly vaults: Vaults;
  readonly holder: HolderRecord;
  readonly outbox: OutboxStore;
  readonly locked: SealedChainStore;
  readonly enrolment: () => Promise<Enrolment>;
  readonly unlock: () => Promise<VaultKeys>;
  /** As after a PIN; ends with `close`. */
  readonly open: (more?: Partial<SessionParts>) => Promise<Opened & { readonly keys: VaultKeys }>;
  /** The locked pad, as a cold start shows it. */
  readonly openPad: () => ReturnType<typeof openPad>;
  readonly close: (opened: Opened & { readonly keys: VaultKeys }) => Promise<void>;
}

/** A phone that was let in as a counter. */
export async function openPhone(
  hub: HubScene,
  sites: readonly string[] = [RAMOUSEH],
): Promise<PhoneScene> {
  newPhone();
  const keyring = await openKeyring();
  const vaults = openVaults({ idleMs: 3_600_000 }, { deriver: pageDeriver, cost: cheapCost });
  const made = await vaults.create(PIN, { label: 'Ramouseh 1' });
  if (!made.ok) throw new Error(made.why);
  const { holder } = made;
  const { device, seed } = await made.keys.newSigner();
  made.keys.drop();
  await keyring.put({
    op: hub.op,
    name: 'Winter road',
    device,
    holder: holder.id,
    seed,
    role: 'counter',
    label: 'Ramouseh 1',
    sites,
    post: 'post/ramouseh',
    hub: { device: hub.signer.device, sealTo: hub.sealTo },
    hubUrl: 'http://hub',
    state: 'joined',
    at: Date.now(),
    pads: [],
  });
  await hub.write({
    kind: 'enrolled@1',
    subject: `device/${device}`,
    fact: { label: 'Ramouseh 1', role: 'counter', sites, post: 'post/ramouseh' },
  });
  const outbox = createMemoryOutbox();
  const locked = await openIndexedDbSealedStore();
  const enrolment = async () => {
    const found = await keyring.get(device);
    if (!found) throw new Error('the enrolment is gone');
    return found;
  };
  const unlock = async () => {
    const answer = await vaults.unlock(holder.id, PIN);
    if (answer.is !== 'real') throw new Error(answer.is);
    return answer.keys;
  };
  return {
    keyring,
    vaults,
    holder,
    outbox,
    locked,
    enrolment,
    unlock,
    open: async (more = {}) => {
      const keys = await unlock();
      const opened = await openSession({
        enrolment: await enrolment(),
        keys,
        keyring,
        locked,
        outbox: Promise.resolve(outbox),
        guard: {
          lock: () => {},
          whileChoosing: (choosing) => choosing,
          whileWriting: (writing) => writing,
        },
        ...more,
      });
      return { ...opened, keys };
    },
    openPad: async () => {
      const record = (await keyring.pads()).at(-1);
      if (!record) throw new Error('no pad key');
      return openPad({
        record,
        selfRecipient: holder.self.recipient,
        keyring,
        store: locked,
        outbox,
        hand: null,
        onKept: () => {},
      });
    },
    close: async (opened) => {
      opened.keys.drop();
      await opened.stop();
    },
  };
}

export const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  for (let i = 0; i < 600; i++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`it never came to that: ${isSo}`);
};
