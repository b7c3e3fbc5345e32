import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LineId } from '../types.ts';
import { createChainIndex } from './chains.ts';
import { arrivalOf, priorities, stories } from './story.ts';

const seed = Date.now() | 0;
console.info('seed', seed);

test('ancestry, forks and heads are those of a walk along `prev`, in any order of arrival', () => {
  fc.assert(
    fc.property(stories, priorities, (cast, some) => {
      const index = createChainIndex();
      for (const { id, device, seq } of arrivalOf(cast, some)) {
        index.add({ id, dev: device, seq, prev: cast.prevOf(id) });
      }
      const upFrom = (id: LineId | null): LineId[] =>
        id === null ? [] : [id, ...upFrom(cast.prevOf(id))];
      for (const { id, device, seq } of cast.lines) {
        expect(index.linkOf(id)).toEqual({ id, dev: device, seq, prev: cast.prevOf(id) });
        const up = upFrom(id);
        for (const other of cast.lines) {
          expect(index.isAncestor(other.id, id)).toBe(up.includes(other.id));
        }
      }
      for (const device of index.devices()) {
        const own = cast.lines.filter((line) => line.device === device).map(({ id }) => id);
        const children = Map.groupBy(own, cast.prevOf);
        expect(
          index
            .headsOf(device)
            .map(([, id]) => id)
            .sort(),
        ).toEqual(own.filter((id) => !children.has(id)).sort());
        expect(new Map(index.forksOf(device).map(({ at, branches }) => [at, branches]))).toEqual(
          new Map(
            [...children].filter(([, ids]) => ids.length > 1).map(([at, ids]) => [at, ids.sort()]),
          ),
        );
      }
    }),
    { numRuns: 300, seed },
  );
});

test('a line whose `prev` is missing is a bug of whoever adds it', () => {
  expect(() => createChainIndex().add({ id: 'b', dev: 'phone', seq: 2, prev: 'a' })).toThrow(
    'line before b',
  );
});
