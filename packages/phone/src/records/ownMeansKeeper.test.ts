import { describe, expect, test } from 'vitest';
import type { Feeling } from '../desk/desk.ts';
import type { OwnMeans, Span } from './ownMeans.ts';
import { isLineOf, spanToLines } from './ownMeansFact.ts';
import { OWN_MEANS_NOTE, openOwnMeans } from './ownMeansKeeper.ts';

const SIX = 1_481_860_800_000;

/** A phone: its notes and its records outlive the app. */
const aPhone = () => {
  const notes = new Map<string, string>();
  const spans: Span[] = [];
  const clock = { now: SIX };
  const disk = { isFull: false };
  const felt: Feeling[] = [];
  const switchOn = (going: OwnMeans | null = null) =>
    openOwnMeans(
      {
        note: async (key, text) => {
          if (text === undefined) return notes.get(key) ?? null;
          if (disk.isFull) throw new Error('quota exceeded');
          if (text === null) notes.delete(key);
          else notes.set(key, text);
          return text;
        },
        write: async (span) => {
          if (disk.isFull) return false;
          spans.push(span);
          return true;
        },
        isWritten: (span) =>
          spans.some((each) => spanToLines(each, true).some((line) => isLineOf(span, line))),
        counter: () => ({ site: 'site/ramouseh', post: 'post/ramouseh' }),
        now: () => clock.now,
        draw: () => 9,
        feel: (feeling) => felt.push(feeling),
      },
      going,
    );
  return { notes, spans, clock, disk, felt, switchOn };
};
const car = { tap: 'vehicle', kind: 'car' } as const;
const MINUTE = 60_000;

test('a touch is felt when it is stored, and a span that ended is written once', async () => {
  const phone = aPhone();
  const keeper = await phone.switchOn();
  await keeper.tap(car);
  expect(phone.felt).toEqual(['tap']);
  expect(phone.notes.has(OWN_MEANS_NOTE)).toBe(true);
  phone.clock.now += 5 * MINUTE;
  await keeper.tap({ tap: 'end' });
  expect(phone.spans).toMatchObject([{ from: SIX, to: SIX + 5 * MINUTE, car: 1 }]);
  expect(phone.notes.size).toBe(0);
});

describe('a phone that dies', () => {
  test('in the middle of a watch: written to its last touch when it is switched on, hours later', async () => {
    const phone = aPhone();
    const before = await phone.switchOn();
    await before.tap(car);
    phone.clock.now += 4 * MINUTE;
    await before.tap(car);
    phone.clock.now += 300 * MINUTE;
    const after = await phone.switchOn();
    expect(phone.spans).toMatchObject([{ from: SIX, to: SIX + 4 * MINUTE, car: 2 }]);
    expect(after.state.get().watch.span).toBeNull();
  });

  test('between the record and its note: the span is in the log once', async () => {
    const phone = aPhone();
    const before = await phone.switchOn();
    await before.tap(car);
    const note = phone.notes.get(OWN_MEANS_NOTE) ?? '';
    await before.tap({ tap: 'end' });
    phone.notes.set(OWN_MEANS_NOTE, note);
    await phone.switchOn();
    expect(phone.spans).toHaveLength(1);
    expect(phone.notes.size).toBe(0);
  });

  test('with a note of a newer app puts it aside and goes on', async () => {
    const phone = aPhone();
    phone.notes.set(OWN_MEANS_NOTE, '{"v":9}');
    const keeper = await phone.switchOn();
    expect(keeper.state.get().watch.span).toBeNull();
    expect(phone.notes.get(`${OWN_MEANS_NOTE}-unread`)).toBe('{"v":9}');
  });
});

test('a full phone says so, and writes what it holds when there is room', async () => {
  const phone = aPhone();
  const keeper = await phone.switchOn();
  await keeper.tap(car);
  phone.disk.isFull = true;
  expect(await keeper.tap({ tap: 'end' })).toBe(false);
  expect(phone.felt).toEqual(['tap', 'trouble']);
  expect(keeper.state.get()).toMatchObject({ isUnsafe: true, watch: { ended: [{ car: 1 }] } });
  phone.disk.isFull = false;
  await keeper.tap({ tap: 'watching' });
  expect(phone.spans).toMatchObject([{ car: 1 }]);
  expect(keeper.state.get().isUnsafe).toBe(false);
});

describe('a phone that locks itself beside a quiet road', () => {
  test('the watch goes on on the locked pad, and its span is written once, by whoever ends it', async () => {
    const open = aPhone();
    const keeper = await open.switchOn();
    await keeper.tap(car);
    open.disk.isFull = true;
    open.felt.length = 0;
    const watch = await keeper.leave();
    expect(watch?.span).toMatchObject({ car: 1 });
    expect(open.felt).toEqual([]);

    const locked = aPhone();
    locked.clock.now = SIX + 3 * MINUTE;
    const pad = await locked.switchOn(watch);
    expect(locked.notes.size).toBe(1);
    await pad.tap(car);
    await pad.tap({ tap: 'end' });
    expect(locked.spans).toMatchObject([{ from: SIX, to: SIX + 3 * MINUTE, car: 2 }]);

    // At unlock the pad's record is known, and the note of before the lock says nothing new.
    open.disk.isFull = false;
    open.spans.push(...locked.spans);
    await open.switchOn();
    expect(open.spans).toHaveLength(1);
    expect(open.notes.size).toBe(0);
  });

  test('unlocked half an hour later, it ended at its last touch', async () => {
    const open = aPhone();
    const keeper = await open.switchOn();
    await keeper.tap(car);
    open.disk.isFull = true;
    const locked = aPhone();
    locked.clock.now = SIX + 30 * MINUTE;
    await locked.switchOn(await keeper.leave());
    expect(locked.spans).toMatchObject([{ from: SIX, to: SIX, car: 1 }]);
  });

  test('a watch that nobody runs, or that could be stored, is not in hand', async () => {
    const phone = aPhone();
    const keeper = await phone.switchOn();
    expect(await keeper.leave()).toBeNull();
    await keeper.tap(car);
    expect(await keeper.leave()).toBeNull();
    expect(phone.spans).toMatchObject([{ car: 1 }]);
  });
});
