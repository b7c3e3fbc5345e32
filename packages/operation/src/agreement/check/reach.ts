import type { AgreementDraft } from '../draft.ts';
import { type BoundBatch, findDeadlocks } from '../reach.ts';
import { type Add, at } from './finding.ts';
import { leastOfBatch, mostOfBatch } from './numbers.ts';

/** A draft's batches with what binds them, for `findDeadlocks` and `findWaves`. */
export const boundBatches = (draft: AgreementDraft): readonly BoundBatch[] =>
  draft.batches.map((batch) => ({
    id: batch.id,
    term: batch.term,
    most: mostOfBatch(draft, batch),
    conditions: draft.conditions.flatMap((condition) =>
      condition.of === batch.id
        ? [{ id: condition.id, ways: condition.means, isWordEnough: condition.counts === 'word' }]
        : [],
    ),
  }));

/** What could never come about, and what only a person could say has come. */
export const checkReach = (draft: AgreementDraft, add: Add): void => {
  for (const { batch, condition, ring, missing } of findDeadlocks(boundBatches(draft))) {
    const index = draft.conditions.findIndex(({ id }) => id === condition);
    if (ring.length) {
      add('waits-in-a-ring', at('conditions', index), { name: batch, ring });
      continue;
    }
    const [first] = missing;
    const other = first && ('batch' in first ? first.batch : 'of' in first ? first.of : null);
    add('never-comes', at('conditions', index), { name: batch, other: other ?? batch });
  }
  draft.conditions.forEach((condition, index) => {
    for (const means of condition.means.flat()) {
      if (means.is !== 'arrived' && means.is !== 'departed' && means.is !== 'staged') continue;
      const other = draft.batches.find(({ id }) => id === means.batch);
      if (other && !leastOfBatch(draft, other)) {
        add('no-number', at('conditions', index, means.is), { name: other.id });
      }
    }
  });
};
