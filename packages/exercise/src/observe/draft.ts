import type { Json } from '../types.ts';

/** How a fact is put into words when its line is written. */
export interface Say {
  /** A moment as the writing device's own clock tells it. */
  readonly when: (at: number) => number;
  /** `act:12` for an earlier draft. */
  readonly line: (draft: Draft) => string;
}
export type DraftFact = { readonly [key: string]: Json };

/** A line that somebody is going to write. Times are ms since the first midnight. */
export interface Draft {
  readonly at: number;
  /** Key of the device. */
  readonly device: string;
  readonly subject: string;
  readonly kind: string;
  readonly fact: DraftFact | ((say: Say) => DraftFact);
  readonly act?: string;
  /** Given when its turn comes. */
  index?: number;
}

export const byTime = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts
    .map((draft, place) => ({ draft, place }))
    .sort((a, b) => a.draft.at - b.draft.at || a.place - b.place)
    .map(({ draft }) => draft);
