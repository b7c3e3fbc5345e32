import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bench, openBench } from '../testing/kit.ts';
import { type Listening, listen } from './listen.ts';

let bench: Bench;
let server: Listening;

beforeAll(async () => {
  bench = await openBench();
  const listening = await listen(bench.app.fetch, { host: '127.0.0.1', port: 0 });
  if ('problem' in listening) throw new Error(listening.problem);
  server = listening;
});
afterAll(() => server.close());

/** Sends `megabytes` without ever saying how much is coming. */
function upload(path: string, megabytes: number): Promise<{ status: number; sent: number }> {
  return new Promise((resolve, reject) => {
    let status = 0;
    let sent = 0;
    const options = { host: '127.0.0.1', port: server.port, path, method: 'POST' };
    const call = request(options, (response) => {
      status = response.statusCode ?? 0;
      response.resume();
      response.on('end', () => resolve({ status, sent }));
    });
    call.on('error', (error) => (status ? resolve({ status, sent }) : reject(error)));
    const chunk = Buffer.alloc(1024 * 1024, 'a');
    const send = async () => {
      for (let i = 0; i < megabytes && status === 0 && !call.destroyed; i += 1) {
        if (!call.write(chunk)) await Promise.race([drained(call), wait(2000)]);
        sent += 1;
      }
      call.end();
    };
    send().catch(reject);
  });
}

const drained = (call: { once: (event: string, done: () => void) => void }) =>
  new Promise<void>((resolve) => {
    call.once('drain', resolve);
    call.once('error', resolve);
    call.once('close', resolve);
  });

test('[endless-upload] an upload of unknown length is cut off at the limit, and the memory stays flat', async () => {
  const before = process.memoryUsage().rss;
  const { status } = await upload('/api/session/challenge', 200);
  expect(status).toBe(413);
  expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(100);
});

test('[endless-upload] a length that is announced too large is refused before a byte is read', async () => {
  const response = await fetch(`http://127.0.0.1:${server.port}/api/join/look`, {
    method: 'POST',
    body: new Uint8Array(3 * 1024 * 1024),
  }).catch(() => null);
  // The hub may close while the client still sends: then the client sees a broken connection.
  if (response) expect(response.status).toBe(413);
  const next = await fetch(`http://127.0.0.1:${server.port}/health`);
  expect(next.status).toBe(200);
});
