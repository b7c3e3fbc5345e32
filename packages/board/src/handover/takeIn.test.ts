import { gzipSync } from 'node:zlib';
import {
  createMemoryOutbox,
  createMemoryStore,
  createOutbox,
  createSealingKey,
  createVerify,
  type Draft,
  lineToText,
  makeReceipt,
  type OpenLog,
  openLog,
  openSealed,
  operationIdOf,
  receiptsToText,
  runtimeRandom,
  seedToSigner,
  textToReceipts,
  writeBundle,
  writeParcel,
} from '@corridor/log';
import { hashText, sha256 } from '@corridor/log/browser';
import { expect, test } from 'vitest';
import { type TakeInParts, takeIn } from './takeIn.ts';

const verify = createVerify();
const hub = await seedToSigner(runtimeRandom.bytes(32));
const key = await createSealingKey();
const op = operationIdOf(hub.device, true, hashText);

const aLog = (operation = op) =>
  openLog({
    store: createMemoryStore(),
    op: operation,
    hash: hashText,
    verify,
    clock: { now: () => 1_793_514_401_859 },
    random: runtimeRandom,
  });
async function aPhone(counts: number, sealTo = key.recipient) {
  const signer = await seedToSigner(runtimeRandom.bytes(32));
  const outbox = createOutbox({ store: createMemoryOutbox(), verify });
  const log = await aLog();
  for (let n = 0; n < counts; n++) {
    const draft: Draft = { kind: 'tallied@1', subject: `trip/12.${n}`, fact: { people: 40 + n } };
    const written = await log.append(signer, [draft]);
    if (!written.ok) throw new Error(written.why);
    await outbox.keep({ hub: hub.device, hubUrl: 'http://hub', sealTo }, written.lines);
  }
  return { signer, outbox, log, records: await outbox.all() };
}

/** A hub behind the board's calls, that opens, admits and signs. */
async function aBoard(mostText = 2_000_000) {
  const atHub = await aLog();
  const own = await aLog();
  let calls = 0;
  const call: TakeInParts['call'] = async (path, init) => {
    expect(path).toBe('/api/outbox');
    calls++;
    const { sealed } = JSON.parse(String(init?.body)) as { sealed: readonly string[] };
    if (sealed.length > 500 || String(init?.body).length > mostText) {
      return Response.json({ error: 'too-large', message: '', hint: '' }, { status: 413 });
    }
    const sum = { admitted: 0, known: 0, held: 0, refused: 0 };
    const unreadable: number[] = [];
    const receipts = [];
    for (const [at, text] of sealed.entries()) {
      const lines = await openSealed(
        [key.identity],
        new Uint8Array(Buffer.from(text, 'base64url')),
      );
      if (lines === null) unreadable.push(at);
      const { admitted, known, held, refused } = await atHub.admit(lines ?? []);
      sum.admitted += admitted.length;
      sum.known += known;
      sum.held += held;
      sum.refused += refused.length;
      for (const head of admitted) {
        const dev = atHub.place(head)?.device ?? '';
        receipts.push(await makeReceipt(hub, { op, level: 'hub', dev, head }));
      }
    }
    return Response.json({
      opened: sealed.length - unreadable.length,
      unreadable,
      receipts,
      ...sum,
    });
  };
  const parts: TakeInParts = {
    call,
    log: own,
    sync: async () => {
      for await (const lines of own.lines())
        await atHub.admit(lines.map((line) => lineToText(line)));
      return true;
    },
  };
  return { parts, atHub, calls: () => calls };
}
const bundleOf = async (log: OpenLog) =>
  new Uint8Array(
    await new Response(writeBundle(log, { made: 1, app: 'test', from: {} })).arrayBuffer(),
  );

test('a phone’s parcel goes to the hub in portions, and the receipts to hold before it empty its outbox', async () => {
  const phone = await aPhone(230);
  const board = await aBoard();
  const { bytes, code } = writeParcel(phone.records, sha256);
  const answer = await takeIn(bytes, board.parts);
  if (answer.is !== 'taken') throw new Error(answer.is);
  expect(answer).toMatchObject({ taken: 230, known: 0, refused: 0, unreadable: 0, codes: [code] });
  expect(board.calls()).toBe(2);
  expect(answer.receipts).toHaveLength(1);
  const read = textToReceipts(receiptsToText(answer.receipts));
  expect(read.ok && (await phone.outbox.settle(read.receipts))).toBe(230);
  expect(await takeIn(bytes, board.parts)).toMatchObject({ taken: 0, known: 230, receipts: [] });
});

test('records for another hub are told apart, and stop nothing', async () => {
  const stranger = await aPhone(2, (await createSealingKey()).recipient);
  const phone = await aPhone(3);
  const board = await aBoard();
  const { bytes } = writeParcel([...stranger.records, ...phone.records], sha256);
  expect(await takeIn(bytes, board.parts)).toMatchObject({ taken: 3, unreadable: 2 });
});

test('a bundle is read by the board and goes on to the hub; one of another operation is refused', async () => {
  const phone = await aPhone(4);
  const board = await aBoard();
  const bytes = await bundleOf(phone.log);
  expect(await takeIn(bytes, board.parts)).toMatchObject({ from: 'bundle', taken: 4 });
  expect(board.atHub.size().lines).toBe(4);
  const other = await seedToSigner(runtimeRandom.bytes(32));
  const elsewhere = await aLog(operationIdOf(other.device, true, hashText));
  await elsewhere.append(other, [{ kind: 'tallied@1', subject: 'trip/1', fact: {} }]);
  expect(await takeIn(await bundleOf(elsewhere), board.parts)).toEqual({
    is: 'refused',
    why: 'other-operation',
  });
});

test('a rescue file of an earlier app: lines in clear and sealed records', async () => {
  const phone = await aPhone(3);
  const board = await aBoard();
  const lines: string[] = [];
  for await (const part of phone.log.lines()) lines.push(...part.map((line) => lineToText(line)));
  const text = [
    JSON.stringify({ corridorRescue: 1, lines: 2, sealed: 1, problems: [] }),
    ...lines.slice(0, 2),
    ...phone.records.slice(2).map((record) => JSON.stringify({ sealed: record })),
    '',
  ].join('\n');
  expect(await takeIn(new TextEncoder().encode(text), board.parts)).toMatchObject({
    from: 'rescue',
    records: 1,
    refused: 0,
  });
  expect(board.atHub.size().lines).toBe(3);
});

test('[damaged-file] cut, zipped on its way, of another kind or version: taken as far as it is whole, or a word for why not', async () => {
  const phone = await aPhone(3);
  const board = await aBoard();
  const { bytes } = writeParcel(phone.records, sha256);
  const text = (words: string) => new TextEncoder().encode(words);
  expect(await takeIn(bytes.subarray(0, -100), board.parts)).toMatchObject({
    taken: 2,
    isDamaged: true,
    codes: [],
  });
  expect(await takeIn(gzipSync(bytes), board.parts)).toMatchObject({ taken: 1, known: 2 });
  const refused = async (file: Uint8Array) => {
    const answer = await takeIn(file, board.parts);
    return answer.is === 'refused' ? answer.why : answer.is;
  };
  expect(await refused(text('%PDF-1.7'))).toBe('not-ours');
  expect(await refused(gzipSync('%PDF-1.7'))).toBe('not-ours');
  expect(await refused(text('corridor-sealed 2\n'))).toBe('newer-version');
  expect(await refused(bytes.subarray(0, 30))).toBe('nothing');
});

test('the hub is away: said, and nothing is claimed to be there', async () => {
  const phone = await aPhone(2);
  const board = await aBoard();
  const away = { ...board.parts, call: async () => Promise.reject(new TypeError('fetch failed')) };
  const { bytes } = writeParcel(phone.records, sha256);
  expect(await takeIn(bytes, away)).toMatchObject({ is: 'failed', fault: { code: 'offline' } });
});
