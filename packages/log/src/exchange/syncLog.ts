import type { SyncLog } from '../client/types.ts';
import type { OpenLog } from '../open/types.ts';
import type { LineId } from '../types.ts';
import { bodiesOf, devicesToTrail, lacking, trailOf } from './exchange.ts';

/** A log as the client of a hub sees it. */
export interface ExchangeLog extends SyncLog {
  /** Devices of which the hub names a head unknown here: pull once more with their trail. */
  readonly devicesToTrail: (theirs: ReturnType<SyncLog['vector']>) => readonly string[];
  /** Lines that the hub asks for because it lacks their bodies; push them whatever its vector says. */
  readonly bodiesOf: (want: readonly LineId[]) => Promise<readonly string[]>;
  readonly absent: OpenLog['absent'];
  readonly hearOwn: OpenLog['hearOwn'];
  readonly forgetOwn: OpenLog['forgetOwn'];
}

export function logToSyncLog(log: OpenLog): ExchangeLog {
  return {
    op: log.op,
    vector: log.vector,
    lacking: (have, limits) => lacking(log, have, { limits }),
    trail: (devices) => trailOf(log, devices),
    admit: (lines) => log.admit(lines),
    subscribe: (listener) => log.subscribe(() => listener()),
    devicesToTrail: (theirs) => devicesToTrail(log, theirs),
    bodiesOf: (want) => bodiesOf(log, want),
    absent: log.absent,
    hearOwn: log.hearOwn,
    forgetOwn: log.forgetOwn,
  };
}
