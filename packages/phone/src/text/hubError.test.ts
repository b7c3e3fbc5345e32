import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { readScreenIn } from '../../scripts/readScreenIn.ts';
import { hubErrorText } from './hubError.ts';

const sourceOf = (path: string) =>
  readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
/** Every code that a hub, or the way to it, may answer with. */
const codes = [
  ...[
    ...(sourceOf('hub/src/http/refusal.ts')
      .match(/statusByCode = \{([^}]*)\}/)?.[1]
      ?.matchAll(/'?([\w-]+)'?: \d/g) ?? []),
  ].map(([, code = '']) => code),
  ...[...sourceOf('log/src/client/http.ts').matchAll(/code: '([\w-]+)'/g)].map(
    ([, code = '']) => code,
  ),
  'store',
];
/** The hub's own faults and the app's: nothing that a counter could do about them but try again. */
const general = ['bad-request', 'not-found', 'exists', 'hub-fault'];

afterEach(() => readScreenIn('en'));

test('whatever the hub says no with, a counter reads in the own language, with what to do next', () => {
  expect(codes.length).toBeGreaterThan(15);
  for (const language of ['fr', 'ar'] as const) {
    readScreenIn(language);
    const unknown = hubErrorText({ code: 'from-a-newer-hub', message: 'M', hint: 'H' });
    for (const code of codes) {
      const said = hubErrorText({ code, message: 'M', hint: 'H' });
      expect([code, said.message === 'M' || said.hint === 'H' || said.hint === '']).toEqual([
        code,
        false,
      ]);
      expect([code, said.message === unknown.message]).toEqual([code, general.includes(code)]);
    }
  }
});

test('on an English screen the hub’s own words stand, which say more', () => {
  expect(hubErrorText({ code: 'bad-request', message: 'M', hint: 'H' })).toEqual({
    message: 'M',
    hint: 'H',
  });
});
