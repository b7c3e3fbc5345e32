import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clearLanes, createLanes, nextPassage, reservePassage } from './lanes.ts';
import { spansInOrder } from './spans.ts';

const seed = Date.now() % 2 ** 31;

/** Whether a passage can begin, from what is written on the sign at the checkpoint. */
function fits(
  from: number,
  minutes: number,
  others: readonly (readonly [number, number])[],
  sign: { lanes: number; headway: number; open: readonly { from: number; to: number | null }[] },
): boolean {
  const to = from + minutes;
  if (others.some(([begins]) => Math.abs(begins - from) < sign.headway)) return false;
  if (sign.open.length > 0) {
    const isOpen = sign.open.some((span) => span.from <= from && to <= (span.to ?? to));
    if (!isOpen) return false;
  }
  const moments = [from, ...others.map(([begins]) => begins)].filter((at) => at >= from && at < to);
  return moments.every((at) => others.filter(([a, b]) => a <= at && at < b).length < sign.lanes);
}

test('a vehicle passes at the earliest minute that lanes, headway and hours leave', () => {
  console.info('seed', seed);
  const whole = (max: number) => fc.integer({ min: 0, max });
  const sign = fc.record({
    lanes: fc.integer({ min: 1, max: 3 }),
    headway: whole(4),
    loaded: fc.integer({ min: 1, max: 7 }),
    empty: fc.integer({ min: 1, max: 5 }),
    open: fc.array(fc.record({ from: whole(40), long: fc.option(whole(60)) }), { maxLength: 2 }),
    reaches: fc.array(fc.tuple(whole(60), fc.boolean()), { maxLength: 30 }),
  });
  fc.assert(
    fc.property(sign, ({ lanes: count, headway, loaded, empty, open, reaches }) => {
      const spans = open.map(({ from, long }) => ({
        from,
        to: long === null ? null : from + long,
      }));
      const lanes = createLanes(count, headway, spansInOrder(spans), loaded, empty);
      clearLanes(lanes);
      const passed: (readonly [number, number])[] = [];
      for (const [at, isLoaded] of reaches) {
        const minutes = isLoaded ? loaded : empty;
        const from = nextPassage(lanes, isLoaded ? 0 : 1, at);
        let soonest = at;
        const rules = { lanes: count, headway, open: spans };
        while (soonest < 1_000 && !fits(soonest, minutes, passed, rules)) soonest++;
        expect(from).toBe(soonest < 1_000 ? soonest : Number.POSITIVE_INFINITY);
        if (from === Number.POSITIVE_INFINITY) continue;
        reservePassage(lanes, from, from + minutes);
        passed.push([from, from + minutes]);
      }
    }),
    { seed, numRuns: 1_000 },
  );
});
