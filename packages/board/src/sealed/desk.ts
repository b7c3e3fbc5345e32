import {
  bytesToBase64url,
  createReaderKey,
  type DeviceId,
  mostRecipients,
  openBytes,
  sealBytes,
} from '@corridor/log';
import { sha256 } from '@corridor/log/browser';
import { toReaders } from '../contacts/readers.ts';
import type { Shelf, Shelved } from '../contacts/shelf.ts';
import { toCalled } from '../session/hubCall.ts';
import type { Live } from '../session/live.ts';
import type { Facts } from '../view/facts.ts';

/** What lies under a hash, or why it is not here: still to be fetched, sealed to others, not what the hash names. */
export type Found<T> =
  | { readonly is: 'open'; readonly value: T }
  | { readonly is: 'away' | 'sealed' | 'damaged' };

export interface Attachment {
  readonly hash: string;
  readonly size: number;
}

export interface SealedDesk<T> {
  readonly find: (hash: string) => Found<T>;
  /** Somebody looks: fetched from the hub, if they are not here. */
  readonly want: (hash: string) => void;
  /** For coordinators' boards and this one; durable here when it answers. */
  readonly seal: (value: T) => Promise<Attachment>;
  /** What is out: in clear, for whoever may read the line that names it. */
  readonly publish: (value: T) => Promise<Attachment>;
  readonly subscribe: (listener: () => void) => () => void;
  readonly close: () => void;
}

export interface SealedDeskParts<T> {
  readonly live: Pick<Live, 'own' | 'projection' | 'client' | 'snapshot' | 'subscribe'>;
  readonly shelf: Shelf;
  readonly realNow: () => number;
  /** What says to be larger is none of these, and is not fetched. */
  readonly mostBytes: number;
  /** What any line names. */
  readonly named: (facts: Facts) => readonly Attachment[];
  readonly toClear: (value: T) => Uint8Array;
  /** As it is sealed: filled up, so that its length tells little. */
  readonly toPadded: (value: T) => Uint8Array;
  /** null: something else lies there. */
  readonly fromBytes: (bytes: Uint8Array) => T | null;
}

const PATIENCE = 3_000;
/** What the hub does not have is asked for twice as late each time, and never later than this. */
const MOST_PATIENCE = 60_000;
/** A hub that has not answered by then gets the bytes later. */
const SLOW = 1_500;
const AWAY = { is: 'away' } as const;
const hashOf = (bytes: Uint8Array) => bytesToBase64url(sha256(bytes));

/** Bytes beside the log, sealed or in clear: kept here, fetched from the hub and brought to it. */
export function openSealedDesk<T>(parts: SealedDeskParts<T>): SealedDesk<T> {
  const { live, shelf, realNow, mostBytes, fromBytes } = parts;
  const { own, projection, client } = live;
  const { op, device: self } = own;
  const listeners = new Set<() => void>();
  const shelved = new Map<string, Shelved>();
  const found = new Map<string, Found<T>>();
  const wanted = new Set<string>();
  const tried = new Map<string, { readonly at: number; readonly times: number }>();
  let isClosed = false;

  const mayTry = (what: string) => {
    const last = tried.get(what);
    return (
      !last || realNow() - last.at >= Math.min(MOST_PATIENCE, PATIENCE * 2 ** (last.times - 1))
    );
  };
  const noteTry = (what: string) =>
    tried.set(what, { at: realNow(), times: (tried.get(what)?.times ?? 0) + 1 });
  const tell = (hash: string, is: Found<T>) => {
    found.set(hash, is);
    if (!isClosed) for (const listener of listeners) listener();
  };
  const named = () => parts.named(live.snapshot().facts);
  const hubNow = (): DeviceId | null => {
    const { online, hub } = live.snapshot().hub;
    return online ? (hub?.device ?? null) : null;
  };

  const keep = async (bytes: Uint8Array, heldBy: DeviceId | null): Promise<Shelved> => {
    const kept: Shelved = { op, hash: hashOf(bytes), bytes, heldBy };
    await shelf.put(kept);
    shelved.set(kept.hash, kept);
    return kept;
  };
  const bring = async ({ hash, bytes }: Shelved, hub: DeviceId) => {
    noteTry(`put ${hash}`);
    const body = bytes as Uint8Array<ArrayBuffer>;
    const put = await toCalled(client.call(`/api/blob/${hash}`, { method: 'PUT', body }));
    if (put.ok) await keep(bytes, hub);
  };
  const fetchBytes = async (hash: string, hub: DeviceId) => {
    noteTry(`get ${hash}`);
    const bytes = await client
      .call(`/api/blob/${hash}`)
      .then(async (response) => new Uint8Array(await response.arrayBuffer()))
      .catch(() => null);
    // Whatever else lies under that name is not what was put there.
    if (bytes && hashOf(bytes) === hash) await keep(bytes, hub);
  };
  const open = async ({ hash, bytes }: Shelved) => {
    const clear = fromBytes(bytes);
    if (clear) {
      tell(hash, { is: 'open', value: clear });
      return;
    }
    const key = await shelf.key(op);
    const opened = key && (await openBytes(key.privateKey, bytes));
    const value = opened && fromBytes(opened);
    tell(hash, value ? { is: 'open', value } : { is: opened ? 'damaged' : 'sealed' });
  };

  const work = async () => {
    const hub = hubNow();
    for (const { hash, size } of named()) {
      if (size > mostBytes) {
        if (!found.has(hash)) tell(hash, { is: 'damaged' });
        continue;
      }
      const isMissed = wanted.has(hash) && !shelved.has(hash);
      if (isMissed && hub && mayTry(`get ${hash}`)) await fetchBytes(hash, hub);
      const kept = shelved.get(hash);
      if (!kept) continue;
      if (!found.has(hash)) await open(kept);
      if (hub && kept.heldBy !== hub && mayTry(`put ${hash}`)) await bring(kept, hub);
    }
  };

  let isRunning = false;
  let goesAgain = false;
  const run = async () => {
    isRunning = true;
    do {
      goesAgain = false;
      // Storage or a hub that fails is tried again; a figure on the wall does not wait for words.
      await work().catch(() => {});
    } while (goesAgain && !isClosed);
    isRunning = false;
  };
  const kick = () => {
    if (isClosed) return;
    goesAgain = isRunning;
    if (!isRunning) void run();
  };
  const isOwed = () =>
    named().some(({ hash, size }) => {
      const kept = shelved.get(hash);
      if (size > mostBytes) return !found.has(hash);
      return kept ? kept.heldBy === null || !found.has(hash) : wanted.has(hash);
    });
  let wasReached = false;
  const follow = () => {
    const isReached = hubNow() !== null;
    if (isReached && !wasReached) tried.clear();
    wasReached = isReached;
    if (isOwed()) kick();
  };
  const unfollow = live.subscribe(follow);
  const timer = setInterval(follow, PATIENCE);
  void shelf.all(op).then((all) => {
    for (const each of all) if (!shelved.has(each.hash)) shelved.set(each.hash, each);
    kick();
  });

  const put = async (bytes: Uint8Array, value: T): Promise<Attachment> => {
    const kept = await keep(bytes, null);
    tell(kept.hash, { is: 'open', value });
    const hub = hubNow();
    // So that others find the words as soon as they hear of them; a hub that is slow is not waited for.
    if (hub) {
      const slow = new Promise((resolve) => setTimeout(resolve, SLOW));
      await Promise.race([bring(kept, hub), slow]);
    }
    return { hash: kept.hash, size: bytes.length };
  };

  return {
    find: (hash) => found.get(hash) ?? AWAY,
    want: (hash) => {
      if (wanted.has(hash)) return;
      wanted.add(hash);
      kick();
    },
    seal: async (value) => {
      const { recipient } = await shelf.keepKey(
        op,
        (await shelf.key(op)) ?? (await createReaderKey()),
      );
      const readers = await toReaders(projection.devices().values(), self, recipient);
      const others = readers.flatMap((reader) =>
        reader.isSelf || reader.recipient === null ? [] : reader.recipient,
      );
      const to = [recipient, ...others].slice(0, mostRecipients);
      return put(await sealBytes(to, parts.toPadded(value)), value);
    },
    publish: (value) => put(parts.toClear(value), value),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      isClosed = true;
      clearInterval(timer);
      unfollow();
    },
  };
}
