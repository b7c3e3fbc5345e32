import { describe, expect, test } from 'vitest';
import type { OperationEvent } from '../event.ts';
import { createIndex } from '../selectors/create-index.ts';
import { counted, createDevice, fold, minutes } from '../testing/cast.ts';
import { onTheRoad, safePlaceOf } from './on-the-road.ts';

const ROAD = 'corridor/out';
const PICK_UP = 'site/ramouseh';
const GATE = 'site/gate';
const HALFWAY = 'site/halfway';
const RECEPTION = 'site/rashidin';

/** Ramouseh (pick-up) – 4 km, 20 min – Gate (checkpoint) – 5 km, 25 min – Halfway (transit) – 6 km, 30 min – Rashidin (reception). */
const createScene = () => {
  const coordinator = createDevice('coordinator');
  const index = createIndex();
  const lines = new Map<string, OperationEvent[]>();
  const write = (at: number, subject: string, kind: string, fact: object = {}) => {
    const line = coordinator(subject, kind, fact, { at: minutes(at) });
    lines.set(subject, [...(lines.get(subject) ?? []), line]);
    index.update(subject, fold(lines.get(subject) as OperationEvent[]));
    return line;
  };
  const site = (id: string, siteKind: string) => write(0, id, 'defined@1', { name: id, siteKind });
  site(PICK_UP, 'pick-up-point');
  site(GATE, 'checkpoint');
  site(HALFWAY, 'transit-site');
  site(RECEPTION, 'reception-site');
  write(0, 'party/a', 'named@1', { name: 'A', roles: ['party'] });
  write(0, 'party/g', 'named@1', { name: 'Group G', roles: ['armed-actor'] });
  write(0, ROAD, 'laid@1', {
    sites: [PICK_UP, GATE, HALFWAY, RECEPTION],
    legs: [
      { km: 4, minutes: 20 },
      { km: 5, minutes: 25 },
      { km: 6, minutes: 30 },
    ],
  });
  write(0, ROAD, 'opened@1');
  const bus = (trip: string, people: number, more: object = {}) => {
    write(1, trip, 'planned@1', {
      vehicle: vehicleOf(trip),
      from: PICK_UP,
      to: RECEPTION,
    });
    write(5, trip, 'tallied@1', counted('boarding', PICK_UP, people, more));
    return trip;
  };
  const vehicleOf = (trip: string) => `vehicle/${trip.slice(5)}`;
  const leave = (at: number, trip: string) =>
    write(at, trip, 'departed@1', { vehicle: vehicleOf(trip), site: PICK_UP });
  const stand = (at: number, trip: string) =>
    write(at, trip, 'boarded-and-standing@1', { vehicle: vehicleOf(trip), site: PICK_UP });
  const pass = (at: number, trip: string, where: string) =>
    write(at, trip, 'passed@1', { site: where });
  const shots = (at: number, where: object) =>
    write(at, 'incident/1', 'reported@1', {
      incidentKind: 'shots',
      by: 'post',
      sure: 'heard',
      ...where,
    });
  const list = (at: number, of: string | null = null) => onTheRoad(index, of, minutes(at));
  /** `12 → site/gate behind 2 km 10 min, receives-people` */
  const said = (at: number, of: string | null = null) =>
    list(at, of).map((one) => {
      const place = safePlaceOf(one);
      const name = one.trip.id.slice(5);
      if (!place) return `${name}: none`;
      const { site, way, km, minutes: min, why } = place;
      return `${name}: ${site.slice(5)} ${way} ${Math.round(km)} km ${Math.round(min)} min, ${why}`;
    });
  return { write, bus, leave, stand, pass, shots, list, said };
};

test('nothing is suspended: nobody is on the list', () => {
  const { bus, leave, said } = createScene();
  leave(10, bus('trip/12', 47));
  expect(said(20)).toEqual([]);
});

test('the whole road is suspended: each goes to the better end of the stretch it is on, or stays where it stands', () => {
  const { write, bus, leave, pass, said, stand } = createScene();
  leave(10, bus('trip/12', 47));
  leave(10, bus('trip/31', 40));
  pass(30, 'trip/31', GATE);
  stand(6, bus('trip/7', 33));
  write(40, ROAD, 'suspended@1', { reason: 'ordered', orderedBy: null });
  expect(said(40)).toEqual([
    // Left 30 minutes ago on a stretch of 20: nobody knows where on it, so all of it counts.
    '7: ramouseh here 0 km 0 min, stands-there',
    '12: ramouseh behind 4 km 20 min, people-can-wait',
    '31: halfway ahead 3 km 15 min, receives-people',
  ]);
});

test('the weakest first: small children on laps, lying, wounded, children, then who stands longest', () => {
  const { write, bus, leave, list, stand } = createScene();
  leave(10, bus('trip/1', 40));
  leave(10, bus('trip/2', 40, { children: 20 }));
  leave(10, bus('trip/3', 40, { wounded: 2 }));
  leave(10, bus('trip/4', 40, { laps: 3 }));
  leave(10, bus('trip/5', 40, { lying: 1 }));
  stand(9, bus('trip/6', 40));
  write(12, ROAD, 'suspended@1', { reason: 'shots' });
  expect(list(15).map(({ trip }) => trip.id.slice(5))).toEqual(['4', '5', '3', '2', '6', '1']);
});

test('where it was last known and when, how long it stands, towards where it left', () => {
  const { write, bus, leave, pass, list } = createScene();
  leave(10, bus('trip/12', 47));
  pass(30, 'trip/12', GATE);
  write(36, 'trip/12', 'halted@1', { reason: 'shots' });
  write(37, ROAD, 'suspended@1', { reason: 'shots' });
  expect(list(60)).toMatchObject([
    {
      count: { people: 47 },
      seen: { site: GATE, at: minutes(30) },
      towards: HALFWAY,
      standsSince: minutes(36),
    },
  ]);
});

describe('shots', () => {
  test('at the gate: who has passed it goes on to the next place, who has not turns back', () => {
    const { write, bus, leave, pass, shots, said } = createScene();
    leave(20, bus('trip/12', 47));
    leave(10, bus('trip/31', 40));
    pass(30, 'trip/31', GATE);
    shots(34, { site: GATE });
    write(35, ROAD, 'suspended@1', { reason: 'shots', incident: 'incident/1', to: GATE });
    // Beyond the suspended stretch there is nothing to list: it is on its way out.
    expect(said(35)).toEqual(['12: ramouseh behind 3 km 15 min, people-can-wait']);
    write(36, ROAD, 'suspended@1', { reason: 'shots', incident: 'incident/1' });
    expect(said(40)).toEqual([
      '12: ramouseh behind 4 km 20 min, people-can-wait',
      '31: halfway ahead 3 km 15 min, receives-people',
    ]);
  });

  test('on the very stretch it is on: no place is named, and both sides say why', () => {
    const { write, bus, leave, shots, list, said } = createScene();
    leave(10, bus('trip/12', 47));
    shots(14, { corridor: ROAD, leg: 0 });
    write(15, ROAD, 'suspended@1', { reason: 'shots', incident: 'incident/1' });
    expect(said(15)).toEqual(['12: none']);
    const why = { is: 'shooting-on-stretch', from: PICK_UP, to: GATE, incident: 'incident/1' };
    expect(list(15)[0]?.safe).toMatchObject({ ahead: why, behind: why });
    write(20, 'incident/1', 'resolved@1', { outcome: 'over' });
    expect(said(20)).toEqual(['12: ramouseh behind 2 km 10 min, people-can-wait']);
  });

  test('nobody said where: no vehicle is sent along any stretch, who stands at a good place stays', () => {
    const { write, bus, leave, shots, said, stand } = createScene();
    leave(10, bus('trip/12', 47));
    stand(6, bus('trip/7', 33));
    shots(14, {});
    write(15, 'operation/o', 'movement-suspended@1', { reason: 'shots' });
    expect(said(15)).toEqual(['7: ramouseh here 0 km 0 min, stands-there', '12: none']);
  });

  test('where it stands itself: it leaves for the nearest place', () => {
    const { write, bus, shots, said, stand } = createScene();
    stand(6, bus('trip/7', 33));
    write(7, HALFWAY, 'control-changed@1', { by: 'party/a', since: 0 });
    shots(14, { site: PICK_UP });
    write(15, PICK_UP, 'movement-suspended@1', { reason: 'shots', incident: 'incident/1' });
    expect(said(15)).toEqual(['7: halfway ahead 9 km 45 min, receives-people']);
  });
});

describe('who holds a place', () => {
  test('an armed actor outside the agreement: nobody is sent there, and nobody past it', () => {
    const { write, bus, leave, list, said } = createScene();
    leave(10, bus('trip/12', 47));
    write(0, GATE, 'control-changed@1', { by: 'party/g', since: 0 });
    write(0, PICK_UP, 'control-changed@1', { by: 'party/g', since: 0 });
    write(15, RECEPTION, 'movement-suspended@1', { reason: 'crowd' });
    expect(said(15, RECEPTION)).toEqual(['12: none']);
    expect(list(15)[0]?.safe).toMatchObject({
      ahead: { is: 'held-outside', site: GATE, by: 'party/g' },
      behind: { is: 'held-outside', site: PICK_UP },
    });
  });

  test('a gate whose holder nobody told is no place to stop; one held by a party is, where nothing better is in reach', () => {
    const { write, bus, leave, list, said } = createScene();
    leave(10, bus('trip/12', 47));
    write(11, PICK_UP, 'movement-suspended@1', { reason: 'shelling' });
    write(12, ROAD, 'suspended@1', { reason: 'unknown' });
    expect(said(15)).toEqual(['12: none']);
    expect(list(15)[0]?.safe?.notTaken).toEqual([{ site: GATE, why: 'holder-not-known' }]);
    write(16, GATE, 'control-changed@1', { by: 'party/a', since: 0 });
    expect(said(20)).toEqual(['12: gate ahead 2 km 10 min, gate-of-the-bound']);
  });

  test('on whose order the road stands, past their gate nobody is sent', () => {
    const { write, bus, leave, list } = createScene();
    leave(10, bus('trip/12', 47));
    write(0, GATE, 'control-changed@1', { by: 'party/a', since: 0 });
    write(15, RECEPTION, 'movement-suspended@1', { reason: 'ordered', orderedBy: 'party/a' });
    expect(list(15)[0]?.safe?.ahead).toMatchObject({ is: 'held-by-who-stopped-it', site: GATE });
  });
});

describe('what is suspended', () => {
  test('a stretch: only those who still have it before them', () => {
    const { write, bus, leave, pass, said } = createScene();
    leave(10, bus('trip/12', 47));
    leave(10, bus('trip/31', 40));
    pass(30, 'trip/31', GATE);
    write(35, ROAD, 'suspended@1', { reason: 'obstacle', from: PICK_UP, to: GATE });
    expect(said(35).map((line) => line.split(':')[0])).toEqual(['12']);
  });

  test('a stretch far ahead: up to it the road is free, and the place made for people is chosen', () => {
    const { write, bus, leave, said } = createScene();
    leave(10, bus('trip/12', 47));
    write(15, ROAD, 'suspended@1', { reason: 'obstacle', from: HALFWAY, to: RECEPTION });
    expect(said(15)).toEqual(['12: halfway ahead 8 km 40 min, receives-people']);
  });

  test('a term: only its own vehicles, and they go no further than the stretch they are on', () => {
    const { write, bus, leave, said } = createScene();
    const first = write(0, 'term/t', 'proposed@1', { by: 'party/a', about: 'people' });
    write(0, 'term/t', 'in-force@1', { of: first.id });
    write(0, 'batch/1', 'planned@1', { term: 'term/t', number: 1 });
    leave(10, bus('trip/12', 47));
    leave(10, bus('trip/31', 40));
    write(11, 'trip/12', 'planned@1', {
      vehicle: 'vehicle/12',
      from: PICK_UP,
      to: RECEPTION,
      batch: 'batch/1',
    });
    write(15, 'term/t', 'suspended@1', { by: 'party/a' });
    expect(said(15)).toEqual(['12: ramouseh behind 1 km 5 min, people-can-wait']);
  });

  test('sent back: it goes home along the same road, and that way counts', () => {
    const { write, bus, leave, pass, said } = createScene();
    leave(10, bus('trip/12', 47));
    pass(30, 'trip/12', GATE);
    write(50, 'trip/12', 'sent-back@1', { site: HALFWAY });
    write(55, ROAD, 'suspended@1', { reason: 'unknown', from: PICK_UP, to: GATE });
    expect(said(55)).toEqual(['12: halfway behind 1 km 5 min, receives-people']);
  });

  test('whose way nobody knows is listed, and no place is named', () => {
    const { write, list } = createScene();
    write(5, 'trip/99', 'departed@1', { vehicle: 'vehicle/99', site: 'site/nowhere' });
    write(6, ROAD, 'suspended@1', { reason: 'shots' });
    expect(list(10)).toMatchObject([{ trip: { id: 'trip/99' }, count: null, safe: null }]);
  });
});
