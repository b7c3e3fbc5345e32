import { QUARTER_MS, quarterEnd, quarterOf } from '@corridor/operation';
import { describe, expect, test } from 'vitest';
import {
  afterBreakdown,
  type Breakdown,
  type BreakdownTap,
  breakdownDoubts,
  breakdownToNote,
  countAt,
  type Head,
  noBreakdown,
  noteToBreakdown,
  offersOf,
  outdated,
  refusalNow,
} from './breakdown.ts';
import { openBreakdown } from './breakdownKeeper.ts';

const SIX = 1_481_860_800_000;
const quarter = quarterOf(SIX);
const after = quarterEnd(quarter);
const site = 'site/rashidin';
const none = () => [];

const tapAll = (state: Breakdown, taps: readonly BreakdownTap[], now = SIX) =>
  taps.reduce((each, tap) => afterBreakdown(each, tap, { site, now }), state);
const heads = (who: Head, n: number): readonly BreakdownTap[] =>
  Array.from({ length: n }, () => ({ tap: 'head', who }));
const vehicle: BreakdownTap = { tap: 'vehicle' };
/** 43 women, 31 girls, 22 boys, 18 men in so many vehicles. */
const morning = (vehicles: number) =>
  tapAll(noBreakdown, [
    ...heads('women', 43),
    ...heads('girls', 31),
    ...Array.from({ length: vehicles - 1 }, () => vehicle),
    ...heads('boys', 22),
    ...heads('men', 18),
  ]);

describe('a morning at the reception site', () => {
  test('three buses are one table, once the quarter is over', () => {
    const state = morning(3);
    const [early] = offersOf(state, after - 1, none);
    expect(early?.table).toMatchObject({ ok: false, refusal: { why: 'too-early', until: after } });
    const [offer] = offersOf(state, after, none);
    expect(offer?.table.ok && offer.table.draft).toEqual({
      kind: 'breakdown-counted@1',
      fact: { quarter, vehicles: 3, people: 115, women: 45, girls: 30, boys: 20 },
    });
  });

  test('two buses are too few: refused with its reason, and gone a day later', () => {
    const state = morning(2);
    const refusal = { why: 'too-few', people: 114, vehicles: 2 };
    expect(offersOf(state, after, none)[0]?.table).toMatchObject({ ok: false, refusal });
    expect(refusalNow(countAt(state, site, quarter))).toEqual(refusal);
    expect(outdated(state, after + 3_600_000, none)).toEqual([]);
    expect(outdated(state, after + 25 * 3_600_000, none)).toHaveLength(1);
  });

  test('what was counted after the hour struck belongs to the next quarter', () => {
    const state = tapAll(morning(3), heads('women', 2), after);
    expect(countAt(state, site, quarter)).toMatchObject({ women: 43, vehicles: 3 });
    expect(countAt(state, site, quarter + 1)).toMatchObject({ women: 2, vehicles: 1 });
  });

  test('a quarter that had its table has no second one', () => {
    const state = morning(3);
    expect(offersOf(state, after, () => [quarter])[0]?.table).toMatchObject({
      refusal: { why: 'again' },
    });
    expect(outdated(state, after, () => [quarter])).toHaveLength(1);
  });

  test('who is elderly is counted among the heads; where nobody looked it stays untold', () => {
    const state = tapAll(noBreakdown, [...heads('women', 1), { tap: 'among', what: 'elderly' }]);
    expect(countAt(state, site, quarter)).toMatchObject({ elderly: 1, disabled: null });
    const more = tapAll(state, [{ tap: 'among', what: 'elderly' }]);
    expect(breakdownDoubts(countAt(more, site, quarter))).toEqual([{ why: 'more-elderly' }]);
  });

  test('the last touch is taken back; what was erased never comes back', () => {
    const state = tapAll(noBreakdown, [...heads('girls', 2), { tap: 'undo' }]);
    expect(countAt(state, site, quarter).girls).toBe(1);
    const erased = tapAll(state, [{ tap: 'erase', site, quarter }, { tap: 'undo' }]);
    expect(erased).toEqual(noBreakdown);
  });
});

describe('a phone that is killed', () => {
  const phone = (note: string | null, used: readonly number[] = [], now = SIX) => {
    const notes = new Map<string, string>(note === null ? [] : [['breakdown', note]]);
    const open = () =>
      openBreakdown({
        note: async (key, text) => {
          if (text === undefined) return notes.get(key) ?? null;
          if (text === null) notes.delete(key);
          else notes.set(key, text);
          return text;
        },
        used: () => used,
        site: () => site,
        now: () => now,
        feel: () => {},
      });
    return { notes, open };
  };

  test('comes back to every head', async () => {
    const { open } = phone(null);
    const first = await open();
    for (const tap of heads('boys', 3)) await first.tap(tap);
    const second = await open();
    expect(countAt(second.state.get().breakdown, site, quarter).boys).toBe(3);
  });

  test('between the table and its note: nothing of it is left', async () => {
    const { notes, open } = phone(breakdownToNote(morning(3)), [quarter], after);
    const keeper = await open();
    expect(keeper.state.get().breakdown.counts).toEqual([]);
    expect(notes.size).toBe(0);
  });

  test('with a note nobody can read puts it aside', async () => {
    expect(noteToBreakdown('{"v":1,"counts":[{}],"past":[]}')).toBeNull();
    const { notes, open } = phone('{"v":7}');
    await open();
    expect(notes.get('breakdown-unread')).toBe('{"v":7}');
  });
});

test('quarters follow each other every six hours', () => {
  expect(quarterOf(SIX + QUARTER_MS)).toBe(quarter + 1);
});
