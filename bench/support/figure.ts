/** What a bench found: one row of the table. */
export interface Figure {
  readonly where: string;
  readonly value: number;
  /** `×` is a ratio within one run; a time depends on the machine, so calibration stands beside it. */
  readonly unit: '×' | 'ms' | 'MB' | 'of all';
  /** The run fails on the wrong side of it. Absent: told, not judged. */
  readonly bar?: Bar;
  readonly aim?: Bar;
}

export type Bar = { readonly atLeast: number } | { readonly atMost: number };

/** One `*.bench.ts` exports such a function by default; `tell` says on one line what is being done. */
export type Bench = (tell: (what: string) => void) => Promise<readonly Figure[]>;

export const isWithin = (value: number, bar: Bar): boolean =>
  'atLeast' in bar ? value >= bar.atLeast : value <= bar.atMost;

export const barToText = (bar: Bar | undefined): string =>
  bar === undefined ? '' : 'atLeast' in bar ? `≥ ${bar.atLeast}` : `≤ ${bar.atMost}`;
