// Where nobody changes from vehicle to vehicle before our eyes, no figure may hang on what balances such places.
import { accountOf, evidenceOf, possibleOf, type Scope } from '@corridor/account';
import { rehearse } from '@corridor/exercise';
import { foldActs } from '@corridor/exercise/testing';
import { expect, test } from 'vitest';
import { estimate } from '../../packages/account/src/estimate/estimate.ts';
import { figureOf } from '../../packages/account/src/estimate/figure.ts';

test.each([
  ['S', 6],
  ['M', 1],
] as const)('%s: every figure is what the counts alone tell, bit for bit', (scenario, runs) => {
  for (let number = 0; number < runs; number++) {
    const rehearsal = rehearse(scenario, `transit ${number}`, { families: 'drawn' });
    const evidence = evidenceOf(foldActs(rehearsal).index);
    const account = accountOf(evidence);
    const { sums } = estimate(evidence);
    const possible = possibleOf(evidence);
    const context = { hasOwnMeans: evidence.streams.length > 0 };
    const ids = evidence.sites.map(({ id }) => id);
    const scopes: readonly Scope[] = (['left', 'arrived'] as const).flatMap((measure) => [
      { measure },
      { measure, by: 'vehicles' } as const,
      ...ids.flatMap((id): readonly Scope[] => [
        { measure, from: id },
        { measure, to: id },
        ...ids.map((to): Scope => ({ measure, by: 'vehicles', from: id, to })),
      ]),
    ]);
    for (const scope of scopes) {
      const alone = figureOf(scope, sums.of(scope), possible.range(scope), context);
      expect(account.figure(scope)).toEqual(alone);
    }
    expect(account.transit).toEqual([]);
  }
});
