import { heardOf } from '../estimate/minimum.ts';
import type { TallyEvidence } from '../evidence/types.ts';

/** Counts of one place without those that two others, who agree, have outvoted. */
export const heardAt = (tallies: readonly TallyEvidence[]): readonly TallyEvidence[] =>
  tallies.length < 3
    ? tallies
    : [...Map.groupBy(tallies, ({ part }) => part).values()].flatMap(heardOf);
