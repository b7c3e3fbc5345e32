import { dropOthers } from '@corridor/log/browser';
import type { Keyring } from '../device/enrolment.ts';
import type { Time } from '../vault/mark.ts';
import { linesOf } from '../vault/types.ts';
import { createLeaseClock } from './clock.ts';
import { leasePlace, leasesOf } from './records.ts';

const KEEP_EVERY_MS = 60_000;

/**
 * Ends every lease on this phone whose time has come, without a PIN: nobody need unlock a phone for what others counted to go from it.
 * For the locked app, at its start and once a minute, while no session is open. Killed in between, the next call goes on.
 */
export async function endLeases(
  keyring: Pick<Keyring, 'holders' | 'holder' | 'ofHolder' | 'pads' | 'patchHolder'>,
  time: Time,
): Promise<void> {
  const pads = await keyring.pads();
  for (const holder of await keyring.holders()) {
    const enrolments = await keyring.ofHolder(holder.id);
    for (const [op, record] of Object.entries(leasesOf(holder))) {
      const place = leasePlace(keyring, holder.id, op);
      const seen = createLeaseClock(time, record).now();
      const isOver = record.key === null || seen >= record.until;
      if (record.key !== null && isOver) {
        await place.write({ ...record, key: null, before: null, until: seen, seen });
      } else if (!isOver && seen - record.seen >= KEEP_EVERY_MS) {
        await place.write({ ...record, seen });
      }
      if (!isOver) continue;
      const own = new Set([
        ...enrolments.flatMap((each) => (each.op === op ? [each.device, ...each.pads] : [])),
        ...pads.flatMap((each) => (each.holder === holder.id && each.op === op ? each.device : [])),
      ]);
      await dropOthers(linesOf(holder.id), op, (device) => own.has(device));
    }
  }
}
