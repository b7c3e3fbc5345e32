import type { FindingPart } from '../agreement/check.ts';
import type { AgreementRule } from '../agreement/rules.ts';
import type { FileRule } from './rules.ts';

/** Of one place in the file. `of` is what the sentence is filled with: ids or names, figures, moments. */
export interface FileFinding {
  readonly rule: FileRule | AgreementRule;
  readonly level: 'refused' | 'noted';
  /** Both from 1, in characters. */
  readonly line: number;
  readonly column: number;
  readonly of: { readonly [name: string]: FindingPart };
  /** A known word that is nearly what stands there. */
  readonly meant: string | null;
}

/** Before its place is a line and a column. `at`: characters from the start. */
export interface Found extends Omit<FileFinding, 'line' | 'column'> {
  readonly at: number;
}

/** A file that is all wrong shall not be told a hundred thousand times. */
const MOST = 100;

export interface Findings {
  readonly refuse: (
    rule: FileRule | AgreementRule,
    at: number,
    of?: Found['of'],
    meant?: string | null,
  ) => void;
  readonly add: (found: Found) => void;
  readonly isRefused: () => boolean;
  /** By place. */
  readonly all: () => readonly Found[];
}

export const createFindings = (): Findings => {
  const all: Found[] = [];
  let isRefused = false;
  const add = (found: Found) => {
    isRefused ||= found.level === 'refused';
    if (all.length < MOST) all.push(found);
    else if (all.length === MOST)
      all.push({ ...found, rule: 'more-findings', level: 'refused', of: {}, meant: null });
  };
  return {
    add,
    refuse: (rule, at, of = {}, meant = null) => add({ rule, level: 'refused', at, of, meant }),
    isRefused: () => isRefused,
    all: () => [...all].sort((a, b) => a.at - b.at),
  };
};

/** Line and column (from 1) of each place; any of the three line ends. */
export const createRuler = (text: string) => {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|\r|\n/g)) starts.push(end.index + end[0].length);
  return (at: number): { readonly line: number; readonly column: number } => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (starts[low] as number) + 1 };
  };
};
