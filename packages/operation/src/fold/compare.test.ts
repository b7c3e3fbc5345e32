import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OperationEvent } from '../event.ts';
import { comparisonOf } from '../selectors/comparison.ts';
import { createIndex } from '../selectors/create-index.ts';
import { differencesIn, openDifferences, partCounts } from '../selectors/differences.ts';
import type { TripState } from '../state/trip.ts';
import {
  ATAREB,
  BUS_12,
  counted,
  createDevice,
  createDeviceOf,
  foldTripOf,
  key,
  minutes,
  RAMOUSEH,
} from '../testing/cast.ts';
import { isIndependent } from './compare.ts';

const seed = Date.now() | 0;
console.info('seed', seed);

const TRIP = 'trip/12.7K3M9Q';
const RADIO = { keyedBy: 'radio' } as const;

/** Ramouseh 1 and 2 stand at the same bus; Ramouseh 1 has a second phone and, locked, a pad; the desk keys the radio. */
const cast = () => {
  const devices = {
    first: createDevice('Ramouseh 1'),
    firstsPad: createDeviceOf('Ramouseh 1', 'Ramouseh 1 locked'),
    firstsOther: createDeviceOf('Ramouseh 1', 'Ramouseh 7'),
    second: createDevice('Ramouseh 2'),
    third: createDevice('Ramouseh 3'),
    fourth: createDevice('Ramouseh 4'),
    desk: createDevice('Desk'),
  };
  const says =
    (who: keyof typeof devices) =>
    (people: number, more: object = {}) =>
      devices[who](TRIP, 'tallied@1', counted('boarding', RAMOUSEH, people, more));
  return {
    devices,
    first: says('first'),
    firstsPad: says('firstsPad'),
    firstsOther: says('firstsOther'),
    second: says('second'),
    third: says('third'),
    fourth: says('fourth'),
    desk: says('desk'),
  };
};
const front = { part: 'front' };
const about = (low: number, high: number) => ({ exact: false, low, high, method: 'by-eye' });
const onlyPart = (trip: TripState) => {
  expect(partCounts(trip)).toHaveLength(1);
  return partCounts(trip)[0];
};
const figuresOf = (trip: TripState) => onlyPart(trip)?.tallies.map(({ fact }) => fact.people);

describe('one person', () => {
  test('a locked phone and the phone itself are one counter: the newer count replaces', () => {
    const { first, firstsPad } = cast();
    const trip = foldTripOf(first(44), firstsPad(47));
    expect(trip.tallies).toMatchObject([{ again: 1, fact: { people: 47 } }]);
    expect(onlyPart(trip)?.state).toBe('single');
    expect(trip.boarded).toMatchObject({ people: 47, low: 47, high: 47 });
  });

  test('counting the same again, on a second phone, confirms nothing', () => {
    const { first, firstsOther } = cast();
    const trip = foldTripOf(first(47), firstsOther(47));
    expect(onlyPart(trip)).toMatchObject({ state: 'single' });
    expect(trip.tallies).toHaveLength(1);
  });

  test('for whichever post: it is still one person looking', () => {
    const { first } = cast();
    expect(figuresOf(foldTripOf(first(44), first(47, { countedBy: 'post/other' })))).toEqual([47]);
  });

  test('taken back, the count before it stands again', () => {
    const { first, firstsPad, devices } = cast();
    const slip = firstsPad(4);
    const gone = devices.firstsPad(TRIP, 'retracted@1', { of: slip.id, reason: 'mistake' });
    expect(figuresOf(foldTripOf(first(44), slip, gone))).toEqual([44]);
  });
});

describe('two people', () => {
  test('the same figure: confirmed', () => {
    const { first, second } = cast();
    const trip = foldTripOf(first(47), second(47));
    expect(onlyPart(trip)).toMatchObject({ state: 'confirmed', between: null, since: null });
    expect(trip.boarded).toMatchObject({ people: 47, minimum: 47, exact: true });
    expect(trip.findings).toEqual([]);
  });

  test('one person more is a person: both are shown, the smaller speaks, the range holds both', () => {
    const { first, second } = cast();
    const [a, b] = [first(47), second(48)];
    const trip = foldTripOf(a, b);
    expect(onlyPart(trip)).toMatchObject({ state: 'differs', between: 'counters' });
    expect(trip.boarded).toMatchObject({ people: 47, low: 47, high: 48, exact: false });
    expect(trip.findings).toMatchObject([
      { rule: 'counts-differ', lines: [a.id, b.id], numbers: { smallest: 47, largest: 48 } },
    ]);
  });

  test('"about 50" agrees with 47, which lies in its range, and not with 70', () => {
    const { first, second } = cast();
    const roughly = second(50, about(40, 60));
    expect(onlyPart(foldTripOf(first(47), roughly))?.state).toBe('confirmed');
    const apart = foldTripOf(first(70), roughly);
    expect(onlyPart(apart)?.state).toBe('differs');
    expect(apart.boarded).toMatchObject({ people: 70, low: 40, high: 70, exact: false });
  });

  test('"about 60, between 0 and 1000" says nothing of 20 people', () => {
    const { first, second } = cast();
    const trip = foldTripOf(first(20), second(60, about(0, 1000)));
    expect(onlyPart(trip)?.state).toBe('differs');
    expect(trip.boarded).toMatchObject({ people: 20, low: 0, high: 1000 });
  });

  test('front and rear add up; each door is compared by itself', () => {
    const { first, second, third } = cast();
    const trip = foldTripOf(first(23, front), second(31, front), third(20, { part: 'rear' }));
    expect(partCounts(trip)).toMatchObject([
      { part: 'front', state: 'differs' },
      { part: 'rear', state: 'single' },
    ]);
    expect(trip.boarded).toMatchObject({ people: 43, low: 43, high: 51, complete: true });
  });

  test('the one who differed counts again: then they agree, and it shows how often', () => {
    const { first, second } = cast();
    const trip = foldTripOf(first(44), second(47), first(47));
    expect(onlyPart(trip)).toMatchObject({ state: 'confirmed' });
    expect(trip.tallies.map(({ again }) => again)).toEqual([1, 0]);
  });
});

describe('a third', () => {
  test('agrees with one of them: settled, and the odd one stays visible', () => {
    const { first, second, third } = cast();
    const [a, b, c] = [first(23), second(31), third(31)];
    const trip = foldTripOf(a, b, c);
    expect(onlyPart(trip)).toMatchObject({ state: 'settled', speaking: [b.id, c.id] });
    expect(figuresOf(trip)).toEqual([23, 31, 31]);
    expect(trip.boarded).toMatchObject({ people: 31, low: 31, high: 31, minimum: 31, exact: true });
    expect(trip.differences).toEqual([]);
  });

  test('agrees with nobody: all three stand, the smallest speaks', () => {
    const { first, second, third } = cast();
    const trip = foldTripOf(first(23), second(31), third(27));
    expect(onlyPart(trip)?.state).toBe('differs');
    expect(trip.boarded).toMatchObject({ people: 23, low: 23, high: 31 });
  });

  test('one of the two on another phone is no third', () => {
    const { first, firstsOther, second } = cast();
    expect(onlyPart(foldTripOf(second(23), first(31), firstsOther(31)))?.state).toBe('differs');
  });

  test('two against two: nobody has settled it', () => {
    const { first, second, third, fourth } = cast();
    const trip = foldTripOf(first(23), second(31), third(31), fourth(23));
    expect(onlyPart(trip)?.state).toBe('differs');
  });

  test('"about 50" fits both 45 and 55 and decides nothing between them', () => {
    const { first, second, third, fourth } = cast();
    const [low, high, vague] = [first(45), second(55), third(50, about(40, 60))];
    expect(onlyPart(foldTripOf(low, high, vague))?.state).toBe('differs');
    const settled = foldTripOf(low, high, vague, fourth(45));
    expect(onlyPart(settled)?.state).toBe('settled');
    expect(settled.boarded).toMatchObject({ people: 45, low: 45, high: 45 });
  });
});

describe('by radio and on paper', () => {
  test('what the desk keys for a post, and the post’s own phone, is one look: never confirmed', () => {
    const { first, desk } = cast();
    const trip = foldTripOf(first(47), desk(47, RADIO));
    expect(onlyPart(trip)?.state).toBe('single');
    expect(trip.boarded).toMatchObject({ people: 47, exact: true });
  });

  test('and where they differ, somebody misheard: a transcription difference', () => {
    const { first, desk } = cast();
    const [heard, seen] = [desk(15, RADIO), first(50)];
    const trip = foldTripOf(heard, seen);
    expect(onlyPart(trip)).toMatchObject({ state: 'differs', between: 'transcription' });
    expect(trip.boarded).toMatchObject({ people: 15, low: 15, high: 50 });
    expect(trip.findings.map(({ rule }) => rule)).toEqual(['transcription-differs']);
  });

  test('a colleague at the same post settles what was misheard', () => {
    const { first, second, desk } = cast();
    const trip = foldTripOf(desk(15, RADIO), first(50), second(50));
    expect(onlyPart(trip)?.state).toBe('settled');
    expect(trip.boarded?.people).toBe(50);
  });

  test('another post’s count, by radio, confirms', () => {
    const { first, desk } = cast();
    const other = { ...RADIO, countedBy: 'post/other-side' };
    expect(onlyPart(foldTripOf(first(47), desk(47, other)))?.state).toBe('confirmed');
  });

  test('two posts through one desk are one pair of hands', () => {
    const { desk } = cast();
    const trip = foldTripOf(desk(47, RADIO), desk(47, { ...RADIO, countedBy: 'post/other-side' }));
    expect(trip.tallies).toHaveLength(2);
    expect(onlyPart(trip)?.state).toBe('single');
  });

  test('the sheet of paper does not replace what was heard by radio: both are kept', () => {
    const { desk } = cast();
    const trip = foldTripOf(desk(52, RADIO), desk(25, { keyedBy: 'paper' }));
    expect(figuresOf(trip)).toEqual([52, 25]);
    expect(onlyPart(trip)).toMatchObject({ state: 'differs', between: 'transcription' });
  });
});

describe('who is told', () => {
  test('on the pad nobody sees another’s count before their own is kept', () => {
    const { first, second, firstsPad } = cast();
    const [theirs, mine] = [second(31, front), first(23, front)];
    const ask = (trip: TripState, person = 'Ramouseh 1') =>
      comparisonOf(trip, 'boarding', RAMOUSEH, 'front', key(person));
    expect(ask(foldTripOf(theirs))).toBeNull();
    const both = foldTripOf(theirs, mine);
    expect(ask(both)).toMatchObject({
      state: 'differs',
      mine: { fact: { people: 23 } },
      others: [{ agrees: false, isOwnPost: false, tally: { fact: { people: 31 } } }],
    });
    expect(ask(both, 'Ramouseh 3')).toBeNull();
    expect(comparisonOf(both, 'boarding', RAMOUSEH, 'rear', key('Ramouseh 1'))).toBeNull();
    expect(comparisonOf(null, 'boarding', RAMOUSEH, 'front', key('Ramouseh 1'))).toBeNull();
    // Counted while locked is counted.
    expect(ask(foldTripOf(theirs, firstsPad(31, front)))?.others).toMatchObject([{ agrees: true }]);
  });

  test('open differences: the oldest first, by trip, point, site and part; settled ones are gone', () => {
    const { first, second, third, devices } = cast();
    const early = foldTripOf(first(23, front), second(31, front));
    const came = (who: 'first' | 'second', people: number, at: number) =>
      devices[who]('trip/8.ABCDEF', 'tallied@1', counted('alighting', ATAREB, people), {
        at: minutes(at),
      });
    const late = foldTripOf(
      devices.first('trip/8.ABCDEF', 'departed@1', { vehicle: BUS_12, site: RAMOUSEH }),
      came('first', 40, 90),
      came('second', 41, 95),
    );
    const index = createIndex();
    for (const trip of [late, early]) index.update(trip.id, trip);
    expect(openDifferences(index)).toMatchObject([
      { trip: TRIP, part: 'front', people: [23, 31], since: minutes(1) },
      { trip: 'trip/8.ABCDEF', vehicle: BUS_12, site: ATAREB, since: minutes(95) },
    ]);
    expect(openDifferences(index, { site: ATAREB })).toHaveLength(1);
    expect(openDifferences(index, { part: 'front', point: 'boarding' })).toHaveLength(1);
    expect(openDifferences(index, { trip: TRIP, part: 'rear' })).toEqual([]);
    expect(differencesIn([early])[0]?.tallies).toHaveLength(2);
    index.update(TRIP, foldTripOf(first(23, front), second(31, front), third(31, front)));
    expect(openDifferences(index)).toHaveLength(1);
  });
});

/** Random counts of one part: six devices of four persons, by phone, radio or paper, counting, taking back, correcting. */
const OWNERS = [0, 0, 1, 2, 2, 3];
const act = fc.record({
  device: fc.nat(5),
  people: fc.constantFrom(20, 21, 23, 31, 31, 60),
  vague: fc.constantFrom(0, 0, 0, 5, 40),
  keyedBy: fc.constantFrom(undefined, undefined, 'radio', 'paper'),
  post: fc.constantFrom('post/one', 'post/one', 'post/two', 'post/three'),
  clock: fc.integer({ min: -30, max: 30 }),
  what: fc.nat(9),
  of: fc.nat(),
});
const written = fc.array(act, { minLength: 1, maxLength: 12 }).map((acts) => {
  const devices = OWNERS.map((person, i) => createDeviceOf(`person ${person}`, `device ${i}`));
  const events: OperationEvent[] = [];
  for (const [i, { device, people, vague, keyedBy, post, clock, what, of }] of acts.entries()) {
    const own = events.filter(({ device: writer }) => writer === key(`device ${device}`));
    const target = own[of % (own.length || 1)];
    const [kind, fact] =
      what === 0 && target
        ? (['retracted@1', { of: target.id, reason: 'mistake' }] as const)
        : what === 1 && target
          ? (['corrected@1', { of: target.id, fact: { people }, reason: 'mistake' }] as const)
          : ([
              'tallied@1',
              counted('boarding', RAMOUSEH, people, {
                ...(vague ? about(Math.max(0, people - vague), people + vague) : {}),
                ...(keyedBy ? { keyedBy } : {}),
                countedBy: post,
              }),
            ] as const);
    const made = devices[device]?.(TRIP, kind, fact, { at: minutes(i + clock) });
    if (made) events.push(made);
  }
  return events;
});
const shuffled = <T>(items: readonly T[], picks: readonly number[]): readonly T[] => {
  const rest = [...items];
  return items.map((_, i) => rest.splice((picks[i] ?? 0) % rest.length, 1)[0] as T);
};

test('S11 never confirmed, nor settled, with fewer than two people and two looks', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(written, (events) => {
      const trip = foldTripOf(...events);
      for (const { state, tallies, speaking } of partCounts(trip)) {
        seen.set(state, (seen.get(state) ?? 0) + 1);
        if (state !== 'confirmed' && state !== 'settled') continue;
        const heard = tallies.filter(({ line }) => speaking.includes(line));
        expect(new Set(heard.map(({ person }) => person)).size).toBeGreaterThan(1);
        expect(heard.some((a) => heard.some((b) => isIndependent(a, b)))).toBe(true);
        // The pair that vouches still does so without what was keyed from radio or paper of either's post.
        const looks = new Set(heard.map(({ fact, person }) => `${person} ${fact.countedBy}`));
        expect(looks.size).toBeGreaterThan(1);
      }
      // Nobody has two counts of one part by their own hand.
      const own = trip.tallies.filter(({ fact }) => fact.keyedBy === undefined);
      expect(new Set(own.map(({ person }) => person)).size).toBe(own.length);
    }),
    { seed, numRuns: 3000 },
  );
  for (const state of ['single', 'confirmed', 'differs', 'settled']) {
    expect(seen.get(state), state).toBeGreaterThan(100);
  }
});

test('any order of arrival, the same comparison', () => {
  fc.assert(
    fc.property(written, fc.array(fc.nat(99)), (events, picks) => {
      expect(foldTripOf(...shuffled(events, picks))).toEqual(foldTripOf(...events));
    }),
    { seed, numRuns: 2000 },
  );
});

test('the careful figure: never more than anybody’s who is heard, and the range holds all who differ', () => {
  fc.assert(
    fc.property(written, (events) => {
      const { boarded, compared } = foldTripOf(...events);
      const [part] = compared;
      if (!part || !boarded) return;
      const heard = part.tallies.filter(({ line }) => part.speaking.includes(line));
      const exact = heard.filter(({ fact }) => fact.exact).map(({ fact }) => fact.people);
      if (exact.length > 0) expect(boarded.people).toBe(Math.min(...exact));
      expect(boarded.minimum).toBeLessThanOrEqual(boarded.people);
      if (part.state !== 'differs') return;
      expect(heard).toEqual(part.tallies);
      for (const { fact } of part.tallies) {
        expect(boarded.low).toBeLessThanOrEqual(fact.people);
        expect(boarded.high).toBeGreaterThanOrEqual(fact.people);
      }
    }),
    { seed, numRuns: 2000 },
  );
});
