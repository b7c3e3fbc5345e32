import type { SubjectId } from '../event.ts';
import type { SubjectType } from '../kinds/index.ts';
import type { States } from '../state/index.ts';
import type { BatchProgress } from './progress.ts';

/** What a guard reads: folded states, and what is asked of many trips or notices at once. */
export interface AgreementFacts {
  readonly get: <T extends SubjectType>(type: T, id: SubjectId | null) => States[T] | null;
  readonly all: <T extends SubjectType>(type: T) => Iterable<States[T]>;
  readonly resolve: (id: SubjectId) => SubjectId;
  /** ms since 1970. An answer that another moment would change says so by its `until`. */
  readonly now: () => number;
  /** An answer that many ask for; `key` says all that it depends on besides the facts and the clock. */
  readonly once: <T>(key: string, find: () => T) => T;
  readonly progress: (batch: SubjectId) => BatchProgress;
  /** Everything that any party was told or said about a batch, its trips included. */
  readonly notices: (batch: SubjectId) => readonly States['notice'][];
  /** What is recorded as a condition of a batch, a road, a place, a term or everything; dropped ones included. */
  readonly conditions: (of: SubjectId) => readonly States['condition'][];
  readonly batchesOf: (term: SubjectId) => readonly States['batch'][];
}
