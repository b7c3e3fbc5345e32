import { isWithPeople, openDiscrepancies, tripsUnderWay } from '@corridor/operation';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { playFrom } from './play.ts';
import { rehearse } from './rehearse.ts';
import { reveal } from './reveal.ts';
import { type Folded, foldActs } from './testing/fold-acts.ts';
import type { Rehearsal } from './types.ts';

const DAY = 86_400_000;
const arrivedOf = ({ truth }: Rehearsal) => truth.onBuses.arrived + truth.counterpart.arrived;
const leftOf = ({ truth }: Rehearsal) => truth.onBuses.boarded + truth.counterpart.boarded;

/** People by own means as a simple extrapolation of the stream counts gives them. */
const byOwnMeans = ({ index }: Folded): number => {
  let people = 0;
  for (const { cars, vans, lorries, onFoot, sampled } of index.store.all('stream')) {
    const mean = ({
      vehicles,
      people: inThem,
    }: {
      readonly vehicles: number;
      readonly people: number;
    }) => (vehicles ? inThem / vehicles : 0);
    people +=
      cars * mean(sampled.car) + vans * mean(sampled.van) + lorries * mean(sampled.lorry) + onFoot;
  }
  return people;
};

describe('when nobody errs, the account is the truth', () => {
  test.each([
    ['S', 12],
    ['M', 4],
  ] as const)(
    '%s: arrived, left, by own means, to the last person',
    (name, numRuns) => {
      const seed = 20_310_304;
      console.info('seed', seed);
      fc.assert(
        fc.property(fc.nat(), (number) => {
          const rehearsal = rehearse(name, `faultless ${number}`, { errors: 0 });
          const folded = foldActs(rehearsal);
          const counted = folded.index.counted('all');
          expect(counted.arrivedAtLeast).toBe(arrivedOf(rehearsal));
          expect(counted.departedAtLeast).toBe(leftOf(rehearsal));
          expect(counted.outOfBalance).toBe(0);
          expect(tripsUnderWay(folded.index).filter(isWithPeople)).toEqual([]);
          expect(counted.unmatched).toBe(0);
          const { ownMeans, sites } = rehearsal.truth;
          expect(Math.round(byOwnMeans(folded))).toBe(ownMeans.inVehicles + ownMeans.onFoot);
          for (const { site, arrived } of sites) {
            expect(folded.index.counted(`to ${site}`).arrivedAtLeast).toBe(arrived);
          }
          expect(folded.notUnderstood).toEqual([]);
          expect(folded.outsideRole).toEqual([]);
        }),
        { seed, numRuns },
      );
    },
    120_000,
  );
});

const rehearsal = rehearse('M', 'corridor');
const folded = foldActs(rehearsal);
const counted = folded.index.counted('all');

describe('with people as they are', () => {
  test('every fact fits its kind, and everybody writes within their role', () => {
    for (const name of ['S', 'M'] as const) {
      const { notUnderstood, outsideRole } = foldActs(rehearse(name, 'kinds'));
      expect(notUnderstood).toEqual([]);
      expect(outsideRole).toEqual([]);
    }
  });

  test('what can be pointed at stays below the truth, and not far below', () => {
    const arrived = arrivedOf(rehearsal);
    expect(counted.arrivedAtLeast).toBeLessThan(arrived);
    expect(counted.arrivedAtLeast).toBeGreaterThan(arrived * 0.7);
    expect(counted.arrivedCounted).toBeGreaterThan(arrived * 0.85);
    expect(counted.arrivedCounted).toBeLessThan(arrived * 1.05);
  });

  test('own means are counted within a fifth, and some hours nobody watched', () => {
    const { inVehicles, onFoot } = rehearsal.truth.ownMeans;
    expect(byOwnMeans(folded)).toBeGreaterThan((inVehicles + onFoot) * 0.75);
    expect(byOwnMeans(folded)).toBeLessThan((inVehicles + onFoot) * 1.15);
    const gaps = [...folded.index.store.all('post')].flatMap(({ watched }) => watched);
    expect(gaps.length).toBeGreaterThan([...folded.index.store.all('post')].length * 2);
  });

  test('discrepancies have names', () => {
    const rules = new Set(
      [...folded.index.store.all('trip')].flatMap(({ findings }) =>
        findings.map(({ rule }) => rule),
      ),
    );
    for (const rule of ['laps-not-asked', 'counts-differ', 'fewer-arrived', 'more-arrived']) {
      expect(rules).toContain(rule);
    }
    expect(openDiscrepancies(folded.index).length).toBeGreaterThan(20);
    const explained = [...folded.index.store.all('discrepancy')];
    expect(explained.length).toBeGreaterThan(20);
  });

  test('slips were shown, slips were missing, and most of the unmatched were found', () => {
    const arrivals = [...folded.index.store.all('trip')].filter(({ arrived }) => arrived !== null);
    expect(arrivals.filter(({ arrived }) => arrived?.slip).length).toBeGreaterThan(
      arrivals.length / 2,
    );
    expect(arrivals.some(({ arrived }) => arrived?.slip === false)).toBe(true);
    expect(folded.index.counted('all').unmatched).toBeGreaterThan(3);
    const links = [...rehearsal.acts].filter(({ kind }) => kind === 'same-as@1').length;
    expect(links).toBeGreaterThan(folded.index.counted('all').unmatched);
  });

  test('every way of going wrong happens', () => {
    const tallies = [...rehearsal.acts].filter(
      ({ kind, subject }) => kind === 'tallied@1' && subject.startsWith('trip/'),
    );
    const has = (field: string, value: unknown) =>
      tallies.some(({ fact }) => fact[field] === value);
    for (const method of [
      'one-by-one',
      'clicker',
      'by-rows',
      'families-asked',
      'by-list',
      'by-eye',
    ]) {
      expect(has('method', method)).toBe(true);
    }
    for (const part of ['whole', 'front', 'rear']) expect(has('part', part)).toBe(true);
    expect(has('point', 'checkpoint')).toBe(true);
    expect(has('keyedBy', 'radio')).toBe(true);
    expect(has('exact', false)).toBe(true);
    // Told later than it happened: a count owed.
    expect(tallies.some(({ fact, wall }) => wall - (fact.at as number) > 1_800_000)).toBe(true);
    const kinds = new Map<string, number>();
    for (const { kind } of rehearsal.acts) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    for (const kind of [
      'retracted@1',
      'same-as@1',
      'sent-back@1',
      'halted@1',
      'adjusted@1',
      'boarded-and-standing@1',
      'waiting-observed@1',
      'crowd-observed@1',
      'people-informed@1',
      'people-asked@1',
      'breakdown-counted@1',
      'left@1',
      'suspended@1',
      'resumed@1',
      'participation-suspended@1',
      'green-light@1',
      'go-given@1',
      'held@1',
      'state-changed@1',
      'handed-over@1',
      'dissolved@1',
      'clock-offset@1',
      'revoked@1',
      'said@1',
      'explained@1',
      'attributed@1',
    ]) {
      expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(0);
    }
  });

  test('what was moved to its own vehicle is withdrawn there and recorded here under one act', () => {
    const moves = Map.groupBy(
      [...rehearsal.acts].filter(({ act }) => act !== undefined),
      ({ act }) => act,
    );
    expect(moves.size).toBeGreaterThan(0);
    for (const parts of moves.values()) {
      expect(parts.map(({ kind }) => kind)).toEqual(['retracted@1', 'tallied@1']);
      expect(parts[0]?.subject).not.toBe(parts[1]?.subject);
    }
  });

  test('a retelling with the truth: the plain sum is far too high, the minimum is not', () => {
    const end = reveal(rehearsal, {
      atLeast: counted.arrivedAtLeast,
      low: null,
      high: null,
      likely: null,
    });
    expect(end.arrivedOnVehicles).toBe(arrivedOf(rehearsal));
    expect(end.plainSum.onVehicles).toBeGreaterThan(end.leftOnVehicles * 1.08);
    expect(end.atLeastIsOffBy).toBeLessThan(0);
    expect(end.isInRange).toBeNull();
    const range = {
      atLeast: 0,
      low: end.arrived - 10,
      high: end.arrived + 10,
      likely: end.arrived,
    };
    expect(reveal(rehearsal, range).isInRange).toBe(true);
    expect(reveal(rehearsal, { ...range, low: end.arrived + 1 }).isInRange).toBe(false);
  });
});

describe('the curtain rises in the middle of something', () => {
  test.each(['corridor', 'a', 'b', 'c'])(
    'seed %s: vehicles on the road, day 1 told, and soon a suspension',
    (seed) => {
      const { truth, curtain, startsAt, speed } = rehearse('M', seed);
      expect(curtain - startsAt).toBeGreaterThan(DAY);
      const onTheRoad = truth.trips.filter(
        ({ departedAt, endedAt }) =>
          departedAt !== null && departedAt < curtain && endedAt > curtain,
      );
      expect(
        onTheRoad.filter(({ vehicleKind }) => vehicleKind === 'bus').length,
      ).toBeGreaterThanOrEqual(3);
      const next = truth.suspensions.find(({ from }) => from > curtain);
      const realSeconds = ((next?.from ?? Number.POSITIVE_INFINITY) - curtain) / speed / 1000;
      expect(realSeconds).toBeLessThan(120);
    },
  );

  test('the board then shows them', () => {
    const { index } = foldActs(rehearsal, rehearsal.curtain);
    expect(tripsUnderWay(index).filter(isWithPeople).length).toBeGreaterThanOrEqual(5);
    expect(index.counted('all').arrivedAtLeast).toBeGreaterThan(2000);
  });

  test('it can be put at any moment, and the hour of day still fits', () => {
    const now = 1_795_333_333_333;
    const staged = rehearse('M', 'corridor', { curtainAt: now });
    expect(staged.curtain).toBe(now);
    const zone = staged.timeZone.match(/^Etc\/GMT([+-]\d+)?$/);
    const offset = -Number(zone?.[1] ?? 0) * 3_600_000;
    const midnight = (((staged.startsAt + offset) % DAY) + DAY) % DAY;
    expect(Math.min(midnight, DAY - midnight)).toBeLessThanOrEqual(1_800_000);
    expect(staged.truth.arrived).toBe(rehearsal.truth.arrived);
  });
});

describe('played as the hub hears it', () => {
  const played = [...playFrom(rehearsal)];

  test('by the moment of delivery, each device in its own order, every act once and repeats after', () => {
    const heard = new Set<number>();
    const last = new Map<string, number>();
    played.forEach(({ act, at, isRepeat }, place) => {
      expect(at).toBeGreaterThanOrEqual(played[place - 1]?.at ?? 0);
      if (isRepeat) {
        expect(heard).toContain(act.index);
        return;
      }
      expect(act.index).toBeGreaterThan(last.get(act.device) ?? -1);
      last.set(act.device, act.index);
      heard.add(act.index);
    });
    expect(heard.size).toBe([...rehearsal.acts].length);
    expect(played.some(({ isRepeat }) => isRepeat)).toBe(true);
  });
});
