import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder } from '../testing/kit.ts';
import { writeDurably } from './durable.ts';

test('a file that could not be put in its place leaves no draft that takes up room', () => {
  const folder = freshFolder();
  // A folder of that name stands for every way in which the last step can fail.
  mkdirSync(join(folder, 'taken', 'inside'), { recursive: true });
  expect(() => writeDurably(join(folder, 'taken'), 'records')).toThrow();
  expect(readdirSync(folder)).toEqual(['taken']);
});
