import {
  bytesToBase64url,
  createReaderKey,
  type DeviceId,
  type Draft,
  mostRecipients,
  openBytes,
  type ReaderKey,
  sealBytes,
} from '@corridor/log';
import { sha256 } from '@corridor/log/browser';
import {
  type ContactRecord,
  contactToText,
  nextCalls,
  type States,
  type SubjectId,
  textToContact,
} from '@corridor/operation';
import { t } from '@corridor/text';
import { toCalled } from '../session/hubCall.ts';
import type { Live } from '../session/live.ts';
import { operationOf } from '../view/facts.ts';
import { type Reader, toReaders } from './readers.ts';
import { destroyedAt, isOver } from './retention.ts';
import type { Shelf, Shelved } from './shelf.ts';
import { type ContactRow, type ContactsView, nothing } from './view.ts';

export interface ContactDesk {
  readonly view: () => ContactsView;
  readonly subscribe: (listener: () => void) => () => void;
  /** Seals it and keeps it, with the hub or without; answers the sentence of a failure, or null. */
  readonly log: (record: ContactRecord) => Promise<string | null>;
  /** Seals calls that open here once more, to every coordinator's board that stands now. */
  readonly letIn: (ids: readonly SubjectId[]) => Promise<string | null>;
  readonly close: () => void;
}

export interface ContactDeskParts {
  readonly live: Pick<
    Live,
    'own' | 'log' | 'projection' | 'client' | 'snapshot' | 'subscribe' | 'record'
  >;
  readonly shelf: Shelf;
  readonly realNow: () => number;
}

/** A call with the largest number of readers is a tenth of it: what says to be larger is none, and is not fetched. */
const MOST_BYTES = 128 * 1024;
/** The hub was not reached: nothing was refused. */
const AWAY: ReadonlySet<string> = new Set(['offline', 'timeout', 'bad-answer', 'no-session']);
/** What the hub did not have, or did not take, is tried again after this. */
const PATIENCE = 3_000;
const HOUR = 3_600_000;
/** A hub that has not answered by then gets the bytes later. */
const SLOW = 1_500;
const deviceOf = (subject: SubjectId): DeviceId => subject.slice(subject.indexOf('/') + 1);
const hashOf = (bytes: Uint8Array) => bytesToBase64url(sha256(bytes));

/** Calls that were logged, sealed to coordinators: opened where they can be, kept, brought to the hub, and destroyed in time. */
export function openContactDesk({ live, shelf, realNow }: ContactDeskParts): ContactDesk {
  const { own, log, projection, client } = live;
  const { op, device: self } = own;
  const listeners = new Set<() => void>();
  /** By hash. */
  const shelved = new Map<string, Shelved>();
  const opened = new Map<string, ContactRecord | null>();
  const tried = new Map<string, number>();
  let key: ReaderKey | null = null;
  let isKeyGiven = false;
  let isDestroyed = false;
  let isOnline = false;
  let isClosed = false;
  let refusal: string | null = null;
  let view = nothing;

  const contacts = () => [...live.snapshot().facts.states('contact').values()];
  const mayTry = (what: string) =>
    realNow() - (tried.get(what) ?? Number.NEGATIVE_INFINITY) >= PATIENCE;

  const readShelf = async () => {
    for (const each of await shelf.all(op)) shelved.set(each.hash, each);
  };
  const keep = async (bytes: Uint8Array, heldBy: DeviceId | null) => {
    const kept: Shelved = { op, hash: hashOf(bytes), bytes, heldBy };
    await shelf.put(kept);
    shelved.set(kept.hash, kept);
    return kept;
  };

  const ownKey = async (): Promise<ReaderKey> => {
    key ??= await shelf.keepKey(op, (await shelf.key(op)) ?? (await createReaderKey()));
    return key;
  };
  /** Everybody learns to which key this board reads; after the hub was heard, lest a board put back to an earlier day forks its chain. */
  const giveKey = async () => {
    const { recipient } = await ownKey();
    const { hub } = live.snapshot();
    const standing = projection.devices().get(self);
    if (isKeyGiven || hub.lastSynced === null || standing?.ownSealTo === recipient) return;
    isKeyGiven = true;
    const subject = `device/${self}`;
    await live.record([{ kind: 'sealing-key-given@1', subject, fact: { sealTo: recipient } }]);
  };

  const bringOne = async ({ hash, bytes }: Shelved, hub: DeviceId) => {
    tried.set(`put ${hash}`, realNow());
    const body = bytes as Uint8Array<ArrayBuffer>;
    const put = await toCalled(client.call(`/api/blob/${hash}`, { method: 'PUT', body }));
    if (put.ok) await keep(bytes, hub);
    refusal = put.ok || AWAY.has(put.code) ? null : `${put.message} ${put.hint}`;
  };
  const bring = async (hub: DeviceId) => {
    const named = new Set(contacts().flatMap(({ sealed }) => sealed.map(({ hash }) => hash)));
    for (const each of [...shelved.values()]) {
      const isOwed = each.heldBy !== hub && named.has(each.hash);
      if (isOwed && mayTry(`put ${each.hash}`)) await bringOne(each, hub);
    }
  };
  const fetchBytes = async (hash: string, hub: DeviceId) => {
    if (!mayTry(`get ${hash}`)) return;
    tried.set(`get ${hash}`, realNow());
    const bytes = await client
      .call(`/api/blob/${hash}`)
      .then(async (response) => new Uint8Array(await response.arrayBuffer()))
      .catch(() => null);
    // Whatever else lies under that name is not what was logged.
    if (bytes && hashOf(bytes) === hash) await keep(bytes, hub);
  };

  /** What was said, of the first sealing that opens here. */
  const open = async (hash: string): Promise<ContactRecord | null> => {
    const known = opened.get(hash);
    if (known !== undefined) return known;
    const kept = shelved.get(hash);
    if (!kept || !key) return null;
    const bytes = await openBytes(key.privateKey, kept.bytes);
    const record = bytes && textToContact(new TextDecoder().decode(bytes));
    opened.set(hash, record);
    return record;
  };

  const rowOf = async (
    state: States['contact'],
    readers: readonly Reader[],
    hub: DeviceId | null,
  ): Promise<ContactRow | null> => {
    const [first] = state.sealed;
    if (!first) return null;
    const isOurs = ({ to }: (typeof state.sealed)[number]) =>
      to.length === 0 || to.some((device) => deviceOf(device) === self);
    const ours = state.sealed.filter((each) => isOurs(each) && each.size <= MOST_BYTES);
    let record: ContactRecord | null = null;
    for (const { hash } of ours) {
      if (!shelved.has(hash)) await readShelf();
      if (!shelved.has(hash) && hub) await fetchBytes(hash, hub);
      record = await open(hash);
      if (record) break;
    }
    const isHere = ours.some(({ hash }) => shelved.has(hash));
    const to = [...new Set(state.sealed.flatMap((each) => each.to.map(deviceOf)))];
    const lacking = readers.filter(
      ({ device, recipient }) => recipient !== null && !to.includes(device),
    );
    const isSealedToUs = state.sealed.some(isOurs);
    const isLost = isHere || ours.length === 0;
    const why = record ? 'open' : !isSealedToUs ? 'sealed' : isLost ? 'damaged' : 'away';
    return {
      id: state.id,
      line: first.line,
      by: first.told.device,
      at: first.told.at,
      record,
      why,
      to,
      lacking,
      isHeld: state.sealed.every(({ hash }) => {
        const kept = shelved.get(hash);
        return !kept || kept.heldBy !== null;
      }),
    };
  };

  const tell = (next: ContactsView) => {
    if (isClosed) return;
    view = next;
    for (const listener of listeners) listener();
  };

  const dueNow = () => {
    const operation = operationOf(live.snapshot().facts);
    return destroyedAt(operation, projection.events(operation?.id ?? ''), log.receivedAt);
  };

  const work = async () => {
    const { hub } = live.snapshot();
    const standing = projection.devices().get(self);
    const isCoordinator = standing?.role === 'coordinator' && !standing.revoked && !hub.revoked;
    if (!isCoordinator) {
      tell({ ...nothing, isReady: standing !== undefined });
      return;
    }
    if (hub.online && !isOnline) tried.clear();
    isOnline = hub.online;
    const due = dueNow();
    const hubNow = hub.clockDifference === null ? null : realNow() + hub.clockDifference;
    // Opened again far from the hub after its key was thrown away: no new one is made for what is over.
    const wasDestroyed = async () =>
      due !== null && realNow() >= due && !key && (await shelf.key(op)) === null;
    if (!isDestroyed && (isOver(due, realNow(), hubNow) || (await wasDestroyed()))) {
      await shelf.destroy(op);
      shelved.clear();
      opened.clear();
      key = null;
      isDestroyed = true;
    }
    if (isDestroyed) {
      tell({ ...nothing, isCoordinator, isReady: true, due, isDestroyed });
      return;
    }
    await giveKey();
    const { recipient } = await ownKey();
    const readers = await toReaders(projection.devices().values(), self, recipient);
    const at = hub.online ? (hub.hub?.device ?? null) : null;
    if (at) await bring(at);
    const rows: ContactRow[] = [];
    for (const state of contacts()) {
      const row = await rowOf(state, readers, at);
      if (row) rows.push(row);
    }
    rows.sort((a, b) => timeOf(b) - timeOf(a) || (a.id < b.id ? -1 : 1));
    const next = nextCalls(rows.flatMap(({ id, record }) => (record ? [{ id, record }] : [])));
    tell({ ...nothing, isCoordinator, isReady: true, readers, rows, next, due, refusal });
  };

  let running: Promise<void> | null = null;
  let goesAgain = false;
  const run = async () => {
    do {
      goesAgain = false;
      // Storage that fails must not end the following of the log; what was there stays shown, with what is wrong.
      await work().catch((fault: unknown) => tell({ ...view, fault: wordsOf(fault) }));
    } while (goesAgain && !isClosed);
    running = null;
  };
  const kick = (): Promise<void> => {
    if (isClosed) return Promise.resolve();
    goesAgain = running !== null;
    running ??= run();
    return running;
  };

  const seal = async (record: ContactRecord): Promise<{ fact: object; hash: string }> => {
    const { recipient } = await ownKey();
    const readers = (await toReaders(projection.devices().values(), self, recipient))
      .filter((reader) => reader.recipient !== null)
      .slice(0, mostRecipients);
    const bytes = await sealBytes(
      readers.map((reader) => reader.recipient as string),
      new TextEncoder().encode(contactToText(record)),
    );
    const { hash } = await keep(bytes, null);
    opened.set(hash, record);
    const to = readers.map(({ device }) => `device/${device}`);
    return { fact: { sealed: { hash, size: bytes.length }, to }, hash };
  };
  /** The bytes are durable before a line names them; without the line they are nothing. */
  const write = async (drafts: readonly Draft[], hashes: readonly string[]) => {
    const { online, hub } = live.snapshot().hub;
    if (online && hub) {
      // So that others find them as soon as they hear of them; a hub that is slow is not waited for.
      const all = Promise.all(
        hashes.map(async (hash) => {
          const kept = shelved.get(hash);
          if (kept) await bringOne(kept, hub.device);
        }),
      );
      await Promise.race([all, new Promise((resolve) => setTimeout(resolve, SLOW))]);
    }
    const failed = await live.record(drafts);
    if (failed !== null) {
      for (const hash of hashes) {
        shelved.delete(hash);
        await shelf.remove(op, hash);
      }
    }
    await kick();
    return failed;
  };
  const failed = (fault: unknown): string =>
    t('Nothing was written: {why}', { why: wordsOf(fault) });

  /** All that a call, its readers or its way to the hub hangs on: a wall that redraws ten times a second asks no more. */
  const signs = (): readonly unknown[] => {
    const { facts, hub } = live.snapshot();
    return [
      projection.devices(),
      operationOf(facts),
      hub.online,
      hub.revoked,
      hub.hub?.device,
      hub.lastSynced === null,
      Math.floor(realNow() / HOUR),
      ...contacts().map(({ lines }) => lines),
    ];
  };
  let seen: readonly unknown[] = [];
  const follow = () => {
    const now = signs();
    const isSame = now.length === seen.length && now.every((sign, at) => sign === seen[at]);
    const isOwed = view.rows.some(({ why, isHeld }) => why === 'away' || !isHeld);
    if (isSame && !isOwed) return;
    seen = now;
    void kick();
  };
  const unfollow = live.subscribe(follow);
  const timer = setInterval(follow, PATIENCE);
  void readShelf().then(kick, kick);

  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    log: async (record) => {
      try {
        const { fact, hash } = await seal(record);
        const name = bytesToBase64url(crypto.getRandomValues(new Uint8Array(12)));
        const subject = `contact/c${name}`;
        return await write([{ kind: 'logged@1', subject, fact }], [hash]);
      } catch (fault) {
        return failed(fault);
      }
    },
    letIn: async (ids) => {
      try {
        const drafts: Draft[] = [];
        const hashes: string[] = [];
        for (const { id, line, record } of view.rows) {
          if (!record || !ids.includes(id)) continue;
          const { fact, hash } = await seal(record);
          drafts.push({ kind: 'resealed@1', subject: id, fact: { of: line, ...fact } });
          hashes.push(hash);
        }
        return drafts.length > 0 ? await write(drafts, hashes) : null;
      } catch (fault) {
        return failed(fault);
      }
    },
    close: () => {
      isClosed = true;
      clearInterval(timer);
      unfollow();
    },
  };
}

const wordsOf = (fault: unknown): string =>
  fault instanceof Error ? fault.message : String(fault);

/** When it was said, where it opens; else when it was logged. */
const timeOf = ({ record, at }: ContactRow): number => record?.at ?? at;
