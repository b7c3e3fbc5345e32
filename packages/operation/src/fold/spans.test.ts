import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OperationEvent } from '../event.ts';
import type { StreamState } from '../state/places.ts';
import { createDevice, fold, minutes, RAMOUSEH } from '../testing/cast.ts';
import { foldSubject } from './index.ts';

const seed = 20161219;
console.info('seed', seed);
const STREAM = 'stream/castello';

const said = (from: number, to: number, cars: number, countedBy = 'post/first') => ({
  from: Math.round(minutes(from)),
  to: Math.round(minutes(to)),
  cars,
  vans: 0,
  lorries: 0,
  onFoot: 1,
  sampled: [],
  everyNth: 10,
  countedBy,
});
const foldStreamOf = (...events: readonly OperationEvent[]) => fold(events) as StreamState;
const rulesOf = ({ findings }: StreamState) => findings.map(({ rule }) => rule);
const scene = () => {
  const [a, b] = [createDevice('first'), createDevice('second')];
  return {
    first: (from: number, to: number, cars: number) => a(STREAM, 'tallied@1', said(from, to, cars)),
    second: (from: number, to: number, cars: number) =>
      b(STREAM, 'tallied@1', said(from, to, cars, 'post/second')),
    open: () => a(STREAM, 'opened@1', { site: RAMOUSEH }),
  };
};

describe('two counters on one road', () => {
  test('she hands over and both are at it for a minute: nothing is lost, and it is marked', () => {
    const { first, second } = scene();
    const [before, after] = [first(0, 31, 20), second(30, 60, 25)];
    const stream = foldStreamOf(before, after);
    expect(stream).toMatchObject({ cars: 45, onFoot: 2, overlapping: 0 });
    expect(stream.handOvers).toEqual([{ lines: [before.id, after.id], ms: 60_000 }]);
    expect(rulesOf(stream)).toEqual([]);
  });

  test('six of a hundred minutes at both ends of a long span are hand-overs as well', () => {
    const { first, second } = scene();
    const stream = foldStreamOf(first(0, 100, 60), second(94, 200, 70), first(195, 300, 80));
    expect(stream).toMatchObject({ cars: 210, overlapping: 0 });
    expect(stream.handOvers).toHaveLength(2);
  });

  test('half an hour at the same time: the longer span counts, the other stands beside it', () => {
    const { first, second } = scene();
    const [long, short] = [first(0, 60, 40), second(30, 80, 99)];
    const stream = foldStreamOf(short, long);
    expect(stream).toMatchObject({ cars: 40, onFoot: 1, overlapping: 1, handOvers: [] });
    expect(stream.differences).toEqual([
      {
        between: 'overlapping',
        lines: [long.id, short.id],
        persons: [long.person, short.person],
        agrees: false,
        ms: 30 * 60_000,
        vehicles: [40, 99],
        onFoot: [1, 1],
      },
    ]);
    expect(rulesOf(stream)).toEqual(['spans-overlap']);
    expect(stream.tallies).toHaveLength(2);
  });

  test('the same minute counted by both is one minute, however short', () => {
    const { first, second } = scene();
    expect(foldStreamOf(first(0, 1, 3), second(0, 1, 3))).toMatchObject({
      cars: 3,
      overlapping: 1,
    });
    // Most of two short spans: not a hand-over either.
    expect(foldStreamOf(first(0, 2, 3), second(0.5, 2.5, 4))).toMatchObject({ cars: 3 });
  });

  test('the one in the middle is longest: it counts alone, both neighbours stay visible', () => {
    const { first, second } = scene();
    const stream = foldStreamOf(first(0, 30, 10), second(15, 50, 12), first(40, 70, 14));
    expect(stream.cars).toBe(12);
    expect(stream.differences.map(({ vehicles }) => vehicles)).toEqual([
      [12, 10],
      [12, 14],
    ]);
  });

  test('spans that only touch are neither', () => {
    const { first, second } = scene();
    const stream = foldStreamOf(first(0, 30, 10), second(30, 60, 12));
    expect(stream).toMatchObject({ cars: 22, handOvers: [], differences: [], overlapping: 0 });
  });

  test('a moment, and a span told backwards, are kept like any other', () => {
    const { first, second } = scene();
    expect(foldStreamOf(first(0, 30, 10), second(45, 45, 2)).cars).toBe(12);
    expect(foldStreamOf(first(0, 30, 10), second(15, 15, 2)).cars).toBe(10);
    expect(foldStreamOf(first(0, 30, 10), second(60, 40, 2)).cars).toBe(12);
    expect(foldStreamOf(first(0, 30, 10), second(60, 10, 2)).cars).toBe(2);
  });
});

/** Twenty minutes are enough room for every kind of overlap. */
const entry = fc.record({
  who: fc.nat(2),
  from: fc.integer({ min: 0, max: 240 }).map((quarter) => quarter / 4),
  long: fc.oneof(
    fc.constant(0),
    fc.integer({ min: -4, max: 100 }).map((n) => n / 4),
  ),
  cars: fc.nat(40),
  clock: fc.integer({ min: -600, max: 600 }),
});

test('any order of arrival, any split: nothing counts twice, nothing is lost', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 14 }), fc.array(fc.nat(99)), (entries, picks) => {
      const cast = ['first', 'second', 'third'].map(createDevice);
      const events = entries.flatMap(({ who, from, long, cars, clock }) => {
        const made = cast[who]?.(
          STREAM,
          'tallied@1',
          said(from, from + long, cars, `post/${who}`),
          { at: minutes(1000 + clock) },
        );
        return made ? [made] : [];
      });
      if (events.length === 0) return;
      const rest = [...events];
      const shuffled = events.map(
        (_, i) => rest.splice((picks[i] ?? 0) % rest.length, 1)[0] as OperationEvent,
      );
      const stream = foldStreamOf(...events);
      expect(foldStreamOf(...shuffled)).toEqual(stream);

      const beside = new Set(stream.differences.map(({ lines }) => lines[1]));
      const spans = stream.tallies.map(({ line, fact }) => ({
        line,
        start: Math.min(fact.from, fact.to),
        end: Math.max(fact.from, fact.to),
        cars: fact.cars,
      }));
      // Never lost: every count either adds or is named beside the one that does.
      const counted = spans.filter(({ line }) => !beside.has(line));
      expect(stream.overlapping).toBe(beside.size);
      expect(counted.reduce((sum, { cars }) => sum + cars, 0)).toBe(stream.cars);
      const lengthOf = (line: string) => {
        const span = spans.find((one) => one.line === line);
        return span ? span.end - span.start : Number.NaN;
      };
      for (const { lines } of stream.differences) {
        expect(beside.has(lines[0])).toBe(false);
        expect(lengthOf(lines[0])).toBeGreaterThanOrEqual(lengthOf(lines[1]));
      }
      // Never double: what counts overlaps by a hand-over at most, and each is marked.
      let marked = 0;
      for (const [i, a] of counted.entries()) {
        for (const b of counted.slice(i + 1)) {
          const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
          if (both <= 0) continue;
          marked++;
          const shorter = Math.min(a.end - a.start, b.end - b.start);
          expect(both <= shorter / 10 || (both <= 120_000 && both <= shorter / 2)).toBe(true);
        }
      }
      expect(stream.handOvers).toHaveLength(marked);
    }),
    { seed, numRuns: 1000 },
  );
});

test('twenty thousand hand-overs and one count of all of it: that one counts', () => {
  const { first, second } = scene();
  const events = [second(0, 10_000, 3000)];
  for (let i = 0; i < 20_000; i++) events.push(first(i / 2, (i + 1) / 2 + 0.05, 1));
  const stream = foldSubject('stream', STREAM, events);
  expect(stream).toMatchObject({ cars: 3000, overlapping: 20_000 });
  expect(foldSubject('stream', STREAM, events.slice(1))).toMatchObject({ cars: 20_000 });
});
