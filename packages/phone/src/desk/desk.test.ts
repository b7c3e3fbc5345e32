import {
  createMemoryStore,
  createVerify,
  type LineStore,
  openLog,
  operationIdOf,
  runtimeRandom,
  type Signer,
  seedToSigner,
} from '@corridor/log';
import { hashText } from '@corridor/log/browser';
import { tripSubject } from '@corridor/operation';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { takenBack } from '../view/own.ts';
import { keptTally, tripsInHand, tripView } from '../view/trips.ts';
import type { World } from '../view/world.ts';
import { type Desk, type Feeling, openDesk } from './desk.ts';
import { createOwnFold, type OwnFold } from './ownFold.ts';

const trip12 = tripSubject('12', '7K3M9Q');
const trip7 = tripSubject('7', '2B4CDE');
const bus12 = 'vehicle/bus-12';
const bus7 = 'vehicle/bus-7';
const nothing: ReadonlyMap<string, never> = new Map<string, never>();
let signer: Signer;
beforeAll(async () => {
  signer = await seedToSigner(new Uint8Array(32).fill(7));
});

interface Phone {
  readonly desk: Desk;
  readonly fold: OwnFold;
  readonly felt: Feeling[];
  readonly world: () => World;
}

/** A phone switched on: everything it knows is in the store. */
const switchOn = async (store: LineStore, did: string[] = []): Promise<Phone> => {
  let clock = 1_481_860_800_000;
  const log = await openLog({
    store,
    op: operationIdOf(signer.device, true, hashText),
    hash: hashText,
    verify: createVerify(),
    clock: { now: () => clock++ },
    random: runtimeRandom,
  });
  const fold = createOwnFold();
  for await (const lines of log.lines({ device: signer.device })) fold.add(lines);
  const felt: Feeling[] = [];
  let names = 0;
  const desk = await openDesk({
    log,
    signer,
    fold,
    counter: () => ({ site: 'site/ramouseh', post: 'post/ramouseh' }),
    newName: () => `name-${clock}-${names++}`,
    heads: () => [],
    feel: (feeling) => {
      felt.push(feeling);
      did.push(`felt ${feeling}`);
    },
    onRecorded: () => did.push('given to be sent'),
  });
  return { desk, fold, felt, world: () => ({ own: fold.states, all: () => nothing }) };
};

/** A store whose next writes fail, as on a full phone. */
const breakable = () => {
  const store = createMemoryStore();
  const state = { isFull: false };
  const refuse = () => Promise.reject(new Error('quota exceeded'));
  const full: LineStore = {
    ...store,
    write: (op, change) => (state.isFull ? refuse() : store.write(op, change)),
    note: (op, key, value) =>
      state.isFull && value !== undefined ? refuse() : store.note(op, key, value),
  };
  return { store: full, state };
};

const count = ({ desk }: Phone, heads: number, laps: number | 'not-asked' = 0) => {
  desk.tap({ tap: 'total', n: heads, act: `act-${heads}` });
  desk.tap({ tap: 'step', step: 'laps', act: 'unused' });
  desk.tap({ tap: 'laps', laps });
};
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 5));
const kinds = ({ desk }: Phone) => desk.state.get().own.map(({ kind }) => kind);
const whole12 = { trip: trip12, point: 'boarding', part: 'whole' } as const;

describe('a night at the pick-up point', () => {
  test('bus 12: 47 heads, 4 on laps, kept; then it departs', async () => {
    const phone = await switchOn(createMemoryStore());
    phone.desk.take(bus12, trip12, 'boarding');
    count(phone, 47, 4);
    expect(await phone.desk.keep()).toBe(true);
    expect(await phone.desk.depart({ corridor: 'corridor/one', to: 'site/rashidin' })).toBe(true);
    expect(kinds(phone)).toEqual(['boarding@1', 'tallied@1', 'departed@1']);
    expect(phone.fold.states('trip').get(trip12)).toMatchObject({
      vehicle: bus12,
      status: 'departed',
      boarded: { people: 51, laps: 4, complete: true, minimum: 51 },
      countOwed: false,
      to: 'site/rashidin',
    });
  });

  test('it leaves before anybody has counted: the count stays owed, on top, until it is kept', async () => {
    const phone = await switchOn(createMemoryStore());
    const { desk } = phone;
    desk.take(bus12, trip12, 'boarding');
    await desk.depart(null);
    desk.take(bus7, trip7, 'boarding');
    count(phone, 30);
    await desk.keep();
    const top = () => tripsInHand(phone.world(), desk.state.get().pad, desk.state.get().own);
    expect(top().map(({ trip, owed }) => [trip, owed])).toEqual([
      [trip12, true],
      [trip7, false],
    ]);
    desk.take(bus12, trip12, 'boarding');
    count(phone, 40);
    expect(top()[0]).toMatchObject({ trip: trip12, owed: true, begun: 40 });
    await desk.keep();
    expect(top().every(({ owed }) => !owed)).toBe(true);
  });

  test('departing does not close a count that is being made', async () => {
    const phone = await switchOn(createMemoryStore());
    phone.desk.take(bus12, trip12, 'boarding');
    phone.desk.tap({ tap: 'add', n: 5, act: 'act' });
    await phone.desk.depart(null);
    const view = tripView(phone.world(), phone.desk.state.get().pad, trip12, 'boarding');
    expect(view).toMatchObject({ owed: true, begun: 5, people: null });
  });

  test('two doors are two records, and add up', async () => {
    const phone = await switchOn(createMemoryStore());
    const { desk } = phone;
    desk.take(bus12, trip12, 'boarding', 'front');
    count(phone, 23, 1);
    await desk.keep();
    const view = () => tripView(phone.world(), desk.state.get().pad, trip12, 'boarding');
    expect(view()).toMatchObject({ people: 24, otherDoor: 'rear' });
    desk.tap({ tap: 'part', part: 'rear' });
    count(phone, 24, 0);
    await desk.keep();
    expect(view()).toMatchObject({ people: 48, otherDoor: null });
    expect(phone.fold.states('trip').get(trip12)?.boarded).toMatchObject({
      people: 48,
      complete: true,
    });
  });

  test('counting again replaces the own count, no reason asked', async () => {
    const phone = await switchOn(createMemoryStore());
    phone.desk.take(bus12, trip12, 'boarding');
    count(phone, 47);
    await phone.desk.keep();
    phone.desk.countAgain();
    count(phone, 49);
    await phone.desk.keep();
    expect(keptTally(phone.world(), whole12)).toMatchObject({ fact: { people: 49 }, again: 1 });
  });

  test('X1 is on no list: it is named, counted and departs', async () => {
    const phone = await switchOn(createMemoryStore());
    const listed = { label: 'X1', vehicleKind: 'minibus', unlisted: true } as const;
    expect(await phone.desk.listVehicle('vehicle/x', listed)).toBe(true);
    expect(phone.fold.states('vehicle').get('vehicle/x')?.listed).toEqual(listed);
  });

  test('a vehicle arrives without a slip: arrived, unmatched, and counted off', async () => {
    const phone = await switchOn(createMemoryStore());
    await phone.desk.arrive(trip12, bus12, false);
    const { hand } = phone.desk.state.get().pad;
    expect(hand).toEqual({ trip: trip12, vehicle: bus12, point: 'alighting', part: 'whole' });
    expect(phone.fold.states('trip').get(trip12)?.unmatched).toBe(true);
    count(phone, 51);
    await phone.desk.keep();
    expect(phone.fold.states('trip').get(trip12)?.alighted?.people).toBe(51);
  });
});

describe('taking back', () => {
  test('undo of a kept count is one tap, gives the count back to the pad, and can be done again', async () => {
    const phone = await switchOn(createMemoryStore());
    const { desk } = phone;
    desk.take(bus12, trip12, 'boarding');
    count(phone, 47);
    await desk.keep();
    await desk.undo();
    expect(keptTally(phone.world(), whole12)).toBeNull();
    expect(Object.values(desk.state.get().pad.open)[0]).toMatchObject({ heads: 47 });
    await desk.redo();
    expect(keptTally(phone.world(), whole12)?.fact.people).toBe(47);
    expect(desk.state.get().pad.open).toEqual({});
    await desk.undo();
    expect(keptTally(phone.world(), whole12)).toBeNull();
  });

  test('undo of a departure: the bus stands here again, and its count is untouched', async () => {
    const phone = await switchOn(createMemoryStore());
    const { desk } = phone;
    desk.take(bus12, trip12, 'boarding');
    count(phone, 47);
    await desk.keep();
    await desk.depart(null);
    await desk.undo();
    expect(phone.fold.states('trip').get(trip12)).toMatchObject({
      departed: null,
      boarded: { people: 47 },
    });
  });

  test('it was bus 7: taken back from 12 and recorded on 7, in one act', async () => {
    const phone = await switchOn(createMemoryStore());
    const { desk } = phone;
    desk.take(bus12, trip12, 'boarding');
    count(phone, 47);
    await desk.keep();
    const line = desk.state.get().own.find(({ kind }) => kind === 'tallied@1');
    if (!line) throw new Error('nothing was kept');
    await desk.move(line, trip7, bus7);
    const own = desk.state.get().own;
    expect(takenBack(own).has(line.id)).toBe(true);
    expect(phone.fold.states('trip').get(trip7)).toMatchObject({
      vehicle: bus7,
      boarded: { people: 47 },
    });
    expect(new Set(own.slice(-3).map(({ act }) => act)).size).toBe(1);
  });
});

describe('a phone that dies', () => {
  test('[killed-anywhere] in the middle of a count comes back to it', async () => {
    const store = createMemoryStore();
    const before = await switchOn(store);
    before.desk.take(bus12, trip12, 'boarding');
    before.desk.tap({ tap: 'add', n: 5, act: 'act' });
    before.desk.tap({ tap: 'add', n: 1, act: 'act' });
    await aMoment();
    const { pad } = (await switchOn(store)).desk.state.get();
    expect(pad.hand).toMatchObject({ trip: trip12 });
    expect(Object.values(pad.open)).toMatchObject([{ heads: 6 }]);
  });

  test('[killed-anywhere] between record and note has the record once, and nothing open', async () => {
    const store = createMemoryStore();
    const before = await switchOn(store);
    before.desk.take(bus12, trip12, 'boarding');
    count(before, 47);
    await aMoment();
    const op = operationIdOf(signer.device, true, hashText);
    const note = await store.note(op, 'pad');
    await before.desk.keep();
    await aMoment();
    await store.note(op, 'pad', note);
    const after = await switchOn(store);
    expect(after.desk.state.get().pad.open).toEqual({});
    expect(keptTally(after.world(), whole12)?.fact.people).toBe(47);
  });

  test('with a note it cannot read puts it aside and goes on', async () => {
    const store = createMemoryStore();
    const op = operationIdOf(signer.device, true, hashText);
    await store.note(op, 'pad', '{"v":9,"from":"a newer app"}');
    const { desk } = await switchOn(store);
    expect(desk.state.get().pad.hand).toBeNull();
    expect(await store.note(op, 'pad-unread')).toContain('a newer app');
  });
});

test('[felt-after-stored] a record is durable before the hand feels it and before anything is sent', async () => {
  const did: string[] = [];
  const plain = createMemoryStore();
  const store: LineStore = {
    ...plain,
    write: async (op, change) => {
      const answer = await plain.write(op, change);
      did.push('record durable');
      return answer;
    },
  };
  const phone = await switchOn(store, did);
  phone.desk.take(bus12, trip12, 'boarding');
  count(phone, 47);
  await aMoment();
  did.length = 0;
  await phone.desk.keep();
  await phone.desk.depart(null);
  expect(did).toEqual([
    'record durable',
    'given to be sent',
    'felt record',
    'record durable',
    'given to be sent',
    'felt record',
  ]);
});

describe('a phone whose storage is full', () => {
  test('[storage-full] says so, shows nothing as kept, and keeps when there is room again', async () => {
    const { store, state } = breakable();
    const phone = await switchOn(store);
    phone.desk.take(bus12, trip12, 'boarding');
    count(phone, 47);
    await aMoment();
    state.isFull = true;
    expect(await phone.desk.keep()).toBe(false);
    expect(phone.desk.state.get()).toMatchObject({ trouble: 'record-not-stored', own: [] });
    expect(Object.values(phone.desk.state.get().pad.open)).toMatchObject([{ heads: 47 }]);
    state.isFull = false;
    expect(await phone.desk.keep()).toBe(true);
    expect(phone.desk.state.get().trouble).toBeNull();
    expect(keptTally(phone.world(), whole12)?.fact.people).toBe(47);
  });

  test('[felt-after-stored] a hand feels a tap only when it is stored', async () => {
    const { store, state } = breakable();
    const phone = await switchOn(store);
    phone.desk.take(bus12, trip12, 'boarding');
    await aMoment();
    phone.felt.length = 0;
    phone.desk.tap({ tap: 'add', n: 1, act: 'act' });
    expect(phone.felt).toEqual([]);
    await aMoment();
    expect(phone.felt).toEqual(['tap']);
    state.isFull = true;
    phone.desk.tap({ tap: 'add', n: 1, act: 'act' });
    await aMoment();
    expect(phone.felt).toEqual(['tap', 'trouble']);
    expect(phone.desk.state.get().trouble).toBe('tap-not-stored');
  });
});

test('[felt-after-stored] the storage neither stores nor refuses: nothing is felt, and the screen says so until it does', async () => {
  const plain = createMemoryStore();
  let letGo = () => {};
  let isStuck = false;
  const stuck = () =>
    isStuck ? new Promise<void>((resolve) => (letGo = resolve)) : Promise.resolve();
  const phone = await switchOn({
    ...plain,
    write: (op, change) => stuck().then(() => plain.write(op, change)),
    note: (op, key, value) =>
      value === undefined ? plain.note(op, key) : stuck().then(() => plain.note(op, key, value)),
  });
  const { desk, felt } = phone;
  const trouble = () => desk.state.get().trouble;
  desk.take(bus12, trip12, 'boarding');
  count(phone, 47);
  await aMoment();
  felt.length = 0;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    isStuck = true;
    desk.tap({ tap: 'told', what: 'children', n: 3 });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(felt).toEqual(['trouble']);
    expect(trouble()).toBe('not-stored-yet');
    isStuck = false;
    letGo();
    await vi.advanceTimersByTimeAsync(1);
    expect(felt).toEqual(['trouble', 'tap']);
    expect(trouble()).toBeNull();

    isStuck = true;
    const keeping = desk.keep();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(felt).toEqual(['trouble', 'tap', 'trouble']);
    expect(trouble()).toBe('not-stored-yet');
    expect(desk.state.get().own).toEqual([]);
    isStuck = false;
    letGo();
    await vi.advanceTimersByTimeAsync(1);
    expect(await keeping).toBe(true);
    expect(trouble()).toBeNull();
    expect(keptTally(phone.world(), whole12)?.fact.people).toBe(47);
  } finally {
    vi.useRealTimers();
  }
});
