import { expect, test } from 'vitest';
import { crash } from './testing/crash.ts';

const kills = process.env.CORRIDOR_STORM ? 200 : 20;

test(`[killed-anywhere] a hub killed ${kills} times while phones push loses nothing it has signed for`, async () => {
  const report = await crash(kills);
  console.info(report);
  expect(report.receipts).toBeGreaterThan(kills);
  expect(report.lost).toEqual([]);
  expect(report.reused).toEqual([]);
  expect(report.forgotten).toEqual([]);
}, 1_200_000);
