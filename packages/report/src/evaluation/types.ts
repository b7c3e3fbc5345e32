import type { Scope } from '@corridor/account';
import type { ClaimFact } from '@corridor/operation';
import type { CaptionCode, HeadCode, NoteCode, RuleCode, SectionCode } from '../words/codes.ts';
import type { ListName } from '../words/lists.ts';

/** Who it is made for: the room; the parties, all of them alike; everybody. */
export const EDITIONS = ['room', 'parties', 'public'] as const;
export type Edition = (typeof EDITIONS)[number];

export type NumberKind = 'observed' | 'claimed' | 'derived';

export type FigureValue =
  | { readonly is: 'number'; readonly value: number }
  /** `high` null: nothing bounds it, or all who wish. */
  | { readonly is: 'range'; readonly low: number; readonly high: number | null }
  /** Best estimate with its 90 % interval. */
  | { readonly is: 'estimate'; readonly value: number; readonly low: number; readonly high: number }
  /** Cannot be known from these reports. */
  | { readonly is: 'unknown' }
  /** The records cannot all be true. */
  | { readonly is: 'contradiction' }
  /** Fewer than ten people, and not told how many. */
  | { readonly is: 'small' }
  /** Not told, so that what is small cannot be got by subtracting. */
  | { readonly is: 'withheld' };

export type Unit =
  | 'people'
  | 'trips'
  | 'hours'
  | 'person-hours'
  | 'share'
  | 'times'
  | NonNullable<ClaimFact['unit']>;

/** One number that is said. Whoever holds the same material can work it out again, and must come to the same. */
export interface PublishedFigure {
  /** `arrived.to.site/mills.minimum`: the same in every edition and language. */
  readonly id: string;
  readonly kind: NumberKind;
  readonly unit: Unit;
  readonly value: FigureValue;
  /** How exactly its speaker meant it. */
  readonly approx?: NonNullable<ClaimFact['approx']>;
  readonly rule: RuleCode;
  /** The question of the account that it answers; null where it is none. */
  readonly scope: Scope | null;
}

/** What stands in one place of a table or a sentence, in no language. */
export type Cell =
  | null
  | { readonly figure: string }
  | { readonly name: string }
  | { readonly word: readonly [list: ListName, code: string] }
  /** ms since 1970. */
  | { readonly at: number }
  /** A day of the operation, by any moment of it. */
  | { readonly day: number }
  | { readonly span: readonly [from: number, to: number | null] }
  /** `2016-12-15`, as somebody said it. */
  | { readonly date: string }
  | { readonly note: NoteCode }
  | { readonly way: readonly [from: Cell, to: Cell] }
  | { readonly several: readonly Cell[] }
  /** Below each other. */
  | { readonly lines: readonly Cell[] };

export interface Table {
  readonly caption: CaptionCode;
  readonly about?: Cell;
  /** The first names the rows. */
  readonly heads: readonly HeadCode[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Vehicles over time and road: a line from where and when each left to where and when it arrived. */
export interface TimeDistance {
  readonly road: string | null;
  readonly from: number;
  readonly to: number;
  readonly sites: readonly { readonly name: string; readonly along: number }[];
  readonly lines: readonly (readonly [
    left: number,
    leftAlong: number,
    arrived: number,
    arrivedAlong: number,
  ])[];
  /** Of how many trips on this road these are; all, or every nth where more could not be told apart. */
  readonly of: number;
  readonly stood: readonly { readonly from: number; readonly to: number }[];
}

export type Block =
  | { readonly note: NoteCode; readonly values?: { readonly [name: string]: Cell } }
  | { readonly table: Table }
  /** One for each road, and the table that tells the same. */
  | { readonly pictures: readonly TimeDistance[]; readonly table: Table };

export interface Section {
  readonly section: SectionCode;
  readonly blocks: readonly Block[];
}

export interface Evaluation {
  readonly corridorEvaluation: 1;
  readonly edition: Edition;
  readonly name: string;
  readonly isExercise: boolean;
  readonly timeZone: string;
  readonly phase: string;
  readonly cutOff: number;
  /** How long before its making at least the cut-off lies, minutes. */
  readonly delayMinutes: number;
  readonly sections: readonly Section[];
  /** Every figure once, in the order of the sections. */
  readonly figures: readonly PublishedFigure[];
}
