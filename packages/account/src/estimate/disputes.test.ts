import { describe, expect, test } from 'vitest';
import { accountOf } from '../account.ts';
import type { TripEvidence } from '../evidence/types.ts';
import { bus, evidence, goodBuses, off, on } from './testing/scene.ts';

const disputesOf = (trips: readonly TripEvidence[]) =>
  accountOf(evidence([...goodBuses(20), ...trips])).findings.disputes;

describe('two counts of one bus', () => {
  test('that agree as such counts do: nobody is asked', () => {
    expect(disputesOf([bus('9', [on(60), off(61)])])).toEqual([]);
  });

  test('61 and 74: one of these two, and nothing tells which', () => {
    const [dispute, ...others] = disputesOf([bus('9', [on(61), off(74)])]);
    expect(others).toEqual([]);
    expect(dispute).toMatchObject({ trip: 'trip/9', people: 13, by: [], beside: [] });
    expect(dispute?.counts.map(({ says }) => says).sort()).toEqual([61, 74]);
    expect(dispute?.counts.map(({ blame }) => blame)).toEqual([null, null]);
  });

  test('the same, but twelve joined on the way and somebody wrote it: nothing to ask', () => {
    expect(disputesOf([bus('9', [on(60), off(72)], { joined: 12 })])).toEqual([]);
  });

  test('670 for 67: no bus carries so many', () => {
    const [dispute] = disputesOf([bus('9', [on(670), off(67)])]);
    expect(dispute?.by).toContain('load');
    expect(dispute?.counts[0]).toMatchObject({ says: 670, end: 'left' });
    expect(dispute?.counts[0]?.blame).toBeGreaterThan(0.9);
  });

  test('one by a glance: it rather than the one by one', () => {
    const glance = off(90, 'Yusuf', { method: 'by-eye', exact: false });
    const [dispute] = disputesOf([bus('9', [on(52), glance])]);
    expect(dispute?.by).toContain('method');
    expect(dispute?.counts[0]?.says).toBe(90);
  });

  test('a third count at the gate bears one of them out', () => {
    const gate = on(60, 'Salma', { point: 'checkpoint', site: 'site/gate' });
    const [dispute] = disputesOf([bus('9', [on(60), gate, off(75)])]);
    expect(dispute?.by).toContain('further-count');
    expect(dispute?.counts.map(({ says }) => says)).toEqual([75]);
    expect(dispute?.beside.map(({ says }) => says)).toEqual([60, 60]);
  });

  test('a counter whose counts stood against three others before', () => {
    const known = [1, 2, 3, 4].map((i) =>
      bus(`r${i}`, [on(i % 2 ? 75 : 45, 'Rashid'), off(60, `Yusuf ${i % 4}`)]),
    );
    const dispute = disputesOf([...known, bus('9', [on(74, 'Rashid'), off(60, 'Yusuf 1')])]).find(
      ({ trip }) => trip === 'trip/9',
    );
    expect(dispute?.by).toContain('counter');
    expect(dispute?.counts[0]?.says).toBe(74);
  });
});

test('counted once: nothing speaks against it, however odd', () => {
  expect(disputesOf([bus('9', [on(95)])])).toEqual([]);
});

test('numbers dealt anew tell the same', () => {
  const trips = [...goodBuses(20), bus('9', [on(60), off(75)])];
  const anew = trips.map((trip, i) => ({ ...trip, id: `trip/${97 - i}` }) as TripEvidence);
  const [a, b] = [trips, anew].map((each) => accountOf(evidence(each)).findings.disputes);
  expect(b?.map(({ people, counts }) => [people, counts.map(({ says }) => says).sort()])).toEqual(
    a?.map(({ people, counts }) => [people, counts.map(({ says }) => says).sort()]),
  );
});
