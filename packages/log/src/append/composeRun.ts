import { composeLine, type Unsigned } from '../line/compose.ts';
import { nextHlc, wallOf } from '../open/clock.ts';
import type { Draft } from '../open/types.ts';
import { bytesToBase64url } from '../text/base64url.ts';
import type { Clock, DeviceId, HashText, Hlc, LineId, OperationId, RandomBytes } from '../types.ts';

/** Where a device's chain ends. */
export interface RunHead {
  /** 0: nothing written yet. */
  readonly seq: number;
  readonly id: LineId | null;
  readonly hlc: Hlc | null;
  /** Latest clock known here, of any chain. */
  readonly seen: Hlc;
}

export interface RunParts {
  readonly op: OperationId;
  readonly hash: HashText;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

/** Facts as the next lines of a chain, each on the one before, not signed yet. All are of one instant of the device's clock. */
export function composeRun(
  { op, hash, clock, random }: RunParts,
  device: DeviceId,
  head: RunHead,
  drafts: readonly Draft[],
): readonly Unsigned[] {
  const wall = wallOf(clock.now());
  let { seq, id: prev, hlc } = head;
  return drafts.map(({ kind, subject, fact, after, act, gps }) => {
    const salt = bytesToBase64url(random.bytes(16));
    seq++;
    hlc = nextHlc(hlc, head.seen, wall);
    const line = composeLine(
      {
        op,
        dev: device,
        seq,
        prev,
        hlc,
        wall,
        ...(gps === undefined ? {} : { gps: wallOf(gps) }),
      },
      {
        salt,
        kind,
        subject,
        ...(after === undefined ? {} : { after }),
        ...(act === undefined ? {} : { act }),
        fact,
      },
      hash,
    );
    prev = line.id;
    return line;
  });
}
