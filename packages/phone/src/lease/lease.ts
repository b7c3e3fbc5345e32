import type { DeviceId, OpenLog, OperationId, Timer } from '@corridor/log';
import { dropOthers, resealSegments } from '@corridor/log/browser';
import { createStore } from '../store.ts';
import type { Time } from '../vault/mark.ts';
import { isLocked, type VaultKeys } from '../vault/types.ts';
import { boxOfOthers, type MarkedBox, newMarkedKey, openMarkedKey } from './boxes.ts';
import { createLeaseClock } from './clock.ts';
import type { LeasePlace } from './records.ts';
import {
  FRESH_KEY_AFTER_MS,
  type IsPast,
  LEASE_MS,
  type Lease,
  type LeaseRecord,
  type LeaseState,
} from './types.ts';

export interface LeaseParts {
  readonly keys: Pick<VaultKeys, 'box' | 'newKey' | 'openKey'>;
  readonly place: LeasePlace;
  readonly op: OperationId;
  /** Name of the database of the holder's lines. */
  readonly lines: string;
  /** The phone's device in this operation, and its pads, as they are now. */
  readonly isOwn: (device: DeviceId) => boolean;
  readonly time: Time;
  readonly timer: Timer;
}

const CHECK_EVERY_MS = 60_000;
/** Times on the way are not worth a write each: a phone killed in between has lost so much of the time it saw. */
const KEEP_EVERY_MS = 60_000;
const FIRST_MARK = 2;

/**
 * Opens the lease before the log is opened. Where it is over, others' segments are gone from the database when this resolves, and none
 * was opened for it. Rejects only where the phone is locked or its storage fails.
 */
export async function openLease(parts: LeaseParts): Promise<Lease> {
  const { keys, place, op, lines, isOwn, time, timer } = parts;
  let record = await place.read();
  const clock = createLeaseClock(time, record);
  let current: MarkedBox | null = null;
  let before: MarkedBox | null = null;
  let attached: {
    readonly log: Pick<OpenLog, 'forgetBodies' | 'forgetDevices'>;
    readonly isPast: IsPast;
  } | null = null;
  let isStopped = false;
  let cancelCheck = () => {};

  const toState = (): LeaseState => ({
    until: record?.key ? record.until : null,
    isExpired: record?.key === null,
    isRevoked: record?.isRevoked ?? false,
  });
  const state = createStore<LeaseState>(toState());
  const keep = async (next: LeaseRecord) => {
    await place.write(next);
    record = next;
    state.set(toState());
  };

  let running: Promise<unknown> = Promise.resolve();
  const serially = <T>(work: () => Promise<T>): Promise<T> => {
    const next = running.then(work);
    running = next.catch(() => {});
    return next;
  };

  const dropAll = async () => {
    if (attached) await attached.log.forgetDevices(isOwn);
    else await dropOthers(lines, op, isOwn);
  };
  /** The key first: a phone that dies right after it holds bytes that nothing opens. */
  const end = async (isRevoked: boolean) => {
    const seen = clock.now();
    const begun = record?.begun ?? seen;
    const offset = clock.offset();
    current = null;
    before = null;
    await keep({ key: null, before: null, begun, until: seen, seen, offset, isRevoked });
    await dropAll();
  };
  const begin = async () => {
    const now = clock.now();
    // Where the storage failed at the end, some may still lie there, and the fresh key opens none of it.
    if (record !== null) await dropAll();
    const made = await newMarkedKey(keys, FIRST_MARK);
    await keep({
      key: made.key,
      before: null,
      begun: now,
      until: now + LEASE_MS,
      seen: now,
      offset: clock.offset(),
      isRevoked: false,
    });
    current = made.box;
    before = null;
  };
  const renew = async (now: number, known: LeaseRecord) => {
    const offset = clock.offset();
    const next = { ...known, until: now + LEASE_MS, seen: now, offset, isRevoked: false };
    // The hub took its time back: a key from its future would never be old enough.
    const begun = Math.min(known.begun, now);
    if (known.before === null && now - begun >= FRESH_KEY_AFTER_MS) {
      const made = await newMarkedKey(keys, ((known.key?.mark ?? 0) + 1) % 256);
      await keep({ ...next, key: made.key, before: known.key, begun: now });
      before = current;
      current = made.box;
      return;
    }
    const isWorthIt = Math.abs(now - known.seen) >= KEEP_EVERY_MS || begun !== known.begun;
    if (isWorthIt || known.isRevoked) await keep({ ...next, begun });
  };

  let isTidying = false;
  /** After a fresh key: lets go what is past, seals the rest by it, and only then gives the old one up. */
  const tidy = async () => {
    const going = before;
    if (!attached || !going || isStopped) return;
    const { log, isPast } = attached;
    const now = clock.now();
    // Waits for writes that sealed by the old key before there was a new one.
    await log.forgetBodies({ isOwn, isPast: (line) => isPast(line, now) });
    const to = current;
    if (!to || before !== going) return;
    const what = { op, isOwn, isOld: going.isOf, from: going, to };
    while ((await resealSegments(lines, what)) > 0);
    await serially(async () => {
      if (before !== going || !record?.key) return;
      await keep({ ...record, before: null });
      before = null;
    });
  };
  const tidyUp = () => {
    // Killed or locked in between, the next opening goes on: until then both keys are kept.
    if (isTidying) return;
    isTidying = true;
    void tidy()
      .catch(() => {})
      .finally(() => {
        isTidying = false;
      });
  };

  const isDue = (known: LeaseRecord) => clock.now() >= known.until;
  const check = () =>
    serially(async () => {
      if (!record?.key) return;
      if (isDue(record)) return end(false);
      const seen = clock.now();
      if (seen - record.seen >= KEEP_EVERY_MS) await keep({ ...record, seen });
    });
  const schedule = () => {
    cancelCheck();
    if (isStopped) return;
    const left = record?.key ? record.until - clock.now() : CHECK_EVERY_MS;
    const wait = Math.max(1_000, Math.min(left, CHECK_EVERY_MS));
    cancelCheck = timer.after(wait, () => {
      void check()
        .catch(() => {})
        .finally(schedule);
    });
  };

  const openKeys = async (known: LeaseRecord) => {
    try {
      current = known.key && (await openMarkedKey(keys, known.key));
      before = known.before && (await openMarkedKey(keys, known.before));
    } catch (problem) {
      if (isLocked(problem)) throw problem;
      // A damaged key must not keep anybody from counting: the hub has what it opened.
      await end(false);
    }
  };

  // Letting the phone in was a contact with the hub.
  if (record === null) await begin();
  else if (record.key === null) await dropOthers(lines, op, isOwn);
  else if (isDue(record)) await end(false);
  else await openKeys(record);
  schedule();

  const others = boxOfOthers(() => ({ current, before }));
  return {
    state,
    boxFor: (device) => (device === null || isOwn(device) ? keys.box : others),
    now: clock.now,
    toHubTime: (ms) => ms + clock.offset(),
    attach: (log, isPast) => {
      attached = { log, isPast };
      tidyUp();
      return () => {
        attached = null;
      };
    },
    contact: (hubNow) =>
      serially(async () => {
        // Met again too late: what was told before goes first.
        if (record?.key && isDue(record)) await end(false);
        clock.heard(hubNow);
        if (record?.key) await renew(hubNow, record);
        else await begin();
        if (before) tidyUp();
        schedule();
      }),
    revoked: () =>
      serially(async () => {
        if (record?.key || !record?.isRevoked) await end(true);
      }),
    check,
    stop: () => {
      isStopped = true;
      cancelCheck();
    },
  };
}
