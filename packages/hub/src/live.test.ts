import { createHubClient, createVerify, openReceiptBook } from '@corridor/log';
import { afterAll, expect, test } from 'vitest';
import { listen } from './http/listen.ts';
import { type Device, found, openBench } from './testing/kit.ts';

const closers: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closers) await close();
});

test('a count typed on a phone is on the board within a second, with no call but the news', async () => {
  const bench = await openBench();
  const { op, coordinator, enlist } = await found(bench);
  const officer = await enlist('counter');
  const server = await listen(bench.app.fetch, { host: '127.0.0.1', port: 0 });
  if ('problem' in server) throw new Error(server.problem);
  const hub = bench.hub.operation(op)?.signer.device;
  const clientOf = async ({ log, signer }: Device) =>
    createHubClient({
      baseUrl: `http://127.0.0.1:${server.port}`,
      fetch,
      log,
      signer,
      clock: { now: Date.now },
      timer: {
        after: (ms, run) => {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
      },
      chance: () => 0.5,
      receipts: await openReceiptBook({
        log,
        verify: createVerify(),
        isHub: (device) => device === hub,
      }),
    });
  const [board, phone] = [await clientOf(coordinator), await clientOf(officer)];
  closers.push(board.stop, phone.stop, server.close);
  for (const client of [board, phone]) {
    await client.sync();
    client.start();
  }
  await expect.poll(() => bench.hub.news.listenerCount(op), { timeout: 5000 }).toBe(2);

  const started = performance.now();
  await officer.write({
    kind: 'tallied@1',
    subject: 'trip/12.7K3M9Q',
    fact: { point: 'boarding', people: 47 },
  });
  const [head] = officer.log.heads(officer.signer.device);
  await expect
    .poll(() => coordinator.log.has(head?.id ?? ''), { timeout: 5000, interval: 5 })
    .toBe(true);
  const ms = performance.now() - started;
  console.info('phone to board', Math.round(ms), 'ms');
  expect(ms).toBeLessThan(1000);
  await expect.poll(() => phone.state().toSend, { timeout: 5000 }).toBe(0);
  expect(phone.state()).toMatchObject({ online: true, error: null, role: 'counter' });
});
