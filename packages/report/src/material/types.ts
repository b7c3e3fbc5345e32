import type { Claim, Evidence, Discrepancy as Found, Quarter } from '@corridor/account';
import type { Fact, States, SubjectId, TermWording } from '@corridor/operation';

/**
 * Everything that an evaluation is told from: plain JSON, in no language. Whoever holds it can tell the evaluation again
 * and gets every figure of it; so what an edition may not hold is taken out here, before anything is told.
 */
export interface Material {
  readonly name: string;
  readonly isExercise: boolean;
  readonly timeZone: string;
  readonly phase: States['operation']['phase'];
  /** Nothing written later is in it. ms since 1970. */
  readonly cutOff: number;
  readonly evidence: Evidence;
  /** Days of the operation, by its own clock; each ends where the next begins. */
  readonly days: readonly { readonly since: Quarter; readonly until: Quarter }[];
  readonly places: readonly Place[];
  readonly roads: readonly Road[];
  readonly terms: readonly Term[];
  readonly batches: readonly Batch[];
  /** One by one; told in the room alone. */
  readonly discrepancies: readonly Discrepancy[];
  readonly discrepancySums: readonly DiscrepancySum[];
  /** What others stated, and our own statements among it. */
  readonly claims: readonly Claim[];
  /** How many more were stated and are not told: about few people. */
  readonly claimsNotTold: number;
  readonly statements: readonly Statement[];
  readonly suspensions: readonly Suspended[];
  readonly incidents: readonly Incident[];
  /** Cells of the public edition that would tell about few people; `beside`: held back so that nobody can subtract. */
  readonly withheld: { readonly [cell: string]: 'small' | 'beside' };
}

export interface Place {
  readonly id: SubjectId;
  readonly name: string;
  readonly siteKind: Fact<'site', 'defined@1'>['siteKind'] | null;
  /** Who holds it, by the last word of it. Told in the room alone. */
  readonly control?: string;
}

/** One corridor as it was laid. */
export interface Road {
  readonly id: SubjectId;
  readonly name: string | null;
  readonly sites: readonly SubjectId[];
  readonly legs: readonly { readonly km: number; readonly minutes: number }[];
}

/** A number that was agreed or stated; `high` null: all who wish. */
export interface Stated {
  readonly low: number;
  readonly high: number | null;
}
/** In the public edition a stated number of few people is not told. */
export type StatedOrSmall = Stated | 'small';

export interface Term {
  readonly id: SubjectId;
  readonly status: States['term']['status'];
  readonly about: NonNullable<TermWording['about']> | null;
  readonly category: NonNullable<TermWording['category']> | null;
  readonly quota: StatedOrSmall | null;
  readonly from: SubjectId | null;
  readonly to: SubjectId | null;
  /** Absent where it lies after the cut-off and the edition tells nothing that is to come. */
  readonly byWhen?: number;
  readonly owedBy: string | null;
  readonly owedTo: readonly string[];
  /** What one side said and nobody confirmed. */
  readonly alsoSaid: readonly { readonly by: string; readonly quota: StatedOrSmall }[];
  readonly batches: readonly SubjectId[];
}

export interface Batch {
  readonly id: SubjectId;
  readonly number: number;
  readonly term: SubjectId | null;
  readonly status: States['batch']['status'];
  readonly quota: StatedOrSmall | null;
  readonly firstDeparture: number | null;
  readonly lastArrival: number | null;
  /** Whether its going was as agreed. Told where compliance is. */
  readonly movedWithoutGo?: boolean;
}

/** Something that did not balance. */
export interface Discrepancy {
  readonly about: Found['about'];
  readonly level: Found['level'];
  readonly of: SubjectId;
  /** Vehicle, place or batch by name; null: it has none. */
  readonly name: string | null;
  /** Of a vehicle that was counted at both ends. */
  readonly boarded: number | null;
  readonly alighted: number | null;
  /** Signed; negative: fewer than there should be. */
  readonly people: number;
  readonly isDerived: boolean;
  readonly since: number;
  readonly status: Found['status'];
  readonly explanation: Found['explanation'];
  readonly explainedPeople: number;
}

/** All discrepancies about one thing that ended alike; people added up, fewer and more apart. null: not told. */
export interface DiscrepancySum {
  /** `boarded-and-arrived explained miscounted`, `quota open`. */
  readonly key: string;
  readonly number: number;
  readonly fewer: number | null;
  readonly more: number | null;
}

/** A figure of our own that we said. */
export interface Statement {
  readonly id: SubjectId;
  readonly measure: NonNullable<Fact<'statement', 'drafted@1'>['measure']> | null;
  readonly quantity: StatedOrSmall | null;
  readonly approx: Fact<'statement', 'drafted@1'>['approx'] | null;
  readonly from: SubjectId | null;
  readonly to: SubjectId | null;
  readonly asOf: number;
  readonly rule: Fact<'statement', 'drafted@1'>['rule'];
  readonly saidAt: number;
  readonly channel: string;
  readonly isSuperseded: boolean;
}

/** Movement, or somebody's part in it, stood. */
export interface Suspended {
  readonly what: 'operation' | 'road' | 'place' | 'term' | 'participation';
  readonly name: string | null;
  readonly from: number;
  /** null: still, at the cut-off. */
  readonly to: number | null;
  readonly reason: string | null;
  /** On whose order, as far as anybody said. Told in the room alone. */
  readonly orderedBy?: string;
}

export interface Incident {
  readonly incidentKind: NonNullable<States['incident']['incidentKind']>;
  readonly at: number;
  readonly place: string | null;
  readonly sure: Fact<'incident', 'reported@1'>['sure'];
  readonly isResolved: boolean;
  readonly outcome: string | null;
  /** Who is said to have done it, and who says so. Told in the room alone. */
  readonly attributions?: readonly { readonly to: string; readonly by: string }[];
}
