import { describe, expect, test } from 'vitest';
import { conditionOf, metTrip, standingAt } from './metTrip.ts';
import { BUS_12, GATE, minutes, openScene, RAMOUSEH, RASHIDIN, TRIP_12 } from './testing.ts';
import { actToRecords, doubtsOfAct, pointAt, type TripAct, tripActs } from './trip.ts';

/** Bus 12 left Ramouseh at 06:10. */
const onTheRoad = () => {
  const scene = openScene();
  const met = metTrip(scene.world(), TRIP_12, BUS_12);
  scene.write(
    minutes(10),
    ...actToRecords('departed', met, {
      site: RAMOUSEH,
      use: 'boarding',
      road: { corridor: 'corridor/one', to: RASHIDIN },
    }),
  );
  return scene;
};
type Scene = ReturnType<typeof onTheRoad>;
const met = (scene: Scene) => metTrip(scene.world(), TRIP_12, BUS_12);
const act = (
  scene: Scene,
  at: number,
  what: Exclude<TripAct, 'count'>,
  more: Partial<Parameters<typeof actToRecords>[2]> = {},
) => scene.write(at, ...actToRecords(what, met(scene), { site: GATE, use: 'passing', ...more }));

describe('at the checkpoint', () => {
  test('bus 12 stands from 06:40, is on top with its minutes, and goes on at 07:14', () => {
    const scene = onTheRoad();
    expect(standingAt(scene.world(), GATE)).toEqual([]);
    act(scene, minutes(40), 'stands-here');
    expect(standingAt(scene.world(), GATE)).toMatchObject([
      { trip: TRIP_12, since: minutes(40), halt: { site: GATE, reason: 'checkpoint' } },
    ]);
    expect(standingAt(scene.world(), RASHIDIN)).toEqual([]);
    act(scene, minutes(74), 'goes-on');
    expect(standingAt(scene.world(), GATE)).toEqual([]);
    expect(met(scene)).toMatchObject({ status: 'passed', halt: null });
  });

  test('going on says nothing of how many: that is a count beside it, by somebody, made somehow', () => {
    const scene = onTheRoad();
    act(scene, minutes(40), 'stands-here');
    const [record] = actToRecords('goes-on', met(scene), { site: GATE, use: 'passing' });
    expect(record).toEqual({ kind: 'passed@1', subject: TRIP_12, fact: { site: GATE } });
    expect(pointAt(met(scene), 'passing')).toBe('checkpoint');
  });

  test('a bus nobody told of is named by the first record about it, and not again', () => {
    const scene = openScene();
    act(scene, minutes(5), 'stands-here');
    const written = scene.own().at(-1)?.fact;
    expect(written).toEqual({ site: GATE, reason: 'checkpoint', vehicle: BUS_12 });
    act(scene, minutes(9), 'goes-on');
    expect(scene.own().at(-1)?.fact).toEqual({ site: GATE });
    expect(scene.world().all('trip').get(TRIP_12)?.vehicle).toBe(BUS_12);
  });

  test('the whole vehicle is sent back; it may leave again', () => {
    const scene = onTheRoad();
    act(scene, minutes(40), 'stands-here');
    act(scene, minutes(50), 'sent-back');
    expect(met(scene).status).toBe('sent-back');
    expect(pointAt(met(scene), 'boarding')).toBe('alighting');
    act(scene, minutes(90), 'departed', { site: RAMOUSEH });
    expect(scene.world().all('trip').get(TRIP_12)).toMatchObject({
      status: 'departed',
      departures: 2,
    });
  });
});

describe('what is likely next comes first, and nothing is ever refused', () => {
  const first = (scene: Scene, use: 'boarding' | 'passing' | 'arriving', site = GATE) =>
    tripActs(met(scene), use, site).acts[0];
  test('by where it is and where we are', () => {
    const scene = onTheRoad();
    expect(first(scene, 'passing')).toBe('stands-here');
    expect(first(scene, 'arriving', RASHIDIN)).toBe('arrived');
    expect(first(scene, 'boarding', RAMOUSEH)).toBe('halted');
    act(scene, minutes(40), 'stands-here');
    expect(first(scene, 'passing')).toBe('goes-on');
  });

  test('every act stays on offer in every state', () => {
    const scene = onTheRoad();
    const all = tripActs(met(scene), 'passing', GATE).acts;
    for (const what of ['stands-here', 'sent-back', 'cancelled', 'arrived'] as const) {
      act(scene, minutes(60), what);
      expect([...tripActs(met(scene), 'passing', GATE).acts].sort()).toEqual([...all].sort());
    }
  });

  test('a trip without a vehicle is offered nothing that must name one', () => {
    const scene = openScene();
    const { acts } = tripActs(metTrip(scene.world(), TRIP_12), 'boarding', RAMOUSEH);
    expect(acts).not.toContain('departed');
    expect(acts).toContain('halted');
  });
});

describe('odd, said, and recorded all the same', () => {
  test('it goes on although it is recorded as broken down', () => {
    const scene = onTheRoad();
    act(scene, minutes(30), 'broken-down', { isOnTheRoad: true });
    expect(conditionOf(scene.world(), BUS_12)).toBe('broken-down');
    expect(met(scene)).toMatchObject({
      status: 'halted',
      halt: { site: null, reason: 'breakdown' },
    });
    expect(doubtsOfAct('goes-on', met(scene), minutes(60))).toEqual([
      { why: 'not-ready', condition: 'broken-down' },
    ]);
    act(scene, minutes(60), 'goes-on');
    expect(met(scene).status).toBe('passed');
  });

  test('from the pick-up point: it stands on the road, and goes on without passing anything', () => {
    const scene = onTheRoad();
    const here = { site: RAMOUSEH, use: 'boarding' } as const;
    act(scene, minutes(30), 'halted', { ...here, reason: 'obstacle', isOnTheRoad: true });
    expect(tripActs(met(scene), 'boarding', RAMOUSEH).acts[0]).toBe('goes-on');
    act(scene, minutes(50), 'goes-on', here);
    expect(scene.own().at(-1)).toMatchObject({ kind: 'went-on@1', fact: {} });
    expect(met(scene)).toMatchObject({ status: 'departed', since: minutes(50) });
  });

  test('a bus that breaks down while it boards does not stand on a road', () => {
    const scene = openScene();
    const records = actToRecords('broken-down', metTrip(scene.world(), TRIP_12, BUS_12), {
      site: RAMOUSEH,
      use: 'boarding',
    });
    expect(records.map(({ kind }) => kind)).toEqual(['state-changed@1']);
  });

  test('sent back before it left; earlier than the last record; standing twice', () => {
    const scene = openScene();
    act(scene, minutes(20), 'standing', { site: RAMOUSEH });
    expect(doubtsOfAct('sent-back', met(scene), minutes(30))).toEqual([{ why: 'not-left' }]);
    act(scene, minutes(40), 'stands-here');
    expect(doubtsOfAct('stands-here', met(scene), minutes(35))).toEqual([
      { why: 'already-halted' },
      { why: 'before', since: minutes(40) },
    ]);
  });

  test('a time told later goes with every line of the act', () => {
    const scene = onTheRoad();
    const at = minutes(25);
    for (const what of [
      'stands-here',
      'goes-on',
      'sent-back',
      'cancelled',
      'broken-down',
    ] as const) {
      for (const { fact } of actToRecords(what, met(scene), { site: GATE, use: 'passing', at })) {
        expect(fact).toMatchObject({ at });
      }
    }
  });
});
