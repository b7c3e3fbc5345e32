import type { DeviceId, LineId, OperationId, Refusal, Vector } from '../types.ts';

export const bundleVersion = 1;

/** The first line of a bundle. */
export interface BundleHeader {
  readonly corridor: number;
  readonly op: OperationId;
  /** ms since 1970 by the maker's clock. */
  readonly made: number;
  /** Version of the app that made it. */
  readonly app: string;
  /** What the maker held. */
  readonly have: Vector;
  /** What the receiver was believed to hold: those lines are left out. Empty for a whole bundle. */
  readonly from: Vector;
}

/**
 * `not-a-bundle`: another kind of file, whatever its name. `too-short`: cut before its first line ended.
 * `newer-version`: made by a later Corridor, which reads it.
 */
export type BundleRefusal = {
  readonly ok: false;
  readonly why: 'not-a-bundle' | 'too-short' | 'newer-version' | 'other-operation';
  /** Where the first line could be read. */
  readonly header?: Pick<BundleHeader, 'corridor' | 'op'>;
};

export type BundleProblem =
  | 'truncated'
  /** The bytes are broken; all lines before the break were taken. */
  | 'damaged'
  /** The first line is not the one that was written; lines are checked by themselves. */
  | 'other-first-line'
  /** A second bundle or something else follows the end: two files put together. Only the first was read. */
  | 'more-after-end'
  /** The end names another number of lines than came. */
  | 'wrong-count'
  /** The end names another number of lines without their body: somebody took content out. */
  | 'other-bodies'
  /** The end bears a signature that is not over this end. */
  | 'wrong-signature';

export interface BundleImport {
  readonly ok: true;
  readonly header: BundleHeader;
  /** Lines in the file, as far as it was read. */
  readonly lines: number;
  readonly admitted: number;
  readonly known: number;
  readonly filled: number;
  /** Lines that came with this file and wait for an ancestor. */
  readonly held: number;
  readonly refused: number;
  /** At most 100 of them; `at` counts the file's lines from 0. */
  readonly refusals: readonly Refusal[];
  readonly problem: BundleProblem | null;
  /** Heads the maker held and we now do not. */
  readonly missing: readonly {
    readonly device: DeviceId;
    readonly seq: number;
    readonly id: LineId;
  }[];
  /** Our state's digest is the maker's. Null where the file has no end. */
  readonly isSameState: boolean | null;
  /** Who signed the end, if the signature is good. */
  readonly signedBy: DeviceId | null;
}

/** What the end says of all before it. `head` is SHA-256 of the first line; the lines are covered by `digest`. */
export interface BundleTotals {
  readonly head: string;
  readonly lines: number;
  readonly digest: string;
  /** How many of the lines stand here without their body, which the digest cannot tell. Not told by the earliest bundles. */
  readonly absent?: number;
}

export const bundleMessage = (
  op: OperationId,
  { head, lines, digest, absent }: BundleTotals,
): string => {
  const message = `corridor/1 bundle\n${op}\n${head}\n${lines}\n${digest}`;
  return absent === undefined ? message : `${message}\n${absent}`;
};

/** Whether a line of a bundle stands there without its body. */
export const isWithoutBody = (line: string): boolean => line.includes('\t\t');
