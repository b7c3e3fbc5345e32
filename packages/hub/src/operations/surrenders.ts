import type { DeviceStanding, Draft, LineId, OpenLog } from '@corridor/log';
import { type Journal, whereOf } from '../data/journal.ts';
import { Refusal } from '../http/refusal.ts';
import { coordinatorRole, hubRole } from './roles.ts';
import type { HubStanding } from './standing.ts';

/**
 * Answers reports that a phone is in other hands, at night as well: what it wrote up to here stands, what comes later
 * does not, and so for the key that counts while it is locked. Of a device that decides only people decide.
 */
export interface Surrenders {
  /** Looks at every report once more; writes what is due. Never throws: what could not be written now is due again. */
  readonly answer: () => Promise<void>;
}

export interface SurrenderParts {
  readonly log: OpenLog;
  readonly standing: HubStanding;
  /** False for a hub that nobody enrolled: what it wrote would count for nothing. */
  readonly mayWrite: () => boolean;
  readonly write: (drafts: readonly Draft[]) => Promise<unknown>;
  readonly journal: Journal;
}

/**
 * A team is stopped, and a colleague reports its phones. Whoever holds a phone that is unlocked must not be able to cut
 * off a whole operation with it, so further reports by one person in the field wait for a coordinator. A desk hears of
 * teams by radio, and is not carried through checkpoints.
 */
const mostByOneInTheField = 6;

export function createSurrenders(parts: SurrenderParts): Surrenders {
  const { log, standing, mayWrite, write, journal } = parts;
  const devices = standing.devices;
  // One that was let in again after a revocation is not cut off once more by the report from before.
  const settled = new Set<LineId>();
  for (const { device, surrenders } of devices().values())
    if (standing.wasRevoked(device)) for (const { line } of surrenders) settled.add(line);

  const isDeciding = ({ role }: DeviceStanding) =>
    role === coordinatorRole || role === hubRole || role === 'founder';

  /** The phone itself, where the report names its second key. */
  const phoneOf = (device: DeviceStanding): DeviceStanding =>
    (device.role === 'pad' && devices().get(device.enrolledBy ?? '')) || device;

  const answeredOf = (by: string) => {
    const { person } = devices().get(by) ?? { person: by };
    return [...devices().values()].filter(
      ({ role, revokedFor, surrenders }) =>
        role !== 'pad' &&
        revokedFor === 'surrendered' &&
        surrenders.some((one) => devices().get(one.by)?.person === person),
    ).length;
  };

  /** What stands now: of a forked chain no branch that nobody has settled, or the hub would decide between them. */
  const standingHeads = (device: string): readonly LineId[] => {
    const found = new Set<LineId>();
    for (const head of log.heads(device)) {
      let at = log.chains.linkOf(head.id);
      const isStanding = ({ id, seq }: { readonly id: LineId; readonly seq: number }) =>
        standing.view().standingOf({ id, device, seq, wall: 0 }) === 'stands';
      while (at && !isStanding(at)) at = at.prev === null ? null : log.chains.linkOf(at.prev);
      if (at) found.add(at.id);
    }
    return [...found];
  };

  const answerOne = async (phone: DeviceStanding, report: LineId) => {
    const pads = [...devices().values()].filter(
      ({ role, enrolledBy, revoked }) => role === 'pad' && enrolledBy === phone.device && !revoked,
    );
    await write(
      [phone, ...pads].map(({ device }) => ({
        kind: 'revoked@1',
        subject: `device/${device}`,
        fact: { heads: standingHeads(device), reason: 'surrendered', of: report },
      })),
    );
    journal({ event: 'surrendered', devices: 1 + pads.length });
  };

  const answerAll = async () => {
    if (!mayWrite()) return;
    for (const reported of [...devices().values()]) {
      for (const { line, by } of reported.surrenders) {
        if (settled.has(line)) continue;
        // Asked anew: the report before may have been the same phone's.
        const phone = phoneOf(devices().get(reported.device) ?? reported);
        if (phone.revoked) settled.add(line);
        if (phone.revoked || isDeciding(phone)) continue;
        const reporter = devices().get(by);
        const isInTheField = !reporter || !(isDeciding(reporter) || reporter.role === 'desk');
        if (isInTheField && answeredOf(by) >= mostByOneInTheField) continue;
        await answerOne(phone, line);
        settled.add(line);
      }
    }
  };

  let running: Promise<void> = Promise.resolve();
  return {
    answer() {
      running = running.then(answerAll).catch((error) => {
        // Its own chain is incomplete here: as soon as it is whole, there is news, and the report is looked at again.
        if (error instanceof Refusal) return;
        journal({ event: 'fault', level: 'fault', where: whereOf(error) });
      });
      return running;
    },
  };
}
