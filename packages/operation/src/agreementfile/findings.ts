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
    /** Asked only where it will be told. */
    meant?: () => string | null,
  ) => void;
  readonly add: (found: Found) => void;
  readonly isRefused: () => boolean;
  /** By place. */
  readonly all: () => readonly Found[];
}

export const createFindings = (): Findings => {
  const all: Found[] = [];
  let isRefused = false;
  /** Where the first one stands that is not told any more. */
  let moreAt: number | null = null;
  const isFull = (at: number): boolean => {
    if (all.length < MOST) return false;
    moreAt ??= at;
    return true;
  };
  return {
    add: (found) => {
      isRefused ||= found.level === 'refused';
      if (!isFull(found.at)) all.push(found);
    },
    refuse: (rule, at, of = {}, meant = () => null) => {
      isRefused = true;
      if (!isFull(at)) all.push({ rule, level: 'refused', at, of, meant: meant() });
    },
    isRefused: () => isRefused,
    all: () => {
      const told = [...all].sort((a, b) => a.at - b.at);
      if (moreAt === null) return told;
      return [
        ...told,
        { rule: 'more-findings', level: 'refused', at: moreAt, of: {}, meant: null },
      ];
    },
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
