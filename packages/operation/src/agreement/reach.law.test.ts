import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Means } from '../state/agreement.ts';
import { type BoundBatch, findDeadlocks, findWaves } from './reach.ts';

const seed = 20170415;
console.info('seed', seed);

const IDS = ['batch/a', 'batch/b', 'batch/c', 'batch/d', 'batch/e'];
const TERMS = ['term/1', 'term/2'];
const STRANGER = 'batch/nobody';

const arbitraryMeans: fc.Arbitrary<Means> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      is: fc.constantFrom('arrived', 'departed', 'staged', 'together', 'go-given'),
      batch: fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...IDS) }, fc.constant(STRANGER)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('count-reached' as const),
      of: fc.constantFrom(...IDS, ...TERMS),
      people: fc.constantFrom(0, 1, 10, 20, 25),
    }),
  },
  fc.constantFrom<Means>(
    { is: 'green-light', party: 'party/a', level: 'front' },
    { is: 'confirmed', party: 'party/a' },
    { is: 'window-open' },
    { is: 'road-open' },
    { is: 'observer-present', site: 'site/a' },
    { is: 'people-informed' },
    { is: 'people-asked' },
    { is: 'not-before', at: 5 },
    { is: 'no-unresolved-shooting' },
    { is: 'security-agrees' },
    { is: 'crew-ready' },
    { is: 'places-ready' },
    { is: 'list-given' },
  ),
) as fc.Arbitrary<Means>;

const arbitraryBatches: fc.Arbitrary<readonly BoundBatch[]> = fc
  .array(
    fc.record({
      term: fc.constantFrom(...TERMS),
      most: fc.constantFrom(null, 0, 10, 20),
      conditions: fc.array(
        fc.record({
          ways: fc.array(fc.array(arbitraryMeans, { minLength: 0, maxLength: 2, size: 'max' }), {
            maxLength: 2,
            size: 'max',
          }),
          isWordEnough: fc.integer({ min: 0, max: 7 }).map((n) => n === 7),
        }),
        { maxLength: 2, size: 'max' },
      ),
    }),
    { minLength: 1, maxLength: 5, size: 'max' },
  )
  .map((made) =>
    made.map(({ conditions, ...batch }, n) => ({
      ...batch,
      id: IDS[n] as string,
      conditions: conditions.map((one, i) => ({ ...one, id: `condition/${n}-${i}` })),
    })),
  );

/**
 * Every order that there is: from everybody at home, any group may go at the same moment if each of it may, when those who went before have
 * arrived to the last person and everybody outside says yes. Who is in no such order can never go.
 */
const canEverGo = (batches: readonly BoundBatch[]): ReadonlySet<string> => {
  const bit = (id: string) => {
    const place = batches.findIndex((batch) => batch.id === id);
    return place < 0 ? 0 : 1 << place;
  };
  const holds = (means: Means, before: number, group: number): boolean => {
    if (means.is === 'count-reached') {
      let people = 0;
      for (const { id, term, most } of batches) {
        const counts = id === means.of || term === means.of;
        if (counts && before & bit(id)) people += most ?? 1e9;
      }
      return people >= means.people;
    }
    if (!('batch' in means)) return true;
    const other = bit(means.batch);
    if (means.is === 'staged') return other !== 0;
    return ((means.is === 'together' ? before | group : before) & other) !== 0;
  };
  const may = ({ conditions }: BoundBatch, before: number, group: number): boolean => {
    for (const { ways, isWordEnough } of conditions) {
      let isMet = isWordEnough;
      for (const way of ways) {
        let holdsAll = way.length > 0;
        for (const means of way) holdsAll = holdsAll && holds(means, before, group);
        isMet = isMet || holdsAll;
      }
      if (!isMet) return false;
    }
    return true;
  };
  const everybody = (1 << batches.length) - 1;
  const seen = new Set([0]);
  for (const before of seen) {
    for (let group = 1; group <= everybody; group++) {
      if (group & before || seen.has(before | group)) continue;
      const all = batches.every((batch, n) => !(group & (1 << n)) || may(batch, before, group));
      if (all) seen.add(before | group);
    }
  }
  let reached = 0;
  for (const set of seen) reached |= set;
  return new Set(batches.flatMap(({ id }, n) => (reached & (1 << n) ? id : [])));
};

/** Whether one batch, by the agreement's own words, waits for another. */
const waitsFor = (one: BoundBatch, other: BoundBatch): boolean =>
  one.conditions.some(({ ways }) =>
    ways.flat().some((means) => {
      if ('batch' in means) return means.batch === other.id;
      return means.is === 'count-reached' && (means.of === other.id || means.of === other.term);
    }),
  );

test('the batches that no order can let go are found, and no other; every ring that is named is one', () => {
  let dead = 0;
  let rings = 0;
  let alive = 0;
  fc.assert(
    fc.property(arbitraryBatches, (batches) => {
      const can = canEverGo(batches);
      const found = findDeadlocks(batches);
      const never = batches.filter(({ id }) => !can.has(id)).map(({ id }) => id);
      expect(found.map(({ batch }) => batch)).toEqual(never);
      expect(findWaves(batches).flat().sort()).toEqual([...can].sort());
      const byId = new Map(batches.map((batch) => [batch.id, batch]));
      dead += never.length;
      alive += can.size;
      for (const { batch, condition, ring, missing } of found) {
        const own = byId.get(batch) as BoundBatch;
        expect(own.conditions.map(({ id }) => id)).toContain(condition);
        const ways = own.conditions.find(({ id }) => id === condition)?.ways ?? [];
        for (const means of missing) expect(ways.flat()).toContainEqual(means);
        if (ring.length === 0) continue;
        rings++;
        expect(ring[0]).toBe(batch);
        expect(ring.at(-1)).toBe(batch);
        const round = ring.slice(1);
        expect(new Set(round).size).toBe(round.length);
        round.forEach((next, n) => {
          const from = byId.get(ring[n] as string) as BoundBatch;
          expect(can.has(next)).toBe(false);
          expect(waitsFor(from, byId.get(next) as BoundBatch)).toBe(true);
        });
      }
    }),
    { seed, numRuns: 3000 },
  );
  console.info('can never go', dead, 'in a ring', rings, 'can go', alive);
  expect(Math.min(dead, rings, alive)).toBeGreaterThan(300);
});
