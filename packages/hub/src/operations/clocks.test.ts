import { expect, test } from 'vitest';
import {
  type Bench,
  createDevice,
  type Device,
  type Founded,
  found,
  openBench,
  signIn,
} from '../testing/kit.ts';

const HOUR = 3_600_000;

const tallied = (people: number) => ({
  kind: 'tallied@1',
  subject: 'trip/12.7K3M9Q',
  fact: {
    point: 'boarding',
    site: 'site/ramouseh',
    part: 'whole',
    people,
    exact: true,
    method: 'one-by-one',
    lapsAsked: true,
    laps: 0,
    countedBy: 'post/ramouseh',
  },
});
const offsetOf = (bench: Bench, { op }: Founded, { signer }: Pick<Device, 'signer'>) =>
  bench.hub.operation(op)?.device(signer.device)?.clockOffset;
const push = async (bench: Bench, token: string, lines: readonly string[]) => {
  const answer = await bench.call('/api/sync/push', { token, body: { lines } });
  expect(answer.body.refused).toEqual([]);
};

test('[wrong-clock] what a phone counts while it is locked is put right as what it counts open', async () => {
  const bench = await openBench();
  const founded = await found(bench);
  const phone = await founded.enlist('counter', { sites: ['site/ramouseh'] });
  const pad = await createDevice(founded.op, () => bench.now);
  const { token } = (await signIn(bench, founded.op, phone, bench.now - HOUR)).body;
  await push(
    bench,
    token,
    await phone.write({
      kind: 'enrolled@1',
      subject: `device/${pad.signer.device}`,
      fact: { label: 'Ramouseh 1 locked', role: 'pad', sites: ['site/ramouseh'] },
    }),
  );
  expect(offsetOf(bench, founded, phone)).toBe(HOUR);
  expect(offsetOf(bench, founded, pad)).toBe(0);

  // It never signs in: its first count brings the word with it.
  await push(bench, token, await pad.write(tallied(41)));
  expect(offsetOf(bench, founded, pad)).toBe(HOUR);
  const size = () => bench.hub.operation(founded.op)?.log.size().lines ?? 0;
  const before = size();
  await push(bench, token, await pad.write(tallied(42)));
  expect(size()).toBe(before + 1);

  // Somebody sets the phone's clock right.
  await signIn(bench, founded.op, phone, bench.now);
  expect([offsetOf(bench, founded, phone), offsetOf(bench, founded, pad)]).toEqual([0, 0]);
});
