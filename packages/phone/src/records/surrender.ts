import type { DeviceStanding } from '@corridor/log';
import type { FieldRecord } from './fieldRecord.ts';

/** A phone that a colleague may no longer hold. */
export interface Colleague {
  readonly device: string;
  readonly label: string;
  /** Reported already, by anybody: said, and not refused. */
  readonly isReported: boolean;
}

/**
 * Phones that count at this site, but for one's own: who stands here sees whose was taken. A phone's second key is not among
 * them; the hub stops it together with its phone.
 */
export const colleaguesAt = (
  devices: ReadonlyMap<string, DeviceStanding>,
  site: string,
  own: string,
): readonly Colleague[] => {
  const person = devices.get(own)?.person ?? own;
  return [...devices.values()]
    .filter(
      (device) =>
        device.role === 'counter' &&
        !device.revoked &&
        device.person !== person &&
        device.device !== own &&
        (device.sites.length === 0 || device.sites.includes(site)),
    )
    .map(({ device, label, surrenders }) => ({ device, label, isReported: surrenders.length > 0 }))
    .sort((a, b) =>
      a.label < b.label ? -1 : a.label > b.label ? 1 : a.device < b.device ? -1 : 1,
    );
};

/** `at`: when it was taken, ms; counts after that are not that colleague's. */
export const surrenderedRecord = (device: string, at?: number): FieldRecord => ({
  kind: 'surrendered@1',
  subject: `device/${device}`,
  fact: at === undefined ? {} : { at },
});
