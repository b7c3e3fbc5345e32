import type { Fact } from '../kinds/index.ts';
import type { WaitingFact } from '../state/places.ts';
import { type Draft, draft, type Given } from './draft.ts';
import type { Range } from './tally.ts';

/** People who wait are exact, or about with a range; never both. */
export const waitingObserved = ({
  about,
  ...given
}: Omit<Given<WaitingFact>, 'low' | 'high'> & {
  readonly about?: Range | undefined;
}): Draft<'site', 'waiting-observed@1'> =>
  draft('site', 'waiting-observed@1', {
    ...given,
    ...(about && { low: about.low, high: about.high }),
  } as Given<WaitingFact>);

type SiteKind = 'crowd-observed@1' | 'people-informed@1' | 'people-asked@1';
const maker =
  <K extends SiteKind>(kind: K) =>
  (given: Given<Fact<'site', K>>): Draft<'site', K> =>
    draft('site', kind, given);

export const crowdObserved = maker('crowd-observed@1');
export const peopleInformed = maker('people-informed@1');
export const peopleAsked = maker('people-asked@1');
