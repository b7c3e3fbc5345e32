import {
  createMemoryStore,
  createProjection,
  createVerify,
  type Draft,
  isFounder,
  type Line,
  lacking,
  type OpenLog,
  openLog,
  operationIdOf,
  pull,
  push,
  runtimeRandom,
  type Signer,
  seedToSigner,
  type Timer,
} from '@corridor/log';
import { hashText } from '@corridor/log/browser';
import { folding, isInWindow, type SubjectState, subjectTypeOf } from '@corridor/operation';
import type { Keyring } from '../device/enrolment.ts';
import { openKeyring } from '../device/keyring.ts';
import { newHolder } from '../vault/holderKeys.ts';
import { createKeys } from '../vault/keys.ts';
import { dataKeyUses, unwrapAes, wrap } from '../vault/sealing.ts';
import { handClock, newPhone } from '../vault/testing.ts';
import type { HolderRecord, VaultKeys } from '../vault/types.ts';
import { openLeasedLog } from './leasedLog.ts';
import { createIsPast } from './past.ts';

export const hour = 3_600_000;
/** Where all clocks of a scene begin. */
export const morning = Date.UTC(2016, 11, 15, 6);

const signerOf = (n: number) => seedToSigner(new Uint8Array(32).fill(n));
const [founder, officer, driver, pad] = (await Promise.all([1, 2, 3, 4].map(signerOf))) as [
  Signer,
  Signer,
  Signer,
  Signer,
];
export const people = { founder, officer, driver, pad };
export const op = operationIdOf(founder.device, true, hashText);
export const isOwn = (device: string) => device === officer.device || device === pad.device;
export const effects = {
  hash: hashText,
  verify: createVerify(),
  random: runtimeRandom,
};

export const tally = (trip: string, count: number, at = 'ramouseh'): Draft => ({
  kind: 'tallied@1',
  subject: `trip/${trip}`,
  fact: {
    point: 'boarding',
    site: `site/${at}`,
    part: 'whole',
    people: count,
    exact: true,
    method: 'clicker',
    lapsAsked: false,
    countedBy: `post/${at}`,
  },
});

const project = (log: OpenLog) =>
  createProjection<SubjectState>({
    log,
    ...folding,
    isFounder: (device) => isFounder(op, device, hashText),
  });

/** Of each trip, the figures that count, as a screen of this log shows them. */
export const figuresIn = (projection: Awaited<ReturnType<typeof project>>) =>
  Object.fromEntries(
    [...projection.states('trip')].map(([trip, state]) => [
      trip,
      (state as unknown as { tallies: readonly { fact: { people: number } }[] }).tallies.map(
        ({ fact }) => fact.people,
      ),
    ]),
  );

/** The hub, and whoever else writes there. Its clock is moved by hand. */
export async function openHub() {
  const clock = { now: morning };
  const log = await openLog({
    ...effects,
    store: createMemoryStore(),
    op,
    clock: { now: () => clock.now },
  });
  const write = (signer: Signer, ...drafts: readonly Draft[]) => log.append(signer, drafts);
  const enrolled = (device: string, label: string, role: string): Draft => ({
    kind: 'enrolled@1',
    subject: `device/${device}`,
    fact: { label, role, sites: [] },
  });
  await write(
    people.founder,
    enrolled(people.officer.device, 'Ramouseh 2', 'counter'),
    enrolled(people.driver.device, 'Ramouseh 3', 'counter'),
    enrolled(people.pad.device, 'Ramouseh 2 locked', 'pad'),
    { kind: 'listed@1', subject: 'vehicle/12', fact: { label: '12', vehicleKind: 'bus' } },
  );
  return {
    clock,
    log,
    write,
    mayRead: ({ header, body }: Line) => {
      if (header.dev === people.officer.device || !body) return true;
      const { kind, subject, fact } = body;
      const times = { at: header.wall, enrolledAt: 0, receivedAt: () => clock.now };
      const what = { kind, subjectType: subjectTypeOf(subject), fact };
      return isInWindow('counter', what, times, clock.now);
    },
  };
}
export type Hub = Awaited<ReturnType<typeof openHub>>;

export interface Phone {
  readonly clock: ReturnType<typeof handClock>;
  readonly holder: HolderRecord;
  readonly keyring: Keyring;
  /** As after a PIN. */
  readonly unlock: () => Promise<VaultKeys>;
}

/** A phone of one person, joined to the operation. */
export async function openPhone(): Promise<Phone> {
  newPhone();
  const clock = handClock(morning);
  const { dataKey, ...made } = await newHolder();
  const by = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'wrapKey',
    'unwrapKey',
  ]);
  const slot = await wrap('raw', dataKey, by, 'slot');
  const keyring = await openKeyring();
  const holder: HolderRecord = {
    v: 1,
    ...made,
    label: 'Ramouseh 2',
    at: morning,
    salt: new Uint8Array(16),
    cost: { memoryKiB: 64, passes: 1, lanes: 1 },
    slots: [slot, slot],
    reserve: slot,
    tries: { wrong: 0, until: 0, mark: 0 },
    allow: { quickWipe: false, decoyPin: false },
    lease: null,
    takesOver: false,
  };
  await putHolder(holder);
  await keyring.put({
    op,
    name: 'Clock Court',
    device: people.officer.device,
    holder: holder.id,
    seed: slot,
    role: 'counter',
    label: 'Ramouseh 2',
    sites: [],
    post: null,
    hub: { device: people.founder.device, sealTo: null },
    hubUrl: 'http://hub',
    state: 'joined',
    at: morning,
    pads: [people.pad.device],
  });
  return {
    clock,
    holder,
    keyring,
    unlock: async () => {
      const key = await unwrapAes(slot, by, 'slot', dataKeyUses);
      // A shift is longer than the two minutes of the vault; its locking has tests of its own.
      return createKeys(holder, key, { time: clock.time, idleMs: Number.POSITIVE_INFINITY });
    },
  };
}

const putHolder = (holder: HolderRecord): Promise<void> =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open('corridor-phone');
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      const writing = asked.result.transaction('holders', 'readwrite');
      writing.objectStore('holders').put(holder);
      writing.oncomplete = () => {
        asked.result.close();
        resolve();
      };
    };
  });

const timer = (): Timer & { readonly forward: () => void } => {
  let next: (() => void)[] = [];
  return {
    after: (_ms, run) => {
      next.push(run);
      return () => {
        next = next.filter((each) => each !== run);
      };
    },
    forward: () => {
      for (const run of next.splice(0)) run();
    },
  };
};

/** An unlocked session, as `session/open.ts` puts it together, without a network. */
export async function openShift(phone: Phone) {
  const keys = await phone.unlock();
  const clock = { now: () => phone.clock.time.wall() };
  const ticks = timer();
  const { lease, store, log } = await openLeasedLog({
    keys,
    keyring: phone.keyring,
    enrolment: { op },
    isOwn,
    time: phone.clock.time,
    timer: ticks,
    log: { ...effects, clock },
  });
  const projection = await project(log);
  const isPast = createIsPast({
    role: () => 'counter',
    devices: projection.devices,
    log,
    toHubTime: lease.toHubTime,
  });
  const detach = lease.attach(log, isPast);
  /** The phone comes within reach: as the client's pass does it. */
  const meet = async (hub: Hub) => {
    await lease.contact(hub.clock.now);
    for (;;) {
      const ask = { have: log.vector(), want: log.absent(500) };
      const { lines, more, want } = await pull(hub.log, ask, { mayRead: hub.mayRead });
      await log.admit(lines);
      if (!more) {
        await push(hub.log, (await lacking(log, hub.log.vector())).lines, hub.clock.now);
        return want;
      }
    }
  };
  return {
    keys,
    lease,
    log,
    store,
    projection,
    meet,
    tick: ticks.forward,
    close: async () => {
      detach();
      lease.stop();
      projection.close();
      await store.close();
      keys.drop();
    },
  };
}

/** Until background work has led to this. */
export const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  for (let i = 0; i < 400; i++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('it did not come about');
};
