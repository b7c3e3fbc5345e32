import { describe, expect, test } from 'vitest';
import {
  ATAREB,
  BUS_12,
  counted,
  createDevice,
  foldTripOf,
  minutes,
  RAMOUSEH,
  RASHIDIN,
} from '../testing/cast.ts';

const TRIP = 'trip/12.7K3M9Q';
const cast = () => ({
  officer: createDevice('officer at Ramouseh'),
  second: createDevice('second door at Ramouseh'),
  receiver: createDevice('officer at Atareb'),
  desk: createDevice('radio desk'),
  coordinator: createDevice('coordinator'),
});
const departs = { vehicle: BUS_12, site: RAMOUSEH, to: ATAREB };
const arrives = { vehicle: BUS_12, site: ATAREB, slip: true };

describe('bus 12, two phones that never met', () => {
  test('the driver gives the slip: one trip, 52 on, 47 off, five open', () => {
    const { officer, receiver } = cast();
    const trip = foldTripOf(
      officer(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 52)),
      officer(TRIP, 'departed@1', departs),
      receiver(TRIP, 'arrived@1', arrives, { at: minutes(90) }),
      receiver(TRIP, 'tallied@1', counted('alighting', ATAREB, 47), { at: minutes(95) }),
    );
    expect(trip.status).toBe('arrived');
    expect(trip.departures).toBe(1);
    expect(trip.boarded?.people).toBe(52);
    expect(trip.alighted?.people).toBe(47);
    expect(trip.minimumArrived).toBe(47);
    expect(trip.minimumDeparted).toBe(52);
    expect(trip.imbalance?.people).toBe(-5);
    expect(trip.findings.map((finding) => finding.rule)).toEqual(['fewer-arrived']);
  });

  test('no slip: two subjects, linked later, count once', () => {
    const { officer, receiver } = cast();
    const left = [
      officer(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 52)),
      officer(TRIP, 'departed@1', departs),
    ];
    const came = [
      receiver('trip/X1.9ABCDE', 'arrived@1', { ...arrives, slip: false }, { at: minutes(90) }),
      receiver('trip/X1.9ABCDE', 'tallied@1', counted('alighting', ATAREB, 47), {
        at: minutes(95),
      }),
    ];
    expect(foldTripOf(...came).unmatched).toBe(true);
    expect(foldTripOf(...came).departures).toBe(0);
    expect(foldTripOf(...came).minimumArrived).toBe(47);
    const joined = foldTripOf(...left, ...came);
    expect(joined.id).toBe(TRIP);
    expect(joined.unmatched).toBe(false);
    expect(joined.departures).toBe(1);
    expect(joined.imbalance?.people).toBe(-5);
  });

  test('[wrong-clock] the arrival phone is a day slow: still arrived, and said', () => {
    const { officer, receiver } = cast();
    const trip = foldTripOf(
      officer(TRIP, 'departed@1', departs, { at: minutes(0) }),
      receiver(TRIP, 'arrived@1', arrives, { at: minutes(-1440), doubt: 60_000 }),
    );
    expect(trip.status).toBe('arrived');
    expect(trip.findings[0]).toMatchObject({
      rule: 'arrived-before-departed',
      numbers: { minutes: 1440 },
    });
  });

  test('the same within the doubt of the clocks is no finding', () => {
    const { officer, receiver } = cast();
    const trip = foldTripOf(
      officer(TRIP, 'departed@1', departs, { at: minutes(60), doubt: 1_800_000 }),
      receiver(TRIP, 'arrived@1', arrives, { at: minutes(30), doubt: 1_800_000 }),
    );
    expect(trip.findings).toEqual([]);
  });
});

describe('counting at the doors', () => {
  test('25 in front and 22 at the rear are 47, and 47 get off', () => {
    const { officer, second, receiver } = cast();
    const trip = foldTripOf(
      officer(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 25, { part: 'front' })),
      second(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 22, { part: 'rear' })),
      officer(TRIP, 'departed@1', departs),
      receiver(TRIP, 'tallied@1', counted('alighting', ATAREB, 47)),
    );
    expect(trip.boarded).toMatchObject({ people: 47, complete: true, minimum: 47 });
    expect(trip.imbalance).toBeNull();
    expect(trip.differences).toEqual([]);
    expect(trip.status).toBe('arrived');
  });

  test('one door alone is not the bus: nothing is compared', () => {
    const { officer, receiver } = cast();
    const trip = foldTripOf(
      officer(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 25, { part: 'front' })),
      receiver(TRIP, 'tallied@1', counted('alighting', ATAREB, 47)),
    );
    expect(trip.boarded?.complete).toBe(false);
    expect(trip.imbalance).toBeNull();
  });

  test('two counters of the whole bus differ: the smaller in the minimum, both on the screen', () => {
    const { receiver, second } = cast();
    const trip = foldTripOf(
      receiver(TRIP, 'tallied@1', counted('alighting', ATAREB, 47)),
      second(TRIP, 'tallied@1', counted('alighting', ATAREB, 49, { countedBy: 'post/second' })),
    );
    expect(trip.minimumArrived).toBe(47);
    expect(trip.alighted).toMatchObject({ people: 47, low: 47, high: 49, exact: false });
    expect(trip.differences).toMatchObject([{ between: 'counters', people: [47, 49] }]);
  });

  test('doors that do not add up to the whole are compared with it', () => {
    const { officer, second } = cast();
    const trip = foldTripOf(
      officer(TRIP, 'tallied@1', counted('alighting', ATAREB, 50)),
      second(TRIP, 'tallied@1', counted('alighting', ATAREB, 25, { part: 'front' })),
      second(TRIP, 'tallied@1', counted('alighting', ATAREB, 22, { part: 'rear' })),
    );
    expect(trip.differences).toMatchObject([{ between: 'whole-and-parts', people: [50, 47] }]);
    expect(trip.minimumArrived).toBe(47);
    expect(trip.alighted).toMatchObject({ low: 47, high: 50 });
  });

  test('count again replaces my own count and nobody else’s', () => {
    const { officer, second } = cast();
    const trip = foldTripOf(
      officer(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 44)),
      second(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 47, { countedBy: 'post/second' })),
      officer(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 47)),
    );
    expect(trip.tallies).toHaveLength(2);
    expect(trip.tallies.find((tally) => tally.again === 1)?.fact.people).toBe(47);
    expect(trip.differences).toEqual([]);
  });

  test('"about 60" never enters the minimum', () => {
    const { receiver } = cast();
    const about = { exact: false, low: 50, high: 70, method: 'by-eye' };
    const trip = foldTripOf(
      receiver(TRIP, 'tallied@1', counted('alighting', ATAREB, 60, about)),
      receiver(TRIP, 'arrived@1', arrives),
    );
    expect(trip.minimumArrived).toBe(0);
    expect(trip.alighted).toMatchObject({ people: 60, low: 50, high: 70 });
  });

  test('"about 60" on, 55 off: within the range, so nobody is missing', () => {
    const { officer, receiver } = cast();
    const about = { exact: false, low: 50, high: 70, method: 'by-eye' };
    const trip = foldTripOf(
      officer(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 60, about)),
      receiver(TRIP, 'tallied@1', counted('alighting', ATAREB, 55)),
    );
    expect(trip.imbalance).toBeNull();
    expect(trip.minimumArrived).toBe(55);
  });

  test('a list of 47 names is not 47 people seen', () => {
    const { receiver } = cast();
    const trip = foldTripOf(
      receiver(TRIP, 'tallied@1', counted('alighting', ATAREB, 47, { method: 'by-list' })),
    );
    expect(trip.minimumArrived).toBe(0);
  });

  test('three off at the hospital, 44 at the reception site: 47', () => {
    const { officer, receiver, second } = cast();
    const trip = foldTripOf(
      officer(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 47)),
      officer(TRIP, 'departed@1', departs),
      second(TRIP, 'tallied@1', counted('alighting', 'site/hospital', 3)),
      receiver(TRIP, 'tallied@1', counted('alighting', ATAREB, 44)),
    );
    expect(trip.minimumArrived).toBe(47);
    expect(trip.imbalance).toBeNull();
  });

  test('getting off for three at the hospital is not the end of the road', () => {
    const { officer, second } = cast();
    const trip = foldTripOf(
      officer(TRIP, 'departed@1', departs),
      second(TRIP, 'tallied@1', counted('alighting', 'site/hospital', 3)),
    );
    expect(trip.status).toBe('departed');
    expect(trip.minimumArrived).toBe(3);
  });

  test('two sites both count 47 off: never 94', () => {
    const { receiver, second } = cast();
    const trip = foldTripOf(
      receiver(TRIP, 'tallied@1', counted('alighting', ATAREB, 47)),
      second(TRIP, 'tallied@1', counted('alighting', 'site/transfer', 47)),
    );
    expect(trip.minimumArrived).toBe(47);
    expect(trip.alighted).toMatchObject({ people: 47, high: 94 });
  });

  test('a birth on the road is one more, and balances', () => {
    const { officer, receiver } = cast();
    const trip = foldTripOf(
      officer(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 47)),
      receiver(TRIP, 'tallied@1', counted('alighting', ATAREB, 48)),
      receiver(TRIP, 'adjusted@1', { born: 1 }),
    );
    expect(trip.imbalance).toBeNull();
  });

  test('departed first, counted later: the count is owed until it comes', () => {
    const { officer } = cast();
    const gone = officer(TRIP, 'departed@1', departs);
    expect(foldTripOf(gone).countOwed).toBe(true);
    const late = officer(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 52), {
      at: minutes(300),
    });
    expect(foldTripOf(gone, late)).toMatchObject({ countOwed: false, minimumDeparted: 52 });
  });

  test('690 for 69 at the hall: kept as it was said, and nobody of them is pointed at until they are counted again', () => {
    const { officer, receiver } = cast();
    const left = [
      officer(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 67)),
      officer(TRIP, 'departed@1', departs),
      receiver(TRIP, 'arrived@1', arrives, { at: minutes(90) }),
    ];
    const slip = receiver(TRIP, 'tallied@1', counted('alighting', ATAREB, 690), {
      at: minutes(95),
    });
    const trip = foldTripOf(...left, slip);
    expect(trip.alighted?.people).toBe(690);
    expect(trip.minimumArrived).toBe(0);
    const again = receiver(TRIP, 'tallied@1', counted('alighting', ATAREB, 69), {
      at: minutes(99),
    });
    expect(foldTripOf(...left, slip, again).minimumArrived).toBe(69);
  });

  test('400 on a bus is kept as it was said', () => {
    const { officer } = cast();
    const trip = foldTripOf(officer(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 400)));
    expect(trip.boarded?.people).toBe(400);
    expect(trip.notUnderstood).toBe(0);
  });

  test('nobody asked for children on laps, nine wounded of seven: kept, and said', () => {
    const { officer } = cast();
    const trip = foldTripOf(
      officer(
        TRIP,
        'tallied@1',
        counted('boarding', RAMOUSEH, 7, { wounded: 9, lapsAsked: false }),
      ),
    );
    expect(trip.findings.map((finding) => finding.rule)).toEqual([
      'more-wounded-than-people',
      'laps-not-asked',
    ]);
  });
});

describe('the careful one stands', () => {
  test('cancelled by a desk that did not know it had left: it is on the road', () => {
    const { officer, desk } = cast();
    const trip = foldTripOf(
      officer(TRIP, 'departed@1', departs),
      desk(TRIP, 'cancelled@1', {}, { at: minutes(30) }),
    );
    expect(trip.status).toBe('departed');
    expect(trip.contested).toMatchObject([
      { stands: 'departed', others: [{ value: 'cancelled' }] },
    ]);
  });

  test('cancelled by somebody who saw the plan: cancelled', () => {
    const { desk, coordinator } = cast();
    const plan = desk(TRIP, 'planned@1', { vehicle: BUS_12, from: RAMOUSEH, to: ATAREB });
    const trip = foldTripOf(plan, coordinator(TRIP, 'cancelled@1', {}, { after: [plan] }));
    expect(trip.status).toBe('cancelled');
    expect(trip.contested).toEqual([]);
  });

  test('sent back by radio, arrived on a phone: nobody is called safe until somebody who saw both writes', () => {
    const { officer, desk, receiver, coordinator } = cast();
    const back = desk(TRIP, 'sent-back@1', { site: RASHIDIN }, { at: minutes(40) });
    const came = receiver(TRIP, 'arrived@1', arrives, { at: minutes(90) });
    const off = receiver(TRIP, 'tallied@1', counted('alighting', ATAREB, 47), { at: minutes(91) });
    const left = officer(TRIP, 'departed@1', departs);
    const open = foldTripOf(left, back, came, off);
    expect(open.status).toBe('sent-back');
    expect(open.minimumArrived).toBe(0);
    expect(open.contested).toMatchObject([{ stands: 'sent-back', others: [{ value: 'arrived' }] }]);
    const settled = foldTripOf(
      left,
      back,
      came,
      off,
      coordinator(TRIP, 'arrived@1', arrives, { at: minutes(120), after: [back, came] }),
    );
    expect(settled.status).toBe('arrived');
    expect(settled.minimumArrived).toBe(47);
  });

  test('sent back and leaving again: two departures, one arrival', () => {
    const { officer, receiver } = cast();
    const trip = foldTripOf(
      officer(TRIP, 'departed@1', departs),
      officer(TRIP, 'sent-back@1', { site: RASHIDIN }),
      officer(TRIP, 'departed@1', departs),
      receiver(TRIP, 'arrived@1', arrives, { at: minutes(200) }),
    );
    expect(trip.departures).toBe(2);
    expect(trip.status).toBe('arrived');
    expect(trip.contested).toEqual([]);
  });

  test('two phones that saw the same bus leave are one departure', () => {
    const { officer, desk } = cast();
    const trip = foldTripOf(
      officer(TRIP, 'departed@1', departs),
      desk(TRIP, 'departed@1', departs, { at: minutes(4) }),
    );
    expect(trip.departures).toBe(1);
  });

  test('got off where they had got on: counted, and not out', () => {
    const { officer } = cast();
    const trip = foldTripOf(
      officer(TRIP, 'departed@1', departs),
      officer(TRIP, 'sent-back@1', {}),
      officer(TRIP, 'tallied@1', counted('alighting', RAMOUSEH, 52)),
    );
    expect(trip.status).toBe('sent-back');
    expect(trip.minimumArrived).toBe(0);
  });

  test('halted, and passed the next post an hour later: it moved on', () => {
    const { officer, desk, receiver } = cast();
    const trip = foldTripOf(
      officer(TRIP, 'departed@1', departs),
      desk(TRIP, 'halted@1', { reason: 'checkpoint' }, { at: minutes(20) }),
      receiver(TRIP, 'passed@1', { site: RASHIDIN }, { at: minutes(80) }),
    );
    expect(trip.status).toBe('passed');
  });

  test('halted or passed, and the clocks cannot tell which was last: it stands', () => {
    const { officer, desk, receiver } = cast();
    const trip = foldTripOf(
      officer(TRIP, 'departed@1', departs),
      desk(TRIP, 'halted@1', {}, { at: minutes(20), doubt: 3_600_000 }),
      receiver(TRIP, 'passed@1', { site: RASHIDIN }, { at: minutes(80), doubt: 3_600_000 }),
    );
    expect(trip.status).toBe('halted');
    expect(trip.contested).toMatchObject([{ stands: 'halted', others: [{ value: 'passed' }] }]);
  });
});

describe('corrections', () => {
  test('52 typed for 25, corrected: 25', () => {
    const { officer } = cast();
    const count = officer(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 52));
    const trip = foldTripOf(
      count,
      officer(TRIP, 'corrected@1', { of: count.id, fact: { people: 25 } }),
    );
    expect(trip.boarded?.people).toBe(25);
    expect(trip.corrected).toBe(1);
  });

  test('a count of the wrong bus is retracted; retracting that brings it back', () => {
    const { officer } = cast();
    const count = officer(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 52));
    const gone = officer(TRIP, 'retracted@1', { of: count.id, reason: 'wrong-vehicle' });
    expect(foldTripOf(count, gone).boarded).toBeNull();
    const back = officer(TRIP, 'retracted@1', { of: gone.id, reason: 'mistake' });
    expect(foldTripOf(count, gone, back).boarded?.people).toBe(52);
  });

  test('a correction of another trip’s line changes nothing and is said', () => {
    const { officer } = cast();
    const other = officer('trip/7.AAAAAA', 'tallied@1', counted('boarding', RAMOUSEH, 7));
    const count = officer(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 52));
    const trip = foldTripOf(
      count,
      officer(TRIP, 'corrected@1', { of: other.id, fact: { people: 1 } }),
    );
    expect(trip.boarded?.people).toBe(52);
    expect(trip.findings.map((finding) => finding.rule)).toEqual(['correction-elsewhere']);
  });

  test('a correction that does not fit its line changes nothing and is said', () => {
    const { officer } = cast();
    const left = officer(TRIP, 'departed@1', departs);
    const trip = foldTripOf(
      left,
      officer(TRIP, 'corrected@1', { of: left.id, fact: { site: RASHIDIN } }),
      officer(TRIP, 'corrected@1', { of: left.id, fact: { reason: 'crowd' } }),
    );
    expect(trip.from).toBe(RASHIDIN);
    expect(trip.findings).toEqual([]);
  });

  test('two people correct the same count differently, unseen: both are shown', () => {
    const { officer, coordinator } = cast();
    const count = officer(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 52));
    const trip = foldTripOf(
      count,
      officer(TRIP, 'corrected@1', { of: count.id, fact: { people: 25 } }),
      coordinator(
        TRIP,
        'corrected@1',
        { of: count.id, fact: { people: 42 }, ofAnother: true },
        { after: [count] },
      ),
    );
    expect(trip.contested).toHaveLength(1);
  });
});

test('a kind of a newer app, and a damaged fact, are counted and change nothing', () => {
  const { officer } = cast();
  const trip = foldTripOf(
    officer(TRIP, 'departed@1', departs),
    officer(TRIP, 'teleported@1', {}),
    officer(TRIP, 'tallied@2', counted('boarding', RAMOUSEH, 5)),
    officer(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, -5)),
    officer(TRIP, 'tallied@1', { people: 'many' }),
  );
  expect(trip.notUnderstood).toBe(4);
  expect(trip.status).toBe('departed');
});
