import { expect, test } from 'vitest';
import type { TripState } from '../state/trip.ts';
import { createDevice, fold, minutes } from '../testing/cast.ts';
import { createLaptop } from '../testing/laptop.ts';
import { tripsWithoutBatch } from './goes-with.ts';

const createScene = () => {
  const { write, index } = createLaptop();
  const leaves = (bus: string, site: string) =>
    write(`trip/${bus}.AAAAA`, 'departed@1', { vehicle: `vehicle/${bus}`, site });
  const without = () => tripsWithoutBatch(index.guards.facts, 'batch/1').map(({ id }) => id);
  return { write, leaves, without, index };
};

test('buses that leave from where a batch leaves wait for somebody to say that they are of it', () => {
  const { write, leaves, without, index } = createScene();
  leaves('3', 'site/east');
  write('term/t', 'proposed@1', { about: 'people', origin: 'site/east', destination: 'site/west' });
  write('batch/1', 'planned@1', { term: 'term/t', number: 1, people: 90 });
  leaves('12', 'site/east');
  leaves('7', 'site/south');
  leaves('31', 'site/east');
  write('trip/31.AAAAA', 'arrived@1', { site: 'site/west', slip: true });
  // Bus 3 was gone before there was a batch, bus 7 leaves elsewhere.
  expect(without()).toEqual(['trip/12.AAAAA', 'trip/31.AAAAA']);

  write('trip/12.AAAAA', 'assigned@1', { batch: 'batch/1' });
  expect(without()).toEqual(['trip/31.AAAAA']);
  expect(index.guards.of('batch/1', minutes(60))?.progress.trips).toEqual(['trip/12.AAAAA']);
  write('trip/12.AAAAA', 'assigned@1', { batch: null });
  expect(without()).toEqual(['trip/12.AAAAA', 'trip/31.AAAAA']);
  expect(index.guards.of('batch/1', minutes(60))?.progress.trips).toEqual([]);
});

test('two boards that put one bus to two batches: one stands, and both are told', () => {
  const [a, b] = [createDevice('a'), createDevice('b')];
  const planned = a('trip/12.A', 'planned@1', {
    vehicle: 'vehicle/12',
    from: 'site/east',
    to: 'site/west',
  });
  const trip = fold([
    planned,
    a('trip/12.A', 'assigned@1', { batch: 'batch/1' }, { after: [planned] }),
    b('trip/12.A', 'assigned@1', { batch: 'batch/2' }, { after: [planned], at: minutes(9) }),
  ]) as TripState;
  expect(['batch/1', 'batch/2']).toContain(trip.batch);
  expect(trip.contested.map(({ what }) => what)).toEqual(['batch']);
});
