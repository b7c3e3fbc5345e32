import { createMemoryOutbox, createOutbox, createVerify, sealLines } from '@corridor/log';
import { expect, test } from 'vitest';
import { type Bench, found, openBench, origin } from '../testing/kit.ts';

const tallied = (people: number) => ({
  kind: 'tallied@1',
  subject: 'trip/12.7K3M9Q',
  fact: { point: 'boarding', people },
});

const fetchOf = (bench: Bench) => async (url: string | URL | Request, init?: RequestInit) =>
  bench.app.request(String(url), init);

test('a locked phone’s outbox is emptied by a courier who cannot read it', async () => {
  const bench = await openBench();
  const { op, enlist } = await found(bench);
  const officer = await enlist('counter');
  const operation = bench.hub.operation(op);
  const outbox = createOutbox({ store: createMemoryOutbox(), verify: createVerify() });
  const target = {
    hub: operation?.signer.device ?? '',
    hubUrl: origin,
    sealTo: operation?.sealTo ?? '',
  };
  for (const people of [47, 48, 49]) {
    await officer.write(tallied(people));
    const [head] = officer.log.heads(officer.signer.device);
    await outbox.keep(target, await officer.log.linesById([head?.id ?? '']));
  }
  expect(JSON.stringify(await outbox.all())).not.toContain('7K3M9Q');
  const delivered = await outbox.deliver(fetchOf(bench), origin);
  expect(delivered).toMatchObject({ left: 0, removed: 3, unreadable: 0 });
  const [head] = officer.log.heads(officer.signer.device);
  expect(operation?.log.has(head?.id ?? '')).toBe(true);
});

test('[one-bad-record] what is sealed to somebody else, or is no record, is named and stops nothing', async () => {
  const bench = await openBench();
  const { op, enlist } = await found(bench);
  const officer = await enlist('counter');
  const stranger = await openBench();
  const other = await found(stranger);
  const lines = await officer.write(tallied(47));
  const seal = async (to: string | undefined, what: readonly string[]) =>
    Buffer.from(await sealLines(to ?? '', what)).toString('base64url');
  const here = bench.hub.operation(op)?.sealTo;
  const sealed = [
    await seal(stranger.hub.operation(other.op)?.sealTo, lines),
    'not sealed at all',
    await seal(here, ['nonsense']),
    await seal(here, lines),
  ];
  const { body } = await bench.call('/api/outbox', { body: { sealed } });
  expect(body).toMatchObject({ opened: 2, unreadable: [0, 1], refused: 1 });
  expect(body.receipts.length).toBeGreaterThan(0);
});

test('a flood is refused after a minute’s worth, and the next minute is open again', async () => {
  const bench = await openBench();
  const statuses: number[] = [];
  for (let i = 0; i < 61; i += 1)
    statuses.push((await bench.call('/api/outbox', { body: { sealed: [] } })).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(60);
  expect(statuses.at(-1)).toBe(429);
  bench.now += 60_000;
  expect((await bench.call('/api/outbox', { body: { sealed: [] } })).status).toBe(200);
});
