import type {
  DiscrepancyCode,
  DiscrepancyRecord,
  LineId,
  Standing,
  SubjectId,
} from '@corridor/operation';

/** Something that does not balance. Listed for ever, explained or not: nothing is absorbed. */
export interface Discrepancy {
  readonly about: DiscrepancyCode;
  readonly level: 'trip' | 'stream' | 'site' | 'batch' | 'term' | 'operation';
  /** What it is a discrepancy of. */
  readonly of: SubjectId;
  /** The subject under which whatever is written about it goes. */
  readonly subject: SubjectId;
  /** Whole people, signed; negative: fewer than there should be. Why is never said here. */
  readonly people: number;
  /** ≈ It rests on what was worked out, as on people in vehicles that were looked into; else ● two figures of counts. */
  readonly isDerived: boolean;
  /** The figures that show it, by name, for the sentence on the screen. */
  readonly numbers: { readonly [name: string]: number };
  /** When the later of what it rests on was there; ms since 1970. */
  readonly since: number;
  /** How long it has been there, ms. */
  readonly age: number;
  readonly status: Standing['status'];
  readonly assignedTo: SubjectId | null;
  readonly explanation: Standing['explanation'];
  readonly explainedPeople: number;
  readonly reopenedBy: readonly LineId[] | null;
  /** What was written of it last. */
  readonly told: Standing['told'];
  readonly records: readonly DiscrepancyRecord[];
}

/** As it is found, before anybody looks at what was written of it. */
export type Found = Pick<
  Discrepancy,
  'about' | 'level' | 'of' | 'people' | 'isDerived' | 'numbers' | 'since' | 'records'
>;
