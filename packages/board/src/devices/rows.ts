import { byRank, type DeviceId, type DeviceStanding, type Disputed } from '@corridor/log';
import { byName } from '../trips/rows.ts';
import { type Facts, postName, siteName } from '../view/facts.ts';

export interface DeviceRow {
  readonly device: DeviceId;
  readonly label: string;
  readonly role: string;
  readonly sites: string;
  readonly post: string;
  /** ms of the hub's clock when it last received something from it; null for never. */
  readonly heard: number | null;
  /** Lines of it that this board holds. */
  readonly kept: number;
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

/** Who is who, and who has been silent: the longest silent first among those who count. */
export function toDeviceRows(facts: Facts, source: DeviceSource): readonly DeviceRow[] {
  const devices = source.devices();
  const self = devices.get(source.self);
  const labelOf = (device: DeviceId) => devices.get(device)?.label ?? device.slice(0, 6);
  const disputed = new Map<DeviceId, number>();
  for (const { event } of source.disputed()) {
    disputed.set(event.device, (disputed.get(event.device) ?? 0) + 1);
  }
  return [...devices.values()]
    .map(
      (one): DeviceRow => ({
        device: one.device,
        label: one.label,
        role: one.role,
        sites: one.sites.map((site) => siteName(facts, site)).join(', '),
        post: one.post ? postName(facts, one.post) : '',
        heard: source.heard[one.device] ?? null,
        kept: source.kept(one.device),
        disputed: disputed.get(one.device) ?? 0,
        isForked: one.forked,
        isRevoked: one.revoked,
        revokedAt: one.revokedAt ?? null,
        isSelf: one.device === source.self,
        isHub: one.role === 'hub',
        personOf: one.person === one.device ? '' : labelOf(one.person),
        revokedFor: one.revokedFor ?? '',
        reports: one.surrenders.map(({ by, at }) => ({ by: labelOf(by), at })),
        pads: [...devices.values()].flatMap(({ role, enrolledBy, revoked, device }) =>
          role === 'pad' && enrolledBy === one.device && !revoked ? [device] : [],
        ),
        enrolledBy: one.enrolledBy ? (devices.get(one.enrolledBy)?.label ?? '') : '',
        clockOffset: one.clockOffset,
        ranksAbove: !self || byRank(one.rank, self.rank) < 0,
      }),
    )
    .sort(
      (a, b) =>
        Number(a.isRevoked) - Number(b.isRevoked) ||
        Number(b.isForked) - Number(a.isForked) ||
        byName(a.role, b.role) ||
        byName(a.label, b.label) ||
        (a.device < b.device ? -1 : 1),
    );
}
