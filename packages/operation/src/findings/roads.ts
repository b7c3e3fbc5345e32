import type { Store } from '../selectors/store.ts';
import type { SubjectState } from '../state/index.ts';
import type { CorridorState } from '../state/places.ts';
import type { Finding } from './rules.ts';

/** A road that stops in a district: somebody took where people come from for a place where vehicles wait. */
export const districtsOn = (store: Store, { id, sites }: CorridorState): readonly Finding[] =>
  sites.flatMap((site): readonly Finding[] =>
    store.get('site', site)?.defined?.siteKind === 'district'
      ? [{ rule: 'district-on-a-road', subject: id, lines: [], other: site }]
      : [],
  );

/** Whether a change can touch it: any road heard, or a site that became or stopped being a district. */
export const touchesRoads = (before: SubjectState | null, after: SubjectState | null): boolean => {
  const isDistrict = (state: SubjectState | null) =>
    state?.type === 'site' && state.defined?.siteKind === 'district';
  return after?.type === 'corridor' || isDistrict(before) !== isDistrict(after);
};
