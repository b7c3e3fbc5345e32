import { discrepancySubject, type Index, standingOf } from '@corridor/operation';
import type { Evidence } from '../evidence/types.ts';
import { possibleOf } from '../possible/possible.ts';
import type { Possible } from '../possible/types.ts';
import { ofSites, ofTables } from './sites.ts';
import { ofRoads, ofStreams } from './streams.ts';
import { ofTerms } from './terms.ts';
import { ofOperation, ofTrips } from './trips.ts';
import type { Discrepancy, Found } from './types.ts';

const LEVELS = ['operation', 'term', 'batch', 'site', 'stream', 'trip'];
const before = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Everything that does not balance, the oldest first, each with who is to find out, how it was explained, and what has
 * opened it again since. `now`: ms since 1970. Nothing that others state enters.
 */
export const discrepanciesOf = (
  index: Index,
  evidence: Evidence,
  now: number,
  possible: Possible = possibleOf(evidence),
): readonly Discrepancy[] => {
  const found: readonly Found[] = [
    ...ofTrips(index),
    ...ofStreams(index),
    ...ofRoads(index, evidence),
    ...ofSites(index, evidence, possible),
    ...ofTables(index),
    ...ofTerms(index, possible),
    ...ofOperation(index),
  ];
  return found
    .map((one): Discrepancy => {
      const { of, about, people, records, since } = one;
      return {
        ...one,
        ...standingOf(index, of, about, people, records),
        subject: discrepancySubject(of, about),
        age: Math.max(0, now - since),
      };
    })
    .sort(
      (a, b) =>
        a.since - b.since ||
        LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
        before(a.of, b.of) ||
        before(a.about, b.about),
    );
};
