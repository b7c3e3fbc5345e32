import { type Claim, claimsOf } from '@corridor/account';
import type { ClaimFact, Index } from '@corridor/operation';
import type { Stated, Statement } from './types.ts';

const toStated = (quantity: ClaimFact['quantity']): Stated | null =>
  quantity === undefined
    ? null
    : 'value' in quantity
      ? { low: quantity.value, high: quantity.value }
      : { low: quantity.low, high: quantity.high };

/** What stands, or stood until its speaker said another; what a reader only proposed or a person took back is not among it. */
export const claimsIn = (index: Index): readonly Claim[] => {
  const ownId = (place: string | undefined) =>
    place?.startsWith('site/') ? index.store.resolve(place) : place;
  return claimsOf(index)
    .filter(({ standing }) => standing === 'stands' || standing === 'superseded')
    .map(({ fact, ...claim }) => {
      // Where in which document it stands helps whoever wrote it down, and nobody who reads.
      const { document: _, start: __, end: ___, from, to, place, ...said } = fact;
      const [start, end, around] = [ownId(from), ownId(to), ownId(place)];
      return {
        ...claim,
        fact: {
          ...said,
          ...(start ? { from: start } : {}),
          ...(end ? { to: end } : {}),
          ...(around ? { place: around } : {}),
        },
      };
    });
};

/** What we said ourselves, in the order in which we said it. A draft that nobody said is nobody's figure. */
export const statementsIn = (index: Index): readonly Statement[] =>
  [...index.store.all('statement')]
    .flatMap(({ id, drafted, said, status }): readonly Statement[] => {
      const [first] = said;
      if (!drafted || !first) return [];
      return [
        {
          id,
          measure: drafted.measure ?? null,
          quantity: toStated(drafted.quantity),
          approx: drafted.approx ?? null,
          from: drafted.from ? index.store.resolve(drafted.from) : null,
          to: drafted.to ? index.store.resolve(drafted.to) : null,
          asOf: drafted.asOf,
          rule: drafted.rule,
          saidAt: first.at,
          channel: first.channel,
          isSuperseded: status === 'superseded',
        },
      ];
    })
    .sort((a, b) => a.saidAt - b.saidAt || (a.id < b.id ? -1 : 1));
