import type { Teller } from '../evaluation/teller.ts';
import type { Edition, Section } from '../evaluation/types.ts';
import type { NoteCode } from '../words/codes.ts';

/** The parties are given no file: what it would tell is not theirs to read alike. */
export const recomputeNote = (edition: Edition): NoteCode =>
  edition === 'parties' ? 'recompute-in-room' : 'recompute';

/** How everything was counted, by which rules, and where the limits are. */
export const methodSection = ({ edition, material }: Teller): Section => {
  const notes: readonly NoteCode[] = [
    ...(material.isExercise ? (['exercise'] as const) : []),
    'three-kinds',
    'how-counted',
    'vehicle-trip',
    'untallied',
    'own-means',
    'limits',
    'told-later',
    ...(edition === 'parties' ? (['parties-same'] as const) : []),
    ...(edition === 'public' ? (['small-cells', 'delayed'] as const) : []),
    recomputeNote(edition),
  ];
  return { section: 'method', blocks: notes.map((note) => ({ note })) };
};
