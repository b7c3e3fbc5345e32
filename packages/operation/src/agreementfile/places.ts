import type { AgreementFinding } from '../agreement/check.ts';
import type { DraftList, DraftPlace } from '../agreement/draft.ts';
import type { Placed } from './means.ts';

/** Where one of a list stands in the file, and where its fields stand. */
export interface Spot {
  readonly at: number;
  readonly fields: ReadonlyMap<string, number>;
  readonly means: readonly Placed[];
}
export type Spots = { readonly [list in DraftList]: Spot[] };

export const createSpots = (): Spots => ({
  parties: [],
  sites: [],
  roads: [],
  windows: [],
  terms: [],
  batches: [],
  conditions: [],
});

/** Several things of one kind may be asked at once: the one that the finding is about. */
const isAbout = ({ means }: Placed, field: string, of: AgreementFinding['of']): boolean => {
  if (means.is !== field) return false;
  const { name, need, time } = of;
  if (means.is === 'count-reached') return means.of === name && means.people === need;
  if (means.is === 'not-before')
    return typeof time === 'object' && 'at' in time && time.at === means.at;
  return !('batch' in means) || name === undefined || means.batch === name;
};

/** Where in the file a finding about a draft belongs; characters from the start. */
export const placeToOffset = (
  spots: Spots,
  { list, index, field }: DraftPlace,
  of: AgreementFinding['of'],
): number => {
  const spot = spots[list][index];
  if (!spot) return 0;
  if (field === null) return spot.at;
  const asked = spot.means.find((one) => isAbout(one, field, of));
  return asked?.at ?? spot.fields.get(field) ?? spot.at;
};
