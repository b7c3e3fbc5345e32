import { notWatched } from '@corridor/operation';
import { expect, test } from 'vitest';
import { answeredRecord, doubtsOfPost, leftRecord, postOf, staffedRecord } from './post.ts';
import { minutes, openScene, RAMOUSEH } from './testing.ts';

const POST = 'post/ramouseh';

test('here since 06:10, all answered at 07:00, told to leave at 08:00, back at 09:30', () => {
  const scene = openScene();
  const post = () => postOf(scene.world(), POST);
  expect(post()).toBeNull();
  scene.write(minutes(10), staffedRecord(POST, RAMOUSEH));
  expect(post()).toMatchObject({ staffed: true, since: { at: minutes(10) }, site: RAMOUSEH });
  scene.write(minutes(60), answeredRecord(POST));
  expect(post()?.answered?.at).toBe(minutes(60));
  scene.write(minutes(120), leftRecord(POST, 'told-to-leave'));
  expect(post()).toMatchObject({ staffed: false, leftReason: 'told-to-leave' });
  scene.write(minutes(210), staffedRecord(POST, RAMOUSEH));
  const all = [...scene.world().all('post').values()];
  const index = { store: { all: () => all } } as unknown as Parameters<typeof notWatched>[0];
  expect(notWatched(index, RAMOUSEH, minutes(0), minutes(240))).toEqual([
    { from: minutes(0), to: minutes(10) },
    { from: minutes(120), to: minutes(210) },
  ]);
});

test('told later: they left at 07:30, and it is recorded at 08:00', () => {
  const scene = openScene();
  scene.write(minutes(10), staffedRecord(POST, RAMOUSEH));
  scene.write(minutes(120), leftRecord(POST, 'unsafe', minutes(90)));
  expect(postOf(scene.world(), POST)).toMatchObject({
    watched: [{ from: minutes(10), to: minutes(90) }],
    since: { at: minutes(90) },
  });
});

test('odd, and recorded all the same', () => {
  const scene = openScene();
  expect(doubtsOfPost('left', postOf(scene.world(), POST), minutes(5))).toEqual(['not-here']);
  scene.write(minutes(10), staffedRecord(POST, RAMOUSEH));
  const state = postOf(scene.world(), POST);
  expect(doubtsOfPost('staffed', state, minutes(20))).toEqual(['already-here']);
  expect(doubtsOfPost('answered', state, minutes(5))).toEqual(['before']);
  expect(doubtsOfPost('answered', state, minutes(20))).toEqual([]);
});
