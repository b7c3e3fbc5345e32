import {
  createMemoryStore,
  createProjection,
  createSigner,
  createVerify,
  type DeviceId,
  type Draft,
  isFounder,
  lineToText,
  type OpenLog,
  openLog,
  operationIdOf,
  runtimeRandom,
  type Signer,
  seedToSigner,
} from '@corridor/log';
import { hashText, sha256 } from '@corridor/log/browser';
import { createIndex, folding, SUBJECT_TYPES, type SubjectState } from '@corridor/operation';
import { IDBFactory } from 'fake-indexeddb';
import { createBrowserKey } from '../session/join.ts';
import { indexToFacts } from '../view/facts.ts';
import { type ContactDesk, openContactDesk } from './desk.ts';
import { openShelf, type Shelf } from './shelf.ts';

const bytesToName = (bytes: Uint8Array) => Buffer.from(sha256(bytes)).toString('base64url');

/** A hub as boards see it: bytes by hash, whether it can be reached, and its clock. */
export interface TestHub {
  device: DeviceId;
  readonly blobs: Map<string, Uint8Array>;
  isReached: boolean;
  now: number;
}

export interface TestBoard {
  readonly device: DeviceId;
  readonly log: OpenLog;
  readonly shelf: Shelf;
  readonly desk: ContactDesk;
  readonly write: (...drafts: readonly Draft[]) => Promise<void>;
  /** A page that is closed and opened again. */
  readonly reopen: () => Promise<TestBoard>;
  readonly close: () => void;
}

/** An operation with boards that share what they write, whether the hub is there or not: as a courier would. */
export async function openRoom(start: number) {
  const founder = await seedToSigner(runtimeRandom.bytes(32));
  const op = operationIdOf(founder.device, false, hashText);
  const hub: TestHub = { device: 'hub-1', blobs: new Map(), isReached: true, now: start };
  const logs: OpenLog[] = [];
  const aLog = async () => {
    const log = await openLog({
      store: createMemoryStore(),
      op,
      hash: hashText,
      verify: createVerify(),
      clock: { now: () => hub.now },
      random: runtimeRandom,
    });
    for (const other of logs)
      for await (const lines of other.lines())
        await log.admit(lines.map((line) => lineToText(line)));
    logs.push(log);
    return log;
  };
  const append = async (log: OpenLog, signer: Signer, drafts: readonly Draft[]) => {
    const written = await log.append(signer, drafts);
    if (!written.ok) throw new Error(written.why);
    const texts = written.lines.map((line) => lineToText(line));
    for (const other of logs) if (other !== log) await other.admit(texts);
  };
  const founders = await aLog();

  const board = async (
    device: DeviceId,
    privateKey: CryptoKey,
    log: OpenLog,
    factory: IDBFactory,
    role: string,
  ): Promise<TestBoard> => {
    const signer = createSigner(device, privateKey);
    const projection = await createProjection<SubjectState>({
      log,
      ...folding,
      isFounder: (each) => isFounder(op, each, hashText),
    });
    const index = createIndex();
    for (const type of SUBJECT_TYPES)
      for (const [id, state] of projection.states(type)) index.update(id, state);
    const listeners = new Set<() => void>();
    const unfollow = projection.subscribe(({ changes }) => {
      for (const { subject, after } of changes) index.update(subject, after);
      for (const listener of listeners) listener();
    });
    const shelf = await openShelf(factory);
    const write = (...drafts: readonly Draft[]) => append(log, signer, drafts);
    const desk = openContactDesk({
      shelf,
      realNow: () => hub.now,
      live: {
        own: {
          op,
          device,
          privateKey,
          name: '',
          role,
          label: '',
          hub: { device: hub.device, sealTo: '' },
          joinedAt: 0,
        },
        log,
        projection,
        snapshot: () => ({
          facts: indexToFacts(index),
          hub: {
            online: hub.isReached,
            revoked: false,
            lastSynced: start,
            clockDifference: hub.isReached ? 0 : null,
            hub: { device: hub.device, sealTo: '' },
            syncing: false,
            toSend: 0,
            error: null,
            retryAt: null,
            hubBelowReceipts: false,
            refusedByHub: [],
            role,
            heard: {},
          },
          play: null,
          synced: null,
          toSend: 0,
        }),
        subscribe: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        record: async (drafts) => {
          await write(...drafts);
          return null;
        },
        client: {
          state: () => {
            throw new Error('not asked');
          },
          subscribe: () => () => {},
          start: () => {},
          stop: () => {},
          sync: () => Promise.reject(new Error('not asked')),
          call: async (path, init) => {
            if (!hub.isReached) throw { code: 'offline', message: '', hint: '' };
            const hash = path.split('/').at(-1) ?? '';
            if (init?.method === 'PUT') {
              const bytes = init.body as Uint8Array;
              if (bytesToName(bytes) !== hash) throw { code: 'bad-request', message: '', hint: '' };
              hub.blobs.set(hash, bytes);
              return Response.json({ ok: true });
            }
            const bytes = hub.blobs.get(hash);
            if (!bytes) throw { code: 'not-found', message: '', hint: '' };
            return new Response(bytes as Uint8Array<ArrayBuffer>);
          },
        },
      },
    });
    const close = () => {
      desk.close();
      unfollow();
      projection.close();
      shelf.close();
    };
    return {
      device,
      log,
      shelf,
      desk,
      write,
      close,
      reopen: async () => {
        close();
        return board(device, privateKey, log, factory, role);
      },
    };
  };

  return {
    op,
    hub,
    open: async (label: string, role = 'coordinator'): Promise<TestBoard> => {
      const { device, privateKey } = await createBrowserKey();
      await append(founders, founder, [
        { kind: 'enrolled@1', subject: `device/${device}`, fact: { label, role, sites: [] } },
      ]);
      return board(device, privateKey, await aLog(), new IDBFactory(), role);
    },
    revoke: (device: DeviceId) =>
      append(founders, founder, [
        {
          kind: 'revoked@1',
          subject: `device/${device}`,
          fact: { heads: [], reason: 'stolen' },
        },
      ]),
  };
}
