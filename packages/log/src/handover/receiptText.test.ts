import { expect, test } from 'vitest';
import { makeReceipt, type Receipt } from '../keys/receipts.ts';
import { hashText, sha256 } from '../node.ts';
import { createMemoryOutbox } from '../outbox/memory.ts';
import { createOutbox } from '../outbox/outbox.ts';
import { createCast } from '../testing/cast.ts';
import { receiptsToShow, receiptsToText, textToReceipts } from './receiptText.ts';
import { sealedCounts } from './testing.ts';

const { players, op, verify } = await createCast(['phone', 'hub'], {
  hash: hashText,
  sha256,
  seed: 'receipts',
});
const { records } = await sealedCounts(12, 'receipts');
const receipts: Receipt[] = [];
for (const { dev, lastId } of records)
  receipts.push(await makeReceipt(players.hub.signer, { op, level: 'hub', dev, head: lastId }));

test('one receipt speaks for a run of records that follow each other, and empties the phone', async () => {
  const shown = receiptsToShow(records, receipts);
  expect(shown.map(({ head }) => head)).toEqual([records.at(-1)?.lastId]);
  const text = receiptsToText(shown);
  expect(text.length).toBeLessThan(300);
  const read = textToReceipts(text);
  if (!read.ok) throw new Error(read.why);
  expect(read.receipts).toEqual(shown);
  const store = createMemoryOutbox();
  for (const record of records) await store.put(record);
  expect(await createOutbox({ store, verify }).settle(read.receipts)).toBe(12);
});

test('a record that the hub did not sign for stays, and breaks the run', async () => {
  const lacking = receipts.filter((_, at) => at !== 5 && at !== 11);
  const without = records.filter((_, at) => at !== 5);
  const heads = receiptsToShow(without, lacking).map(({ head }) => head);
  expect(heads).toEqual([records[10]?.lastId, records[4]?.lastId]);
});

test('[damaged-file] a text that is none, damaged, or of a later version: a word for each', () => {
  const text = receiptsToText(receipts);
  expect(textToReceipts('https://hub/')).toEqual({ ok: false, why: 'not-receipts' });
  expect(textToReceipts(text.replace(' 1\n', ' 2\n'))).toEqual({ ok: false, why: 'newer-version' });
  expect(textToReceipts(text.slice(0, -3))).toEqual({ ok: false, why: 'damaged' });
  expect(textToReceipts('corridor-receipts 1')).toEqual({ ok: true, receipts: [] });
});
