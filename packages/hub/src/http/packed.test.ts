import { gzipSync } from 'node:zlib';
import { lineToText } from '@corridor/log';
import { expect, test } from 'vitest';
import { found, openBench } from '../testing/kit.ts';

const packed = (body: unknown) => gzipSync(JSON.stringify(body));
const asGzip = { 'Content-Encoding': 'gzip' };

const scene = async () => {
  const wire = await openBench();
  const { enlist } = await found(wire);
  return { wire, phone: await enlist('counter', { sites: ['site/ramouseh'] }) };
};

test('a phone on a bad link packs its lines, and the hub signs for them', async () => {
  const { wire, phone } = await scene();
  const fact = { site: 'site/ramouseh', vehicle: 'vehicle/12' };
  const lines = await phone.write({ kind: 'departed@1', subject: 'trip/12.7K3M9Q', fact });
  const answer = await wire.call('/api/sync/push', {
    token: phone.token,
    headers: asGzip,
    body: packed({ lines }),
  });
  expect(answer.status).toBe(200);
  expect(answer.body.receipts).toHaveLength(1);
  let held = 0;
  for (const { op } of [phone.log])
    for await (const some of wire.hub.operation(op)?.log.lines({ device: phone.signer.device }) ??
      [])
      held += some.filter((line) => lines.includes(lineToText(line))).length;
  expect(held).toBe(1);
});

test('[endless-upload] a gigabyte of zeros in a megabyte is stopped at two megabytes', async () => {
  const { wire, phone } = await scene();
  const body = gzipSync(Buffer.alloc(64 * 1024 * 1024, 32));
  expect(body.length).toBeLessThan(100_000);
  const before = process.memoryUsage().arrayBuffers;
  const { status, body: answer } = await wire.call('/api/sync/push', {
    token: phone.token,
    headers: asGzip,
    body,
  });
  expect([status, answer.error]).toEqual([413, 'too-large']);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
});

test('[answer-lost] a packed body that broke off is asked for again', async () => {
  const { wire, phone } = await scene();
  const body = packed({ lines: ['x'.repeat(5000)] }).subarray(0, 20);
  const answer = await wire.call('/api/sync/push', { token: phone.token, headers: asGzip, body });
  expect([answer.status, answer.body.error]).toEqual([400, 'bad-request']);
});

test('whoever has not signed in sends nothing packed', async () => {
  const { wire } = await scene();
  const body = packed({ token: 'x' });
  const answer = await wire.call('/api/join/look', { headers: asGzip, body });
  expect([answer.status, answer.body.error]).toEqual([400, 'bad-request']);
});
