import 'fake-indexeddb/auto';
import { createReaderKey, type DeviceStanding } from '@corridor/log';
import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { openShelf } from '../contacts/shelf.ts';
import type { Live } from '../session/live.ts';
import { openWordingDesk } from './desk.ts';
import { bytesToWording, wordingToPadded } from './wording.ts';

const said = {
  en: 'More than 8 100 people have arrived.',
  fr: 'Plus de 8 100 personnes sont arrivées.',
  ar: 'بلغ عدد الواصلين أكثر من ٨١٠٠.',
};

/** A hub with its shelf of bytes, and boards that hear at once which hashes statements name. */
const room = () => {
  const blobs = new Map<string, Uint8Array>();
  const asked: string[] = [];
  const named = new Map<string, number>();
  const devices = new Map<string, DeviceStanding>();
  const followers = new Set<() => void>();
  let isReached = true;
  const names = (hash: string, size: number) => {
    named.set(hash, size);
    for (const follow of followers) follow();
  };
  const open = async (device: string, role = 'coordinator') => {
    const shelf = await openShelf(new IDBFactory());
    const key = await shelf.keepKey('op', await createReaderKey());
    devices.set(device, {
      device,
      label: device,
      role,
      revoked: false,
      ...(role === 'coordinator' ? { ownSealTo: key.recipient } : {}),
    } as DeviceStanding);
    const live = {
      own: { op: 'op', device },
      projection: { devices: () => devices },
      snapshot: () => ({
        hub: { online: isReached, hub: { device: 'hub' } },
        facts: {
          states: () =>
            new Map(
              [...named].map(([hash, size]) => [
                hash,
                { drafted: { wording: { hash, size } }, said: [] },
              ]),
            ),
        },
      }),
      subscribe: (follow: () => void) => {
        followers.add(follow);
        return () => followers.delete(follow);
      },
      client: {
        call: async (
          path: string,
          init?: { readonly method?: string; readonly body?: unknown },
        ) => {
          if (!isReached) throw { code: 'offline', message: '', hint: '' };
          const hash = path.split('/').at(-1) ?? '';
          if (init?.method === 'PUT') {
            blobs.set(hash, init.body as Uint8Array);
            return Response.json({ ok: true });
          }
          asked.push(hash);
          const bytes = blobs.get(hash);
          if (!bytes) throw { code: 'not-found', message: '', hint: '' };
          return new Response(bytes as Uint8Array<ArrayBuffer>);
        },
      },
    } as unknown as Live;
    return openWordingDesk({ live, shelf, realNow: Date.now });
  };
  return {
    blobs,
    asked,
    names,
    open,
    reach: (is: boolean) => {
      isReached = is;
      for (const follow of followers) follow();
    },
  };
};

test('a draft opens on coordinators’ boards and where it was drafted, and on no other', async () => {
  const { open, names, blobs } = room();
  const [officer, head, wall] = [
    await open('officer', 'monitor'),
    await open('head'),
    await open('wall', 'read-only'),
  ];
  const { hash, size } = await officer.seal(said);
  names(hash, size);
  for (const desk of [head, wall]) desk.want(hash);
  await expect.poll(() => head.find(hash)).toEqual({ is: 'open', value: said });
  expect(officer.find(hash)).toEqual({ is: 'open', value: said });
  await expect.poll(() => wall.find(hash)).toEqual({ is: 'sealed' });
  const kept = Buffer.from(blobs.get(hash) ?? []).toString('utf8');
  expect(kept).not.toContain('people');
  for (const desk of [officer, head, wall]) desk.close();
});

test('what is out is read by whoever may read the statement', async () => {
  const { open, names } = room();
  const [head, wall] = [await open('head'), await open('wall', 'read-only')];
  const { hash, size } = await head.publish(said);
  names(hash, size);
  wall.want(hash);
  await expect.poll(() => wall.find(hash)).toEqual({ is: 'open', value: said });
  for (const desk of [head, wall]) desk.close();
});

test('drafted without the hub: it is kept, and brought when the hub is there', async () => {
  const { open, names, blobs, reach } = room();
  reach(false);
  const head = await open('head');
  const { hash, size } = await head.seal(said);
  names(hash, size);
  expect(head.find(hash)).toEqual({ is: 'open', value: said });
  expect(blobs.size).toBe(0);
  reach(true);
  await expect.poll(() => blobs.has(hash)).toBe(true);
  head.close();
});

test('nobody looks: nothing is asked of the hub; what it does not have is asked for ever later', async () => {
  const { open, names, asked } = room();
  const head = await open('head');
  const hash = 'x'.repeat(43);
  names(hash, 1024);
  expect(asked.filter((what) => what === hash)).toEqual([]);
  head.want(hash);
  for (let n = 0; n < 5; n++) names(`${n}`.padEnd(43, 'y'), 1024);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(asked.filter((what) => what === hash)).toEqual([hash]);
  expect(head.find(hash)).toEqual({ is: 'away' });
  head.close();
});

test('other bytes under the same name are not taken', async () => {
  const { open, names, blobs } = room();
  const [officer, head] = [await open('officer'), await open('head')];
  const { hash, size } = await officer.seal(said);
  blobs.set(hash, new TextEncoder().encode('{"corridorStatement":1,"en":"9","fr":"9","ar":"9"}'));
  names(hash, size);
  head.want(hash);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(head.find(hash)).toEqual({ is: 'away' });
  for (const desk of [officer, head]) desk.close();
});

test('the length of what is sealed tells nothing of the words', () => {
  const padded = wordingToPadded(said);
  expect(padded.length).toBe(1024);
  expect(wordingToPadded({ en: '', fr: '', ar: '' }).length).toBe(1024);
  expect(bytesToWording(padded)).toEqual(said);
  expect(bytesToWording(new TextEncoder().encode('{"en":"a","fr":"b","ar":"c"}'))).toBeNull();
});
