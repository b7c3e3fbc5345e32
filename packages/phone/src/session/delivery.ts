import {
  type Clock,
  createHubClient,
  createOutbox,
  type DeviceId,
  type HubState,
  type Line,
  type OpenLog,
  type OutboxStore,
  openReceiptBook,
  type Receipt,
  type ReceiptLevel,
  type Signer,
  unsealedRuns,
  type Verify,
} from '@corridor/log';
import { runtimeTimer } from '@corridor/log/browser';
import type { Enrolment } from '../device/enrolment.ts';
import { takeKeptReceipts } from '../handover/keptReceipts.ts';
import type { Lease } from '../lease/types.ts';
import type { Store } from '../store.ts';
import type { Signed } from '../view/own.ts';
import { lookForNewVersion } from '../worker/register.ts';
import type { Delivery } from './session.ts';

const LAST_CONTACT = 'last-contact';
/** Less than this and the hub does not speak of it either. */
const CLOCK_TOLERANCE = 2 * 60_000;

export interface ConnectionParts {
  readonly enrolment: Pick<Enrolment, 'hubUrl'>;
  /** The hub as it is now: another one may take over. */
  readonly hub: () => Enrolment['hub'];
  /** Who answered at sign-in says that it is this hub. */
  readonly onHub: (hub: { readonly device: string; readonly sealTo: string }) => void;
  readonly log: OpenLog;
  readonly signer: Signer;
  readonly verify: Verify;
  readonly clock: Clock;
  readonly delivery: Store<Delivery>;
  /** This phone's own device and the keys that counted while it was locked. */
  readonly own: () => readonly DeviceId[];
  /** What others wrote may be read for some hours after each contact. */
  readonly lease: Pick<Lease, 'contact' | 'revoked'>;
  /** `null` where the browser gave no place for it: lines still go by sync and by file. */
  readonly outbox: OutboxStore | null;
  /** Whether the log says that this device is a hub of the operation. */
  readonly isHub: (device: string) => boolean;
  /** What was left over is sealed after it: nobody at the pad waits for that. */
  readonly followed?: Promise<unknown>;
}

export interface Connection {
  readonly sync: () => void;
  /** Own lines just written: seals them for the outbox. */
  readonly keep: (lines: readonly Line[]) => void;
  /** Seals what no record holds yet, before all of it is handed over. */
  readonly sealRest: () => Promise<void>;
  readonly stop: () => void;
}

/** Carries records to the hub whenever it is near, and tells the screens what has arrived there for certain. */
export async function connect(parts: ConnectionParts): Promise<Connection> {
  const { enrolment, log, signer, verify, clock, delivery, own, lease } = parts;
  const { hubUrl } = enrolment;
  const isOwn = (author: string) => own().includes(author);
  const isHub = (author: string, _level: ReceiptLevel) =>
    author === parts.hub().device || parts.isHub(author);
  const book = await openReceiptBook({ log, verify, isHub });
  const patch = (more: Partial<Delivery>) => delivery.set({ ...delivery.get(), ...more });

  const signedUpTo = (): Signed => {
    const signed: { readonly [level in ReceiptLevel]: Record<string, number> } = {
      hub: {},
      centre: {},
    };
    for (const { dev, head, level } of book.receipts()) {
      const place = isOwn(dev) ? log.place(head) : null;
      if (place) signed[level][dev] = Math.max(signed[level][dev] ?? 0, place.seq);
    }
    return signed;
  };

  const outbox = parts.outbox && createOutbox({ store: parts.outbox, verify });
  let sealing: Promise<unknown> = Promise.resolve();
  const keep = (lines: readonly Line[]) => {
    const hub = parts.hub();
    if (!outbox || hub.sealTo === null || lines.length === 0) return;
    const target = { hub: hub.device, hubUrl, sealTo: hub.sealTo };
    sealing = sealing.then(() => outbox.keep(target, lines)).catch(() => {});
  };
  const settle = () => {
    sealing = sealing
      .then(() => outbox?.settle(book.receipts(), log.chains.isAncestor, parts.isHub))
      .catch(() => {});
  };
  /** Killed between a record and its sealing: what is neither sealed nor signed for is sealed now. */
  const catchUp = async () => {
    if (!outbox) return;
    // What lies open on a carried record may be false.
    const records = (await outbox.all()).filter(({ carried }) => !carried);
    for (const device of own()) {
      const unsigned: Line[] = [];
      const fromSeq = (signedUpTo().hub[device] ?? 0) + 1;
      for await (const lines of log.lines({ device, fromSeq })) unsigned.push(...lines);
      for (const run of unsealedRuns(unsigned, records)) keep(run);
    }
  };

  const note = await log.note(LAST_CONTACT);
  patch({ signed: signedUpTo(), lastContact: note === null ? null : Number(note) });

  const addReceipts = async (receipts: readonly Receipt[]) => {
    await book.add(receipts);
    patch({ signed: signedUpTo() });
    settle();
  };
  // Shown by a hub's screen and read by this phone's camera, perhaps while it was locked.
  const stopTaking = takeKeptReceipts(log.op, addReceipts);

  let isDelivering = false;
  /** Other phones' records, whenever this one is in step itself. */
  const deliverCarried = async () => {
    if (!outbox || isDelivering) return;
    isDelivering = true;
    const fetch = globalThis.fetch.bind(globalThis);
    await outbox.deliver(fetch, hubUrl, ({ carried }) => carried === true).catch(() => {});
    isDelivering = false;
  };

  const client = createHubClient({
    baseUrl: hubUrl,
    fetch: globalThis.fetch.bind(globalThis),
    log,
    signer,
    alsoOwn: () => own().filter((author) => author !== signer.device),
    clock,
    timer: runtimeTimer,
    chance: Math.random,
    heardHub: lease.contact,
    receipts: {
      add: addReceipts,
      keptAt: book.keptAt,
      hear: async (theirs) => {
        const isBelow = await book.hear(theirs);
        if (isBelow) patch({ signed: signedUpTo() });
        return isBelow;
      },
    },
  });

  let lastSynced: number | null = null;
  const show = (state: HubState) => {
    const { online, syncing, error, revoked, hubBelowReceipts, refusedByHub } = state;
    if (state.hub) parts.onHub(state.hub);
    const off = state.clockDifference;
    if (revoked && !delivery.get().isRevoked) void lease.revoked().catch(() => {});
    patch({
      online,
      syncing,
      error,
      isRevoked: revoked,
      hubBelowReceipts,
      refused: refusedByHub.length,
      clockDifference: off !== null && Math.abs(off) > CLOCK_TOLERANCE ? off : null,
    });
    if (state.lastSynced === null || state.lastSynced === lastSynced) return;
    lastSynced = state.lastSynced;
    patch({ lastContact: lastSynced });
    void deliverCarried();
    void log.note(LAST_CONTACT, String(lastSynced)).catch(() => {});
    lookForNewVersion();
  };
  const unsubscribe = client.subscribe(show);
  const wake = () => void client.sync();
  const wakeIfSeen = () => {
    if (document.visibilityState === 'visible') wake();
  };
  addEventListener('online', wake);
  // Asking once more is how the screen learns that the hub is gone.
  addEventListener('offline', wake);
  document.addEventListener('visibilitychange', wakeIfSeen);
  client.start();
  let isStopped = false;
  void Promise.resolve(parts.followed)
    .then(() => (isStopped ? undefined : catchUp()))
    .catch(() => {});

  return {
    sync: wake,
    keep,
    sealRest: async () => {
      await sealing;
      await catchUp();
      await sealing;
    },
    stop: () => {
      isStopped = true;
      stopTaking();
      removeEventListener('online', wake);
      removeEventListener('offline', wake);
      document.removeEventListener('visibilitychange', wakeIfSeen);
      unsubscribe();
      client.stop();
    },
  };
}
