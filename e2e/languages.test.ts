// Whether the walk through every screen of the phone knows of all that there is.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** What stands before, or instead of, the screens. */
const stages: Readonly<Record<string, string>> = {
  opening: 'gone before one can look',
  start: 'walked',
  join: 'walked',
  'choose-pin': 'the keys of joining',
  'enter-pin': 'walked',
  locked: 'walked',
  choose: 'walked',
  open: 'walked',
  'other-tab': 'walked',
  'not-loaded': 'only where a file of the app is lost',
  rescue: 'only where storage is broken',
};

test('the walk knows of every stage of the app', async () => {
  const boot = fileURLToPath(new URL('../packages/phone/src/boot/stages.ts', import.meta.url));
  const type = /export type Stage =([\s\S]*?)\n\n/.exec(await readFile(boot, 'utf8'))?.[1];
  const known = [...(type ?? '').matchAll(/at: '([\w-]+)'/g)].map(([, at]) => at);
  expect(known.sort()).toEqual(Object.keys(stages).sort());
});
