import { byRank, type DeviceId, type DeviceStanding, type Disputed } from '@corridor/log';
import { named } from '@corridor/text';
import { byName } from '../trips/rows.ts';
import { type Facts, postName, siteName } from '../view/facts.ts';

export interface DeviceRow {
  readonly device: DeviceId;
  readonly label: string;
  readonly role: string;
  readonly sites: string;
  readonly post: string;
  /** ms of the hub's clock when it last received something from it, open or locked; null for never. */
  readonly heard: number | null;
  /** Lines of it that this board holds. */
  readonly kept: number;
  /** Further lines, written while it was locked. */
  readonly keptLocked: number;
  /** Lines that do not count, those written while it was locked among them. */
  readonly disputed: number;
  readonly isForked: boolean;
  readonly isRevoked: boolean;
  readonly revokedAt: number | null;
  readonly isSelf: boolean;
  readonly isHub: boolean;
  /** Enrolled by whom: its label. */
  readonly enrolledBy: string;
  /** Label of the first device of the same person; empty where this is it, or nobody said whose it is. */
  readonly personOf: string;
  /** Why it was cut off, as coded; empty where it was not. */
  readonly revokedFor: string;
  /** Who says that it is in other hands, by label, and when. */
  readonly reports: readonly { readonly by: string; readonly at: number }[];
  /** The keys with which it counts while it is locked: they go where it goes. Those that still count. */
  readonly pads: readonly DeviceId[];
  /** All of them, those that were cut off as well. */
  readonly padsEver: readonly DeviceId[];
  /** As records in the history name them. */
  readonly padLabels: readonly string[];
  readonly clockOffset: number;
  /** Ranks above this board: nobody changes the standing of one above themselves. */
  readonly ranksAbove: boolean;
}

export interface DeviceSource {
  readonly devices: () => ReadonlyMap<DeviceId, DeviceStanding>;
  readonly disputed: () => readonly Disputed[];
  /** Lines held per device: the highest seq of its heads. */
  readonly kept: (device: DeviceId) => number;
  readonly heard: { readonly [device: DeviceId]: number };
  readonly self: DeviceId;
}

/**
 * Who is who, and who has been silent: the longest silent first among those who count. The key with which a phone counts
 * while it is locked lies on that phone: one row for both, since there is one phone to call, to lose and to cut off.
 */
export function toDeviceRows(facts: Facts, source: DeviceSource): readonly DeviceRow[] {
  const devices = source.devices();
  const self = devices.get(source.self);
  const labelOf = (device: DeviceId) => devices.get(device)?.label ?? device.slice(0, 6);
  const disputed = new Map<DeviceId, number>();
  for (const { event } of source.disputed()) {
    disputed.set(event.device, (disputed.get(event.device) ?? 0) + 1);
  }
  const padsOf = Map.groupBy(
    [...devices.values()].filter(({ role }) => role === 'pad'),
    ({ enrolledBy }) => enrolledBy,
  );
  const isFolded = ({ role, enrolledBy }: DeviceStanding) =>
    role === 'pad' && enrolledBy !== null && devices.has(enrolledBy);
  return [...devices.values()]
    .filter((one) => !isFolded(one))
    .map((one): DeviceRow => {
      const pads = padsOf.get(one.device) ?? [];
      const keys = [one, ...pads];
      const heard = keys.flatMap(({ device }) => source.heard[device] ?? []);
      const reports = keys.flatMap(({ surrenders }) => surrenders);
      return {
        device: one.device,
        label: one.label,
        role: one.role,
        sites: named(one.sites.map((site) => siteName(facts, site))),
        post: one.post ? postName(facts, one.post) : '',
        heard: heard.length ? Math.max(...heard) : null,
        kept: source.kept(one.device),
        keptLocked: pads.reduce((sum, { device }) => sum + source.kept(device), 0),
        disputed: keys.reduce((sum, { device }) => sum + (disputed.get(device) ?? 0), 0),
        isForked: keys.some(({ forked }) => forked),
        isRevoked: one.revoked,
        revokedAt: one.revokedAt ?? null,
        isSelf: one.device === source.self,
        isHub: one.role === 'hub',
        personOf: one.person === one.device ? '' : labelOf(one.person),
        revokedFor: one.revokedFor ?? '',
        reports: reports.map(({ by, at }) => ({ by: labelOf(by), at })),
        pads: pads.flatMap(({ revoked, device }) => (revoked ? [] : [device])),
        padsEver: pads.map(({ device }) => device),
        padLabels: pads.map(({ label }) => label),
        enrolledBy: one.enrolledBy ? (devices.get(one.enrolledBy)?.label ?? '') : '',
        clockOffset: one.clockOffset,
        ranksAbove: !self || byRank(one.rank, self.rank) < 0,
      };
    })
    .sort(
      (a, b) =>
        Number(a.isRevoked) - Number(b.isRevoked) ||
        Number(b.isForked) - Number(a.isForked) ||
        byName(a.role, b.role) ||
        byName(a.label, b.label) ||
        (a.device < b.device ? -1 : 1),
    );
}
