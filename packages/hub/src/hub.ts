import type { PlainSum, Truth } from '@corridor/exercise';
import {
  createSealingKey,
  identityToSealingKey,
  type LineStore,
  maxSliceLines,
  type OpenLog,
  openLog,
  openSealed,
  type Receipt,
  runtimeRandom,
  type SealingKey,
  seedToSigner,
} from '@corridor/log';
import { createNodeVerify, hashText, isDamagedStore, openSqliteStore } from '@corridor/log/node';
import { type Blobs, openBlobs } from './data/blobs.ts';
import type { DataFolder } from './data/folder.ts';
import { type Journal, whereOf } from './data/journal.ts';
import { type Ledger, openLedger } from './data/ledger.ts';
import { mendLines } from './data/lines.ts';
import { createNews, type News } from './http/news.ts';
import { createSessions, type Sessions } from './http/sessions.ts';
import { type KeyFile, type KeyFiles, newSeed, openKeyFiles } from './identity/keyfile.ts';
import { problemOfFounding } from './operations/founding.ts';
import { type Operation, openOperation } from './operations/operation.ts';

/** A rehearsal in play, as the screens direct it. */
export interface Play {
  /** The rehearsal's time, ms since 1970. */
  readonly now: () => number;
  readonly state: () => PlayState;
  readonly setSpeed: (speed: number) => Promise<void>;
  /** Shows the truth before the end. */
  readonly reveal: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface PlayState {
  /** Rehearsed ms per real ms; 0 is paused. */
  readonly speed: number;
  /** The rehearsal's time, ms since 1970. */
  readonly simulatedNow: number;
  readonly endsAt: number;
  readonly ended: boolean;
  readonly truth?: ShownTruth['truth'];
  readonly plainSum?: ShownTruth['plainSum'];
  /** People who had really got off our vehicles at their destination by `simulatedNow`, all streams. */
  readonly arrivedSoFar?: number;
}

/** What was really so, and what adding up every figure would have said. */
export interface ShownTruth {
  readonly truth: Omit<Truth, 'trips'>;
  readonly plainSum: PlainSum;
}

export interface OutboxAnswer {
  /** Sealed records that could be opened. */
  readonly opened: number;
  /** Places of those that were not sealed to this hub, or are damaged. */
  readonly unreadable: readonly number[];
  /** Lines inside that are new here, and those that were here. */
  readonly admitted: number;
  readonly known: number;
  /** Lines that wait for one before them. */
  readonly held: number;
  /** Lines inside that were not taken. */
  readonly refused: number;
  readonly receipts: readonly Receipt[];
}

export interface Hub {
  readonly version: string;
  readonly now: () => number;
  readonly journal: Journal;
  readonly ledger: Ledger;
  readonly blobs: Blobs;
  readonly keys: KeyFiles;
  readonly store: LineStore;
  readonly sessions: Sessions;
  readonly news: News;
  /** This folder was a copy: the hub is a new device in every operation. */
  readonly isNewDevice: boolean;
  /** The file of records was damaged: what could be read stands in a new one, and the hub is a new device. */
  readonly mended: Mended | null;
  readonly operations: () => readonly Operation[];
  readonly operation: (op: string) => Operation | null;
  /** Opens lines without being a device of theirs: for import and restore. */
  readonly openLog: (op: string) => Promise<OpenLog>;
  /** Makes the hub's keys for an operation that a founder is about to create. The same answer when repeated. */
  readonly prepare: (
    op: string,
  ) => Promise<{ readonly signer: Operation['signer']; readonly sealTo: string }>;
  /** Answers what is wrong with the lines, or null once the operation is here. */
  readonly create: (
    op: string,
    lines: readonly string[],
    recovery?: string,
  ) => Promise<string | null>;
  /** Takes an operation whose keys are written into the hub's care. */
  readonly adopt: (keys: KeyFile) => Promise<Operation>;
  /** Keeps an operation that came as a file. The hub is a new device in it, enrolled by nobody yet. */
  readonly takeIn: (op: string) => Promise<Operation>;
  readonly openSetUp: () => string;
  readonly isSetUp: (token: string) => boolean;
  readonly openOutbox: (sealed: readonly string[]) => Promise<OutboxAnswer>;
  readonly play: (op: string) => Play | null;
  readonly addPlay: (op: string, play: Play) => void;
  /** The time an operation goes by: the hub's, or its rehearsal's. */
  readonly clockOf: (op: string) => number;
  /** To be called hourly. */
  readonly witness: () => Promise<void>;
  /** Destroys attachments whose time is over. To be called at the start and hourly. */
  readonly destroyOverdue: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface HubParts {
  readonly folder: DataFolder;
  readonly now: () => number;
  readonly journal: Journal;
  readonly version: string;
}

export type Mended = NonNullable<Awaited<ReturnType<typeof mendLines>>>;

export type HubProblem = 'in-use' | 'not-a-store' | 'newer' | 'damaged' | 'lines-gone';

const setUpLifeMs = 3_600_000;
const mostPending = 8;

/** Of a line's text; empty where it is none. */
const operationOf = (line: string) => /^\{"v":1,"op":"([\w-]{25})"/.exec(line)?.[1] ?? '';
const signerOf = (seed: string) => seedToSigner(Buffer.from(seed, 'base64url'));

/**
 * A copied folder must not go on under the keys of the one it was copied from: two writers on one chain
 * are a fork. A copied founder or cast would be, too.
 */
function becomeNewDevice(keys: KeyFiles): void {
  for (const { op, sealing, recovery } of keys.all())
    keys.write({ op, seed: newSeed(), sealing, ...(recovery ? { recovery } : {}) });
}

/**
 * Opens the hub of a folder. A damaged file of records is mended once, and the hub then goes on under new keys: of
 * its own chain the end may be missing, and to write on from the middle would fork it.
 */
export async function openHub(parts: HubParts): Promise<Hub | { readonly problem: HubProblem }> {
  const { folder, now, journal } = parts;
  const keys = openKeyFiles(folder.file('keys'));
  if (folder.isCopy) {
    becomeNewDevice(keys);
    folder.settle();
    journal({ event: 'copied-folder', level: 'warning' });
  }
  const file = folder.file('lines.sqlite');
  const first = await openOnce(parts, keys, null);
  if (!('problem' in first) || first.problem !== 'damaged') {
    if ('problem' in first) folder.close();
    return first;
  }
  const mended = await mendLines(file, now());
  if (mended === null) {
    folder.close();
    return first;
  }
  becomeNewDevice(keys);
  journal({ event: 'records-mended', level: 'fault', kept: mended.kept, lost: mended.lost });
  return openOnce(parts, keys, mended);
}

async function openOnce(
  { folder, now, journal, version }: HubParts,
  keys: KeyFiles,
  mended: Mended | null,
): Promise<Hub | { readonly problem: HubProblem }> {
  const opened = openSqliteStore(folder.file('lines.sqlite'));
  if (!opened.ok) return { problem: opened.why };
  const { store } = opened;
  const held = new Set(await store.operations());
  // With the records gone the hub would begin its chain again, under the same key, from its first line.
  const isGone = ({ op, isPending, castSeed }: KeyFile) =>
    !held.has(op) && !isPending && castSeed === undefined;
  if (mended === null && keys.all().some(isGone)) {
    await store.close();
    return { problem: 'lines-gone' };
  }
  const ledger = openLedger(folder.file('hub.sqlite'));
  const blobs = openBlobs(folder.file('blobs'));
  const sessions = createSessions(now);
  const news = createNews();
  const verify = createNodeVerify();
  const operations = new Map<string, Operation>();
  const sealings = new Map<string, SealingKey>();
  const plays = new Map<string, Play>();
  const setUps = new Map<string, number>();

  const clockOf = (op: string) => plays.get(op)?.now() ?? now();
  const openLogOf = (op: string) =>
    openLog({
      store,
      op,
      hash: hashText,
      verify,
      clock: { now: () => clockOf(op) },
      random: runtimeRandom,
      checksStored: true,
    });

  const adopt = async (file: KeyFile) => {
    const sealing = await identityToSealingKey(file.sealing);
    const operation = await openOperation({
      log: await openLogOf(file.op),
      signer: await signerOf(file.seed),
      sealTo: sealing.recipient,
      journal,
      now: () => clockOf(file.op),
      onNews(revoked) {
        for (const dev of revoked) sessions.end({ op: file.op, dev });
        news.tell(file.op);
      },
    });
    operations.set(file.op, operation);
    sealings.set(file.op, sealing);
    return operation;
  };

  try {
    for (const file of keys.all()) {
      if (!file.isPending) await adopt(file);
    }
  } catch (error) {
    if (!isDamagedStore(error)) throw error;
    await store.close();
    ledger.close();
    return { problem: 'damaged' };
  }

  return {
    version,
    now,
    journal,
    ledger,
    blobs,
    keys,
    store,
    sessions,
    news,
    isNewDevice: folder.isCopy,
    mended,
    operations: () => [...operations.values()],
    operation: (op) => operations.get(op) ?? null,
    openLog: openLogOf,
    async prepare(op) {
      const pending = keys.all().filter(({ isPending }) => isPending);
      const known = pending.find((file) => file.op === op);
      for (const { op: oldest } of known ? [] : pending.slice(mostPending - 1)) keys.remove(oldest);
      const file = known ?? {
        op,
        seed: newSeed(),
        sealing: (await createSealingKey()).identity,
        isPending: true,
      };
      if (!known) keys.write(file);
      return {
        signer: await signerOf(file.seed),
        sealTo: (await identityToSealingKey(file.sealing)).recipient,
      };
    },
    async create(op, lines, recovery) {
      const file = keys.read(op);
      if (!file?.isPending) return 'The operation was not prepared on this hub.';
      const signer = await signerOf(file.seed);
      const problem = await problemOfFounding(op, lines, signer.device);
      if (problem) return problem;
      const { isPending: _, ...lasting } = file;
      const log = await openLogOf(op);
      await log.admit(lines);
      keys.write({ ...lasting, ...(recovery ? { recovery } : {}) });
      await adopt(lasting);
      journal({ event: 'operation-created' });
      return null;
    },
    adopt,
    async takeIn(op) {
      const known = keys.read(op);
      const { isPending: _, ...file } = known ?? {
        op,
        seed: newSeed(),
        sealing: (await createSealingKey()).identity,
      };
      keys.write(file);
      return adopt(file);
    },
    openSetUp() {
      const token = newSeed();
      for (const [old, until] of setUps) if (until <= now()) setUps.delete(old);
      setUps.set(token, now() + setUpLifeMs);
      return token;
    },
    isSetUp: (token) => (setUps.get(token) ?? 0) > now(),
    async openOutbox(sealed) {
      const identities = [...sealings.values()].map(({ identity }) => identity);
      const linesByOperation = new Map<string, string[]>();
      const lastsByOperation = new Map<string, string[]>();
      const unreadable: number[] = [];
      const put = (map: Map<string, string[]>, op: string, line: string) => {
        const list = map.get(op);
        if (list) list.push(line);
        else map.set(op, [line]);
      };
      for (const [at, text] of sealed.entries()) {
        const lines = await openSealed(identities, Buffer.from(text, 'base64url'));
        if (!lines) unreadable.push(at);
        for (const line of lines ?? []) put(linesByOperation, operationOf(line), line);
        const last = lines?.at(-1);
        if (last !== undefined) put(lastsByOperation, operationOf(last), last);
      }
      const count = { admitted: 0, known: 0, held: 0, refused: 0 };
      const receipts: Receipt[] = [];
      for (const [op, lines] of linesByOperation) {
        const operation = operations.get(op);
        if (!operation) {
          count.refused += lines.length;
          continue;
        }
        for (let i = 0; i < lines.length; i += maxSliceLines) {
          const delivery = await operation.deliver(lines.slice(i, i + maxSliceLines));
          const { admitted, known, held, refused } = delivery.admission;
          count.admitted += admitted.length;
          count.known += known;
          count.held += held;
          count.refused += refused.length;
          receipts.push(...delivery.receipts);
        }
        // A locked phone knows its records' own ends, and not which heads have grown above them.
        receipts.push(...(await operation.receiptsFor(lastsByOperation.get(op) ?? [])));
      }
      return { opened: sealed.length - unreadable.length, unreadable, ...count, receipts };
    },
    play: (op) => plays.get(op) ?? null,
    addPlay: (op, play) => plays.set(op, play),
    clockOf,
    async witness() {
      for (const operation of operations.values()) {
        await operation
          .witness()
          .catch((error) => journal({ event: 'fault', level: 'fault', where: whereOf(error) }));
      }
    },
    async destroyOverdue() {
      for (const operation of operations.values()) {
        const { op } = operation;
        try {
          const held = (await operation.overdue()).filter((hash) => ledger.hasBlob(hash, op));
          for (const hash of held) {
            // The bytes first: a power cut in between must not leave them where nobody looks for them any more.
            if (!ledger.isBlobElsewhere(hash, op)) blobs.destroy(hash);
            ledger.removeBlob(hash, op);
          }
          if (held.length > 0)
            journal({ event: 'attachments-destroyed', attachments: held.length });
        } catch (error) {
          journal({ event: 'fault', level: 'fault', where: whereOf(error) });
        }
      }
    },
    async close() {
      for (const play of plays.values()) await play.stop();
      for (const operation of operations.values()) operation.close();
      for (const party of sessions.parties()) sessions.end(party);
      await store.close();
      ledger.close();
      folder.close();
    },
  };
}
