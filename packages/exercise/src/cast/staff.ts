import { HOUR } from '../hours.ts';
import type { Span } from './spans.ts';

/** How one counter counts, for better and worse; it stays with the phone. */
export interface Habits {
  /** Counts by glance more often than others. */
  readonly hasty: boolean;
  /** A clicker that counts a little too many or too few, of 1. */
  readonly clickerDrift: number;
  /** Writes round numbers and calls them counted. */
  readonly rounds: boolean;
  /** Forgets infants on laps. */
  readonly forgetsLaps: number;
  /** Makes the number larger on purpose: of 1, 0 for the honest. */
  readonly inflates: number;
}

/** A counter's phone at a post. Times are ms since the first midnight. */
export interface Phone {
  readonly key: string;
  readonly label: string;
  readonly site: string;
  readonly post: string;
  /** The lane where it watches people leave by their own means; null at all other work. */
  readonly lane: string | null;
  /** Wall clock minus true time; `absolute` instead: the wall clock began there at the first midnight. */
  readonly clockError: number;
  readonly clockStartsAt: number | null;
  readonly works: Span;
  readonly lostAt: number | null;
  readonly offline: readonly Span[];
  /** Spans of which everything is handed over twice. */
  readonly twice: readonly Span[];
  readonly habits: Habits;
}

export interface Post {
  readonly id: string;
  readonly site: string;
  readonly label: string;
  readonly watched: readonly (Span & {
    readonly leaves: 'relieved' | 'told-to-leave' | 'unsafe';
  })[];
}

/** A stream is counted in lanes, so that no two counters count the same car. */
export interface Lane {
  readonly id: string;
  readonly site: string;
}

export interface Staff {
  readonly phones: readonly Phone[];
  readonly posts: readonly Post[];
  readonly lanes: readonly Lane[];
}

/** When the first posts are staffed. */
export const STAFFED_FROM = 4.5 * HOUR;
