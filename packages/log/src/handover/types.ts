import type { SealedRecord } from '../outbox/outbox.ts';

/**
 * A sealed record on its way. What lies open of it: operation, the device that wrote it and the numbers of its lines,
 * and which hub can open it. Where that hub is stays with the phone that wrote it.
 */
export type ParcelRecord = Omit<SealedRecord, 'hubUrl' | 'carried'>;

/**
 * `truncated`: it ends in the middle. `damaged`: bytes in it are broken; records around them are good.
 * `more-after-end`: something that is no parcel follows. `other-digest`: whole pieces, but not those that its end tells of.
 */
export type ParcelProblem = 'truncated' | 'damaged' | 'more-after-end' | 'other-digest';

export type ParcelRefusal = 'not-a-parcel' | 'newer-version' | 'too-short';

export interface ParcelEnd {
  /** Codes of the parcels in the file that came whole, in order: one, unless files were put together. */
  readonly codes: readonly string[];
  readonly records: number;
  readonly problem: ParcelProblem | null;
}
