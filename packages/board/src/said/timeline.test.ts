import type { Claim, LedgerEntry } from '@corridor/account';
import { expect, test } from 'vitest';
import {
  contradictions,
  dayStartOf,
  differ,
  layoutTimeline,
  type TimelineItem,
} from './timeline.ts';

const claim = (id: string, speaker: string, value: number, more: object = {}): Claim =>
  ({
    id,
    standing: 'stands',
    fact: {
      hedge: false,
      quantity: { value },
      approx: 'exact',
      unit: 'person',
      measure: 'evacuated',
      saidOn: { date: '2016-12-17', precision: 'day' },
      speaker,
      ...more,
    },
  }) as unknown as Claim;
const entry = (of: Claim): LedgerEntry => ({ id: of.id, claim: of }) as unknown as LedgerEntry;
const against = (...claims: readonly Claim[]) => [...contradictions(claims.map(entry)).entries()];

test('two who answer one question with two figures point at each other; nobody is preferred', () => {
  expect(against(claim('a', 'Army', 3000), claim('b', 'Governor', 2000))).toEqual([
    ['a', ['b']],
    ['b', ['a']],
  ]);
});

test('“more than 3 000” and 5 000 do not contradict each other, “more than 3 000” and 2 000 do', () => {
  const more = claim('a', 'Army', 3000, { approx: 'more-than' });
  expect(differ(more, claim('b', 'Governor', 5000))).toBe(false);
  expect(differ(more, claim('b', 'Governor', 2000))).toBe(true);
  expect(differ(claim('a', 'A', 9500, { approx: 'about' }), claim('b', 'B', 9800))).toBe(false);
});

test('another day, other people, a plan, a part, the same speaker: no contradiction', () => {
  const first = claim('a', 'Army', 3000);
  for (const other of [
    claim('b', 'Governor', 2000, { saidOn: { date: '2016-12-18', precision: 'day' } }),
    claim('b', 'Governor', 2000, { category: 'fighter' }),
    claim('b', 'Governor', 2000, { hedge: true }),
    claim('b', 'Governor', 2000, { partOf: 'claim/c' }),
    claim('b', 'Army', 2000),
  ]) {
    expect(against(first, other)).toEqual([]);
  }
});

const item = (
  id: string,
  who: string,
  day: string | null,
  label = 'about 300 people',
): TimelineItem => ({
  id,
  who,
  day,
  since: null,
  until: null,
  label,
  isEvent: false,
  isOurs: false,
  isHedged: false,
  isOut: false,
  differsFrom: [],
});

test('days go from left to right, a lane for each speaker, who spoke first on top', () => {
  const layout = layoutTimeline(
    [item('b', 'Governor', '2016-12-18'), item('a', 'Army', '2016-12-16')],
    900,
    1,
  );
  expect(layout?.lanes.map(({ who }) => who)).toEqual(['Army', 'Governor']);
  const [a, b] = ['a', 'b'].map((id) => layout?.marks.find((mark) => mark.item.id === id));
  expect(a?.x).toBeLessThan(b?.x ?? 0);
  expect(layout?.days.length).toBe(3);
});

test('words that would write over each other stand on lines of their own, and stay within the picture', () => {
  const layout = layoutTimeline(
    Array.from({ length: 5 }, (_, n) => item(String(n), 'Army', '2016-12-16')),
    600,
    1,
  );
  expect(new Set(layout?.marks.map(({ y }) => y)).size).toBe(5);
  for (const { y } of layout?.marks ?? []) expect(y).toBeLessThan(layout?.height ?? 0);
});

test('what it is about is drawn to the end of its last day, and not to when it was said', () => {
  const layout = layoutTimeline(
    [{ ...item('a', 'Army', '2016-12-18'), since: '2016-12-15', until: '2016-12-15' }],
    900,
    1,
  );
  const [mark] = layout?.marks ?? [];
  const [from = 0, to = 0] = mark?.about ?? [];
  expect(to - from).toBeGreaterThan(100);
  expect(to).toBeLessThan((mark?.x ?? 0) / 2);
});

test('what nobody dated is not drawn; with no day at all there is no picture', () => {
  expect(layoutTimeline([item('a', 'Army', null)], 900, 1)).toBeNull();
  const some = layoutTimeline([item('a', 'Army', null), item('b', 'Army', '2016-12')], 900, 1);
  expect(some?.marks.map((mark) => mark.item.id)).toEqual(['b']);
  expect(dayStartOf('2016-12')).toBe(Date.parse('2016-12-01T00:00:00Z'));
});
