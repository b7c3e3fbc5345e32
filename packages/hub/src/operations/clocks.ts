import type { DeviceStanding, Draft, OpenLog } from '@corridor/log';
import type { Journal } from '../data/journal.ts';

const toleranceMs = 2 * 60_000;
/** A signing-in call takes a few seconds at most on a bad network. */
const doubtMs = 10_000;
const hourMs = 3_600_000;
/** A clock is put right by hand once or twice; one that moves at every sign-in is playing with the hub. */
const mostPerHour = 6;
const agreeingDevices = 2;

export interface Clocks {
  /** Writes `clock-offset` when the device's clock is off from what is known of it. `ms`: what is to be added to it. */
  readonly note: (device: DeviceStanding, ms: number) => Promise<void>;
  /** Writes what waited for a device's first line, or for that of its second key. */
  readonly arrived: () => Promise<void>;
}

export interface ClockParts {
  readonly log: OpenLog;
  readonly devices: () => ReadonlyMap<string, DeviceStanding>;
  readonly write: (drafts: readonly Draft[]) => Promise<unknown>;
  readonly now: () => number;
  readonly journal: Journal;
}

/** The time this hub last received something, by its own clock then; 0 where it never did. */
export const lastHeard = (log: OpenLog): number => Math.max(0, ...Object.values(log.heard()));

export function createClocks({ log, devices, write, now, journal }: ClockParts): Clocks {
  // The fact names the line from which it holds, so for a phone without a line it waits for the first.
  const toCome = new Map<string, number>();
  const written = new Map<string, readonly number[]>();
  const agreeing = new Set<string>();

  /**
   * A laptop whose battery was empty may start in another year. Its clock then lies before what it received
   * itself, and it must not "correct" everybody else's; unless several of theirs agree with it, and so it was the
   * earlier time that was wrong.
   */
  const isDoubtful = (device: string, ms: number) => {
    if (now() >= lastHeard(log) - toleranceMs) {
      agreeing.clear();
      return false;
    }
    if (Math.abs(ms) <= toleranceMs) agreeing.add(device);
    else agreeing.delete(device);
    return agreeing.size < agreeingDevices;
  };

  const writeOffset = (dev: string, ms: number, from: string) =>
    write([
      { kind: 'clock-offset@1', subject: `device/${dev}`, fact: { ms, doubt: doubtMs, from } },
    ]);

  const hasRoom = (dev: string) => {
    const recent = (written.get(dev) ?? []).filter((at) => Math.abs(now() - at) < hourMs);
    if (recent.length >= mostPerHour) return false;
    written.set(dev, [...recent, now()]);
    return true;
  };

  const padsOf = (phone: string) =>
    [...devices().values()].filter(
      ({ role, enrolledBy, revoked }) => role === 'pad' && enrolledBy === phone && !revoked,
    );
  const isOther = ({ clockOffset }: DeviceStanding, ms: number) =>
    Math.abs(ms - clockOffset) > toleranceMs;

  return {
    async note({ device, clockOffset }, ms) {
      const isOwnDoubtful = isDoubtful(device, ms);
      if (Math.abs(ms - clockOffset) <= toleranceMs) return;
      if (isOwnDoubtful) {
        journal({ event: 'clock-behind', level: 'warning' });
        return;
      }
      if (!hasRoom(device)) return;
      const head = log.heads(device).at(-1);
      if (head) await writeOffset(device, Math.round(ms), head.id);
      else toCome.set(device, Math.round(ms));
      // The key that counts while the phone is locked goes by the same clock, and never signs in.
      for (const pad of padsOf(device)) {
        const last = log.heads(pad.device).at(-1);
        if (last && isOther(pad, ms)) await writeOffset(pad.device, Math.round(ms), last.id);
      }
    },
    async arrived() {
      for (const [dev, ms] of toCome) {
        const head = log.heads(dev).at(-1);
        const first = head && log.ancestorAt(head.id, 1);
        if (!first) continue;
        toCome.delete(dev);
        await writeOffset(dev, ms, first);
      }
      for (const { device, clockOffset } of [...devices().values()]) {
        if (Math.abs(clockOffset) <= toleranceMs) continue;
        for (const pad of padsOf(device)) {
          const head = log.heads(pad.device).at(-1);
          const first = head && log.ancestorAt(head.id, 1);
          if (!first || pad.clockOffset !== 0 || !isOther(pad, clockOffset)) continue;
          if (hasRoom(pad.device)) await writeOffset(pad.device, clockOffset, first);
        }
      }
    },
  };
}
