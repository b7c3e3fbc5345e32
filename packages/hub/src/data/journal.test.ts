import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder } from '../testing/kit.ts';
import { appendTo, createJournal } from './journal.ts';

test('a journal that cannot be written stops nothing', () => {
  const journal = createJournal(appendTo(join(freshFolder(), 'gone', 'journal.jsonl')), () => 0);
  expect(() => journal({ event: 'request' })).not.toThrow();
});

test('a full journal gives way to a new one, and only one before it is kept', () => {
  const file = join(freshFolder(), 'journal.jsonl');
  const write = appendTo(file);
  const line = `${'x'.repeat(1024 * 1024 - 1)}\n`;
  for (let i = 0; i < 20; i += 1) write(line);
  write('last\n');
  expect(readFileSync(file, 'utf8').endsWith('last\n')).toBe(true);
  expect(statSync(file).size).toBeLessThanOrEqual(8 * 1024 * 1024);
  expect(statSync(`${file}.before`).size).toBe(8 * 1024 * 1024);
});
