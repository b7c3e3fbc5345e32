import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aboutOf } from './about.ts';
import { doubtsOf } from './doubts.ts';
import { noteToPad, padToNote, withoutKept } from './note.ts';
import {
  afterRecord,
  afterRedoEdit,
  afterRedoRecord,
  afterTap,
  afterUndoEdit,
  afterUndoRecord,
  emptyPad,
  keyOf,
  lastAct,
  nextAct,
  type Pad,
  type Recorded,
  type Tap,
  tallyInHand,
} from './pad.ts';
import { factToTally, type Place, peopleOf, rangeOf, startTally, tallyToFact } from './tally.ts';

const bus12: Place = {
  trip: 'trip/12.7K3M9Q',
  vehicle: 'vehicle/12',
  point: 'boarding',
  part: 'whole',
};
const bus7: Place = { ...bus12, trip: 'trip/7.2B4CDE', vehicle: 'vehicle/7' };
const ramouseh = { site: 'site/ramouseh', post: 'post/ramouseh' };
const act = 'act-1';

const tapAll = (pad: Pad, ...taps: readonly Tap[]) => taps.reduce(afterTap, pad);
const add = (n: number): Tap => ({ tap: 'add', n, act });
const holding12 = afterTap(emptyPad, { tap: 'take', place: bus12 });
const times = (n: number, tap: Tap) => Array.from({ length: n }, () => tap);

/** The log writes what is in hand; answers the pad after it. */
const keep = (pad: Pad, id = 'line-1'): Pad => {
  const was = tallyInHand(pad);
  if (!pad.hand || !was) throw new Error('nothing in hand to keep');
  const lines = [{ id, subject: pad.hand.trip }];
  return afterRecord(pad, { record: 'tally', act: was.act, place: pad.hand, was, lines });
};

describe('a counter at the door of bus 12', () => {
  test('counts 47 heads and 4 children on laps, asked: 51 people, 4 of them on laps', () => {
    const pad = tapAll(
      holding12,
      ...times(9, add(5)),
      ...times(3, add(1)),
      add(-1),
      { tap: 'step', step: 'laps', act },
      { tap: 'laps', laps: 4 },
    );
    const tally = tallyInHand(pad);
    expect(tally && tallyToFact(tally, bus12, ramouseh)).toEqual({
      point: 'boarding',
      site: 'site/ramouseh',
      part: 'whole',
      people: 51,
      exact: true,
      method: 'one-by-one',
      laps: 4,
      lapsAsked: true,
      countedBy: 'post/ramouseh',
    });
  });

  test('had no time to ask about laps: the count says so, and is not a zero', () => {
    const pad = tapAll(
      holding12,
      add(5),
      { tap: 'step', step: 'laps', act },
      { tap: 'laps', laps: 'not-asked' },
    );
    const fact = tallyToFact(tallyInHand(pad) ?? startTally(act), bus12, ramouseh);
    expect(fact).toMatchObject({ people: 5, lapsAsked: false });
    expect(fact).not.toHaveProperty('laps');
  });

  test('reads 47 off the clicker, and one more runs up', () => {
    const tally = tallyInHand(tapAll(holding12, { tap: 'total', n: 47, act }, add(1)));
    expect(tally).toMatchObject({ heads: 48, method: 'clicker' });
  });

  test('two doors are two counts that wait for each other', () => {
    const pad = tapAll(
      holding12,
      { tap: 'part', part: 'front' },
      ...times(23, add(1)),
      { tap: 'part', part: 'rear' },
      ...times(24, add(1)),
      { tap: 'part', part: 'front' },
    );
    expect(tallyInHand(pad)?.heads).toBe(23);
    expect(pad.open[keyOf({ ...bus12, part: 'rear' })]?.heads).toBe(24);
  });

  test('the bus will not wait: about 50, between 45 and 55, by eye', () => {
    const [, fifty] = aboutOf('bus');
    const pad = tapAll(holding12, {
      tap: 'about',
      ...(fifty ?? { heads: 0, below: 0, above: 0 }),
      act,
    });
    const tally = tallyInHand(pad) ?? startTally(act);
    expect(rangeOf(tally)).toEqual({ low: 45, high: 55 });
    expect(tallyToFact(tally, bus12, ramouseh)).toMatchObject({
      people: 50,
      low: 45,
      high: 55,
      exact: false,
      method: 'by-eye',
    });
  });

  test('takes back the last touch, and does it again', () => {
    const pad = tapAll(holding12, add(5), add(5));
    expect(tallyInHand(afterUndoEdit(pad))?.heads).toBe(5);
    expect(tallyInHand(afterRedoEdit(afterUndoEdit(pad)))?.heads).toBe(10);
    expect(tallyInHand(afterUndoEdit(afterUndoEdit(pad)))).toBeNull();
  });

  test('never counts fewer than nobody', () => {
    expect(tallyInHand(tapAll(holding12, add(-1)))).toBeNull();
    expect(tallyInHand(tapAll(holding12, add(1), add(-1), add(-1)))?.heads).toBe(0);
  });

  test('turns to bus 7 in between, and finds 12 as it was', () => {
    const pad = tapAll(holding12, add(5), { tap: 'take', place: bus7 }, add(1), {
      tap: 'take',
      place: bus12,
    });
    expect(tallyInHand(pad)?.heads).toBe(5);
  });
});

describe('what was kept', () => {
  test('is closed on the pad, and opens again when it is taken back', () => {
    const kept = keep(tapAll(holding12, add(5)));
    expect(tallyInHand(kept)).toBeNull();
    const record = lastAct(kept) as Recorded;
    const undone = afterUndoRecord(kept, record, [{ id: 'line-2', subject: bus12.trip }], 'act-2');
    expect(tallyInHand(undone)).toMatchObject({ heads: 5, act: 'act-2' });
    expect(tallyInHand(afterRedoRecord(undone, nextAct(undone) as Recorded))).toBeNull();
  });

  test('one more got on while it was being written: that touch stays open', () => {
    const before = tapAll(holding12, add(5));
    const was = tallyInHand(before);
    const during = afterTap(before, add(1));
    const after = afterRecord(during, { record: 'tally', act, place: bus12, was, lines: [] });
    expect(tallyInHand(after)?.heads).toBe(6);
  });

  test('taken back while somebody counts again: what is on the pad is not overwritten', () => {
    const kept = keep(tapAll(holding12, add(5)));
    const record = lastAct(kept) as Recorded;
    const counting = afterTap(kept, add(1));
    expect(tallyInHand(afterUndoRecord(counting, record, [], 'act-2'))?.heads).toBe(1);
  });

  test('can be taken up to be changed', () => {
    const tally = { ...startTally(act), heads: 47, laps: 4, children: 21 };
    const fact = tallyToFact(tally, bus12, ramouseh);
    expect(factToTally(fact, act)).toEqual(tally);
    const about = { ...tally, spread: { below: 5, above: 8 }, method: 'by-eye' } as const;
    expect(factToTally(tallyToFact(about, bus12, ramouseh), act)).toEqual(about);
  });
});

describe('a phone that is killed', () => {
  test('comes back to the same pad', () => {
    const pad = keep(tapAll(holding12, add(5), add(1)));
    const counting = afterTap(pad, add(5));
    expect(noteToPad(padToNote(counting))).toEqual(counting);
  });

  test('between the record and its note does not count twice', () => {
    const pad = tapAll(holding12, add(5));
    expect(tallyInHand(withoutKept(pad, (tally) => tally.act === act))).toBeNull();
    expect(withoutKept(pad, () => false)).toBe(pad);
  });

  test('with a note nobody can read starts afresh and says so', () => {
    expect(noteToPad('{"v":9}')).toBeNull();
    expect(noteToPad('{"v":1,"ha')).toBeNull();
    expect(noteToPad(null)).toEqual(emptyPad);
  });
});

describe('odd numbers are said, never refused', () => {
  const bus = { kind: 'bus', seats: 50 } as const;
  const of = (more: object) => doubtsOf({ ...startTally(act), heads: 47, ...more }, bus);
  test('470 on a bus, nobody on a bus, more wounded than people', () => {
    expect(of({ heads: 470 })).toEqual([{ why: 'many', most: 110 }]);
    expect(of({ heads: 0 })).toEqual([{ why: 'nobody' }]);
    expect(of({ wounded: 48 })).toEqual([{ why: 'more-wounded', people: 47 }]);
    expect(of({ laps: 4, children: 3 })).toEqual([{ why: 'fewer-children-than-laps', laps: 4 }]);
    expect(of({ laps: 4, children: 21 })).toEqual([]);
  });
});

// Whatever hands in gloves do on two vehicles, in any order.
const places = [bus12, bus7].flatMap((place) =>
  (['whole', 'front', 'rear'] as const).map((part) => ({ ...place, part })),
);
const anyTap: fc.Arbitrary<Tap> = fc.oneof(
  fc.constantFrom(...places).map((place) => ({ tap: 'take', place }) as const),
  fc.constantFrom('whole', 'front', 'rear').map((part) => ({ tap: 'part', part }) as const),
  fc.constantFrom(-1, 1, 5).map(add),
  fc.nat(120).map((n) => ({ tap: 'total', n, act }) as const),
  fc.constantFrom(...aboutOf('bus')).map((about) => ({ tap: 'about', ...about, act }) as const),
  fc.constantFrom('heads', 'laps', 'rest').map((step) => ({ tap: 'step', step, act }) as const),
  fc.option(fc.nat(9)).map((laps) => ({ tap: 'laps', laps: laps ?? 'not-asked' }) as const),
  fc
    .tuple(fc.constantFrom('children', 'wounded', 'lying'), fc.option(fc.nat(30)))
    .map(([what, n]) => ({ tap: 'told', what, n }) as const),
  fc.constantFrom(
    { tap: 'again', act } as const,
    { tap: 'drop' } as const,
    { tap: 'put-down' } as const,
  ),
);
type Move = Tap | 'keep' | 'undo' | 'redo';
const anyMoves = fc.array(
  fc.oneof({ weight: 6, arbitrary: anyTap }, fc.constantFrom<Move>('keep', 'undo', 'redo')),
  {
    maxLength: 60,
  },
);

/** The pad together with the log it writes to: lines are only ever added. */
interface Desk {
  readonly pad: Pad;
  readonly written: readonly {
    readonly id: string;
    readonly key: string;
    readonly people: number;
  }[];
  readonly retracted: ReadonlySet<string>;
}
const emptyDesk: Desk = { pad: emptyPad, written: [], retracted: new Set() };
const toggled = (set: ReadonlySet<string>, ids: readonly string[], isIn: boolean) => {
  const next = new Set(set);
  for (const id of ids) isIn ? next.add(id) : next.delete(id);
  return next;
};
const undo = (desk: Desk): Desk => {
  const last = lastAct(desk.pad);
  if (last?.did !== 'record') return { ...desk, pad: afterUndoEdit(desk.pad) };
  const ids = last.lines.map((line) => line.id);
  const undoneBy = ids.map((id) => ({ id: `not ${id}`, subject: 'trip/x' }));
  return {
    ...desk,
    pad: afterUndoRecord(desk.pad, last, undoneBy, `fresh ${desk.pad.future.length}`),
    retracted: toggled(desk.retracted, ids, true),
  };
};
const redo = (desk: Desk): Desk => {
  const next = nextAct(desk.pad);
  if (next?.did !== 'record') return { ...desk, pad: afterRedoEdit(desk.pad) };
  const ids = next.lines.map((line) => line.id);
  return {
    ...desk,
    pad: afterRedoRecord(desk.pad, next),
    retracted: toggled(desk.retracted, ids, false),
  };
};
const move = (desk: Desk, what: Move): Desk => {
  if (what === 'undo') return undo(desk);
  if (what === 'redo') return redo(desk);
  if (what !== 'keep') return { ...desk, pad: afterTap(desk.pad, what) };
  const tally = tallyInHand(desk.pad);
  if (!tally || !desk.pad.hand) return desk;
  const id = `line ${desk.written.length}`;
  const line = { id, key: keyOf(desk.pad.hand), people: peopleOf(tally) };
  return { ...desk, pad: keep(desk.pad, id), written: [...desk.written, line] };
};
const countsOf = (desk: Desk) => desk.written.filter((line) => !desk.retracted.has(line.id));
/** Acts may be renamed by undo; everything else must come back. */
const openOf = (desk: Desk) =>
  Object.fromEntries(
    Object.entries(desk.pad.open).map(([key, tally]) => [key, { ...tally, act: '' }]),
  );

const law = <T>(name: string, arbitrary: fc.Arbitrary<T>, holds: (value: T) => void) =>
  test(name, () => {
    const seed = Date.now() % 2 ** 31;
    console.info('seed', seed);
    fc.assert(fc.property(arbitrary, holds), { seed, numRuns: 500 });
  });

describe('laws of the pad', () => {
  law('no touch loses a kept count: only undo takes one back', anyMoves, (moves) => {
    let desk = emptyDesk;
    for (const what of moves) {
      const before = countsOf(desk);
      desk = move(desk, what);
      const after = new Set(countsOf(desk));
      const lost = before.filter((line) => !after.has(line));
      expect(lost.length).toBeLessThanOrEqual(what === 'undo' ? 1 : 0);
    }
  });

  law('undo restores what was before the last act, and redo what was after', anyMoves, (moves) => {
    const desk = moves.reduce(move, emptyDesk);
    if (!lastAct(desk.pad)) return;
    const back = undo(desk);
    const forth = redo(back);
    expect(countsOf(forth)).toEqual(countsOf(desk));
    expect(openOf(forth)).toEqual(openOf(desk));
    expect(undo(forth).pad.past.length).toBe(back.pad.past.length);
    expect(openOf(undo(forth))).toEqual(openOf(back));
  });

  law('a vehicle is untouched by taps on another', anyMoves, (moves) => {
    let desk = emptyDesk;
    for (const what of moves) {
      const before = desk.pad;
      desk = move(desk, what);
      if (typeof what === 'string' || what.tap === 'take') continue;
      const mine = before.hand && keyOf(before.hand);
      for (const [key, tally] of Object.entries(before.open)) {
        if (key !== mine) expect(desk.pad.open[key]).toEqual(tally);
      }
    }
  });

  law('a reload at any moment comes back to the same pad', anyMoves, (moves) => {
    const { pad } = moves.reduce(move, emptyDesk);
    expect(noteToPad(padToNote(pad))).toEqual(pad);
  });
});
