import type { Feeling } from '../desk/desk.ts';
import { createNoteKeeper } from '../desk/notes.ts';
import { createStore, type Store } from '../store.ts';
import {
  afterBreakdown,
  type Breakdown,
  type BreakdownTap,
  breakdownToNote,
  noBreakdown,
  noteToBreakdown,
  outdated,
} from './breakdown.ts';

const BREAKDOWN_NOTE = 'breakdown';

export interface BreakdownParts {
  /** A durable, sealed text; `null` takes it away. */
  readonly note: (key: string, text?: string | null) => Promise<string | null>;
  /** Quarters of a site that had a table, as far as this phone knows. */
  readonly used: (site: string) => readonly number[];
  readonly site: () => string;
  readonly now: () => number;
  readonly feel: (feeling: Feeling) => void;
}

export interface BreakdownKeeper {
  readonly state: Store<{
    readonly breakdown: Breakdown;
    /** The last touch is not durable. */
    readonly isUnsafe: boolean;
  }>;
  readonly tap: (tap: BreakdownTap) => Promise<boolean>;
}

/** Opens the running counters of this phone; what is written, or may never be, goes first. */
export async function openBreakdown(parts: BreakdownParts): Promise<BreakdownKeeper> {
  const { note, used, site, now, feel } = parts;
  const text = await note(BREAKDOWN_NOTE);
  const stored = noteToBreakdown(text);
  if (stored === null && text !== null) await note(`${BREAKDOWN_NOTE}-unread`, text);
  const first = stored ?? noBreakdown;
  const state = createStore({ breakdown: first, isUnsafe: false });
  const notes = createNoteKeeper((saved) => note(BREAKDOWN_NOTE, saved === '' ? null : saved));

  const tap = async (each: BreakdownTap): Promise<boolean> => {
    const { breakdown } = state.get();
    const next = afterBreakdown(breakdown, each, { site: site(), now: now() });
    if (next === breakdown) return true;
    state.set({ ...state.get(), breakdown: next });
    const isSafe = await notes.save(breakdownToNote(next) ?? '').then(
      () => true,
      () => false,
    );
    if (state.get().isUnsafe === isSafe) state.set({ ...state.get(), isUnsafe: !isSafe });
    if (!isSafe) feel('trouble');
    else if (each.tap !== 'erase') feel('tap');
    return isSafe;
  };

  for (const count of outdated(first, now(), used)) {
    await tap({ tap: 'erase', site: count.site, quarter: count.quarter });
  }
  return { state, tap };
}
