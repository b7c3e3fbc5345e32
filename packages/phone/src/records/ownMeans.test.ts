import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type At,
  afterOwn,
  noOwnMeans,
  OWN_KINDS,
  type OwnKind,
  type OwnMeans,
  type OwnTap,
  QUIET_MS,
  SPAN_MS,
  vehiclesIn,
} from './ownMeans.ts';
import { ownDoubtsOf } from './ownMeansDoubts.ts';
import { isLineOf, spanToFact, spanToLines } from './ownMeansFact.ts';
import { mergeOwnMeansNotes, noteToOwnMeans, ownMeansToNote } from './ownMeansNote.ts';

const seed = 20161215;
console.info('seed', seed);

const SIX = 1_481_860_800_000;
const minute = (n: number) => SIX + n * 60_000;
const here = { site: 'site/ramouseh', post: 'post/ramouseh' };
const at = (n: number, draw = 9): At => ({ ...here, now: minute(n), draw });

type Step = readonly [tap: OwnTap, at: At];
const run = (steps: readonly Step[], from: OwnMeans = noOwnMeans) =>
  steps.reduce((state, [tap, when]) => afterOwn(state, tap, when), from);
const watching: OwnTap = { tap: 'watching' };
const end: OwnTap = { tap: 'end' };
const car: OwnTap = { tap: 'vehicle', kind: 'car' };
const lorry: OwnTap = { tap: 'vehicle', kind: 'lorry' };
const foot = (n: number): OwnTap => ({ tap: 'foot', n });
const people = (n: number | null): OwnTap => ({ tap: 'people', people: n });

describe('a counter beside the road', () => {
  test('watches from six to ten past: two cars, a lorry, seven on foot', () => {
    const state = run([
      [watching, at(0)],
      [car, at(1)],
      [car, at(2)],
      [lorry, at(4)],
      [foot(5), at(5)],
      [foot(1), at(5)],
      [foot(1), at(6)],
      [end, at(10)],
    ]);
    expect(state.span).toBeNull();
    expect(state.ended.map(spanToFact)).toEqual([
      {
        kind: 'tallied@1',
        fact: {
          from: minute(0),
          to: minute(10),
          cars: 2,
          vans: 0,
          lorries: 1,
          onFoot: 7,
          sampled: [],
          everyNth: 10,
          countedBy: 'post/ramouseh',
        },
      },
    ]);
  });

  test('a car drives by before anybody said that the watch begins: it begins with that car', () => {
    expect(run([[car, at(3)]]).span).toMatchObject({ from: minute(3), to: minute(3), car: 1 });
  });

  test('a quarter of an hour in which nobody passed is written as nobody, and a glance at nobody is not', () => {
    const quiet = run([
      [watching, at(0)],
      [watching, at(12)],
      [end, at(14)],
    ]);
    expect(quiet.ended).toMatchObject([{ from: minute(0), to: minute(14), car: 0, foot: 0 }]);
    expect(
      run([
        [watching, at(0)],
        [end, at(0)],
      ]).ended,
    ).toEqual([]);
  });

  test('spans end by themselves after fifteen minutes, and follow each other without a gap', () => {
    const state = run([
      [watching, at(0)],
      [car, at(14)],
      [{ tap: 'clock' }, at(15)],
      [car, at(20)],
      [car, at(31)],
      [end, at(32)],
    ]);
    expect(state.ended.map(({ from, to, car }) => [from, to, car])).toEqual([
      [minute(0), minute(15), 1],
      [minute(15), minute(30), 1],
      [minute(30), minute(32), 1],
    ]);
  });

  test('takes back the last touch, also the one that asked how many', () => {
    const asked = run([
      [foot(5), at(0)],
      [car, at(1, 0)],
    ]);
    expect(asked.asking).toBe('car');
    const back = afterOwn(asked, { tap: 'undo' }, at(1));
    expect(back).toMatchObject({ asking: null, span: { car: 0, foot: 5 } });
    // The same vehicle is asked about again: undoing is no way to a fuller one.
    expect(afterOwn(back, car, at(2, 0)).asking).toBe('car');
    expect(afterOwn(back, { tap: 'undo' }, at(2)).span).toMatchObject({ foot: 0 });
  });

  test('lost track, and counts again: what was counted is not written, its time is a gap', () => {
    const state = run([
      [watching, at(0)],
      [car, at(1)],
      [{ tap: 'again' }, at(5)],
      [car, at(6)],
      [end, at(9)],
    ]);
    expect(state.ended).toMatchObject([{ from: minute(5), to: minute(9), car: 1 }]);
  });

  test('walks over to the other site: two watches, each under its own site', () => {
    const there = { ...at(5), site: 'site/bridge-gate', post: 'post/bridge-gate' };
    const state = run([
      [car, at(1)],
      [car, at(2)],
      [car, there],
    ]);
    expect(state.ended).toMatchObject([{ site: here.site, car: 2, to: minute(2) }]);
    expect(state.span).toMatchObject({ site: 'site/bridge-gate', car: 1, from: minute(5) });
  });
});

describe('how many in this one?', () => {
  test('is asked of every tenth, and the answer stands beside the count', () => {
    let state = noOwnMeans;
    const asked: number[] = [];
    for (let n = 1; n <= 40; n++) {
      state = afterOwn(state, car, at(0, 3));
      if (state.asking) {
        asked.push(n);
        state = afterOwn(state, people(5), at(0));
      }
    }
    expect(asked).toEqual([4, 14, 24, 34]);
    expect(state.span).toMatchObject({ car: 40, sampled: { car: [5, 5, 5, 5] } });
  });

  test('could not see, or the next one is asked already: not seen, never 0', () => {
    const dark = run([
      [car, at(0, 0)],
      [people(null), at(0)],
    ]);
    const both = run([
      [car, at(0, 0)],
      [lorry, at(0, 0)],
      [people(30), at(0)],
      [end, at(1)],
    ]);
    expect(dark.span).toMatchObject({ sampled: { car: [] }, notSeen: { car: 1 } });
    expect(both.ended.map((span) => spanToFact(span).fact)).toMatchObject([
      { sampled: [{ vehicleKind: 'lorry', people: 30 }], notSeen: ['car'] },
    ]);
  });

  test('a car that nobody asks about can pass while the question stands', () => {
    const state = run([
      [lorry, at(0, 0)],
      [car, at(0, 9)],
      [people(12), at(1)],
    ]);
    expect(state.span).toMatchObject({ car: 1, lorry: 1, sampled: { lorry: [12] } });
  });

  test('told a moment after the quarter was full, it belongs to the vehicle of that quarter', () => {
    const state = run([
      [watching, at(0)],
      [car, at(14, 0)],
      [{ tap: 'clock' }, at(15)],
      [people(4), at(15.5)],
    ]);
    expect(state.ended).toMatchObject([{ to: minute(15), car: 1, sampled: { car: [4] } }]);
    expect(state.span).toMatchObject({ from: minute(15), sampled: { car: [] } });
  });

  test('forty in one car is odd: it is said, and kept', () => {
    const state = run([
      [car, at(0, 0)],
      [people(40), at(0)],
    ]);
    expect(state.span && ownDoubtsOf(state.span)).toEqual([
      { why: 'many-in-one', kind: 'car', people: 40 },
    ]);
  });

  test('every vehicle has the same chance, also where cars and lorries alternate and watches are short', () => {
    const asked = { car: 0, van: 0, lorry: 0 };
    for (let draw = 0; draw < 100; draw++) {
      let state = noOwnMeans;
      for (let n = 0; n < 6; n++) {
        for (const kind of ['car', 'lorry'] as const) {
          const first = kind === 'car' ? draw % 10 : Math.floor(draw / 10);
          state = afterOwn(state, { tap: 'vehicle', kind }, at(0, first));
          if (state.asking === kind) {
            asked[kind]++;
            state = afterOwn(state, people(4), at(0));
          }
        }
      }
    }
    // Six of each in a hundred watches: sixty of six hundred.
    expect(asked).toEqual({ car: 60, van: 0, lorry: 60 });
  });
});

describe('time that nobody watched is a gap, never zero', () => {
  test('a phone that was killed: the span ends at its last touch', () => {
    const running = run([
      [watching, at(0)],
      [car, at(4)],
    ]);
    const again = noteToOwnMeans(ownMeansToNote(running));
    expect(again).toEqual(running);
    const left = afterOwn(again ?? noOwnMeans, { tap: 'left' }, at(300));
    expect(left.ended).toMatchObject([{ from: minute(0), to: minute(4), car: 1 }]);
  });

  test('a phone put into a pocket: the next touch begins a new watch', () => {
    const state = run([
      [watching, at(0)],
      [car, at(4)],
      [car, at(25)],
      [end, at(26)],
    ]);
    expect(state.ended.map(({ from, to, car }) => [from, to, car])).toEqual([
      [minute(0), minute(4), 1],
      [minute(25), minute(26), 1],
    ]);
  });

  test('a screen that lies open alone: the clock does not watch the road', () => {
    const watch = run([
      [watching, at(0)],
      [car, at(4)],
      [{ tap: 'clock' }, at(16)],
    ]);
    expect(watch.ended).toEqual([]);
    const left = afterOwn(watch, { tap: 'clock' }, at(20));
    expect(left).toMatchObject({ span: null, ended: [{ to: minute(4) }] });
    expect(afterOwn(watch, end, at(60)).ended).toMatchObject([{ to: minute(4) }]);
  });

  test('a clock that is set back a little loses no car, one that is set back far begins a new watch', () => {
    const little = run([
      [car, at(10)],
      [car, at(8)],
      [end, at(11)],
    ]);
    expect(little.ended).toMatchObject([{ from: minute(10), to: minute(11), car: 2 }]);
    const far = run([
      [car, at(300)],
      [car, at(8)],
      [end, at(9)],
    ]);
    expect(far.ended.map(({ from, to, car }) => [from, to, car])).toEqual([
      [minute(300), minute(300), 1],
      [minute(8), minute(9), 1],
    ]);
  });

  test('killed twice while locked: two notes, two watches, and none of them twice', () => {
    const first = run([
      [car, at(0)],
      [car, at(2)],
    ]);
    const second = run([[lorry, at(60)]]);
    const notes = [ownMeansToNote(first), ownMeansToNote(second), ownMeansToNote(first), '', null];
    const { note, unread } = mergeOwnMeansNotes([...notes, '{"v":9}']);
    expect(noteToOwnMeans(note)).toMatchObject({
      span: null,
      ended: [
        { from: minute(0), to: minute(2), car: 2 },
        { from: minute(60), lorry: 1 },
      ],
    });
    expect(unread).toEqual(['{"v":9}']);
    expect(mergeOwnMeansNotes([null, ownMeansToNote(noOwnMeans)]).note).toBeNull();
  });

  test('a note nobody can read is told apart from none', () => {
    expect(noteToOwnMeans('{"v":9}')).toBeNull();
    expect(noteToOwnMeans('{"v":1,"sp')).toBeNull();
    expect(noteToOwnMeans(null)).toEqual(noOwnMeans);
  });

  test('whatever is tapped and whenever: each vehicle in one span, spans in order and never longer than watched', () => {
    const tap: fc.Arbitrary<OwnTap> = fc.oneof(
      fc.constantFrom<OwnKind>(...OWN_KINDS).map((kind) => ({ tap: 'vehicle', kind }) as const),
      fc.constant<OwnTap>(foot(1)),
      fc.constant<OwnTap>(watching),
      fc.constant<OwnTap>({ tap: 'clock' }),
      fc.option(fc.integer({ min: 1, max: 60 })).map(people),
      fc.constant<OwnTap>(end),
      fc.constant<OwnTap>({ tap: 'left' }),
    );
    const steps = fc.array(fc.tuple(tap, fc.integer({ min: 0, max: 40 * 60_000 }), fc.nat(9)), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(steps, (given) => {
        let state = noOwnMeans;
        let now = SIX;
        let passed = 0;
        let walked = 0;
        const touches: number[] = [];
        for (const [each, wait, draw] of given) {
          now += wait;
          if (each.tap === 'vehicle') passed++;
          if (each.tap === 'foot') walked++;
          if (each.tap !== 'clock' && each.tap !== 'left') touches.push(now);
          state = afterOwn(state, each, { ...here, now, draw });
          expect(noteToOwnMeans(ownMeansToNote(state))).toEqual(state);
        }
        const { ended } = afterOwn(state, { tap: 'left' }, { ...here, now, draw: 0 });
        expect(ended.reduce((sum, span) => sum + vehiclesIn(span), 0)).toBe(passed);
        expect(ended.reduce((sum, span) => sum + span.foot, 0)).toBe(walked);
        for (const [i, span] of ended.entries()) {
          expect(span.to - span.from).toBeLessThanOrEqual(SPAN_MS);
          expect(span.from).toBeGreaterThanOrEqual(ended[i - 1]?.to ?? 0);
          // Somebody was there not long before it ended, or came back soon after.
          expect(touches.some((touch) => Math.abs(touch - span.to) <= QUIET_MS)).toBe(true);
          const looked = OWN_KINDS.map((kind) => span.sampled[kind].length + span.notSeen[kind]);
          expect(looked.reduce((a, b) => a + b)).toBeLessThanOrEqual(vehiclesIn(span));
        }
      }),
      { numRuns: 500, seed },
    );
  });
});

test('the first span of a site says whose road it is, and a span is known again in the log', () => {
  const [span] = run([
    [car, at(0)],
    [end, at(1)],
  ]).ended;
  if (!span) throw new Error('nothing was counted');
  const [opened, tally] = spanToLines(span, false);
  expect(opened).toEqual({
    kind: 'opened@1',
    subject: 'stream/ramouseh',
    fact: { site: 'site/ramouseh', at: minute(0) },
  });
  expect(spanToLines(span, true)).toEqual([tally]);
  expect(tally && isLineOf(span, tally)).toBe(true);
  expect(tally && isLineOf({ ...span, from: span.from + 1 }, tally)).toBe(false);
});
