import type { LineId, SubjectId } from '@corridor/operation';
import type { Contradiction, ContradictionCode } from './types.ts';

/** What a sentence about a contradiction is made of: the words are the screen's. */
export interface ContradictionParts {
  readonly code: ContradictionCode;
  /** How many more the one side says than the other allows. */
  readonly people: number;
  /** "At least so many", added up; "at most so many". Of a site: left, still waiting; arrived, waited before. */
  readonly atLeast: number;
  readonly atMost: number;
  readonly trips: readonly SubjectId[];
  readonly site: SubjectId | null;
  /** The way back to what was written; empty in what is published. */
  readonly lines: readonly LineId[];
}

export const contradictionParts = (of: Contradiction): ContradictionParts => {
  const sum = (says: 'at-least' | 'at-most') =>
    of.records.reduce((all, record) => all + (record.says === says ? record.people : 0), 0);
  return {
    code: of.code,
    people: of.people,
    atLeast: sum('at-least'),
    atMost: sum('at-most'),
    trips: [...new Set(of.records.flatMap(({ trip }) => trip ?? []))].sort(),
    site: of.site,
    lines: [...new Set(of.records.flatMap(({ line }) => line ?? []))],
  };
};
