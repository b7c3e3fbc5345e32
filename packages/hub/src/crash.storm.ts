import { expect, test } from 'vitest';
import { crash } from './testing/crash.ts';

test('a hub killed 200 times while phones push loses nothing it has signed for', async () => {
  const report = await crash(200);
  console.info(report);
  expect(report).toMatchObject({ lost: [], reused: [], forgotten: [] });
  expect(report.receipts).toBeGreaterThan(200);
});
