import { expect, test } from 'vitest';
import { createNoteKeeper } from './notes.ts';

/** Storage that takes its time: each write ends when told to. */
const slowStorage = () => {
  const written: string[] = [];
  const ends: ((error?: Error) => void)[] = [];
  const write = (text: string) =>
    new Promise<void>((resolve, reject) => {
      ends.push((error) => {
        if (error) return reject(error);
        written.push(text);
        resolve();
      });
    });
  return { write, written, ends };
};
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 0));

test('forty taps while one write runs are one more write, with the last of them', async () => {
  const { write, written, ends } = slowStorage();
  const keeper = createNoteKeeper(write);
  const saves = Array.from({ length: 41 }, (_, i) => keeper.save(`${i}`));
  ends[0]?.();
  await aMoment();
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await Promise.all(saves);
  expect(written).toEqual(['0', '40']);
});

test('a tap is not called durable before the write that holds it', async () => {
  const { write, ends } = slowStorage();
  const keeper = createNoteKeeper(write);
  let isDurable = false;
  void keeper.save('first');
  void keeper.save('second').then(() => {
    isDurable = true;
  });
  ends[0]?.();
  await aMoment();
  expect(isDurable).toBe(false);
  ends[1]?.();
  await aMoment();
  expect(isDurable).toBe(true);
});

test('a write that fails is told, and the next one is tried', async () => {
  const { write, written, ends } = slowStorage();
  const keeper = createNoteKeeper(write);
  const first = keeper.save('first');
  const second = keeper.save('second');
  ends[0]?.(new Error('disk full'));
  await expect(first).rejects.toThrow('disk full');
  ends[1]?.();
  await second;
  expect(written).toEqual(['second']);
});
