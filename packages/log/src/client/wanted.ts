import { maxSliceLines } from '../line/limits.ts';
import type { OpenLog } from '../open/types.ts';
import type { DeviceId, LineId } from '../types.ts';

/** What the hub lets this device read, as it says at sign-in. */
export interface Reads {
  /** Another one when role, sites or post are others: what was refused before may be had now. */
  readonly key: string;
  /** Bodies of others are answered for so long after they were written, ms; null: for ever. */
  readonly forMs: number | null;
}

interface Asked {
  readonly key: string;
  /** By the hub's clock. */
  readonly at: number;
  /** Of each device, up to which line every absent body was asked for. */
  readonly upTo: { readonly [device: DeviceId]: number };
}

const NOTE = 'bodies-asked';
/** The hub itself may have lacked a body then. */
const AGAIN_AFTER = 24 * 3_600_000;

/**
 * Which absent bodies to ask for. Most are absent since they are not for this device, or too old, and naming each at every
 * sign-in would cost more than all news of a day. So each is asked for once, under what this device may read now.
 */
export interface Wanted {
  /** Signed in: what is not asked for yet, and young enough to be answered, is to be asked for. */
  readonly begin: (reads: Reads, hubNow: number) => Promise<void>;
  /** This device's role changed while signed in. */
  readonly beginAnew: () => void;
  /** For the next call: own lines first, of which there should be none, at most 500 in all. */
  readonly next: (withOthers: boolean) => readonly LineId[];
  /** A call with these was answered. */
  readonly answered: (ids: readonly LineId[]) => Promise<void>;
}

export function createWanted(log: OpenLog, own: DeviceId): Wanted {
  let queue: LineId[] = [];
  let whenDone: Asked | null = null;

  const fill = (oldest: number, upTo: Asked['upTo']) => {
    queue = [
      ...log.absent(
        Number.POSITIVE_INFINITY,
        undefined,
        ({ device, seq, hlc }) => device !== own && hlc[0] >= oldest && seq > (upTo[device] ?? 0),
      ),
    ];
  };
  const heads = () =>
    Object.fromEntries(
      Object.entries(log.vector()).map(([device, of]) => [
        device,
        Math.max(...of.map(([seq]) => seq)),
      ]),
    );
  const recall = async (): Promise<Asked | null> => {
    const note = await log.note(NOTE);
    return note === null ? null : (JSON.parse(note) as Asked);
  };

  return {
    begin: async ({ key, forMs }, hubNow) => {
      const before = await recall();
      const isValid = before?.key === key && Math.abs(hubNow - before.at) < AGAIN_AFTER;
      fill(forMs === null ? 0 : hubNow - forMs, isValid ? before.upTo : {});
      whenDone =
        queue.length === 0 ? null : { key, at: isValid ? before.at : hubNow, upTo: heads() };
    },
    beginAnew: () => {
      fill(0, {});
      whenDone = null;
    },
    next: (withOthers) => {
      const mine = log.absent(maxSliceLines, own);
      return withOthers ? [...mine, ...queue.slice(0, maxSliceLines - mine.length)] : mine;
    },
    answered: async (ids) => {
      if (queue.length === 0) return;
      const gone = new Set(ids);
      queue = queue.filter((id) => !gone.has(id));
      if (queue.length > 0 || whenDone === null) return;
      const asked = whenDone;
      whenDone = null;
      await log.note(NOTE, JSON.stringify(asked));
    },
  };
}
