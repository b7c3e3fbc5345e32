import { accountOf, type Scope } from '@corridor/account';
import { figureToPart } from '../evaluation/teller.ts';
import { canonicalEvidence } from '../material/canonical.ts';
import type { Material } from '../material/types.ts';
import type { Held } from './pooled.ts';
import { partsNotTold } from './small.ts';

type Withheld = ReadonlyMap<string, 'small' | 'beside'>;

/** What the public edition does not tell of places and batches, and the file does not hold. */
export const withheldIn = ({
  evidence,
  places,
  batches,
}: Material): { readonly held: Held; readonly cells: Withheld } => {
  const account = accountOf(canonicalEvidence(evidence));
  const notTold = (scopes: readonly (readonly [string, Scope])[], forced?: Withheld): Withheld =>
    partsNotTold(
      scopes.map(([key, scope]) => figureToPart(key, account.figure(scope))),
      new Set(forced?.keys()),
    );
  const ids = (cells: Withheld, before: string) =>
    new Set([...cells.keys()].map((key) => key.slice(before.length)));
  const from = notTold(places.map(({ id }) => [`left.from.${id}`, { measure: 'left', from: id }]));
  const to = notTold(places.map(({ id }) => [`arrived.to.${id}`, { measure: 'arrived', to: id }]));
  // A trip says for both ends of which batch it is: what is hidden at one end is hidden at the other.
  let groups: Withheld = new Map();
  for (let before = -1; before !== groups.size; ) {
    before = groups.size;
    for (const measure of ['left', 'arrived'] as const) {
      const more = notTold(
        batches.map(({ id }) => [id, { measure, batch: id }]),
        groups,
      );
      groups = new Map([...more, ...groups]);
    }
  }
  return {
    held: {
      from: ids(from, 'left.from.'),
      to: ids(to, 'arrived.to.'),
      batches: new Set(groups.keys()),
    },
    cells: new Map([...from, ...to, ...groups]),
  };
};
