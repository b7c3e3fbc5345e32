import type { Keyring } from '../device/enrolment.ts';
import type { HolderRecord, OpenHolder, PadRecord } from './types.ts';

/** What can be known of this phone without a PIN. */
export interface OpenParts {
  readonly holders: readonly OpenHolder[];
  readonly pads: readonly PadRecord[];
  /** Something lies unsealed since before there were PINs. */
  readonly hasOpenRecords: boolean;
}

const toOpenHolder = ({ id, label, allow, takesOver, self }: HolderRecord): OpenHolder => ({
  id,
  label,
  allow,
  takesOver,
  selfRecipient: self.recipient,
});

export async function readOpenParts(
  keyring: Pick<Keyring, 'holders' | 'pads' | 'hasOpenRecords'>,
): Promise<OpenParts> {
  const [holders, pads, hasOpenRecords] = await Promise.all([
    keyring.holders(),
    keyring.pads(),
    keyring.hasOpenRecords(),
  ]);
  return { holders: holders.map(toOpenHolder), pads, hasOpenRecords };
}
