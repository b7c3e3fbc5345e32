import { accountOf, type Scope } from '@corridor/account';
import type { SubjectId } from '@corridor/operation';
import { figureToPart } from '../evaluation/teller.ts';
import { canonicalEvidence } from '../material/canonical.ts';
import type { Material } from '../material/types.ts';
import { type Part, partsNotTold } from './small.ts';

/** The same keys must be held back on both ends: nobody learns from the arrivals who left. */
const together = (sums: readonly (readonly Part[])[]): ReadonlyMap<string, 'small' | 'beside'> => {
  const held = new Map<string, 'small' | 'beside'>();
  for (let before = -1; before !== held.size; ) {
    before = held.size;
    for (const parts of sums) {
      for (const [key, why] of partsNotTold(parts, new Set(held.keys()))) {
        if (!held.has(key)) held.set(key, why);
      }
    }
  }
  return held;
};

/** Places and batches whose numbers the public edition does not tell, and the file does not hold. */
export const withheldIn = ({
  evidence,
  places,
  batches,
}: Material): ReadonlyMap<SubjectId, 'small' | 'beside'> => {
  const account = accountOf(canonicalEvidence(evidence));
  const part = (key: SubjectId, scope: Scope) => figureToPart(key, account.figure(scope));
  const sites = together([
    places.map(({ id }) => part(id, { measure: 'left', from: id })),
    places.map(({ id }) => part(id, { measure: 'arrived', to: id })),
  ]);
  const groups = together(
    (['left', 'arrived'] as const).map((measure) =>
      batches.map(({ id }) => part(id, { measure, batch: id })),
    ),
  );
  return new Map([...sites, ...groups]);
};
