import { describe, expect, test } from 'vitest';
import { A, BATCH, cleared, GATE, ROAD, TERM } from './testing/agreed.ts';
import { hour, minute, type Scene } from './testing/scene.ts';

const START = 1_482_033_600_000;
const OTHER = 'batch/2';

describe('batches that go together', () => {
  const together = (scene: Scene, batch: string, other: string) =>
    scene.bind(`condition/${batch.slice(6)}-with`, batch, A, [[{ is: 'together', batch: other }]]);

  test('both or neither; held by a person, closed, or gone, the other is not made to wait for ever', () => {
    const scene = cleared(START, OTHER);
    together(scene, BATCH, OTHER);
    together(scene, OTHER, BATCH);
    expect(scene.may()).toEqual([BATCH, OTHER]);
    scene.light(OTHER, GATE, {}, 'withdrawn@1');
    expect(scene.may()).toEqual([]);
    scene.light(OTHER, GATE);
    scene.write(OTHER, 'go-given@1');
    scene.write('condition/2-security-agrees', 'not-met-observed@1', { batch: OTHER });
    expect(scene.guard(OTHER).isGo).toBe(false);
    expect(scene.may()).toEqual([BATCH]);
    scene.write(OTHER, 'held@1', { reason: 'unsafe' });
    expect(scene.may()).toEqual([]);
    scene.write(OTHER, 'completed@1');
    expect(scene.may()).toEqual([BATCH]);
  });

  test('a chain of three, of which the last is held by something else', () => {
    const scene = cleared(START, OTHER, 'batch/3');
    together(scene, BATCH, OTHER);
    together(scene, OTHER, 'batch/3');
    expect(scene.may()).toEqual([BATCH, OTHER, 'batch/3']);
    scene.bind('condition/crew', 'batch/3', A, [[{ is: 'crew-ready' }]]);
    expect(scene.may()).toEqual([]);
    expect(scene.condition(BATCH, 'condition/1-with').met).toBe(false);
  });

  test('two names of one batch: whoever waits for one waits for the other', () => {
    const scene = cleared(START, OTHER);
    scene.batch('batch/same', TERM, 2, { people: 100 });
    together(scene, BATCH, 'batch/same');
    expect(scene.may()).toEqual([OTHER]);
    scene.link(OTHER, 'batch/same');
    expect(scene.may()).toEqual([BATCH, OTHER]);
  });

  test('buses of both names of a batch arrive: they are counted as one', () => {
    const scene = cleared(START, OTHER);
    scene.batch('batch/same', TERM, 2, { people: 100 });
    scene.bind('condition/c', BATCH, A, [[{ is: 'arrived', batch: OTHER }]]);
    for (const [trip, batch] of [
      ['trip/1.AAAAAA', OTHER],
      ['trip/2.AAAAAA', 'batch/same'],
    ] as const) {
      const bus = scene.bus(trip, batch, 'site/east', 'site/west');
      bus.planned();
      bus.boarded(50);
      bus.departed();
      bus.arrived(50);
    }
    expect(scene.guard(OTHER).progress.arrived).toBe(50);
    scene.link(OTHER, 'batch/same');
    expect(scene.guard(OTHER).progress.arrived).toBe(100);
    expect(scene.may()).toContain(BATCH);
  });
});

describe('windows', () => {
  const window = (scene: Scene, id: string, from: number, to?: number, more: object = {}) =>
    scene.write(id, 'announced@1', {
      windowKind: 'pause',
      from,
      ...(to === undefined ? {} : { to }),
      ...more,
    });
  const bound = (scene: Scene, named?: string) =>
    scene.bind('condition/w', BATCH, A, [
      [{ is: 'window-open', ...(named === undefined ? {} : { window: named }) }],
    ]);

  test('opens and closes by the clock, without any record', () => {
    const scene = cleared(START);
    bound(scene);
    window(scene, 'window/1', START + hour, START + 2 * hour);
    expect(scene.may()).toEqual([]);
    expect(scene.guard(BATCH).until).toBe(START + hour);
    scene.at(START + hour);
    expect(scene.may()).toEqual([BATCH]);
    expect(scene.guard(BATCH).until).toBe(START + 2 * hour);
    scene.at(START + 2 * hour);
    expect(scene.may()).toEqual([]);
    scene.at(START + hour + minute);
    expect(scene.may()).toEqual([BATCH]);
    scene.at(START + minute);
    expect(scene.may()).toEqual([]);
  });

  test('one goes over into the next: open until the end of the last', () => {
    const scene = cleared(START);
    bound(scene);
    window(scene, 'window/1', START, START + 2 * hour);
    window(scene, 'window/2', START + 2 * hour, START + 4 * hour);
    window(scene, 'window/3', START + 5 * hour);
    scene.at(START + hour);
    expect(scene.guard(BATCH).until).toBe(START + 4 * hour);
    scene.at(START + 4 * hour);
    expect(scene.may()).toEqual([]);
    scene.at(START + 5 * hour);
    expect(scene.may()).toEqual([BATCH]);
    expect(scene.guard(BATCH).until).toBeNull();
  });

  test('ended early, or on another road, it is not this one’s', () => {
    const scene = cleared(START);
    bound(scene);
    window(scene, 'window/other', START - hour, START + 9 * hour, { corridor: 'corridor/other' });
    expect(scene.may()).toEqual([]);
    window(scene, 'window/1', START - hour, START + 9 * hour, { corridor: ROAD });
    expect(scene.may()).toEqual([BATCH]);
    scene.write('window/1', 'ended@1', { reason: 'broken' });
    expect(scene.may()).toEqual([]);
  });

  test('named, only that one counts; begun before its hour it is open', () => {
    const scene = cleared(START);
    bound(scene, 'window/2');
    window(scene, 'window/1', START - hour);
    window(scene, 'window/2', START + 9 * hour);
    expect(scene.may()).toEqual([]);
    scene.write('window/2', 'started@1');
    expect(scene.may()).toEqual([BATCH]);
  });
});
