import type { OperationId } from '@corridor/log';
import type { Keyring } from '../device/enrolment.ts';
import type { HolderId, HolderRecord } from '../vault/types.ts';
import type { LeaseRecord, LeaseRecords } from './types.ts';

export interface LeasePlace {
  readonly read: () => Promise<LeaseRecord | null>;
  /** Durable when it resolves. */
  readonly write: (record: LeaseRecord) => Promise<void>;
}

export const leasesOf = (holder: Pick<HolderRecord, 'lease'> | null): LeaseRecords =>
  (holder?.lease ?? {}) as LeaseRecords;

/** One operation's lease in its holder's record. */
export const leasePlace = (
  keyring: Pick<Keyring, 'holder' | 'patchHolder'>,
  holder: HolderId,
  op: OperationId,
): LeasePlace => ({
  read: async () => leasesOf(await keyring.holder(holder))[op] ?? null,
  write: async (record) => {
    const lease: LeaseRecords = { ...leasesOf(await keyring.holder(holder)), [op]: record };
    if (!(await keyring.patchHolder(holder, { lease }))) throw new Error('this holder is gone');
  },
});
