import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { arbitraryFact, damaged } from '../testing/facts.ts';
import { CHECKS } from './check.ts';
import { kinds, SUBJECT_TYPES } from './index.ts';

const all = SUBJECT_TYPES.flatMap((type) =>
  Object.entries(kinds[type]).map(([kind, schema]) => ({ type, kind, schema })),
);

test('every kind accepts the facts made for it', () => {
  for (const { type, kind, schema } of all) {
    for (const fact of fc.sample(arbitraryFact(schema), { numRuns: 20, seed: 12 })) {
      expect(v.is(schema, fact), `${type} ${kind} ${JSON.stringify(fact)}`).toBe(true);
    }
  }
});

test('the fast check and the schema give the same verdict on sound and damaged facts', () => {
  const seed = 20161215;
  console.info('seed', seed);
  let accepted = 0;
  let refused = 0;
  for (const { type, kind, schema } of all) {
    const check = CHECKS.get(type)?.get(kind);
    fc.assert(
      fc.property(fc.oneof(arbitraryFact(schema), damaged(schema), fc.jsonValue()), (fact) => {
        const verdict = v.is(schema, fact);
        if (verdict) accepted++;
        else refused++;
        expect(check?.(fact), `${type} ${kind}`).toBe(verdict);
      }),
      { seed, numRuns: 300 },
    );
  }
  // A law that never meets both sides proves nothing.
  expect(accepted).toBeGreaterThan(5_000);
  expect(refused).toBeGreaterThan(5_000);
});
