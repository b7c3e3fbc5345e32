import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { bytesToBase64url } from '../../text/base64url.ts';
import { textToBytes } from '../../text/utf8.ts';
import type { Box } from '../../types.ts';
import { storeContract } from '../contract.ts';
import { openIndexedDbStore, unsealedBox } from './store.ts';

let names = 0;
const newName = () => `corridor-${++names}`;

/** Turns every byte over: enough to see whether anything passes it by. */
const mirror: Box = {
  seal: async (text) => textToBytes(text).map((byte) => byte ^ 255),
  open: async (sealed) => {
    if (typeof sealed === 'string') throw new Error('not sealed by this box');
    return new TextDecoder().decode(sealed.map((byte) => byte ^ 255));
  },
};

storeContract('IndexedDB', async () => {
  const name = newName();
  return { open: () => openIndexedDbStore(name, mirror) };
});

test('two tabs: only one of them writes the next line', async () => {
  const name = newName();
  const tabs = [
    await openIndexedDbStore(name, unsealedBox),
    await openIndexedDbStore(name, unsealedBox),
  ];
  const line = (text: string) => ({
    put: [
      {
        op: 'ex-tabs',
        dev: 'phone',
        firstSeq: 1,
        lastSeq: 1,
        prev: null,
        lastId: text,
        ids: text,
        text,
        receivedAt: 0,
      },
    ],
    remove: [],
    expect: { dev: 'phone', lastSeq: 0 },
  });
  const answers = await Promise.all(tabs.map((tab, i) => tab.write('ex-tabs', line(`tab ${i}`))));
  expect(answers.sort()).toEqual(['stale', 'written']);
  expect(await tabs[0]?.segments('ex-tabs')).toHaveLength(1);
  for (const tab of tabs) await tab.close();
});

test('nothing of a line’s words lies open beside the box', async () => {
  const name = newName();
  const store = await openIndexedDbStore(name, mirror);
  const canary = 'canary-words';
  const segment = {
    op: 'ex-box',
    dev: 'phone',
    firstSeq: 1,
    lastSeq: 1,
    prev: null,
    lastId: 'head',
    ids: canary,
    text: canary,
    receivedAt: 0,
  };
  await store.write('ex-box', { put: [segment], remove: [] });
  await store.note('ex-box', 'receipt', canary);
  await store.close();
  const dump = await dumpOf(name);
  expect(dump).toContain('head');
  expect(dump).not.toContain(canary);
  expect(dump).not.toContain(bytesToBase64url(textToBytes(canary)));
});

function dumpOf(name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const db = request.result;
      const all: unknown[] = [];
      const transaction = db.transaction([...db.objectStoreNames]);
      for (const each of db.objectStoreNames) {
        const read = transaction.objectStore(each).getAll();
        read.onsuccess = () => all.push(read.result);
      }
      transaction.oncomplete = () => {
        db.close();
        const decoder = new TextDecoder();
        resolve(
          JSON.stringify(all, (_, value) =>
            ArrayBuffer.isView(value) ? decoder.decode(value as Uint8Array) : value,
          ),
        );
      };
    };
  });
}
