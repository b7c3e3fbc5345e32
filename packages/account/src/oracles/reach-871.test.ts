// 15 August 2021: Reach 871 left Kabul. Seats and floor were counted at 640; with the children on laps they were 823.
import { describe, expect, test } from 'vitest';
import { createRecords } from './testing/records.ts';

const KABUL = 'site/kabul';
const AL_UDEID = 'site/al-udeid';
const FLIGHT = 'trip/reach-871';

const scene = () => {
  const records = createRecords(Date.parse('2021-08-15T18:00:00Z'));
  records.site(KABUL, 'Kabul', 'pick-up-point');
  records.site(AL_UDEID, 'Al Udeid', 'reception-site');
  return {
    ...records,
    counted: (people: number, more: object = {}) =>
      records.tally(FLIGHT, 'boarding', KABUL, people, more),
    leaves: () => records.write(FLIGHT, 'departed@1', { vehicle: 'vehicle/c17', site: KABUL }),
    arrives: () =>
      records.write(FLIGHT, 'arrived@1', { site: AL_UDEID, vehicle: 'vehicle/c17', slip: true }),
    rulesOf: () =>
      records
        .index()
        .findings.of(FLIGHT)
        .map(({ rule }) => rule),
  };
};
const left = { measure: 'left', trip: FLIGHT } as const;

describe('5 · Reach 871: 640, and 183 children on laps', () => {
  test('640 counted, nobody asked for laps: at least 640 left, and it is said that nobody asked', () => {
    const { counted, leaves, account, rulesOf } = scene();
    counted(640, { lapsAsked: false });
    leaves();
    expect(account().figure(left).minimum).toBe(640);
    expect(rulesOf()).toContain('laps-not-asked');
  });

  test('counted again with the laps: 823, not 640 and not 640 + 823', () => {
    const { counted, leaves, account, index, rulesOf } = scene();
    counted(640, { lapsAsked: false });
    leaves();
    counted(640 + 183, { laps: 183 });
    expect(account().figure(left).minimum).toBe(823);
    expect(index().store.get('trip', FLIGHT)?.boarded).toMatchObject({ people: 823, laps: 183 });
    expect(rulesOf()).not.toContain('laps-not-asked');
  });

  test('laps are of the people: 183 are not added to 823', () => {
    const { counted, leaves, account } = scene();
    counted(823, { laps: 183, children: 183 });
    leaves();
    const { minimum, possible, estimate } = account().figure(left);
    expect(minimum).toBe(823);
    expect(possible?.low).toBe(823);
    expect(estimate?.people).toBeLessThan(823 + 183);
  });

  test('640 got on and 823 got off: 183 more arrived, open until somebody says why', () => {
    const { counted, leaves, arrives, tally, account, index, rulesOf } = scene();
    counted(640, { lapsAsked: false });
    leaves();
    arrives();
    tally(FLIGHT, 'alighting', AL_UDEID, 823, { laps: 183 });
    expect(index().store.get('trip', FLIGHT)?.imbalance).toMatchObject({ people: 183 });
    expect(rulesOf()).toContain('more-arrived');
    expect(account().figure({ measure: 'arrived', trip: FLIGHT }).minimum).toBe(823);
    expect(account().figure(left).minimum).toBe(640);
  });

  test('823 in one machine is looked at twice, and counts all the same', () => {
    const { counted, leaves, account, rulesOf } = scene();
    counted(823, { laps: 183 });
    leaves();
    expect(rulesOf()).toEqual(['absurd-load']);
    expect(account().figure(left).minimum).toBe(823);
  });
});
