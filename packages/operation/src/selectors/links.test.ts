import { expect, test } from 'vitest';
import {
  ATAREB,
  BUS_12,
  counted,
  createDevice,
  minutes,
  RAMOUSEH,
  RASHIDIN,
} from '../testing/cast.ts';
import { createRoom } from '../testing/room.ts';
import { proposeLinks } from './links.ts';

const ARRIVAL = 'trip/X1.9ABCDE';
const road = {
  sites: [RAMOUSEH, RASHIDIN, ATAREB],
  legs: [
    { km: 9, minutes: 20 },
    { km: 25, minutes: 60 },
  ],
};

/** One that came at minute 400 without a slip; `vehicle` null: nobody wrote down which. */
const scene = (vehicle: string | null = null) => {
  const room = createRoom();
  const [start, end] = [createDevice('start'), createDevice('end')];
  const arrived = { site: ATAREB, slip: false, ...(vehicle ? { vehicle } : {}) };
  room.hear(
    start('corridor/w', 'laid@1', road),
    end(ARRIVAL, 'arrived@1', arrived, { at: minutes(400) }),
  );
  const leaves = (label: string, ago: number) =>
    room.hear(
      start(
        `trip/${label}.AAAAAA`,
        'departed@1',
        { vehicle: `vehicle/${label}`, site: RAMOUSEH, to: ATAREB },
        { at: minutes(400 - ago) },
      ),
    );
  const proposed = () => {
    const trip = room.index.store.get('trip', ARRIVAL);
    return trip ? proposeLinks(room.index, trip, 5) : [];
  };
  return { ...room, start, end, leaves, proposed, names: () => proposed().map(({ trip }) => trip) };
};

test('no slip: whoever was about as long on the way as the road takes comes first', () => {
  const { leaves, names, proposed } = scene();
  leaves('1', 15);
  leaves('2', 85);
  leaves('3', 300);
  expect(names()).toEqual(['trip/2.AAAAAA', 'trip/1.AAAAAA', 'trip/3.AAAAAA']);
  expect(proposed()[0]).toMatchObject({ off: 5 * 60_000, isSameVehicle: false });
});

test('the vehicle was named at both ends: the others are not proposed', () => {
  const { leaves, hear, start, proposed } = scene(BUS_12);
  leaves('12', 85);
  leaves('7', 80);
  hear(start('trip/12.AAAAAA', 'tallied@1', counted('boarding', RAMOUSEH, 52)));
  expect(proposed()).toMatchObject([{ trip: 'trip/12.AAAAAA', isSameVehicle: true, people: 52 }]);
});

test('who left after it arrived, or two days before, is no proposal', () => {
  const { leaves, names } = scene();
  leaves('1', -10);
  leaves('2', 49 * 60);
  expect(names()).toEqual([]);
});

test('what was said not to be it stands last, and can still be linked', () => {
  const { leaves, hear, end, proposed } = scene();
  leaves('1', 85);
  leaves('2', 300);
  hear(end(ARRIVAL, 'not-same@1', { other: 'trip/1.AAAAAA' }));
  expect(proposed().map(({ trip, isDenied }) => [trip, isDenied])).toEqual([
    ['trip/2.AAAAAA', false],
    ['trip/1.AAAAAA', true],
  ]);
});

test('a trip that came with its slip is asked about nothing', () => {
  const { leaves, hear, end, proposed } = scene();
  leaves('1', 85);
  hear(end(ARRIVAL, 'arrived@1', { site: ATAREB, slip: true }, { at: minutes(401) }));
  expect(proposed()).toEqual([]);
});

test('bus 12 stands at Rashidin without its slip: its own departure is proposed, and stays on the road', () => {
  const { leaves, hear, index } = scene();
  leaves('12', 85);
  leaves('7', 85);
  const gate = createDevice('gate');
  const MET = 'trip/12.ZZZZZZ';
  const stands = { site: RASHIDIN, reason: 'checkpoint', vehicle: BUS_12 };
  hear(gate(MET, 'halted@1', stands, { at: minutes(337) }));
  hear(gate(MET, 'passed@1', { site: RASHIDIN }, { at: minutes(350) }));
  const met = index.store.get('trip', MET);
  if (!met) throw new Error('nothing was met');
  expect(proposeLinks(index, met, 5)).toMatchObject([{ trip: 'trip/12.AAAAAA', off: 2 * 60_000 }]);
  const left = index.store.get('trip', 'trip/12.AAAAAA');
  expect(left && index.vehicles.leftAgainAs(left)).toBeNull();
});

test('a vehicle met on the road that nobody named is proposed nothing: any bus passes there', () => {
  const { leaves, hear, index } = scene();
  leaves('12', 85);
  hear(
    createDevice('gate')('trip/X9.ZZZZZZ', 'passed@1', { site: RASHIDIN }, { at: minutes(350) }),
  );
  const met = index.store.get('trip', 'trip/X9.ZZZZZZ');
  expect(met && proposeLinks(index, met, 5)).toEqual([]);
});
