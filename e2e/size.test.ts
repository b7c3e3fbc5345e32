import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { MOST_BYTES, startSizes } from '../packages/phone/scripts/size.ts';

test('a cheap phone loads at most 150 KB before the pad takes a tap', () => {
  const sizes = startSizes(fileURLToPath(new URL('../packages/phone/dist', import.meta.url)));
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  console.info(`phone: ${(all / 1024).toFixed(1)} KB gzipped until the pad takes a tap`);
  expect([...sizes.keys()].some((file) => file.endsWith('.js'))).toBe(true);
  expect(all).toBeLessThanOrEqual(MOST_BYTES);
});
