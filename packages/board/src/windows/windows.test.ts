import { expect, test } from 'vitest';
import {
  aCorridor,
  anOperation,
  aSite,
  aTrip,
  aVehicle,
  factsOf,
  minutes,
  moment,
  noon,
} from '../testing/scene.ts';
import { zoneClock } from '../time/zone.ts';
import { toCalendar } from './entries.ts';
import { toIcs } from './ics.ts';
import { toLateView } from './lateRows.ts';
import { phaseOf, toWindowRows } from './windowRows.ts';

const clock = zoneClock('Asia/Damascus');

const aWindow = (
  id: string,
  from: number,
  to: number | undefined,
  more: object = {},
): Parameters<typeof phaseOf>[0] => ({
  id: `window/${id}`,
  lines: 1,
  notUnderstood: 0,
  corrected: 0,
  retracted: 0,
  contested: [],
  findings: [],
  firstAt: from,
  lastAt: from,
  type: 'window',
  announced: { windowKind: 'pause', from, ...(to === undefined ? {} : { to }) },
  status: 'announced',
  since: moment(from),
  endReason: null,
  ...more,
});

const road = [
  aSite('south', 'Ramouseh', 'pick-up-point'),
  aSite('north', 'Rashidin', 'reception-site'),
  aCorridor('one', ['south', 'north'], [60]),
  aVehicle('12', '12'),
  anOperation('Winter road'),
];
const onTheRoad = (left: number) =>
  aTrip('12.AAAAA', {
    status: 'departed',
    vehicle: 'vehicle/12',
    from: 'site/south',
    to: 'site/north',
    departed: { ...moment(left), site: 'site/south' },
  });

test('what runs comes first, then what comes, then what is over', () => {
  const facts = factsOf([
    aWindow('over', noon - minutes(300), noon - minutes(60)),
    aWindow('later', noon + minutes(120), noon + minutes(300)),
    aWindow('now', noon - minutes(60), noon + minutes(20)),
  ]);
  const rows = toWindowRows(facts, noon, clock);
  expect(rows.map(({ id, countdown }) => `${id}: ${countdown}`)).toEqual([
    'window/now: ends in 20 min',
    'window/later: begins in 2 h 00',
    'window/over: over',
  ]);
  expect(rows[0]).toMatchObject({
    isShort: true,
    told: '❝ announced; nobody has told that it holds',
  });
});

test('ended before its time is over; begun before its time runs', () => {
  const ended = aWindow('p', noon - minutes(60), noon + minutes(60), { status: 'ended' });
  expect(phaseOf(ended, noon)).toBe('over');
  const early = aWindow('p', noon + minutes(10), undefined, {
    status: 'started',
    since: moment(noon - minutes(5)),
  });
  expect(phaseOf(early, noon)).toBe('runs');
});

test('bus 12 left at 11:10 and needs 60 minutes: after the window closes, and on what that rests', () => {
  const window = aWindow('p', noon - minutes(60), noon + minutes(20));
  const facts = factsOf([...road, window, onTheRoad(noon - minutes(30))]);
  const view = toLateView(facts, window, noon, clock);
  expect(view?.headline).toBe('1 comes too late');
  expect(view?.rows.map(({ text }) => text)).toEqual([
    '12 left at 11:10 and needs 60 min: after the window closes at 12:00 (≈ there 12:10)',
  ]);
  expect(view?.basis).toEqual(['≈ by the legs of the road: no journey was seen from end to end']);
});

test('nobody said when it closes: nothing is too late', () => {
  const window = aWindow('p', noon - minutes(60), undefined);
  expect(toLateView(factsOf([...road, window]), window, noon, clock)).toBeNull();
});

test('a calendar file of an exercise is marked in its name and in every entry, and names nobody to be called', () => {
  const window = aWindow('p', noon, noon + minutes(60), { lines: 3 });
  const calendar = toCalendar(
    factsOf([...road, window]),
    'ex-one',
    [{ id: 'contact/c', due: noon + minutes(30) }],
    noon,
    clock,
    'en',
  );
  expect(calendar.name).toBe('EXERCISE: Winter road');
  expect(calendar.entries.map(({ summary }) => summary)).toEqual([
    'EXERCISE: humanitarian pause',
    'EXERCISE: A call is due',
  ]);
  expect(calendar.entries[0]).toMatchObject({
    uid: 'window-p@ex-one.corridor',
    sequence: 2,
    start: noon,
    end: noon + minutes(60),
  });
});

test('the calendar of an operation has what may not go before an hour, and what is due', () => {
  const condition = {
    ...aWindow('x', noon, undefined),
    id: 'condition/c',
    type: 'condition',
    required: {
      ...moment(noon),
      fact: {
        of: 'corridor/one',
        requiredBy: 'safety',
        means: [[{ is: 'not-before', at: noon + minutes(90) }]],
        counts: 'observation',
      },
    },
    requiredApart: [],
    dropped: null,
    batch: null,
    condition: null,
    words: [],
    observed: null,
    notObserved: null,
    setAside: null,
  } as unknown as Parameters<typeof factsOf>[0][number];
  const calendar = toCalendar(factsOf([...road, condition]), 'op-one', [], noon, clock, 'en');
  expect(calendar.entries).toMatchObject([
    {
      uid: 'condition-c@op-one.corridor',
      start: noon + minutes(90),
      end: null,
      summary: 'Not before now: the road Ramouseh – Rashidin',
    },
  ]);
  expect(toIcs(calendar)).toContain('DTSTART:20161216T111000Z');
});

test('a window that was called off before it began is cancelled, with the same name as before', () => {
  const off = aWindow('p', noon + minutes(60), noon + minutes(120), {
    status: 'ended',
    since: moment(noon),
    endReason: 'called-off',
    lines: 2,
  });
  const [entry] = toCalendar(factsOf([off]), 'op-one', [], noon, clock, 'en').entries;
  expect(entry).toMatchObject({ uid: 'window-p@op-one.corridor', sequence: 1, isCancelled: true });
});
