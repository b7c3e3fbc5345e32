import type { DeviceId, LineId, SubjectId } from '../event.ts';
import type { Fact } from '../kinds/index.ts';
import type { Common, Moment } from './common.ts';

export interface IncidentState extends Common {
  readonly type: 'incident';
  readonly reported: Fact<'incident', 'reported@1'> | null;
  readonly reports: number;
  readonly incidentKind: Fact<'incident', 'reported@1'>['incidentKind'] | null;
  readonly happenedAt: number | null;
  /** When somebody last reported it, by the line's own clock. ms since 1970. */
  readonly reportedLast: number | null;
  readonly attributions: readonly {
    readonly to: SubjectId;
    readonly by: string;
    readonly told: Moment;
  }[];
  /** What it happened to or falls into: trips, sites, windows. Not the same thing under another id. */
  readonly linkedTo: readonly SubjectId[];
  readonly resolved: (Moment & { readonly outcome: string | null }) | null;
}

export interface DocumentState extends Common {
  readonly type: 'document';
  readonly added: Fact<'document', 'added@1'> | null;
}

export type ClaimFact = Fact<'claim', 'recorded@1'>;
export interface ClaimState extends Common {
  readonly type: 'claim';
  readonly claim: ClaimFact | null;
  /** Proposed by the reader until a person recorded it. */
  readonly status: 'unknown' | 'proposed' | 'recorded' | 'reviewed' | 'withdrawn';
  readonly verdict: Fact<'claim', 'reviewed@1'>['verdict'] | null;
  readonly told: Moment | null;
}

export interface StatementState extends Common {
  readonly type: 'statement';
  /** Once it is said, as it was said: what is drafted or corrected afterwards changes nothing that is out. */
  readonly drafted: Fact<'statement', 'drafted@1'> | null;
  readonly draftedBy: (Moment & { readonly person: DeviceId }) | null;
  /** Heads of what its author held as it was drafted; null: an older app, or another way in, did not say. */
  readonly knew: readonly LineId[] | null;
  readonly status: 'unknown' | 'drafted' | 'cleared' | 'said' | 'superseded';
  readonly cleared:
    | (Moment & {
        readonly function: Fact<'statement', 'cleared@1'>['function'] | null;
        /** Whoever drafted it let it out: allowed, and shown. */
        readonly isByDrafter: boolean;
      })
    | null;
  readonly said: readonly (Moment & {
    readonly channel: Fact<'statement', 'said@1'>['channel'];
    readonly to: readonly SubjectId[];
    /** What was said, in clear, under its hash; null: not kept. */
    readonly text: { readonly hash: string; readonly size: number } | null;
  })[];
  /** It was said before anybody had cleared these words. */
  readonly isSaidUncleared: boolean;
  /** Drafts and corrections that came after it was said, and are without effect. */
  readonly changedSinceSaid: number;
  readonly supersededBy: SubjectId | null;
}

export interface CaseState extends Common {
  readonly type: 'case';
  readonly caseKind: Fact<'case', 'opened@1'>['caseKind'] | null;
  readonly site: SubjectId | null;
  readonly status: 'unknown' | 'opened' | 'triaged' | 'assigned' | 'handed-over' | 'closed';
  readonly since: Moment | null;
  readonly triage: Fact<'case', 'triaged@1'>['triage'] | null;
  readonly lying: boolean | null;
  readonly vehicle: SubjectId | null;
  readonly trip: SubjectId | null;
  readonly hospital: SubjectId | null;
  readonly handedOverTo: SubjectId | null;
  readonly outcome: string | null;
}

export interface DiscrepancyState extends Common {
  readonly type: 'discrepancy';
  readonly of: SubjectId | null;
  /** null: whatever there is of that subject. */
  readonly about: Fact<'discrepancy', 'explained@1'>['about'] | null;
  /** As told. An explanation may have been overtaken since: `standingOf` says how it stands. */
  readonly status: 'open' | 'assigned' | 'explained' | 'reopened';
  readonly since: Moment | null;
  readonly assignedTo: SubjectId | null;
  readonly explanation: Fact<'discrepancy', 'explained@1'>['explanation'] | null;
  /** How many people it explains. null: all that there were. */
  readonly people: number | null;
  /** What the newest explanation was written in view of. */
  readonly explained:
    | (Moment & {
        /** How many they were. null: nobody told. */
        readonly size: number | null;
        readonly direction: 'fewer' | 'more' | null;
        readonly counts: readonly LineId[] | null;
      })
    | null;
}

/** Only that a sealed record exists and how the newest one is called. */
export interface SealedState extends Common {
  readonly type: 'custody';
  readonly status: string;
  readonly sealed: readonly {
    readonly line: LineId;
    readonly hash: string;
    readonly size: number;
  }[];
}

/** A call that was logged. What was said lies sealed elsewhere, under its hash. */
export interface ContactState extends Common {
  readonly type: 'contact';
  /** In causal order: as logged, and as it was sealed again for more readers. */
  readonly sealed: readonly {
    readonly line: LineId;
    /** The line that logged it; the same as `line` where this is it. */
    readonly of: LineId;
    readonly hash: string;
    readonly size: number;
    /** `device/…` of whoever can open it; empty where an older app did not say. */
    readonly to: readonly SubjectId[];
    readonly told: Moment;
  }[];
}

export interface PlanState extends Common {
  readonly type: 'plan';
  readonly timetable: { readonly hash: string; readonly size: number } | null;
  readonly announced: Moment | null;
  readonly changes: number;
}
export interface ForecastState extends Common {
  readonly type: 'forecast';
  readonly newest: Fact<'forecast', 'issued@1'> | null;
  readonly issued: readonly Fact<'forecast', 'issued@1'>[];
}
export interface PromiseState extends Common {
  readonly type: 'promise';
  readonly made: Fact<'promise', 'made@1'> | null;
  readonly due: Moment | null;
}
export interface ExportState extends Common {
  readonly type: 'export';
  readonly made: readonly { readonly fact: Fact<'export', 'made@1'>; readonly told: Moment }[];
}
