import { type DeviceId, type DeviceStanding, isRecipient } from '@corridor/log';

/** A coordinator's board, and whether calls can be sealed to it. */
export interface Reader {
  readonly device: DeviceId;
  readonly label: string;
  readonly isSelf: boolean;
  /** null: that board has not yet said to which key; it opens nothing that is sealed now. */
  readonly recipient: string | null;
}

/**
 * Every coordinator's board that stands now. The key of each is what it gave over its own signature, and this board's
 * is the one that it holds, whatever the log says.
 */
export async function toReaders(
  devices: Iterable<DeviceStanding>,
  self: DeviceId,
  own: string | null,
): Promise<readonly Reader[]> {
  const readers: Reader[] = [];
  for (const { device, label, role, revoked, ownSealTo } of devices) {
    if (role !== 'coordinator' || revoked) continue;
    const isSelf = device === self;
    const given = isSelf ? own : (ownSealTo ?? null);
    const recipient = given !== null && (await isRecipient(given)) ? given : null;
    readers.push({ device, label, isSelf, recipient });
  }
  return readers.sort(
    (a, b) => Number(b.isSelf) - Number(a.isSelf) || (a.label < b.label ? -1 : 1),
  );
}
