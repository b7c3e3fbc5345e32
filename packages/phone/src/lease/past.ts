import type { DeviceId, DeviceStanding, OpenLog } from '@corridor/log';
import { isInWindow, subjectTypeOf } from '@corridor/operation';
import type { IsPast, Lease } from './types.ts';

export interface PastParts {
  /** The phone's role as of now. */
  readonly role: () => string;
  readonly devices: () => ReadonlyMap<DeviceId, DeviceStanding>;
  readonly log: Pick<OpenLog, 'receivedAt'>;
  readonly toHubTime: Lease['toHubTime'];
}

/** What the hub would not give this phone any more: the same rule as there, by what this phone knows of others' clocks. */
export const createIsPast =
  ({ role, devices, log, toHubTime }: PastParts): IsPast =>
  ({ id, header, body }, now) => {
    if (body === null) return false;
    const { kind, subject, fact } = body;
    const author = devices().get(header.dev);
    const times = {
      at: header.wall + (author?.clockOffset ?? 0),
      enrolledAt: author?.enrolledAt ?? 0,
      receivedAt: () => toHubTime(log.receivedAt(id) ?? 0),
    };
    return !isInWindow(role(), { kind, subjectType: subjectTypeOf(subject), fact }, times, now);
  };
