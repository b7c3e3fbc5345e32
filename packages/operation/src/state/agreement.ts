import type { LineId, SubjectId } from '../event.ts';
import type { Fact } from '../kinds/index.ts';
import type { Common, Moment, StopWord, Suspension } from './common.ts';

export type TermWording = Omit<Fact<'term', 'said@1'>, 'by' | 'at' | 'reportedBy'>;
/** One wording of a term with who stands behind it. Both numbers show until one is in force. */
export interface TermVersion {
  readonly line: LineId;
  readonly kind: 'proposed' | 'said' | 'amended';
  readonly by: SubjectId | null;
  readonly reportedBy: SubjectId | null;
  readonly told: Moment;
  /** What this line itself says. */
  readonly says: TermWording;
  /** The whole wording with what it leaves unchanged. */
  readonly whole: TermWording;
  readonly confirmedBy: readonly SubjectId[];
  readonly inForce: boolean;
}
export interface TermStance {
  readonly party: SubjectId;
  readonly is: 'said' | 'agrees' | 'disputes' | 'withdrew';
  /** The wording it said or agreed to. null: the term as such. */
  readonly of: LineId | null;
  readonly told: Moment;
}
export interface TermState extends Common {
  readonly type: 'term';
  readonly status:
    | 'unknown'
    | 'proposed'
    | 'in-force'
    | 'disputed'
    | 'withdrawn'
    | 'suspended'
    | 'fulfilled';
  readonly since: Moment | null;
  /** Whose act it is, else who said so: a party, or a label where no party said it. */
  readonly saidBy: string | null;
  /** The document or claim in which it stands. */
  readonly source: SubjectId | null;
  readonly versions: readonly TermVersion[];
  /** What is in force, or was until somebody withdrew. */
  readonly inForce: TermVersion | null;
  /** Withdrawn, and not put in force again by anybody who knew: whatever was said since. */
  readonly withdrawn: Moment | null;
  /** Where each party stands, by what was last said in its name. */
  readonly stances: readonly TermStance[];
  readonly suspension: Suspension | null;
  readonly stops: readonly StopWord[];
  /** When it was last written that it stands, lifted since or not; by the line's own clock. ms since 1970. */
  readonly stoppedLast: number | null;
}

export interface BatchAct {
  readonly is: 'go' | 'held' | 'completed' | 'moved-without-go';
  readonly told: Moment;
  /** How many a go covers. null: as the agreement says. */
  readonly people: number | null;
  readonly reason: string | null;
}
export interface BatchState extends Common {
  readonly type: 'batch';
  readonly planned: Fact<'batch', 'planned@1'> | null;
  readonly status: 'unknown' | 'planned' | 'go' | 'held' | 'completed';
  readonly since: Moment | null;
  readonly heldReason: string | null;
  readonly movedWithoutGo: Moment | null;
  /** In causal order: what a person gave, held or closed. */
  readonly acts: readonly BatchAct[];
}

/** One thing that must be so; `Means` in words are in `agreement/means.ts`. */
export type Means = Fact<'condition', 'required@1'>['means'][number][number];
export type Required = Fact<'condition', 'required@1'>;
export interface PartyWord {
  readonly line: LineId;
  readonly party: SubjectId;
  readonly level: 'capital' | 'front' | 'checkpoint';
  readonly channel: string;
  readonly says: 'met' | 'not-met' | 'set-aside';
  readonly validUntil: number | null;
  readonly told: Moment;
}
export interface ConditionState extends Common {
  readonly type: 'condition';
  /** What it is a condition of, and of which means. null: an observation by its name alone, or dropped. */
  readonly required: (Moment & { readonly fact: Required }) | null;
  /** What others, who had not seen that, required under the same name: it holds as well until somebody writes who saw all. */
  readonly requiredApart: readonly (Moment & { readonly fact: Required })[];
  readonly dropped: Moment | null;
  readonly batch: SubjectId | null;
  readonly condition: string | null;
  /** What parties said (❝, never ✓), in causal order. */
  readonly words: readonly PartyWord[];
  /** Our own people's eyes; null where somebody saw since that it is not so. */
  readonly observed: Moment | null;
  readonly notObserved: Moment | null;
  readonly setAside: (Moment & { readonly onWordOf: LineId }) | null;
}

export type NoticeStatus = 'notified' | 'acknowledged' | 'green-light' | 'withdrawn';
/** Per party and level: the capital's word is not the checkpoint's. */
export interface NoticeWord {
  readonly party: SubjectId;
  readonly level: 'capital' | 'front' | 'checkpoint';
  readonly status: NoticeStatus;
  readonly since: Moment;
  readonly channel: string;
  /** In what capacity it was said. null: nobody wrote that down. */
  readonly function: string | null;
  readonly validUntil: number | null;
  readonly batch: SubjectId | null;
  readonly trip: SubjectId | null;
}
export interface NoticeState extends Common {
  readonly type: 'notice';
  readonly words: readonly NoticeWord[];
}

export interface ListState extends Common {
  readonly type: 'list';
  readonly status: 'unknown' | 'asked-for' | 'received' | 'given' | 'refused';
  readonly since: Moment | null;
  readonly by: SubjectId | null;
  readonly to: SubjectId | null;
  readonly of: SubjectId | null;
  readonly lineCount: number | null;
  readonly fingerprint: string | null;
}
export interface ConvoyState extends Common {
  readonly type: 'convoy';
  readonly trips: readonly SubjectId[];
  readonly formed: Moment | null;
  readonly dissolved: Moment | null;
}
