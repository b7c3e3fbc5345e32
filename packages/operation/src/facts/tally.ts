import type { TallyFact } from '../state/trip.ts';
import { type Draft, draft, type Given } from './draft.ts';

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** What "about 60" means: a fifth to either side, at least five, out to the next five. */
export const aboutRange = (people: number): Range => {
  const doubt = Math.max(5, people / 5);
  return {
    low: Math.max(0, Math.floor((people - doubt) / 5) * 5),
    high: Math.ceil((people + doubt) / 5) * 5,
  };
};

/** A tally is exact, or about with its range; laps given are laps asked. */
export type GivenTally = Given<
  Omit<TallyFact, 'exact' | 'low' | 'high' | 'lapsAsked' | 'people'>
> & {
  readonly people: number;
  readonly about?: Range | undefined;
  readonly lapsAsked?: boolean | undefined;
};

export const tallied = ({ about, lapsAsked, ...given }: GivenTally): Draft<'trip', 'tallied@1'> =>
  draft('trip', 'tallied@1', {
    ...given,
    ...(about && { low: about.low, high: about.high }),
    exact: about === undefined,
    lapsAsked: lapsAsked ?? given.laps !== undefined,
  } as Given<TallyFact>);
