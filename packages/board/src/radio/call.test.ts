import { createTripCode, type DeskCall, parseDeskLine } from '@corridor/operation';
import { expect, test } from 'vitest';
import {
  aCorridor,
  aPost,
  aSite,
  aTrip,
  aVehicle,
  factsOf,
  minutes,
  moment,
  noon,
} from '../testing/scene.ts';
import { zoneClock } from '../time/zone.ts';
import { daysBack, momentOfCall, momentOnDay, planCall, postAt, tripOfCall } from './call.ts';

const clock = zoneClock('Asia/Damascus');
const at = (ago: number, site: string) => ({
  ...moment(noon - minutes(ago)),
  site: `site/${site}`,
});
const places = [
  aSite('ram', 'Ramouseh', 'pick-up-point'),
  aSite('rash', 'Rashidin', 'reception-site'),
  aVehicle('12', '12'),
  aPost('ram-1', 'ram'),
];
const names = {
  vehicles: [{ id: 'vehicle/12', label: '12' }],
  sites: [
    { id: 'site/ram', name: 'Ramouseh' },
    { id: 'site/rash', name: 'Rashidin' },
  ],
};
const heard = (line: string): DeskCall => {
  const read = parseDeskLine(line, names);
  if (!read.ok) throw new Error(read.why);
  return read.call;
};
const more = {
  method: 'one-by-one' as const,
  source: { from: 'radio' } as const,
  clock,
  now: noon,
  random: () => Uint8Array.of(1, 2, 3, 4, 5),
};

test('12 d ram 47 3w: a new trip, counted by the post, keyed by the desk', () => {
  const plan = planCall(factsOf(places), heard('12 d ram 47 3w'), more);
  expect(plan.isNewTrip).toBe(true);
  expect(plan.trip).toMatch(/^trip\/12\.[0-9A-Z]{6}$/);
  expect(plan.drafts.map((draft) => draft.kind)).toEqual(['tallied@1', 'departed@1']);
  expect(plan.drafts[0]?.fact).toMatchObject({
    people: 47,
    wounded: 3,
    countedBy: 'post/ram-1',
    keyedBy: 'radio',
  });
});

test('one road leaves Ramouseh: that is where the bus goes; between two nobody guesses', () => {
  const one = factsOf([...places, aCorridor('out', ['ram', 'rash'], [30])]);
  expect(planCall(one, heard('12 d ram 47'), more).drafts[1]?.fact).toMatchObject({
    to: 'site/rash',
    corridor: 'corridor/out',
  });
  const two = factsOf([
    ...places,
    aCorridor('out', ['ram', 'rash'], [30]),
    aCorridor('hospital', ['ram', 'hospital'], [40]),
  ]);
  expect(planCall(two, heard('12 d ram 47'), more).drafts[1]?.fact).not.toHaveProperty('to');
});

test('the bus that boards here is the one that leaves here', () => {
  const boarding = aTrip('12.A', {
    vehicle: 'vehicle/12',
    status: 'boarding',
    boarding: at(10, 'ram'),
    from: 'site/ram',
  });
  const facts = factsOf([...places, boarding]);
  expect(tripOfCall(facts, heard('12 d ram 47'))?.id).toBe('trip/12.A');
});

test('what happens on the road belongs to the trip that is on the road', () => {
  const old = aTrip('12.OLD', {
    vehicle: 'vehicle/12',
    status: 'arrived',
    departed: at(400, 'ram'),
  });
  const road = aTrip('12.NEW', {
    vehicle: 'vehicle/12',
    status: 'departed',
    departed: at(40, 'ram'),
    from: 'site/ram',
  });
  const facts = factsOf([...places, old, road]);
  expect(tripOfCall(facts, heard('12 a rash 47'))?.id).toBe('trip/12.NEW');
  // It leaves a second time: another trip, since the one on the road has left already.
  expect(tripOfCall(facts, heard('12 d ram 50'))).toBeNull();
});

test('an arrival nobody saw leave opens a trip of its own', () => {
  const plan = planCall(factsOf(places), heard('12 a rash'), more);
  expect(plan.isNewTrip).toBe(true);
  expect(plan.drafts[0]?.fact).toMatchObject({ slip: false });
});

test('the first call from a site where nobody was: whoever counts there is a post', () => {
  expect(postAt(factsOf(places), 'site/rash')).toBeNull();
  const plan = planCall(factsOf(places), heard('12 a rash 47'), more);
  expect(plan.staffsPost).toBe(true);
  expect(plan.drafts.map((draft) => draft.kind)).toEqual(['staffed@1', 'arrived@1', 'tallied@1']);
  expect(plan.drafts[0]?.subject).toBe('post/rash-radio');
  expect(plan.drafts[2]?.fact).toMatchObject({ countedBy: 'post/rash-radio' });
});

test('"at 11:05" is today, "at 23:50" was last night', () => {
  const clockOf = (hour: number, minute: number) =>
    clock.dateTime(momentOfCall(clock, { hour, minute }, noon));
  expect(clock.dateTime(noon)).toBe('16 Dec 11:40');
  expect(clockOf(11, 5)).toBe('16 Dec 11:05');
  expect(clockOf(11, 43)).toBe('16 Dec 11:43');
  expect(clockOf(23, 50)).toBe('15 Dec 23:50');
});

test('a row of yesterday’s sheet: the hour is yesterday’s, keyed from paper, under the number printed on it', () => {
  const slip = createTripCode(Uint8Array.of(9, 8, 7, 6, 5));
  const [today = '', yesterday = ''] = daysBack(clock, noon, 2);
  expect(yesterday < today).toBe(true);
  const plan = planCall(factsOf(places), heard(`12 d ram 47 @16:40 #${slip}`), {
    ...more,
    source: { from: 'paper', day: yesterday },
  });
  expect(plan.trip).toBe(`trip/12.${slip}`);
  const [tally] = plan.drafts as readonly { readonly fact: { at: number; keyedBy: string } }[];
  expect(tally?.fact.keyedBy).toBe('paper');
  expect([clock.dayKey(tally?.fact.at ?? 0), clock.time(tally?.fact.at ?? 0)]).toEqual([
    yesterday,
    '16:40',
  ]);
});

test('[wrong-clock] the clocks changed between the sheet and now: its hour stays its hour', () => {
  const damascus = zoneClock('Asia/Damascus');
  // Summer time ended in the night to 28 October 2016.
  const now = Date.UTC(2016, 9, 30, 10);
  for (const hour of [0, 3, 9, 23]) {
    const at = momentOnDay(damascus, { hour, minute: 5 }, now, '2016-10-26');
    expect([damascus.dayKey(at), damascus.time(at)]).toEqual([
      '2016-10-26',
      `${String(hour).padStart(2, '0')}:05`,
    ]);
  }
});
