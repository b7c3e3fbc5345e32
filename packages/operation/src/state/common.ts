import type { DeviceId, LineId, SubjectId } from '../event.ts';
import type { Finding } from '../findings/rules.ts';

/** Where something comes from and when it happened: told time where it was told later, else the line's own. */
export interface Moment {
  readonly line: LineId;
  readonly device: DeviceId;
  readonly at: number;
  readonly doubt: number;
}
export interface MomentAt extends Moment {
  readonly site: SubjectId | null;
}

/** Somebody said otherwise without having seen what stands. Open until a fact is written that saw both. */
export interface Contested {
  /** What is contested: `status`, `phase`, `control`, `green-light of party/x at checkpoint`. */
  readonly what: string;
  readonly stands: string;
  readonly line: LineId;
  readonly others: readonly { readonly value: string; readonly line: LineId }[];
}

export interface Common {
  /** Smallest id of the linked set. */
  readonly id: SubjectId;
  /** The other ids of the linked set, where there are any: references may name them. */
  readonly linked?: readonly SubjectId[];
  /** What somebody said this is not. Never proposed again. */
  readonly notSame?: readonly SubjectId[];
  readonly lines: number;
  /** Lines of a newer app, or damaged in meaning: kept, passed on, without effect here. */
  readonly notUnderstood: number;
  readonly corrected: number;
  readonly retracted: number;
  readonly contested: readonly Contested[];
  /** Only those that this subject alone can show. Never a reason to refuse. */
  readonly findings: readonly Finding[];
  /** Earliest and latest moment told; null without a line that was understood. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
}

/** Movement that is stopped: since when, why, on whose order and through whom, as far as anybody says. */
export interface Suspension {
  readonly since: Moment;
  readonly reason: string | null;
  readonly orderedBy: SubjectId | null;
  readonly relayedBy: SubjectId | null;
  readonly incident: SubjectId | null;
}

/** One word that something stands. Every such word stays, with its own reason, until somebody who saw it lets move again. */
export interface StopWord extends Suspension {
  /** Of a road: only between these two places. Both null: all of it. */
  readonly from: SubjectId | null;
  readonly to: SubjectId | null;
  /** On whose word: a party, or a label. */
  readonly saidBy: string | null;
}
