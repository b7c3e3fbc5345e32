import type { StoreChange } from '@corridor/log';
import { expect, test } from 'vitest';
import { found, openBench } from '../testing/kit.ts';
import { isNoSpace } from './space.ts';

const tallied = (people: number) => ({
  kind: 'tallied@1',
  subject: 'trip/12.7K3M9Q',
  fact: { point: 'boarding', people },
});

test('a full disk is told in words; what was kept is handed out, and the hub goes on when there is room', async () => {
  const bench = await openBench();
  const { op, enlist } = await found(bench);
  const officer = await enlist('counter');
  const { token } = officer;
  const push = async (people: number) =>
    bench.call('/api/sync/push', { token, body: { lines: await officer.write(tallied(people)) } });
  expect((await push(41)).status).toBe(200);

  const store = bench.hub.store as { write: typeof bench.hub.store.write };
  const { write } = store;
  store.write = async () => {
    throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
  };
  const full = await push(42);
  expect(full).toMatchObject({ status: 507, body: { error: 'no-space' } });
  expect(full.body.receipts).toBeUndefined();
  const pulled = await bench.call('/api/sync/pull', { token, body: { have: {} } });
  expect(pulled.body.lines.length).toBeGreaterThan(2);

  store.write = (name: string, change: StoreChange) => write(name, change);
  const again = [];
  for await (const lines of officer.log.lines({ device: officer.signer.device }))
    for (const { headerText, bodyText, signature } of lines)
      again.push(`${headerText}\t${bodyText}\t${signature}`);
  const pushed = await bench.call('/api/sync/push', { token, body: { lines: again } });
  expect(pushed.body).toMatchObject({ refused: [], held: 0 });
  expect(bench.hub.operation(op)?.log.heads(officer.signer.device)[0]?.seq).toBe(2);
});

test('a full disk is known by the words of the file system and of SQLite', () => {
  expect(isNoSpace({ code: 'ENOSPC' })).toBe(true);
  expect(isNoSpace({ code: 'ERR_SQLITE_ERROR', errcode: 13 })).toBe(true);
  expect(isNoSpace({ code: 'ERR_SQLITE_ERROR', errcode: 11 })).toBe(false);
  expect(isNoSpace(new Error('full'))).toBe(false);
  expect(isNoSpace(null)).toBe(false);
});
