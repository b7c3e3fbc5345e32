// Scenes of the log and the folds together, without a screen: real logs, real exchange, real projection, real folds.
import { proposeLinks } from '@corridor/operation';
import { beforeAll, describe, expect, test } from 'vitest';
import { meet, meetUntilEqual } from './support/meet.ts';
import type { Peer } from './support/peer.ts';
import { createTeam, firstLines, in2099, join, minutes, SIX, type Team } from './support/team.ts';

const RAMOUSEH = 'site/ramouseh';
const RASHIDIN = 'site/rashidin';
const BUS_12 = 'vehicle/12';
const ROAD = 'corridor/east';

let team: Team;
let beginning: readonly string[];

beforeAll(async () => {
  team = await createTeam(['board', 'hub', 'officer', 'driver', 'receiver', 'desk']);
  beginning = await firstLines(
    team,
    {
      officer: { role: 'counter', sites: [RAMOUSEH] },
      driver: { role: 'counter' },
      receiver: { role: 'counter', sites: [RASHIDIN] },
      desk: { role: 'desk' },
    },
    'scenes',
  );
});

let scene = 0;
const enter = (name: string, now = SIX): Promise<Peer> =>
  join(team, name, { seed: `scene ${scene++}`, now, lines: beginning });

const counted = (point: string, site: string, people: number, more: object = {}) => ({
  point,
  site,
  part: 'whole',
  people,
  exact: true,
  method: 'one-by-one',
  lapsAsked: true,
  countedBy: `post/${site.slice(5)}`,
  ...more,
});

/** Every order in which these may happen. */
const orders = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  items.length < 2
    ? [items]
    : items.flatMap((item, i) =>
        orders([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]),
      );

/** A fresh device that gets each of these deliveries in turn. */
const observer = async (deliveries: readonly (readonly string[])[]): Promise<Peer> => {
  const peer = await enter('hub');
  for (const lines of deliveries) await peer.log.admit(lines);
  return peer;
};

const roadOf = ({ projection }: Peer) => {
  const road = projection.get(ROAD);
  if (road?.type !== 'corridor') throw new Error('no road');
  return road;
};

/** Lines that a peer has and the beginning had not. */
const newTextsOf = async (peer: Peer) =>
  (await peer.texts()).filter((text) => !beginning.includes(text));

describe('a phone at 2099', () => {
  test('says resumed, the coordinator sees it and says suspended: suspended everywhere', async () => {
    const board = await enter('board');
    await board.say(`device/${team.signerOf('driver').device}`, 'role-granted@1', {
      role: 'coordinator',
      sites: [],
      heads: [],
    });
    const phone = await enter('driver', in2099);
    await meet(phone, board);
    await board.say(ROAD, 'suspended@1', { reason: 'shots' });
    await meet(phone, board);
    await phone.say(ROAD, 'resumed@1', {});
    await meet(phone, board);
    expect(roadOf(board).status).toBe('open');

    board.watch.now = minutes(10);
    await board.say(ROAD, 'suspended@1', { reason: 'shelling' });
    await meet(phone, board);
    expect(roadOf(phone).status).toBe('suspended');

    const lines = await newTextsOf(board);
    for (const order of orders(lines)) {
      const hub = await observer(order.map((line) => [line]));
      expect(roadOf(hub).status).toBe('suspended');
      expect(roadOf(hub).suspension?.reason).toBe('shelling');
      expect(roadOf(hub).contested).toEqual([]);
    }
  });

  test('[wrong-clock] does not take the others along: their clocks stay in their year', async () => {
    const phone = await enter('driver', in2099);
    await phone.say('trip/12.7K3M9Q', 'boarding@1', { vehicle: BUS_12, site: RAMOUSEH });
    const board = await enter('board');
    await meet(board, phone);
    const id = await board.say(ROAD, 'suspended@1', { reason: 'shots' });
    expect(new Date(board.log.place(id)?.hlc[0] ?? 0).getUTCFullYear()).toBe(2016);
  });

  test('two who did not see each other say contrary things: the careful one stands, both are shown', async () => {
    const board = await enter('board');
    await board.say(ROAD, 'opened@1', {});
    const desk = await enter('desk');
    await meet(desk, board);
    await desk.say(ROAD, 'suspended@1', { reason: 'shots' });
    board.watch.now = minutes(30);
    await board.say(ROAD, 'opened@1', {});
    await meet(desk, board);
    for (const peer of [desk, board]) {
      expect(roadOf(peer).status).toBe('suspended');
      expect(roadOf(peer).contested.map(({ others }) => others[0]?.value)).toEqual(['open']);
    }
  });
});

describe('two phones that never met', () => {
  const departure = 'trip/12.7K3M9Q';
  const arrival = 'trip/12.AB4CDX';

  const leave = async (phone: Peer) => {
    await phone.say(departure, 'boarding@1', { vehicle: BUS_12, site: RAMOUSEH });
    await phone.say(departure, 'tallied@1', counted('boarding', RAMOUSEH, 52));
    await phone.say(departure, 'departed@1', { vehicle: BUS_12, site: RAMOUSEH, to: RASHIDIN });
  };
  const arrive = async (phone: Peer, trip: string, slip: boolean) => {
    await phone.say(trip, 'arrived@1', { site: RASHIDIN, vehicle: BUS_12, slip });
    await phone.say(trip, 'tallied@1', counted('alighting', RASHIDIN, 47));
  };
  const account = (peer: Peer) => {
    const { departures, arrivals, departedAtLeast, arrivedAtLeast, unmatched } =
      peer.index.counted('all');
    return { departures, arrivals, departedAtLeast, arrivedAtLeast, unmatched };
  };

  test('with the slip it is one trip: 52 on, 47 off, in any order of arrival', async () => {
    const officer = await enter('officer');
    const receiver = await enter('receiver', minutes(40));
    await leave(officer);
    await arrive(receiver, departure, true);
    const lines = [...(await newTextsOf(officer)), ...(await newTextsOf(receiver))];
    for (const order of orders(lines)) {
      const hub = await observer(order.map((line) => [line]));
      const trip = hub.trip(departure);
      expect([trip.status, trip.boarded?.people, trip.alighted?.people]).toEqual([
        'arrived',
        52,
        47,
      ]);
      expect(trip.imbalance?.people).toBe(-5);
      expect(account(hub)).toEqual({
        departures: 1,
        arrivals: 1,
        departedAtLeast: 52,
        arrivedAtLeast: 47,
        unmatched: 0,
      });
    }
  });

  test('without it the arrival is unmatched, a person links the two, and not-same parts them again', async () => {
    const officer = await enter('officer');
    const receiver = await enter('receiver', minutes(40));
    await leave(officer);
    await arrive(receiver, arrival, false);
    const apart = await observer([await newTextsOf(officer), await newTextsOf(receiver)]);
    const asTwo = {
      departures: 1,
      arrivals: 1,
      departedAtLeast: 52,
      arrivedAtLeast: 47,
      unmatched: 1,
    };
    expect(account(apart)).toEqual(asTwo);
    expect(apart.trip(arrival).unmatched).toBe(true);
    expect(apart.projection.nameOf(arrival)).toBe(arrival);

    // The desk knows only by radio that it was one bus: it has seen neither phone's lines.
    const desk = await enter('desk', minutes(60));
    await desk.say(arrival, 'same-as@1', { other: departure }, { after: [] });
    const link = await newTextsOf(desk);
    const deliveries = [await newTextsOf(officer), await newTextsOf(receiver), link];
    const lines = deliveries.flat();
    for (const order of [...orders(deliveries), ...orders(lines).map((o) => o.map((l) => [l]))]) {
      const hub = await observer(order);
      const trip = hub.trip(departure);
      expect(hub.trip(arrival)).toBe(trip);
      expect([trip.boarded?.people, trip.alighted?.people, trip.unmatched]).toEqual([
        52,
        47,
        false,
      ]);
      expect(account(hub)).toEqual({ ...asTwo, unmatched: 0 });
    }

    const board = await enter('board', minutes(90));
    await board.log.admit(lines);
    await board.say(departure, 'not-same@1', { other: arrival });
    const parting = (await board.texts()).filter(
      (text) => !beginning.includes(text) && !lines.includes(text),
    );
    for (const order of orders([...deliveries, parting])) {
      const hub = await observer(order);
      expect(hub.projection.nameOf(arrival)).toBe(arrival);
      expect(account(hub)).toEqual(asTwo);
      expect(hub.trip(departure).notSame).toEqual([arrival]);
      // Still proposed, since whoever said so may be wrong, but as what somebody denied.
      const [proposed, ...more] = proposeLinks(hub.index, hub.trip(arrival), 5);
      expect([proposed?.trip, proposed?.isDenied, more]).toEqual([departure, true, []]);
    }
  });
});

describe('counting', () => {
  const trip = 'trip/7.7K3M9Q';
  const board = async (phone: Peer, people: number, more: object = {}) =>
    phone.say(trip, 'tallied@1', counted('boarding', RAMOUSEH, people, more));

  test('two doors counted on two phones add up', async () => {
    const [front, rear] = [await enter('officer'), await enter('driver')];
    await board(front, 31, { part: 'front' });
    await board(rear, 21, { part: 'rear' });
    await meetUntilEqual([front, rear]);
    for (const phone of [front, rear]) {
      expect(phone.trip(trip).boarded).toMatchObject({ people: 52, complete: true, exact: true });
    }
  });

  test('one door alone is not the whole vehicle, and is never called out of balance', async () => {
    const phone = await enter('officer');
    await board(phone, 31, { part: 'front' });
    const receiver = await enter('receiver', minutes(40));
    await receiver.say(trip, 'tallied@1', counted('alighting', RASHIDIN, 52));
    await meetUntilEqual([phone, receiver]);
    expect(phone.trip(trip).boarded?.complete).toBe(false);
    expect(phone.trip(trip).imbalance).toBe(null);
    expect(phone.index.counted('all').arrivedAtLeast).toBe(52);
  });

  test('counting again replaces one’s own count, and never another’s', async () => {
    const [one, other] = [await enter('officer'), await enter('driver')];
    await board(one, 50);
    await board(other, 52);
    await board(one, 52);
    await meetUntilEqual([one, other]);
    expect(
      one
        .trip(trip)
        .tallies.map(({ fact }) => fact.people)
        .sort(),
    ).toEqual([52, 52]);
    expect(one.trip(trip).differences).toEqual([]);
  });

  test('two who counted the same people differently: the smaller speaks, and the difference is told', async () => {
    const [one, other] = [await enter('officer'), await enter('driver')];
    await board(one, 52);
    await board(other, 47);
    await meetUntilEqual([one, other]);
    expect(one.trip(trip).boarded?.people).toBe(47);
    expect(one.trip(trip).differences.map(({ people }) => [...people].sort())).toEqual([[47, 52]]);
  });

  test('[same-clock] two phones write in the same millisecond: both counts stay, and every device reads them alike', async () => {
    const [one, other] = [await enter('officer'), await enter('driver')];
    await board(one, 31, { part: 'front' });
    await board(other, 21, { part: 'rear' });
    // Equal to the last part of the clock, and told apart by the device.
    const clocks = await Promise.all(
      [one, other].map(
        async (phone) => JSON.parse(((await newTextsOf(phone))[0] ?? '').split('\t')[0] ?? '').hlc,
      ),
    );
    expect(clocks[0]).toEqual(clocks[1]);
    const told = await Promise.all([newTextsOf(one), newTextsOf(other)]);
    for (const order of orders(told)) {
      const seen = await observer(order);
      expect(seen.trip(trip).boarded).toMatchObject({ people: 52, complete: true });
      const read = seen.trip(trip).tallies.map(({ line }) => line);
      await meetUntilEqual([one, other, seen]);
      for (const phone of [one, other]) {
        expect(phone.trip(trip).tallies.map(({ line }) => line)).toEqual(read);
      }
    }
  });

  test('"about 60" never enters the minimum, however it arrives', async () => {
    const receiver = await enter('receiver', minutes(40));
    const about = { exact: false, low: 50, high: 70, method: 'by-eye' };
    await receiver.say(trip, 'arrived@1', { site: RASHIDIN, vehicle: 'vehicle/7', slip: true });
    await receiver.say(trip, 'tallied@1', counted('alighting', RASHIDIN, 60, about));
    for (const order of orders(await newTextsOf(receiver))) {
      const hub = await observer(order.map((line) => [line]));
      expect(hub.index.counted('all').arrivedAtLeast).toBe(0);
      expect(hub.index.counted('all').arrivedCounted).toBe(60);
      expect(hub.trip(trip).status).toBe('arrived');
    }
  });
});
