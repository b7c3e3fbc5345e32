import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSaw } from './causality.ts';
import { createCausalList, insertCausally, orderCausally } from './causalList.ts';
import { byKey, type Ordered } from './key.ts';

const seed = Date.now() | 0;
console.info('seed', seed);

const at = (text: string) => Date.parse(`${text}Z`);
const event = (
  id: string,
  device: string,
  seq: number,
  ms: number,
  after: string[] = [],
): Ordered => ({
  id,
  device,
  seq,
  hlc: [ms, 0],
  after,
});
const ids = (events: readonly Ordered[]) => events.map(({ id }) => id).join(' ');

const permutations = <T>(items: readonly T[]): T[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item, i) =>
        permutations(items.filter((_, j) => j !== i)).map((rest) => [item, ...rest]),
      );

const inserted = (events: readonly Ordered[]) => {
  const list = createCausalList<Ordered>([]);
  for (const each of events) insertCausally(list, each);
  return list.events;
};

describe('a phone at 2099', () => {
  const resumed = event('resumed', 'phone', 1, at('2099-01-01T00:00'));
  const suspended = event('suspended', 'coordinator', 7, at('2026-11-22T10:05'), ['resumed']);
  const tallied = event('tallied', 'officer', 3, at('2026-11-22T10:04'));
  const resumedAgain = event('resumed again', 'coordinator', 9, at('2026-11-22T10:20'), [
    'suspended',
  ]);

  test('whoever saw its line and wrote the contrary has the last word, in any order of arrival', () => {
    for (const arrival of permutations([resumed, suspended, tallied])) {
      expect(ids(inserted(arrival))).toBe('tallied resumed suspended');
      expect(ids(orderCausally(arrival))).toBe('tallied resumed suspended');
    }
  });

  test('and the next word counts after that', () => {
    for (const arrival of permutations([resumed, suspended, tallied, resumedAgain])) {
      expect(ids(inserted(arrival))).toBe('tallied resumed suspended resumed again');
    }
  });
});

test('[same-clock] lines that did not see each other go by clock, then device, then seq', () => {
  const early = event('early', 'b', 1, 10);
  const same1 = event('same, a', 'a', 1, 20);
  const same2 = event('same, b', 'b', 2, 20);
  expect(ids(inserted([same2, early, same1]))).toBe('early same, a same, b');
});

test('a circle, which only a lie makes, is broken by the keys', () => {
  const a = event('a', 'x', 1, 10, ['c']);
  const b = event('b', 'y', 1, 20, ['a']);
  const c = event('c', 'z', 1, 30, ['b']);
  const d = event('d', 'w', 1, 5, ['c']);
  for (const arrival of permutations([a, b, c, d])) expect(ids(inserted(arrival))).toBe('a b c d');
});

test('a line is there once', () => {
  const list = createCausalList([event('a', 'x', 1, 10)]);
  expect(insertCausally(list, event('a', 'x', 1, 10))).toBe(false);
  expect(list.events).toHaveLength(1);
});

/** Honest chains (clock rising along each), clocks anywhere, `after` naming only earlier written lines. */
const histories = fc
  .array(
    fc.record({
      device: fc.integer({ min: 0, max: 3 }),
      ms: fc.integer({ min: 0, max: 20 }),
      after: fc.array(fc.nat(), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((writes) => {
    const written: Ordered[] = [];
    const last = new Map<number, Ordered>();
    for (const { device, ms, after } of writes) {
      const before = last.get(device);
      const [clock] = before?.hlc ?? [0];
      const each: Ordered = {
        id: `line ${written.length}`,
        device: `device ${device}`,
        seq: (before?.seq ?? 0) + 1,
        hlc: ms > clock ? [ms, 0] : [clock, (before?.hlc[1] ?? 0) + 1],
        after: [...new Set(after.flatMap((n) => written[n % (written.length || 1)]?.id ?? []))],
      };
      written.push(each);
      last.set(device, each);
    }
    return written;
  });

/** The law as the protocol words it, slowly. */
const takeSmallestFree = (events: readonly Ordered[]): readonly Ordered[] => {
  const left = [...events].sort(byKey);
  const taken: Ordered[] = [];
  while (left.length > 0) {
    const isFree = (each: Ordered) =>
      !left.some(
        (other) =>
          each.after.includes(other.id) || (other.device === each.device && other.seq < each.seq),
      );
    taken.push(...left.splice(left.findIndex(isFree), 1));
  }
  return taken;
};

test('equals taking the smallest key again and again, in any order of arrival', () => {
  fc.assert(
    fc.property(
      histories.chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray([...events], { minLength: events.length }),
          fc.subarray([...events]),
        ),
      ),
      ([events, arrival, part]) => {
        const expected = ids(takeSmallestFree(events));
        expect(ids(inserted(arrival))).toBe(expected);
        expect(ids(orderCausally(arrival))).toBe(expected);
        // Bodies that scope left out leave holes.
        expect(ids(inserted(part))).toBe(ids(takeSmallestFree(part)));
      },
    ),
    { numRuns: 3000, seed },
  );
});

test('any lies, forks and circles included, still give one order for one set', () => {
  const lies = fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 9 }).map((n) => `line ${n}`),
      device: fc.constantFrom('a', 'b', 'c'),
      seq: fc.integer({ min: 1, max: 4 }),
      hlc: fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constant(0)),
      after: fc.array(
        fc.integer({ min: 0, max: 9 }).map((n) => `line ${n}`),
        { maxLength: 2 },
      ),
    }),
    { selector: ({ id }) => id, minLength: 1, maxLength: 9 },
  );
  fc.assert(
    fc.property(
      lies.chain((events) =>
        fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
      ),
      ([events, arrival]) => {
        const expected = ids(orderCausally(events));
        expect(ids(inserted(arrival))).toBe(expected);
        expect(ids(orderCausally(arrival))).toBe(expected);
      },
    ),
    { numRuns: 3000, seed },
  );
});

test('who saw what follows `after` and the own chain', () => {
  const a = event('a', 'x', 1, 10);
  const b = event('b', 'x', 2, 20);
  const c = event('c', 'y', 1, 15, ['b']);
  const d = event('d', 'z', 1, 99);
  const saw = createSaw([a, b, c, d]);
  expect(saw(c, a)).toBe(true);
  expect(saw(a, c)).toBe(false);
  expect(saw(d, c)).toBe(false);
  expect(saw(a, a)).toBe(false);
});
