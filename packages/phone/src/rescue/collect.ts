import type { SealedRecord } from '@corridor/log';
import { openIndexedDbOutbox, openIndexedDbSealedStore } from '@corridor/log/browser';
import { openKeyring } from '../device/keyring.ts';
import { mirroredRecords } from '../device/mirroredOutbox.ts';

/**
 * What could still be saved of this phone without a PIN: records sealed to the hub, which it alone reads and anybody may bring. Each part
 * on its own: one that fails does not take the others along. The rest lies sealed by the PIN and stays where it is.
 */
export interface Salvage {
  readonly sealed: readonly SealedRecord[];
  readonly problems: readonly string[];
}

const soon = <T>(promise: Promise<T>): Promise<T> =>
  Promise.race([
    promise,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer')), 4000)),
  ]);

export async function collectSalvage(): Promise<Salvage> {
  const found = new Map<string, SealedRecord>();
  const problems: string[] = [];
  const attempt = async (what: string, work: () => Promise<readonly SealedRecord[]>) => {
    try {
      for (const record of await soon(work())) found.set(record.lastId, record);
    } catch (problem) {
      problems.push(`${what}: ${problem instanceof Error ? problem.message : String(problem)}`);
    }
  };
  const fromMirror = attempt('mirror', mirroredRecords);
  const fromOutbox = attempt('outbox', async () => {
    const outbox = await openIndexedDbOutbox();
    try {
      return await outbox.all();
    } finally {
      outbox.close();
    }
  });
  // Counted while locked, and not in the outbox yet.
  const fromLocked = attempt('locked', async () => {
    const [keyring, store] = [await openKeyring(), await openIndexedDbSealedStore()];
    try {
      const records: SealedRecord[] = [];
      for (const { device, hub } of await keyring.pads()) {
        for (const { op, seq, prev, id, forHub } of await store.lines(device)) {
          if (forHub === null) continue;
          const place = { op, dev: device, firstSeq: seq, lastSeq: seq, prev, lastId: id };
          records.push({ ...place, hub: hub.device, hubUrl: hub.hubUrl, sealed: forHub });
        }
      }
      return records;
    } finally {
      keyring.close();
      store.close();
    }
  });
  // Beside each other: whoever stands there with a bus waits for the slowest, not for all in turn.
  await Promise.all([fromMirror, fromOutbox, fromLocked]);
  return { sealed: [...found.values()], problems };
}
