import { expect, test } from 'vitest';
import { t } from './t.ts';

test('the coordinator reads whole sentences, in the singular too', () => {
  const text = '{n, plural, one {# vehicle stands} other {# vehicles stand}} at {site}';
  expect(t(text, { n: 1, site: 'Bridge Gate' })).toBe('1 vehicle stands at Bridge Gate');
  expect(t(text, { n: 2, site: 'Bridge Gate' })).toBe('2 vehicles stand at Bridge Gate');
});

test('a name that looks like a pattern is shown as it is', () => {
  expect(t('last heard of {site}', { site: '{0}' })).toBe('last heard of {0}');
});
