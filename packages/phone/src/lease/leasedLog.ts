import {
  type DeviceId,
  type LineStore,
  type LogParts,
  type OpenLog,
  openLog,
  type Timer,
} from '@corridor/log';
import { type BoxFor, dropOthers, openIndexedDbStore, runtimeTimer } from '@corridor/log/browser';
import type { Enrolment, Keyring } from '../device/enrolment.ts';
import { runtimeTime, type Time } from '../vault/mark.ts';
import { isLocked, linesOf, type VaultKeys } from '../vault/types.ts';
import { openLease } from './lease.ts';
import { leasePlace } from './records.ts';
import type { Lease } from './types.ts';

export interface LeasedParts {
  readonly keys: VaultKeys;
  readonly keyring: Pick<Keyring, 'holder' | 'patchHolder'>;
  readonly enrolment: Pick<Enrolment, 'op'>;
  /** The phone's own device and its pads, as they are at the time of asking. */
  readonly isOwn: (device: DeviceId) => boolean;
  readonly time?: Time;
  readonly timer?: Timer;
}

/** The lease of one operation: for a session, or for `migrate`, which asks for its `boxFor`. */
const openLeaseOf = ({
  keys,
  keyring,
  enrolment: { op },
  isOwn,
  time = runtimeTime,
  timer = runtimeTimer,
}: LeasedParts): Promise<Lease> =>
  openLease({
    keys,
    place: leasePlace(keyring, keys.holder, op),
    op,
    lines: linesOf(keys.holder),
    isOwn,
    time,
    timer,
  });

export interface LeasedLog {
  readonly lease: Lease;
  readonly store: LineStore;
  readonly log: OpenLog;
}

/**
 * Lease, store and log of one operation of an unlocked holder. A lease that is over has taken others' records along before the log
 * opens. What cannot be read of others' records never keeps the log from opening: it is dropped, and the hub has it.
 */
export async function openLeasedLog(
  parts: LeasedParts & { readonly log: Omit<LogParts, 'store' | 'op'> },
): Promise<LeasedLog> {
  const { keys, enrolment, isOwn } = parts;
  const { op } = enrolment;
  const lease = await openLeaseOf(parts);
  const store = await openIndexedDbStore(linesOf(keys.holder), lease.boxFor);
  const open = () => openLog({ ...parts.log, store, op });
  try {
    const openAnew = async () => {
      await dropOthers(linesOf(keys.holder), op, isOwn);
      return open();
    };
    const log = await open().catch((problem) => {
      if (isLocked(problem)) throw problem;
      return openAnew();
    });
    const isOfOthers = ({ what, device }: ReturnType<OpenLog['damage']>[number]) =>
      what === 'lines' && !isOwn(device);
    return { lease, store, log: log.damage().some(isOfOthers) ? await openAnew() : log };
  } catch (problem) {
    lease.stop();
    await store.close();
    throw problem;
  }
}

/**
 * For `migrate`: the boxes under which the sessions of this holder will look for their lines. Where the holder is in several operations
 * others' lines lie under the first one's lease; the other sessions cannot open theirs, drop them, and pull them again.
 */
export async function boxForTakingOver(
  keys: VaultKeys,
  keyring: Pick<Keyring, 'ofHolder' | 'holder' | 'patchHolder'>,
): Promise<BoxFor> {
  const enrolments = await keyring.ofHolder(keys.holder);
  const own = new Set(enrolments.flatMap(({ device, pads }) => [device, ...pads]));
  const [enrolment] = enrolments;
  if (!enrolment) return () => keys.box;
  const isOwn = (device: DeviceId) => own.has(device);
  const lease = await openLeaseOf({ keys, keyring, enrolment, isOwn });
  lease.stop();
  if (!lease.state.get().isExpired) return lease.boxFor;
  // Begun, killed, and gone on with a day later: own lines are taken over all the same, and the next session drops the others.
  const { box } = await keys.newKey('lease');
  return (device) => (device === null || isOwn(device) ? keys.box : box);
}
