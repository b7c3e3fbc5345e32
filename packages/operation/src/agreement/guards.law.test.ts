import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OperationEvent } from '../event.ts';
import { createIndex, type Index } from '../selectors/create-index.ts';
import type { SubjectState } from '../state/index.ts';
import { fold } from '../testing/cast.ts';
import { createOracle } from './testing/oracle.ts';
import { arbitraryThrow, BATCHES, START, toEvents } from './testing/random.ts';
import { minute } from './testing/scene.ts';

const seed = 20161218;
console.info('seed', seed);

const arbitraryThrows = fc.array(arbitraryThrow, { maxLength: 24, size: 'max' });
const guardsOf = (index: Index, now: number) => ({
  may: index.guards.mayGo(now),
  each: BATCHES.map((batch) => index.guards.of(batch, now)),
});

/** Somebody who hears one record after another, and folds each subject from what is there. */
const createListener = () => {
  const index = createIndex();
  const heard = new Map<string, Map<string, OperationEvent>>();
  return {
    index,
    hear: (event: OperationEvent) => {
      const own = heard.get(event.subject) ?? new Map<string, OperationEvent>();
      heard.set(event.subject, own.set(event.id, event));
      index.update(event.subject, fold([...own.values()]));
    },
    /** As if all had been there when it was opened. */
    fresh: () => {
      const other = createIndex();
      for (const [subject, own] of [...heard].reverse())
        other.update(subject, fold([...own.values()]));
      return other;
    },
  };
};

const laid = toEvents([]).length;

test('after every record, with the clock going forward and back: whoever followed and whoever opens now see the same', () => {
  let yes = 0;
  let no = 0;
  fc.assert(
    fc.property(arbitraryThrows, fc.array(fc.nat(200), { maxLength: 10 }), (throws, moments) => {
      const { index, hear, fresh } = createListener();
      toEvents(throws).forEach((event, n) => {
        hear(event);
        if (n < laid - 1) return;
        const now = START + (moments[n % Math.max(1, moments.length)] ?? n) * minute;
        const guards = guardsOf(index, now);
        expect(guards).toEqual(guardsOf(fresh(), now));
        const oracle = createOracle(index.store, now);
        expect(guards.may).toEqual(oracle.mayGo());
        for (const guard of guards.each) {
          if (!guard) continue;
          // The list and the picture of one batch are found on two ways.
          expect(guard.mayGo).toBe(guards.may.includes(guard.batch));
          if (guard.mayGo) expect(guard.conditions.filter(({ blocks }) => blocks)).toEqual([]);
          const safety = guard.conditions.filter(({ isSafety }) => isSafety);
          const state = index.store.get('batch', guard.batch);
          if (guard.isGo) {
            expect(safety.filter(({ met }) => !met)).toEqual([]);
            expect(state && oracle.isSafe(state)).toBe(true);
          }
          for (const { blocks, met, setAside } of safety) {
            expect(blocks).toBe(!met);
            expect(setAside).toBeNull();
          }
          if (guard.mayGo) yes++;
          else no++;
        }
      });
    }),
    { seed, numRuns: 120 },
  );
  // A law about guards that always say no would hold as well.
  console.info('may go', yes, 'may not', no);
  expect(Math.min(yes, no)).toBeGreaterThan(1000);
});

test('in whatever order records come, once or twice: the same set', () => {
  fc.assert(
    fc.property(
      arbitraryThrows,
      fc.array(fc.nat(999), { minLength: 5 }),
      fc.nat(200),
      (throws, picks, minutes) => {
        const events = toEvents(throws);
        const inTurn = createListener();
        for (const event of events) inTurn.hear(event);
        const now = START + minutes * minute;
        const expected = guardsOf(inTurn.index, now);

        const anyHow = createListener();
        const rest = [...events];
        for (let n = 0; rest.length; n++) {
          const pick = picks[n % picks.length] as number;
          const [event] = rest.splice(pick % rest.length, 1);
          anyHow.hear(event as OperationEvent);
          if (pick % 3 === 0) anyHow.hear(event as OperationEvent);
          // Asked in between, at some other moment.
          if (pick % 7 === 0) guardsOf(anyHow.index, START + pick * minute);
        }
        expect(guardsOf(anyHow.index, now)).toEqual(expected);
      },
    ),
    { seed, numRuns: 120 },
  );
});

test('setting aside changes what a batch waits for, and never what is so', () => {
  let aside = 0;
  fc.assert(
    fc.property(arbitraryThrows, fc.nat(200), (throws, minutes) => {
      const { index, hear } = createListener();
      const events = toEvents(throws);
      for (const event of events) hear(event);
      const now = START + minutes * minute;
      const met = () =>
        guardsOf(index, now).each.map((guard) =>
          guard?.conditions.map(({ id, met, observed, isWordGiven }) => [
            id,
            met,
            observed,
            isWordGiven,
          ]),
        );
      const before = met();
      const [first] = events;
      if (!first) return;
      for (const { id, words } of index.store.all('condition')) {
        for (const { line } of words) {
          const last = events.findLast(({ subject }) => subject === id) ?? first;
          hear({
            ...last,
            id: `${line.slice(0, 35)}-aside00`,
            device: 'third'.padEnd(43, '0'),
            seq: ++aside,
            after: [last.id],
            kind: 'set-aside@1',
            fact: { onWordOf: line },
          });
        }
      }
      expect(met()).toEqual(before);
    }),
    { seed, numRuns: 150 },
  );
  expect(aside).toBeGreaterThan(100);
});

/** What somebody may say is one and the same; the smaller id is the name of both. */
const PAIRS = [
  ['batch/1', 'batch/2'],
  ['term/1', 'term/2'],
  ['party/a', 'party/b'],
  ['corridor/one', 'corridor/two'],
  ['site/gate', 'site/x'],
  ['trip/1.AAAAAA', 'trip/2.AAAAAA'],
  ['condition/c1', 'condition/c2'],
  ['notice/1', 'notice/3'],
  ['window/1', 'window/2'],
] as const;

test('two names of one thing, said and taken back: whoever followed and whoever opens now see the same', () => {
  const arbitraryToggles = fc.array(fc.nat(PAIRS.length - 1), { minLength: 1, maxLength: 8 });
  let linked = 0;
  fc.assert(
    fc.property(arbitraryThrows, arbitraryToggles, fc.nat(120), (throws, toggles, minutes) => {
      const now = START + minutes * minute;
      const bySubject = Map.groupBy(toEvents(throws), ({ subject }) => subject);
      const one = new Map<string, string>();
      /** Each under its name, as the log hands them over. */
      const states = () => {
        const found = new Map<string, SubjectState | null>();
        for (const [subject, events] of bySubject) {
          if (one.has(subject)) found.set(subject, null);
          else {
            const other = [...one].find(([, name]) => name === subject)?.[0] ?? '';
            found.set(subject, fold([...events, ...(bySubject.get(other) ?? [])]));
          }
        }
        return found;
      };
      const followed = createIndex();
      for (const [subject, state] of states()) followed.update(subject, state);
      guardsOf(followed, now);
      for (const toggle of toggles) {
        const [smaller, larger] = PAIRS[toggle] as (typeof PAIRS)[number];
        if (!bySubject.has(smaller) || !bySubject.has(larger)) continue;
        if (!one.delete(larger)) one.set(larger, smaller);
        linked++;
        const after = states();
        for (const subject of [larger, smaller])
          followed.update(subject, after.get(subject) ?? null);
        const fresh = createIndex();
        for (const [subject, state] of after) fresh.update(subject, state);
        expect(guardsOf(followed, now)).toEqual(guardsOf(fresh, now));
      }
    }),
    { seed, numRuns: 150 },
  );
  expect(linked).toBeGreaterThan(200);
});
