import type { OperationEvent } from '@corridor/operation';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toQuarter } from '../evidence/quarter.ts';
import type { Scope } from '../figure/types.ts';
import { revisionOf } from './revision.ts';
import { accountFrom, before, createNotebook, EVENING } from './testing/notebook.ts';

const ARRIVED: Scope = { measure: 'arrived', until: toQuarter(EVENING) };
const LEFT: Scope = { measure: 'left', until: toQuarter(EVENING) };

/** The counted minimum of the evening from what was held then, and from what is held now. */
const minimum = (
  then: readonly OperationEvent[],
  now: readonly OperationEvent[],
  { scope = ARRIVED, joined = [] as string[][], lost = [] as string[] } = {},
) => {
  const revision = revisionOf(
    accountFrom(then),
    accountFrom(now, joined),
    scope,
    'counted-minimum',
    new Set(lost),
  );
  const reasons = revision.reasons.map(({ cause, people, on }) => `${cause} ${people} on ${on}`);
  return [revision.before, revision.after, ...reasons];
};

/** Bus 12 arrived at 17:20 with 47, as the phone at the gate wrote. */
const twelve = () => {
  const book = createNotebook();
  const lines = [
    book.departs('trip/12', before(100)),
    book.arrives('trip/12', before(40)),
    book.counted('trip/12', 47, before(38)),
  ];
  return { book, lines };
};

describe('the evening’s figure of 18:00, asked again later', () => {
  test('nothing came: the same figure, no reason', () => {
    const { lines } = twelve();
    expect(minimum(lines, lines)).toEqual([47, 47]);
  });

  test('what happens after the hour changes nothing in it', () => {
    const { book, lines } = twelve();
    const later = [book.arrives('trip/13', before(-30)), book.counted('trip/13', 50, before(-31))];
    expect(minimum(lines, [...lines, ...later])).toEqual([47, 47]);
  });

  test('a phone at the gate had no network: two buses counted by then are heard of later', () => {
    const { book, lines } = twelve();
    const late = ['trip/13', 'trip/14'].flatMap((trip) => [
      book.arrives(trip, before(20)),
      book.counted(trip, 50, before(19)),
    ]);
    expect(minimum(lines, [...lines, ...late])).toEqual([47, 147, 'late-counts 100 on 2']);
  });

  test('it was counted as it boarded, and that it had left by then was told later', () => {
    const book = createNotebook();
    const boarded = book.tally('pick-up', before(110), 'trip/12', 'boarding', 47);
    const departed = book.departs('trip/12', before(100));
    expect(minimum([boarded], [boarded, departed], { scope: LEFT })).toEqual([
      0,
      47,
      'late-movements 47 on 1',
    ]);
  });

  test('47 was a slip of the finger and is corrected to 41', () => {
    const { book, lines } = twelve();
    const of = lines.at(-1)?.id;
    const corrected = book.line('gate', before(-60), 'trip/12', 'corrected@1', {
      of,
      fact: { people: 41 },
    });
    expect(minimum(lines, [...lines, corrected])).toEqual([47, 41, 'corrected -6 on 1']);
  });

  test('the same post counts the people again', () => {
    const { book, lines } = twelve();
    const again = book.counted('trip/12', 49, before(30));
    expect(minimum(lines, [...lines, again])).toEqual([47, 49, 'counted-again 2 on 1']);
  });

  test('the count was of another vehicle and is taken back', () => {
    const { book, lines } = twelve();
    const back = book.line('gate', before(-60), 'trip/12', 'retracted@1', {
      of: lines.at(-1)?.id,
      reason: 'wrong-vehicle',
    });
    expect(minimum(lines, [...lines, back])).toEqual([47, 0, 'taken-back -47 on 1']);
  });

  test('the phone had been taken before it counted: its line stands no longer', () => {
    const { lines } = twelve();
    const lost = lines.at(-1)?.id ?? '';
    expect(minimum(lines, lines.slice(0, -1), { lost: [lost] })).toEqual([
      47,
      0,
      'lost-standing -47 on 1',
    ]);
  });

  test('an arrival without a slip was bus 12 after all: counted twice no longer', () => {
    const { book, lines } = twelve();
    const unmatched = [
      book.line('north', before(39), 'trip/x1', 'arrived@1', {
        site: 'site/rashidin',
        slip: false,
      }),
      book.tally('north', before(37), 'trip/x1', 'alighting', 45),
    ];
    const then = [...lines, ...unmatched];
    const same = book.line('desk', before(-60), 'trip/12', 'same-as@1', { other: 'trip/x1' });
    expect(minimum(then, [...then, same], { joined: [['trip/12', 'trip/x1']] })).toEqual([
      92,
      45,
      'joined -47 on 2',
    ]);
  });

  test('it arrived after the hour, as a better clock told', () => {
    const { book, lines } = twelve();
    const moved = book.line('gate', before(-60), 'trip/12', 'corrected@1', {
      of: lines[1]?.id,
      fact: { at: before(-15) },
    });
    expect(minimum(lines, [...lines, moved])).toEqual([47, 0, 'moved -47 on 1']);
  });

  test('several at once: each with its own people, and together exactly the difference', () => {
    const { book, lines } = twelve();
    const late = [book.arrives('trip/13', before(20)), book.counted('trip/13', 50, before(19))];
    const again = book.counted('trip/12', 40, before(30));
    expect(minimum(lines, [...lines, ...late, again])).toEqual([
      47,
      90,
      'late-counts 50 on 1',
      'counted-again -7 on 1',
    ]);
  });

  test('of people who left on foot a count came late: it is in the estimate', () => {
    const { book, lines } = twelve();
    const walk = (at: number, onFoot: number) =>
      book.line('gate', at, 'stream/ramouseh', 'tallied@1', {
        from: at,
        to: at + 15 * 60_000,
        cars: 0,
        vans: 0,
        lorries: 0,
        onFoot,
        sampled: [],
        everyNth: 10,
        countedBy: 'post/any',
      });
    const [first, second] = [walk(before(60), 30), walk(before(45), 20)];
    const { reasons } = revisionOf(
      accountFrom([...lines, first]),
      accountFrom([...lines, first, second]),
      LEFT,
      'estimate',
    );
    expect(reasons.find(({ cause }) => cause === 'own-means-late')).toMatchObject({ on: 1 });
  });

  test('a figure as agreed is not the account’s: nothing is said of how it changed', () => {
    const { lines } = twelve();
    const [then, now] = [accountFrom([]), accountFrom(lines)];
    expect(revisionOf(then, now, ARRIVED, 'as-agreed')).toEqual({
      before: null,
      after: null,
      reasons: [],
    });
  });
});

test('whatever was held then and now: the reasons are together the difference, and forth is back', () => {
  const seed = 20_161_215;
  console.info('seed', seed);
  const act = fc.record({
    trip: fc.constantFrom('trip/1', 'trip/2', 'trip/3', 'trip/4'),
    what: fc.constantFrom('departs', 'arrives', 'boards', 'counted', 'other', 'corrected', 'back'),
    people: fc.integer({ min: 0, max: 90 }),
    minutes: fc.integer({ min: -60, max: 300 }),
    isHeldThen: fc.boolean(),
    isHeldNow: fc.boolean(),
  });
  const scene = fc.array(act, { maxLength: 30 });
  fc.assert(
    fc.property(scene, fc.constantFrom('arrived', 'left'), (acts, measure) => {
      const book = createNotebook();
      const tallies: OperationEvent[] = [];
      const lines = acts.map(({ trip, what, people, minutes }) => {
        const at = before(minutes);
        if (what === 'departs') return book.departs(trip, at);
        if (what === 'arrives') return book.arrives(trip, at);
        const last = tallies.findLast(({ subject }) => subject === trip);
        if (what === 'corrected' && last) {
          return book.line('gate', at, trip, 'corrected@1', { of: last.id, fact: { people } });
        }
        if (what === 'back' && last) {
          return book.line('gate', at, trip, 'retracted@1', { of: last.id, reason: 'mistake' });
        }
        const point = what === 'boards' ? 'boarding' : 'alighting';
        const tally = book.tally(what === 'other' ? 'north' : 'gate', at, trip, point, people);
        tallies.push(tally);
        return tally;
      });
      const then = accountFrom(lines.filter((_, at) => acts[at]?.isHeldThen));
      const now = accountFrom(lines.filter((_, at) => acts[at]?.isHeldNow));
      const scope: Scope = { measure, until: toQuarter(EVENING) };
      for (const rule of ['counted-minimum', 'estimate'] as const) {
        const forth = revisionOf(then, now, scope, rule);
        const sum = forth.reasons.reduce((all, { people }) => all + people, 0);
        if (forth.before === null || forth.after === null) continue;
        expect(sum).toBe(forth.after - forth.before);
        const back = revisionOf(now, then, scope, rule);
        expect([back.before, back.after]).toEqual([forth.after, forth.before]);
        if (rule === 'counted-minimum') {
          const causes = forth.reasons.map(({ cause }) => cause);
          expect(causes).not.toContain('estimate-learned');
        }
      }
    }),
    { seed, numRuns: 300 },
  );
});
