import { describe, expect, test } from 'vitest';
import type { SubjectId } from '../event.ts';
import { A, agreed, BATCH, cleared, GATE, TERM } from './testing/agreed.ts';
import { hour, minute, type Scene } from './testing/scene.ts';

const START = 1_482_033_600_000;
const OTHER = 'batch/2';
const THIRD = 'batch/3';
const quota = (scene: Scene, batch: SubjectId) => scene.guard(batch).covers;

describe('how many a batch is for', () => {
  const terms = (quantity: object | null, ...people: readonly unknown[]) => {
    const scene = agreed(START);
    const { id } = scene.write(TERM, 'amended@1', quantity ? { quantity } : {});
    scene.write(TERM, 'in-force@1', { of: id });
    people.forEach((one, n) => {
      scene.batch(`batch/${n + 1}`, TERM, n + 1, one === null ? {} : { people: one });
    });
    return people.map((_, n) => quota(scene, `batch/${n + 1}`));
  };
  const exactly = (n: number) => ({ low: n, high: n });

  test('its own number, and what is left for the last', () => {
    expect(terms({ exact: 2500 }, 1250, null)).toEqual([exactly(1250), exactly(1250)]);
    expect(terms({ low: 2000, high: 2500 }, 1250, null)).toEqual([
      exactly(1250),
      { low: 750, high: 1250 },
    ]);
    expect(terms({ low: 2000, high: 2500 }, { low: 1000, high: 1250 }, null)[1]).toEqual({
      low: 750,
      high: 1500,
    });
  });
  test('two batches share what is left: nobody knows how', () => {
    expect(terms({ exact: 2500 }, 1000, null, null)).toEqual([exactly(1000), null, null]);
    expect(terms({ exact: 2500 }, { about: 1000 }, { about: 1500 })).toEqual([null, null]);
  });
  test('all who wish: no most, and no least that could be short', () => {
    const all = { low: 0, high: null };
    expect(terms({ allWhoWish: true }, null, null)).toEqual([all, all]);
    expect(terms({ allWhoWish: true }, 300, null)).toEqual([exactly(300), all]);
  });
  test('a batch may be planned for more than is agreed: it covers what is agreed', () => {
    expect(terms({ exact: 1200 }, 1500)).toEqual([exactly(1200)]);
    expect(terms({ exact: 1200 }, { low: 1300, high: 1500 })).toEqual([exactly(1200)]);
  });
});

const ride = (scene: Scene, trip: string, batch: string) => {
  const bus = scene.bus(`trip/${trip}.AAAAAA`, batch, 'site/east', 'site/west');
  bus.planned();
  return bus;
};

describe('what has arrived', () => {
  const waiting = (people: unknown) => {
    const scene = cleared(START, OTHER);
    const { id } = scene.write(TERM, 'amended@1', { quantity: { allWhoWish: true } });
    scene.write(TERM, 'in-force@1', { of: id });
    scene.batch(OTHER, TERM, 2, people === null ? {} : { people });
    scene.bind('condition/c', BATCH, A, [[{ is: 'arrived', batch: OTHER }]]);
    return scene;
  };

  test('of a range its lower end is enough; an "about" count counts with its lower end', () => {
    const scene = waiting({ low: 80, high: 120 });
    const bus = ride(scene, '1', OTHER);
    bus.boarded(80);
    bus.departed();
    bus.arrived(79);
    expect(scene.waitsFor(BATCH)).toEqual(['condition/c']);
    bus.arrived(80);
    expect(scene.waitsFor(BATCH)).toEqual([]);
  });

  test('nobody, or all who wish: only a person can say that it is complete, and not while a bus is on the road', () => {
    for (const people of [0, null]) {
      const scene = waiting(people);
      const bus = ride(scene, '1', OTHER);
      bus.boarded(60);
      bus.departed();
      scene.write(OTHER, 'completed@1');
      expect(scene.waitsFor(BATCH)).toEqual(['condition/c']);
      bus.arrived(60);
      expect(scene.waitsFor(BATCH)).toEqual([]);
    }
  });

  test('seen only at the checkpoint: it is on the road, not waiting to leave', () => {
    const scene = waiting(60);
    ride(scene, '1', OTHER);
    scene.write('trip/1.AAAAAA', 'passed@1', { site: 'site/gate' });
    expect(scene.guard(OTHER).progress).toMatchObject({ onTheRoad: 1, toGo: 0, waiting: [] });
  });

  test('sent back and boarding again: it waits to leave, and has not departed', () => {
    const scene = waiting(60);
    const bus = ride(scene, '1', OTHER);
    bus.boarded(60);
    bus.departed();
    bus.sentBack('site/gate');
    bus.boarded(60);
    expect(scene.guard(OTHER).progress).toMatchObject({ onTheRoad: 0, toGo: 1, departed: 0 });
  });
});

describe('places', () => {
  const listed = (scene: Scene, vehicle: string, seats: number) =>
    scene.write(vehicle, 'listed@1', { label: vehicle, vehicleKind: 'bus', seats });
  test('as many places as people, each vehicle once, those that have left with who was on board', () => {
    const scene = cleared(START, THIRD);
    scene.bind('condition/p', THIRD, A, [[{ is: 'places-ready' }]]);
    listed(scene, 'vehicle/1.AAAAAA', 50);
    ride(scene, '1', THIRD);
    const shuttle = { vehicle: 'vehicle/1.AAAAAA', from: 'site/east', to: 'site/west' };
    scene.write('trip/2.AAAAAA', 'planned@1', { ...shuttle, batch: THIRD });
    expect(scene.waitsFor(THIRD)).toEqual(['condition/p']);
    expect(scene.condition(THIRD, 'condition/p').ways[0]?.[0]).toMatchObject({
      have: 50,
      need: 100,
    });
    listed(scene, 'vehicle/3.AAAAAA', 50);
    ride(scene, '3', THIRD);
    expect(scene.waitsFor(THIRD)).toEqual([]);
    scene.write('vehicle/3.AAAAAA', 'state-changed@1', { state: 'broken-down' });
    expect(scene.waitsFor(THIRD)).toEqual(['condition/p']);
  });
  test('a bus that was sent back and boards again brings its places again', () => {
    const scene = cleared(START, THIRD);
    scene.bind('condition/p', THIRD, A, [[{ is: 'places-ready' }]]);
    listed(scene, 'vehicle/1.AAAAAA', 100);
    const bus = ride(scene, '1', THIRD);
    bus.boarded(100);
    bus.departed();
    bus.sentBack('site/gate');
    expect(scene.waitsFor(THIRD)).toEqual(['condition/p']);
    bus.boarded(100);
    expect(scene.waitsFor(THIRD)).toEqual([]);
  });
});

describe('moved without go', () => {
  const left = (scene: Scene) => scene.guard(BATCH).movedWithoutGo.map((id) => id.slice(5, 6));

  test('before the go, after it was held, after it was closed; not between', () => {
    const scene = cleared(START);
    const buses = ['1', '2', '3', '4', '5'].map((n) => ride(scene, n, BATCH));
    buses[0]?.departed();
    scene.write(BATCH, 'go-given@1');
    buses[1]?.departed();
    scene.write(BATCH, 'held@1', { reason: 'unsafe' });
    buses[2]?.departed();
    scene.write(BATCH, 'go-given@1');
    scene.write(BATCH, 'completed@1');
    buses[3]?.departed();
    expect(left(scene)).toEqual(['1', '3', '4']);
  });

  test('whom the clocks may clear is not accused', () => {
    const scene = cleared(START);
    const doubt = { doubt: 5 * minute };
    const [early, late] = [ride(scene, '1', BATCH), ride(scene, '2', BATCH)];
    scene.at(START + hour);
    early.departed(doubt);
    scene.at(START + hour + 4 * minute);
    scene.write(BATCH, 'go-given@1');
    scene.at(START + 2 * hour);
    scene.write(BATCH, 'held@1', { reason: 'unsafe' });
    scene.at(START + 2 * hour + 4 * minute);
    late.departed(doubt);
    expect(left(scene)).toEqual([]);
    scene.at(START + 3 * hour);
    ride(scene, '3', BATCH).departed(doubt);
    expect(left(scene)).toEqual(['3']);
  });

  test('seen only at the checkpoint, before any go: it moved', () => {
    const scene = cleared(START);
    ride(scene, '1', BATCH);
    scene.write('trip/1.AAAAAA', 'passed@1', { site: 'site/gate' });
    scene.write(BATCH, 'go-given@1');
    expect(left(scene)).toEqual(['1']);
  });

  test('held after go: it is no go any more, and may be given again', () => {
    const scene = cleared(START);
    scene.write(BATCH, 'go-given@1', { people: 500 });
    expect(scene.guard(BATCH).isGo).toBe(true);
    scene.write(BATCH, 'held@1', { reason: 'other-side' });
    expect(scene.guard(BATCH)).toMatchObject({ isGo: false, mayGo: true, status: 'held' });
    scene.light(BATCH, GATE, {}, 'withdrawn@1');
    scene.write(BATCH, 'go-given@1');
    expect(scene.guard(BATCH)).toMatchObject({ isGo: false, mayGo: false, status: 'go' });
  });
});

test('what many share is found again from what they share, not from who asked for it', () => {
  const scene = cleared(START, OTHER);
  expect(scene.may()).toEqual([BATCH, OTHER]);
  // Both leave from the same place; now the one that was asked last leaves from elsewhere, where nobody was told.
  scene.batch(OTHER, TERM, 2, { people: 100, origin: 'site/gate' });
  expect(scene.may()).toEqual([BATCH]);
  scene.batch(OTHER, TERM, 2, { people: 100 });
  expect(scene.may()).toEqual([BATCH, OTHER]);
});
