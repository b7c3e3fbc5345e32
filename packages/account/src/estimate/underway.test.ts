import { describe, expect, test } from 'vitest';
import { accountOf } from '../account.ts';
import type { TripEvidence } from '../evidence/types.ts';
import { bus, evidence, off, on } from './testing/scene.ts';

const LEFT = { measure: 'left' } as const;
const ARRIVED = { measure: 'arrived' } as const;
const NOW = { isClosed: false, until: 1030 } as const;

/** Twenty buses, one every quarter of an hour, each an hour on the road; met halfway. */
const came = (more: (i: number) => Partial<TripEvidence> = () => ({})) =>
  Array.from({ length: 20 }, (_, i) =>
    bus(`${i}`, [on(60), off(60)], {
      boardingAt: 1003 + i,
      departedAt: 1005 + i,
      metAt: 1007 + i,
      arrivedAt: 1009 + i,
      ...more(i),
    }),
  );
const onTheRoad = (name: string, departedAt: number) =>
  bus(name, [on(60)], {
    status: 'departed',
    boardingAt: departedAt - 2,
    departedAt,
    arrivedAt: null,
    hasSlip: null,
  });
const nobodySawItLeave = { boardingAt: null, departedAt: null, departures: 0 } as const;

describe('asked in the middle', () => {
  test('three buses just left, and every other departure of the day was told late or never: more are on the road', () => {
    const three = [onTheRoad('a', 1028), onTheRoad('b', 1029), onTheRoad('c', 1030)];
    const told = accountOf(evidence([...came(), ...three], [], NOW));
    const halfTold = accountOf(
      evidence([...came((i) => (i % 2 ? nobodySawItLeave : {})), ...three], [], NOW),
    );
    const [sure, unsure] = [told.figure(LEFT), halfTold.figure(LEFT)];
    expect((sure.estimate?.people ?? 0) - 23 * 60).toBeLessThan(25);
    expect((unsure.estimate?.people ?? 0) - 23 * 60).toBeGreaterThan(60);
    expect(unsure.parts.untallied).toBeGreaterThan(60);
    const width = ({ estimate }: typeof sure) => (estimate ? estimate.high - estimate.low : 0);
    expect(width(unsure)).toBeGreaterThan(width(sure) * 1.1);
    // What may have left beside it is not on this bus.
    expect(halfTold.figure({ ...LEFT, trip: 'trip/c' }).estimate?.people).toBeLessThan(63);
  });

  test('it set out three hours ago and others since have come in: it is there too, and nobody wrote it', () => {
    const late = onTheRoad('late', 1018);
    const arrived = accountOf(evidence([...came(), late], [], NOW)).trip('trip/late')?.arrived;
    expect(arrived?.journeys).toBeGreaterThan(0.7);
    const fresh = accountOf(evidence([...came(), onTheRoad('fresh', 1029)], [], NOW));
    expect(fresh.trip('trip/fresh')?.arrived.journeys).toBeLessThan(0.05);
  });

  test('nobody who set out since has come in: the road may be stopped, and they are not called arrived', () => {
    const before = came().slice(0, 8);
    const waiting = Array.from({ length: 10 }, (_, i) => onTheRoad(`w${i}`, 1015 + i));
    const account = accountOf(evidence([...before, ...waiting], [], NOW));
    expect(account.figure(ARRIVED).estimate?.people).toBeLessThan(12 * 60);
    expect(account.figure(LEFT).trips.all).toBeGreaterThanOrEqual(18);
  });

  test('every bus leaves half an hour after boarding began: one that boards for two hours has gone, or is held', () => {
    const boarding = (name: string, boardingAt: number) =>
      bus(name, [on(60)], {
        status: 'boarding',
        departures: 0,
        boardingAt,
        departedAt: null,
        arrivedAt: null,
        hasSlip: null,
      });
    const account = accountOf(
      evidence([...came(), boarding('long', 1022), boarding('now', 1030)], [], NOW),
    );
    expect(account.trip('trip/long')?.left.journeys).toBeGreaterThan(0.15);
    expect(account.trip('trip/long')?.left.journeys).toBeLessThan(0.7);
    expect(account.trip('trip/now')?.left.journeys).toBeLessThan(0.05);
  });

  test('the bus came in a moment ago and nobody has counted off: most still sit in it', () => {
    const last = bus('last', [on(60)], { departedAt: 1026, boardingAt: 1024, arrivedAt: 1030 });
    const account = accountOf(evidence([...came(), last], [], NOW));
    expect(account.trip('trip/last')?.arrived.journeys).toBeLessThan(0.5);
    const closed = accountOf(evidence([...came(), last], [], { ...NOW, isClosed: true }));
    expect(closed.trip('trip/last')?.arrived.journeys).toBe(1);
  });
});
