// A newer app on older data, an older app on newer data, and an app that changes in the middle of a shift.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import {
  createMemoryStore,
  createVerify,
  openLog,
  runtimeRandom,
  seedToSigner,
} from '@corridor/log';
import { hashText } from '@corridor/log/node';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { join_, signIn } from '../../packages/hub/src/testing/people.ts';
import { createProfile, openBrowser } from '../support/browser.ts';
import { RAMOUSEH } from '../support/counting.ts';
import { type Field, openField, poll } from '../support/field.ts';
import {
  countLocked,
  countOn,
  joinPhone,
  keptAt,
  lock,
  takeVehicle,
  tap,
  typePin,
  unlock,
} from '../support/phone.ts';

let field: Field;
beforeAll(async () => {
  field = await openField();
});
afterAll(() => field.end());

/** What a phone of the version before there were PINs holds: its key, and one count that no hub has. */
async function oldPhone() {
  const { op, coordinator } = field.counting;
  const wire = field.laptop.hub();
  const seed = randomBytes(32);
  const signer = await seedToSigner(seed);
  const invited = await field.counting.invite(RAMOUSEH, 'Ramouseh 0');
  const joined = await join_(wire, invited, op, { signer } as Parameters<typeof join_>[3]);
  if (joined.status !== 200) throw new Error(JSON.stringify(joined.body));
  const { token } = (await signIn(wire, op, coordinator)).body;
  const pulled = await wire.call('/api/sync/pull', { token, body: { have: {} } });
  const bodies = (pulled.body.lines as string[]).map((line) =>
    JSON.parse(line.split('\t')[1] || 'null'),
  );
  const hub = bodies.find((body) => body?.fact.role === 'hub');
  const store = createMemoryStore();
  const log = await openLog({
    store,
    op,
    hash: hashText,
    verify: createVerify(),
    clock: { now: Date.now },
    random: runtimeRandom,
  });
  const site = RAMOUSEH;
  const appended = await log.append(signer, [
    {
      kind: 'boarding@1',
      subject: 'trip/12.7K3M9Q',
      act: 'act',
      fact: { vehicle: 'vehicle/bus-12', site },
    },
    {
      kind: 'tallied@1',
      subject: 'trip/12.7K3M9Q',
      act: 'act',
      fact: {
        point: 'boarding',
        site,
        part: 'whole',
        people: 31,
        exact: true,
        method: 'one-by-one',
        laps: 0,
        lapsAsked: true,
        countedBy: 'post/ramouseh',
      },
    },
  ]);
  if (!appended.ok) throw new Error(appended.why);
  const infos = await store.segments(op);
  const segments = await store.read(
    op,
    infos.map(({ lastId }) => lastId),
  );
  return {
    enrolment: {
      op,
      name: 'Winter road',
      device: signer.device,
      seed: seed.toString('base64url'),
      role: 'counter',
      label: 'Ramouseh 0',
      sites: [site],
      post: 'post/ramouseh',
      hub: { device: hub.subject.slice('device/'.length), sealTo: hub.fact.sealTo },
      hubUrl: field.laptop.origin,
      state: 'joined',
      at: Date.now(),
    },
    infos,
    texts: segments.map(({ ids, text }) => `${ids}\n${text}`),
  };
}

test('[old-app-new-data] what a phone counted under the version before opens under this one, with a PIN from now on, and comes to the hub', async () => {
  const old = await oldPhone();
  const { browser, page } = await field.phoneOn(await createProfile());
  await page.goto(`${field.laptop.origin}/phone/app.webmanifest`);
  await page.evaluate(async ({ enrolment, infos, texts }) => {
    const open = (name: string, upgrade: (db: IDBDatabase) => void) =>
      new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name, 1);
        asked.onupgradeneeded = () => upgrade(asked.result);
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    const done = (transaction: IDBTransaction) =>
      new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
      });
    const phone = await open('corridor-phone', (db) => {
      db.createObjectStore('enrolments', { keyPath: 'op' });
    });
    const enrolling = phone.transaction('enrolments', 'readwrite');
    enrolling.objectStore('enrolments').put(enrolment);
    await done(enrolling);
    phone.close();
    const lines = await open('corridor-lines', (db) => {
      const store = db.createObjectStore('infos', { keyPath: ['op', 'lastId'] });
      store.createIndex('inOrder', ['op', 'dev', 'firstSeq', 'lastId']);
      store.createIndex('byLastSeq', ['op', 'dev', 'lastSeq']);
      db.createObjectStore('texts');
      db.createObjectStore('notes');
    });
    const writing = lines.transaction(['infos', 'texts'], 'readwrite');
    for (const [at, info] of infos.entries()) {
      writing.objectStore('infos').put({ ...info, op: enrolment.op });
      writing.objectStore('texts').put(texts[at], [enrolment.op, info.lastId]);
    }
    await done(writing);
    lines.close();
  }, old);

  await field.start(page);
  for (const step of ['first', 'again']) {
    await page.locator(`[data-testid="choose-pin"][data-step="${step}"]`).waitFor();
    await typePin(page);
  }
  await page.getByTestId('pad').waitFor();
  await poll(() => keptAt(page, 'hub'), 1);
  await takeVehicle(page, '7');
  await countOn(page, 22);
  await poll(() => keptAt(page, 'hub'), 2);
  await lock(page);
  await countLocked(page, '4', 40);
  await page.reload();
  await unlock(page);
  await poll(() => keptAt(page, 'hub'), 3);
  const { tallies, forked } = await field.held();
  expect(tallies.map(({ people }) => people).sort()).toEqual([22, 31, 40]);
  expect(forked).toEqual([]);
  await browser.close();
});

/** The hub, with an app that says it is of another version from some moment on. */
async function openFront(): Promise<{ readonly origin: string; version: string; server: Server }> {
  const target = new URL(field.laptop.origin);
  const worker = await readFile(
    fileURLToPath(new URL('../../packages/phone/dist/sw.js', import.meta.url)),
    'utf8',
  );
  const front = { origin: '', version: '' };
  const server = createServer((asked, answer) => {
    if (asked.url === '/phone/sw.js') {
      const text = worker.replace(/"version":"[0-9a-f]{16}"/, (same) =>
        front.version ? `"version":"${front.version}"` : same,
      );
      answer.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-cache' });
      answer.end(text);
      return;
    }
    const onward = request(
      {
        host: '127.0.0.1',
        port: target.port,
        path: asked.url,
        method: asked.method,
        headers: asked.headers,
      },
      (told) => {
        answer.writeHead(told.statusCode ?? 502, told.headers);
        answer.flushHeaders();
        told.pipe(answer);
      },
    );
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(front, { origin: `http://localhost:${port}`, server });
}

const versionsKept = (page: Page) =>
  page.evaluate(async () =>
    (await caches.keys()).filter((name) => name.startsWith('corridor-app-')).sort(),
  );

test('[old-app-new-data] in the middle of a bus another version is offered, forward and back; it takes over when somebody says so, and no touch is lost', async () => {
  const front = await openFront();
  const browser = await openBrowser({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  const page = browser.pages()[0] ?? (await browser.newPage());
  const token = await field.counting.invite(RAMOUSEH, 'Ramouseh 2');
  await joinPhone(page, `${front.origin}/phone/#join=${token}`);
  const [first = ''] = await versionsKept(page);
  await takeVehicle(page, '31');
  let heads = 0;
  const older = first.replace('corridor-app-', '');
  for (const version of ['00000000000000aa', older]) {
    await tap(page, 'plus-5');
    heads += 5;
    front.version = version;
    // It looks for a new version when the hub is near.
    await tap(page, 'contact');
    await expect
      .poll(
        async () => {
          if (await page.getByTestId('sync-now').isEnabled()) await tap(page, 'sync-now');
          return page.getByTestId('use-new-version').count();
        },
        { interval: 500 },
      )
      .toBe(1);
    // Offered, and nothing else: the count goes on under the version that was there.
    await tap(page, 'back');
    await tap(page, 'plus-1');
    heads += 1;
    await expect.poll(() => page.getByTestId('heads').textContent()).toBe(String(heads));
    // Locking waits for the touch to be stored.
    await lock(page);
    await page.reload();
    await unlock(page);
    await expect.poll(() => page.getByTestId('heads').textContent()).toBe(String(heads));
    await tap(page, 'contact');
    await tap(page, 'use-new-version');
    await page.getByTestId('locked').waitFor();
    await tap(page, 'unlock');
    await typePin(page);
    await page.getByTestId('pad').or(page.getByTestId('more')).first().waitFor();
    if (await page.getByTestId('more').isVisible()) await tap(page, 'back');
    await expect.poll(() => page.getByTestId('heads').textContent()).toBe(String(heads));
    await expect.poll(() => versionsKept(page)).toEqual([`corridor-app-${version}`]);
  }
  await countOn(page, 1);
  await poll(() => keptAt(page, 'hub'), 1);
  const { tallies } = await field.held();
  expect(tallies.filter(({ trip }) => trip.startsWith('trip/31.'))).toMatchObject([{ people: 13 }]);
  await browser.close();
  front.server.closeAllConnections();
  front.server.close();
});
