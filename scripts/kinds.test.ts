import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kindsPath, kindsText } from './kinds.ts';

test('docs/kinds.md says what the code says; `npm run kinds` writes it anew', () => {
  expect(readFileSync(kindsPath, 'utf8')).toBe(kindsText());
});

test('a person who reads it finds who may count, and who may not read of custody', () => {
  const rows = kindsText().split('\n');
  const [, , , write] =
    rows.find((row) => row.startsWith('| `tallied@1`') && row.includes('`countedBy'))?.split('|') ??
    [];
  expect(write?.trim()).toBe('founder, coordinator, desk, counter, pad');
  const custody = rows.slice(rows.indexOf('## custody') + 4).find((row) => row.startsWith('| `'));
  expect(custody).toMatch(/\| protection \| protection, hub \|$/);
});
