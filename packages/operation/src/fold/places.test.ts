import { describe, expect, test } from 'vitest';
import { QUARTER_MS, quarterEnd, quarterOf } from '../breakdown.ts';
import type { OperationEvent } from '../event.ts';
import type {
  CorridorState,
  OperationState,
  PostState,
  SiteState,
  StreamState,
  VehicleState,
  WindowState,
} from '../state/places.ts';
import { createDevice, fold, minutes, RAMOUSEH, RASHIDIN, SIX } from '../testing/cast.ts';

describe('the road', () => {
  const laid = { sites: [RAMOUSEH, RASHIDIN], legs: [{ km: 9, minutes: 35 }] };

  test('a phone at 2099 writes resumed, the coordinator sees it and suspends: suspended', () => {
    const phone = createDevice('phone');
    const coordinator = createDevice('coordinator');
    const opened = phone('corridor/c', 'resumed@1', {}, { at: SIX + 82 * 365 * 86_400_000 });
    const stopped = coordinator(
      'corridor/c',
      'suspended@1',
      { reason: 'shots', orderedBy: null },
      { after: [opened] },
    );
    const road = fold([opened, stopped]) as CorridorState;
    expect(road.status).toBe('suspended');
    expect(road.suspension?.reason).toBe('shots');
    expect(road.contested).toEqual([]);
  });

  test('one says open, another suspended, neither saw the other: suspended, both shown', () => {
    const a = createDevice('a');
    const b = createDevice('b');
    const road = fold([
      a('corridor/c', 'laid@1', laid),
      a('corridor/c', 'suspended@1', { reason: 'ordered' }, { at: minutes(5) }),
      b('corridor/c', 'opened@1', {}, { at: minutes(60) }),
    ]) as CorridorState;
    expect(road.status).toBe('suspended');
    expect(road.contested).toMatchObject([{ stands: 'suspended', others: [{ value: 'open' }] }]);
    expect(road.legs).toEqual(laid.legs);
  });

  test('resumed by somebody who knew of one suspension and not of the other: suspended', () => {
    const [a, b, c] = [createDevice('a'), createDevice('b'), createDevice('c')];
    const one = a('corridor/c', 'suspended@1', { reason: 'crowd' });
    const two = b('corridor/c', 'suspended@1', { reason: 'shelling' });
    const open = c('corridor/c', 'resumed@1', {}, { after: [one], at: minutes(50) });
    expect((fold([one, two, open]) as CorridorState).suspension?.reason).toBe('shelling');
    const all = c('corridor/c', 'resumed@1', {}, { after: [open, two], at: minutes(60) });
    const settled = fold([one, two, open, all]) as CorridorState;
    expect(settled.status).toBe('open');
    expect(settled.contested).toEqual([]);
  });

  test('what was seen through a third person counts as seen', () => {
    const [a, b, c] = [createDevice('a'), createDevice('b'), createDevice('c')];
    const stop = a('corridor/c', 'suspended@1', { reason: 'crowd' });
    const lay = b('corridor/c', 'laid@1', laid, { after: [stop] });
    const open = c('corridor/c', 'resumed@1', {}, { after: [lay] });
    expect((fold([stop, lay, open]) as CorridorState).status).toBe('open');
  });
});

describe('a site', () => {
  test('told late is not seen late: the newest look at the crowd stands', () => {
    const a = createDevice('a');
    const site = fold([
      a(RAMOUSEH, 'waiting-observed@1', { people: 800, infants: 12 }, { at: minutes(60) }),
      a(RAMOUSEH, 'waiting-observed@1', { people: 300, at: minutes(10) }, { at: minutes(90) }),
    ]) as SiteState;
    expect(site.waiting?.fact.people).toBe(800);
    expect(site.waitingSeen.map(({ fact }) => fact.people)).toEqual([300, 800]);
  });

  test('two say who holds it, neither saw the other: both are shown', () => {
    const [a, b] = [createDevice('a'), createDevice('b')];
    const site = fold([
      a(RASHIDIN, 'control-changed@1', { by: 'party/x', since: SIX }),
      b(RASHIDIN, 'control-changed@1', { by: 'party/y', since: SIX }, { at: minutes(9) }),
    ]) as SiteState;
    expect(site.control?.by).toBe('party/y');
    expect(site.contested).toMatchObject([{ what: 'control', others: [{ value: 'party/x' }] }]);
  });

  test('a table before its quarter ended, or a second one, is left out and said', () => {
    const a = createDevice('a');
    const quarter = quarterOf(SIX);
    const table = { quarter, vehicles: 4, people: 200, women: 60, girls: 40, boys: 45 };
    const early = a(RAMOUSEH, 'breakdown-counted@1', table, { at: quarterEnd(quarter) - 1 });
    expect((fold([early]) as SiteState).breakdowns).toEqual([]);
    const b = createDevice('b');
    const site = fold([
      b(RAMOUSEH, 'breakdown-counted@1', table, { at: quarterEnd(quarter) }),
      b(RAMOUSEH, 'breakdown-counted@1', { ...table, women: 65 }, { at: quarterEnd(quarter) + 1 }),
      b(
        RAMOUSEH,
        'breakdown-counted@1',
        { ...table, quarter: quarter + 1 },
        { at: quarterEnd(quarter) + QUARTER_MS },
      ),
    ]) as SiteState;
    expect(site.breakdowns.map((one) => [one.quarter, one.women])).toEqual([
      [quarter, 60],
      [quarter + 1, 60],
    ]);
    expect(site.findings.map(({ rule }) => rule)).toEqual(['breakdown-again']);
  });

  test('a table of 95 people does not exist', () => {
    const a = createDevice('a');
    const table = { quarter: 1, vehicles: 3, people: 95, women: 30, girls: 20, boys: 20 };
    expect((fold([a(RAMOUSEH, 'breakdown-counted@1', table)]) as SiteState).notUnderstood).toBe(1);
  });

  test('informed and asked, may stay', () => {
    const a = createDevice('a');
    const site = fold([
      a(RAMOUSEH, 'people-informed@1', {}),
      a(RAMOUSEH, 'people-asked@1', { mayStay: true, destinations: ['site/idlib'] }),
    ]) as SiteState;
    expect(site.informed?.at).toBe(minutes(1));
    expect(site.asked).toMatchObject({ mayStay: true, destinations: ['site/idlib'] });
  });
});

describe('a post', () => {
  test('told to leave, and back: watched in two spans, not in between', () => {
    const a = createDevice('a');
    const post = fold([
      a('post/ram', 'staffed@1', { site: RAMOUSEH, label: 'Ramouseh 1' }, { at: minutes(0) }),
      a('post/ram', 'left@1', { reason: 'told-to-leave', toldBy: 'party/x' }, { at: minutes(280) }),
      a('post/ram', 'staffed@1', { site: RAMOUSEH }, { at: minutes(680) }),
    ]) as PostState;
    expect(post.watched).toEqual([
      { from: minutes(0), to: minutes(280) },
      { from: minutes(680), to: null },
    ]);
    expect(post).toMatchObject({ staffed: true, label: 'Ramouseh 1', leftReason: null });
  });

  test('left and staffed, unseen by each other: nobody may believe it is watched', () => {
    const [a, b] = [createDevice('a'), createDevice('b')];
    const post = fold([
      a('post/ram', 'left@1', { reason: 'unsafe' }),
      b('post/ram', 'staffed@1', { site: RAMOUSEH }, { at: minutes(30) }),
    ]) as PostState;
    expect(post.staffed).toBe(false);
    expect(post.contested).toHaveLength(1);
  });
});

describe('people leaving by their own means', () => {
  const span = (from: number, cars: number, more: object = {}) => ({
    from: minutes(from),
    to: minutes(from + 30),
    cars,
    vans: 1,
    lorries: 0,
    onFoot: 10,
    sampled: [
      { vehicleKind: 'car', people: 6 },
      { vehicleKind: 'car', people: 4 },
    ],
    everyNth: 10,
    countedBy: 'post/ram',
    ...more,
  });
  test('spans add up; the same span again replaces; an overlapping one of another counter does not add', () => {
    const [a, b] = [createDevice('a'), createDevice('b')];
    const stream = fold([
      a('stream/s', 'opened@1', { site: RAMOUSEH }),
      a('stream/s', 'tallied@1', span(0, 20)),
      a('stream/s', 'tallied@1', span(30, 25)),
      a('stream/s', 'tallied@1', span(30, 27)),
      b('stream/s', 'tallied@1', span(40, 26, { countedBy: 'post/second' })),
    ]) as StreamState;
    expect(stream).toMatchObject({ cars: 47, vans: 2, onFoot: 20, overlapping: 1 });
    expect(stream.tallies).toHaveLength(3);
    expect(stream.sampled.car).toEqual({ vehicles: 6, people: 30 });
    expect(stream.findings.map(({ rule }) => rule)).toEqual(['spans-overlap']);
  });

  test('a car that nobody could see into is not an empty car', () => {
    const a = createDevice('a');
    const stream = fold([
      a('stream/s', 'tallied@1', span(0, 20, { notSeen: ['car', 'lorry'] })),
      a('stream/s', 'tallied@1', span(30, 20)),
    ]) as StreamState;
    expect(stream.sampled.car).toEqual({ vehicles: 4, people: 20 });
    expect(stream.notSeen).toEqual({ car: 1, van: 0, lorry: 1 });
  });
});

test('a window without an end is announced, and ends when somebody says so', () => {
  const a = createDevice('a');
  const announced = a('window/w', 'announced@1', { windowKind: 'pause', from: SIX });
  const window = fold([announced]) as WindowState;
  expect(window).toMatchObject({ status: 'announced', findings: [] });
  expect(window.announced).not.toHaveProperty('to');
});

test('who opened the road, who told us, and in which text; and since which day a place is held', () => {
  const a = createDevice('a');
  const told = { saidBy: 'party/russia', source: 'document/002' };
  const road = fold([a('corridor/c', 'opened@1', told)]) as CorridorState;
  expect(road).toMatchObject({ status: 'open', ...told });
  const stopped = fold([
    a('corridor/c', 'opened@1', told),
    a('corridor/c', 'suspended@1', { reason: 'ordered', orderedBy: null }),
  ]) as CorridorState;
  expect(stopped).toMatchObject({ status: 'suspended', saidBy: null, source: null });
  const site = fold([
    a(RASHIDIN, 'control-changed@1', { by: 'party/x', since: SIX, sincePrecision: 'day' }),
  ]) as SiteState;
  expect(site.control).toMatchObject({ since: SIX, sincePrecision: 'day' });
});

test('an intermediary may stop taking part at once, and only who knows of it says otherwise', () => {
  const [a, b] = [createDevice('a'), createDevice('b')];
  const stop = a('operation/o', 'participation-suspended@1', {
    intermediary: 'party/m',
    reason: 'unsafe',
  });
  const on = b(
    'operation/o',
    'participation-resumed@1',
    { intermediary: 'party/m' },
    { at: minutes(60) },
  );
  const operation = fold([stop, on]) as OperationState;
  expect(operation.participation).toMatchObject([{ suspended: true, reason: 'unsafe' }]);
  expect(operation.contested).toHaveLength(1);
  const open = b(
    'operation/o',
    'participation-resumed@1',
    { intermediary: 'party/m' },
    { after: [stop, on] },
  );
  expect((fold([stop, on, open]) as OperationState).participation[0]?.suspended).toBe(false);
});

test('lost stands over ready until somebody who saw both says so', () => {
  const [a, b] = [createDevice('a'), createDevice('b')];
  const vehicle = fold([
    a('vehicle/12', 'listed@1', { label: '12', vehicleKind: 'bus', seats: 50 }),
    a('vehicle/12', 'state-changed@1', { state: 'lost' }),
    b('vehicle/12', 'state-changed@1', { state: 'ready' }, { at: minutes(90) }),
  ]) as VehicleState;
  expect(vehicle.state).toBe('lost');
  expect(vehicle.listed?.seats).toBe(50);
});

test('a window that one saw start and another end has ended', () => {
  const [a, b] = [createDevice('a'), createDevice('b')];
  const announced = a('window/w', 'announced@1', { windowKind: 'truce', from: SIX, to: SIX - 1 });
  const window = fold([
    announced,
    a('window/w', 'ended@1', { reason: 'broken' }, { at: minutes(5) }),
    b('window/w', 'started@1', {}, { at: minutes(9), after: [announced] }),
  ]) as WindowState;
  expect(window).toMatchObject({ status: 'ended', endReason: 'broken' });
  expect(window.findings.map(({ rule }) => rule)).toEqual(['window-ends-before-it-starts']);
});

test('calls stay sealed for 90 days after the closing; of two who did not see each other, the longer stands', () => {
  const [a, b] = [createDevice('board'), createDevice('second')];
  const opened = a('operation/o', 'opened@1', { name: 'Winter road', timeZone: 'UTC' });
  const daysOf = (...events: readonly OperationEvent[]) =>
    (fold([opened, ...events]) as OperationState).contactDays;
  expect(daysOf()).toBe(90);
  const short = a('operation/o', 'contact-retention-set@1', { days: 30 });
  const long = b('operation/o', 'contact-retention-set@1', { days: 60 });
  expect(daysOf(short)).toBe(30);
  expect(daysOf(short, long)).toBe(60);
  const last = a('operation/o', 'contact-retention-set@1', { days: 30 }, { after: [short, long] });
  expect(daysOf(short, long, last)).toBe(30);
});

test('how long before a movement the parties are told is the operation’s own affair', () => {
  const a = createDevice('a');
  const open = a('operation/o', 'opened@1', { name: 'Winter road', timeZone: 'Asia/Damascus' });
  const set = a('operation/o', 'lead-times-set@1', { notice: 72, urgent: 12 });
  expect((fold([open]) as OperationState).leadTimes).toEqual({ notice: 48, urgent: 24 });
  expect((fold([open, set]) as OperationState).leadTimes).toEqual({ notice: 72, urgent: 12 });
});
