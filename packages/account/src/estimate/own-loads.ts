import type { Evidence, OwnMeans, SampleEvidence } from '../evidence/types.ts';
import { OWN_DOUBT, OWN_LOAD, OWN_SPREAD } from './priors.ts';

export const OWN_KINDS = ['car', 'van', 'lorry'] as const satisfies readonly OwnMeans[];

/** How full own vehicles of a kind are, by those that somebody looked into. */
export interface OwnLoad {
  readonly mean: number;
  /** Of the mean. */
  readonly meanVariance: number;
  /** From one vehicle to the next. */
  readonly variance: number;
  readonly sampled: number;
}

/**
 * Mean and spread by kind, over all streams: one family's car is like another's wherever it passes. Of a kind that was
 * hardly looked into the usual load speaks, and says how little it knows.
 */
export const ownLoadsOf = ({ streams }: Evidence): { readonly [kind in OwnMeans]: OwnLoad } => {
  const of = (kind: OwnMeans): OwnLoad => {
    let [sampled, people, squares] = [0, 0, 0];
    for (const { quarters } of streams) {
      for (const piece of quarters) {
        const sample: SampleEvidence = piece.of[kind];
        sampled += sample.sampled;
        people += sample.people;
        squares += sample.squares;
      }
    }
    const usual = OWN_LOAD[kind];
    // As many vehicles' worth of belief as would leave it so doubtful.
    const weight = (OWN_SPREAD / OWN_DOUBT[kind]) ** 2;
    const mean = (people + weight * usual) / (sampled + weight);
    const within = squares - 2 * mean * people + sampled * mean * mean;
    const variance = (within + 3 * (OWN_SPREAD * mean) ** 2) / (sampled + 3);
    const doubt = (OWN_DOUBT[kind] * usual) ** 2;
    return {
      mean,
      variance,
      // The usual load may be far off; once a few were looked into it hardly counts.
      meanVariance: (sampled * variance + weight ** 2 * doubt) / (sampled + weight) ** 2,
      sampled,
    };
  };
  return { car: of('car'), van: of('van'), lorry: of('lorry') };
};
