import { expect, test } from 'vitest';
import type { OperationEvent } from '../event.ts';
import { createIndex } from '../selectors/create-index.ts';
import { createDevice, fold, minutes, SIX } from '../testing/cast.ts';
import { beforeWindowCloses } from './before-the-window-closes.ts';

/** Two places and a gate between them; a pause from 06:00 to 09:00. */
const createScene = (window: object = {}) => {
  const coordinator = createDevice('coordinator');
  const index = createIndex();
  const lines = new Map<string, OperationEvent[]>();
  const write = (at: number, subject: string, kind: string, fact: object = {}) => {
    const line = coordinator(subject, kind, fact, { at: minutes(at) });
    lines.set(subject, [...(lines.get(subject) ?? []), line]);
    index.update(subject, fold(lines.get(subject) as OperationEvent[]));
    return line;
  };
  write(0, 'corridor/out', 'laid@1', {
    sites: ['site/a', 'site/gate', 'site/b'],
    legs: [
      { km: 10, minutes: 20 },
      { km: 20, minutes: 40 },
    ],
  });
  write(0, 'window/p', 'announced@1', {
    windowKind: 'pause',
    from: minutes(0),
    to: minutes(180),
    corridor: 'corridor/out',
    ...window,
  });
  const plan = (trip: string, more: object = {}) =>
    write(0, trip, 'planned@1', {
      vehicle: `vehicle/${trip.slice(5)}`,
      from: 'site/a',
      to: 'site/b',
      ...more,
    });
  const leave = (at: number, trip: string) => {
    plan(trip);
    write(at, trip, 'departed@1', { vehicle: `vehicle/${trip.slice(5)}`, site: 'site/a' });
  };
  const travel = (trip: string, took: number) => {
    leave(1, trip);
    write(1 + took, trip, 'arrived@1', { site: 'site/b', slip: true });
  };
  const look = (at: number) => {
    const state = index.store.get('window', 'window/p');
    return state && beforeWindowCloses(index, state, minutes(at));
  };
  const clock = (ms: number) =>
    new Date(ms - SIX + Date.UTC(2016, 0, 1, 6)).toISOString().slice(11, 16);
  /** `12 left 08:10, 70–95 min of 3: 09:20–09:45, sure` */
  const said = (at: number) =>
    look(at)?.late.map(({ trip, batch, left, times, arrives, isSure }) => {
      const name = trip ? trip.id.slice(5) : batch;
      const gone = left === null ? 'to go' : `left ${clock(left)}`;
      const takes = `${times.usual / 60_000}–${times.slowest / 60_000} min of ${times.seen}`;
      const arrival = `${clock(arrives.from)}–${clock(arrives.to)}`;
      return `${name} ${gone}, ${takes}: ${arrival}, ${isSure ? 'sure' : 'perhaps'}`;
    });
  return { write, plan, leave, travel, look, said };
};

test('bus 12 left at 08:10 and needs 70 to 95 minutes: after the window closes at 09:00', () => {
  const { travel, leave, said } = createScene();
  travel('trip/1', 60);
  travel('trip/2', 70);
  travel('trip/3', 95);
  leave(130, 'trip/12');
  expect(said(140)).toEqual(['12 left 08:10, 70–95 min of 3: 09:20–09:45, sure']);
});

test('only the slowest would be too late: perhaps', () => {
  const { travel, leave, look, said } = createScene();
  travel('trip/1', 50);
  travel('trip/2', 60);
  travel('trip/3', 90);
  leave(100, 'trip/12');
  leave(60, 'trip/13');
  expect(said(110)).toEqual(['12 left 07:40, 60–90 min of 3: 08:40–09:10, perhaps']);
  expect(look(110)?.inTime).toBe(1);
});

test('an even number of journeys: half of them took no longer', () => {
  const { travel, leave, look } = createScene();
  travel('trip/1', 50);
  travel('trip/2', 70);
  leave(150, 'trip/12');
  expect(look(150)?.late[0]?.times).toEqual({ usual: 60 * 60_000, slowest: 70 * 60_000, seen: 2 });
});

test('none was seen from end to end: the legs of the road, and it says that it rests on none', () => {
  const { leave, said } = createScene();
  leave(130, 'trip/12');
  expect(said(140)).toEqual(['12 left 08:10, 60–60 min of 0: 09:10–09:10, sure']);
});

test('what was passed lies behind it; who stands on the way loses the time', () => {
  const { write, leave, said } = createScene();
  leave(100, 'trip/12');
  write(125, 'trip/12', 'passed@1', { site: 'site/gate' });
  expect(said(130)).toEqual([]);
  write(131, 'trip/12', 'halted@1', { site: 'site/gate', reason: 'ordered' });
  expect(said(135)).toEqual([]);
  expect(said(150)).toEqual(['12 left 07:40, 60–60 min of 0: 09:10–09:10, sure']);
});

test('later than the slowest ever was, and not there: not before this moment', () => {
  const { leave, look } = createScene();
  leave(5, 'trip/12');
  expect(look(170)).toMatchObject({ late: [], inTime: 1 });
});

test('still to go: as if it left at once, and by when it has to leave', () => {
  const { travel, plan, look, said } = createScene();
  travel('trip/1', 60);
  travel('trip/2', 80);
  travel('trip/3', 90);
  plan('trip/12');
  expect(said(95)).toEqual(['12 to go, 80–90 min of 3: 08:55–09:05, perhaps']);
  expect(said(120)).toEqual(['12 to go, 80–90 min of 3: 09:20–09:30, sure']);
  expect(look(95)?.lastDepartures).toMatchObject([
    { road: 'corridor/out', usual: minutes(100), slowest: minutes(90) },
  ]);
});

test('a batch without any vehicle is reckoned too; one that is complete is not', () => {
  const { write, said } = createScene();
  write(0, 'term/t', 'proposed@1', {
    by: 'party/a',
    about: 'people',
    origin: 'site/a',
    destination: 'site/b',
  });
  write(0, 'batch/1', 'planned@1', { term: 'term/t', number: 1 });
  write(0, 'batch/2', 'planned@1', { term: 'term/t', number: 2 });
  write(1, 'batch/2', 'completed@1');
  expect(said(130)).toEqual(['batch/1 to go, 60–60 min of 0: 09:10–09:10, sure']);
});

test('before the window begins everything is reckoned from its beginning', () => {
  const { plan, said } = createScene({ from: minutes(140) });
  plan('trip/12');
  expect(said(20)).toEqual(['12 to go, 60–60 min of 0: 09:20–09:20, sure']);
});

test('a window of another road is none of theirs; without a road it is everybody’s', () => {
  const other = createScene({ corridor: 'corridor/other' });
  other.leave(170, 'trip/12');
  expect(other.said(175)).toEqual([]);
  const { write, leave, look } = createScene();
  write(0, 'window/p', 'announced@1', { windowKind: 'truce', from: minutes(0), to: minutes(180) });
  leave(170, 'trip/12');
  write(171, 'trip/99', 'departed@1', { vehicle: 'vehicle/99', site: 'site/nowhere' });
  expect(look(175)).toMatchObject({ late: [{ isSure: true }], unknown: ['trip/99'] });
});

test('nobody said when it closes, or it is over: nothing is too late', () => {
  const { write, look } = createScene();
  write(0, 'window/p', 'announced@1', { windowKind: 'truce', from: minutes(0) });
  expect(look(10)).toBeNull();
  const over = createScene();
  over.write(5, 'window/p', 'ended@1', { reason: 'broken' });
  expect(over.look(10)).toBeNull();
  expect(createScene().look(181)).toBeNull();
});
