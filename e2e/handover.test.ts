// No network at all: a phone's records reach the hub through a camera, a file, or another phone in between.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createCollector,
  createMemoryOutbox,
  createOutbox,
  createVerify,
  readParcel,
  type SealedRecord,
  textToReceipts,
  writeParcel,
} from '@corridor/log';
import { sha256 } from '@corridor/log/node';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { createChance } from '../bench/support/measure.ts';
import { createDevice, join_, signIn as session_ } from '../packages/hub/src/testing/people.ts';
import { showTab, signIn } from './support/board.ts';
import { type Counting, openCounting, RAMOUSEH } from './support/counting.ts';
import { badFilm, pictureOf, picturesPerSecond, stillCode, writeFilm } from './support/film.ts';
import { countOn, joinPhone, keptAt, lock, takeVehicle, tap, unlock } from './support/phone.ts';
import { openScene, type Scene } from './support/scene.ts';

let scene: Scene;
let counting: Counting;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-film-'));
  scene = await openScene();
  counting = await openCounting(scene.laptop.hub(), false);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await scene.end();
});

/** An officer's phone that joined and then never met the hub again: so many buses, counted and sealed. */
async function aLostPhone(label: string, buses: number) {
  const hub = scene.laptop.hub();
  const device = await createDevice(counting.op, Date.now);
  const token = await counting.invite(RAMOUSEH, label);
  const look = await hub.call('/api/join/look', { body: { token } });
  const [offer] = look.body.operations;
  await join_(hub, token, counting.op, device);
  const outbox = createOutbox({ store: createMemoryOutbox(), verify: createVerify() });
  const target = { hub: offer.hub.device, hubUrl: hub.origin, sealTo: offer.hub.sealTo };
  for (let n = 0; n < buses; n++) {
    await device.write({
      kind: 'tallied@1',
      subject: `trip/12.${label.length}${String(n).padStart(5, '0')}`,
      fact: {
        point: 'boarding',
        site: RAMOUSEH,
        part: 'whole',
        people: 40 + n,
        exact: true,
        method: 'clicker',
        lapsAsked: false,
        countedBy: 'post/ramouseh',
      },
    });
    const head = device.log.heads(device.signer.device)[0]?.id ?? '';
    await outbox.keep(target, await device.log.linesById([head]));
  }
  return { device, outbox, records: await outbox.all() };
}

/** How many of a phone's records the hub holds by now. */
async function atHub(records: readonly Pick<SealedRecord, 'dev' | 'lastSeq'>[]): Promise<number> {
  const hub = scene.laptop.hub();
  const session = await session_(hub, counting.op, counting.coordinator);
  const pulled = await hub.call('/api/sync/pull', {
    token: session.body.token,
    body: { have: {} },
  });
  const have = pulled.body.have as Record<string, readonly (readonly [number, string])[]>;
  const held = records.filter(({ dev, lastSeq }) =>
    (have[dev] ?? []).some(([seq]) => seq >= lastSeq),
  );
  return held.length;
}

/** The hub's receipts, read off the board's screen as a camera would. */
async function receiptsOn(page: Page): Promise<string> {
  const picture = await page.getByTestId('receipts').getByRole('img').screenshot();
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const { buffer } = new Uint8Array(readFileSync(wasm));
  prepareZXingModule({ overrides: { wasmBinary: buffer } });
  const [code] = await readBarcodes(new Uint8Array(picture), { formats: ['QRCode'] });
  return new TextDecoder().decode(code?.bytes);
}

const aPhone = (camera?: string) =>
  scene.open({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    ...(camera ? { camera } : {}),
  });
const joinAt = async (page: Page, label: string) =>
  joinPhone(page, `${scene.laptop.origin}/phone/#join=${await counting.invite(RAMOUSEH, label)}`);

test('[lossy-camera] the board’s camera takes in a phone’s moving code, four pictures in ten lost, another code in view', async () => {
  const phone = await aLostPhone('Ramouseh 1', 40);
  const other = await aLostPhone('Ramouseh 2', 60);
  const parcel = writeParcel(phone.records, sha256);
  const film = join(folder, 'board.y4m');
  const pictures = await writeFilm(
    film,
    badFilm(parcel.bytes, writeParcel(other.records, sha256).bytes, createChance(33)),
  );
  expect(await atHub(phone.records)).toBe(0);
  const { browser, page } = await scene.open({
    viewport: { width: 1366, height: 768 },
    camera: film,
  });
  await signIn(page, await scene.laptop.link());
  await showTab(page, 'devices');
  const began = performance.now();
  await page.getByTestId('open-take-in').click();
  await page.getByTestId('taken-in').waitFor({ timeout: 90_000 });
  const seconds = (performance.now() - began) / 1000;
  console.info(
    `40 records by camera: ${seconds.toFixed(1)} s; the film has ${pictures} pictures, ${pictures / picturesPerSecond} s`,
  );
  await expect.poll(() => page.getByTestId('taken-in').getAttribute('data-taken')).toBe('40');
  await expect
    .poll(async () => (await page.getByTestId('parcel-code').textContent())?.replace(' ', ''))
    .toBe(parcel.code);
  await expect.poll(() => atHub(phone.records)).toBe(40);
  expect(await atHub(other.records)).toBe(0);
  const receipts = textToReceipts(await receiptsOn(page));
  expect(receipts.ok && (await phone.outbox.settle(receipts.receipts))).toBe(40);
  await browser.close();
});

test('a phone without a network carries another’s records, unread, and brings them to the hub when it is near', async () => {
  const lost = await aLostPhone('Ramouseh 3', 25);
  const parcel = writeParcel(lost.records, sha256);
  const film = join(folder, 'courier.y4m');
  await writeFilm(film, badFilm(parcel.bytes, new Uint8Array(30_000).fill(7), createChance(5)));
  const { browser, page } = await aPhone(film);
  await joinAt(page, 'Courier');
  await browser.setOffline(true);
  await tap(page, 'contact');
  await tap(page, 'hand-over');
  await tap(page, 'take-over-records');
  await page.getByTestId('taken').waitFor({ timeout: 90_000 });
  await expect.poll(() => page.getByTestId('taken').getAttribute('data-taken')).toBe('25');
  await expect
    .poll(async () => (await page.getByTestId('parcel-code').textContent())?.replace(' ', ''))
    .toBe(parcel.code);
  await tap(page, 'take-done');
  const held = page.getByTestId('held');
  await expect.poll(() => held.getAttribute('data-carried')).toBe('25');
  await expect.poll(() => held.textContent()).toContain('carrying 25 records of 1 other phone');
  expect(await atHub(lost.records)).toBe(0);

  // Handed on once more, as a file, by a phone that is still far away.
  await tap(page, 'save-file');
  const [download] = await Promise.all([page.waitForEvent('download'), tap(page, 'make-file')]);
  expect(download.suggestedFilename()).toMatch(/^\d{12}\.corridor-sealed$/);
  const bytes = readFileSync(await download.path());
  const read = readParcel(new Uint8Array(bytes), sha256);
  if (!read.ok) throw new Error(read.why);
  expect(read.parcel.filter(({ dev }) => dev === lost.device.signer.device)).toHaveLength(25);
  await expect
    .poll(async () => (await page.getByTestId('parcel-code').textContent())?.replace(' ', ''))
    .toBe(read.codes[0]);
  for (const word of ['tallied', 'trip/', 'ramouseh', 'people', 'http'])
    expect(bytes.toString('latin1')).not.toContain(word);
  await tap(page, 'file-done');

  await browser.setOffline(false);
  await expect.poll(() => atHub(lost.records)).toBe(25);
  await tap(page, 'handover-back');
  await tap(page, 'hand-over');
  await expect.poll(() => held.getAttribute('data-carried')).toBe('0');
  await browser.close();
});

test('a locked phone shows its records as moving code; by the hub’s receipt before its camera they are at the hub', async () => {
  const film = join(folder, 'receipt.y4m');
  await writeFilm(film, [pictureOf([], createChance(1))]);
  const { browser, page } = await aPhone(film);
  await joinAt(page, 'Ramouseh 4');
  await browser.setOffline(true);
  await takeVehicle(page, '12');
  await countOn(page, 41, 3);
  await lock(page);
  await tap(page, 'locked-hand-over');
  await expect.poll(() => page.getByTestId('held').getAttribute('data-own')).not.toBeNull();
  await expect
    .poll(async () => Number(await page.getByTestId('held').getAttribute('data-own')))
    .toBeGreaterThan(0);
  await tap(page, 'show-codes');
  const collector = createCollector(sha256);
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const { buffer } = new Uint8Array(readFileSync(wasm));
  prepareZXingModule({ overrides: { wasmBinary: buffer } });
  let whole: Uint8Array | null = null;
  for (let n = 0; whole === null && n < 60; n++) {
    const picture = await page.getByTestId('moving-code').screenshot();
    const [code] = await readBarcodes(new Uint8Array(picture), { formats: ['QRCode'] });
    const collected = code && collector.take(code.bytes);
    if (collected?.is === 'whole') whole = collected.bytes;
  }
  const read = readParcel(whole ?? new Uint8Array(), sha256);
  if (!read.ok) throw new Error(read.why);
  await expect
    .poll(async () => (await page.getByTestId('parcel-code').textContent())?.replace(' ', ''))
    .toBe(read.codes[0]);
  await tap(page, 'codes-done');
  expect(await atHub(read.parcel)).toBe(0);

  // The file that it saved, dropped on the board.
  await tap(page, 'save-file');
  const [download] = await Promise.all([page.waitForEvent('download'), tap(page, 'make-file')]);
  await tap(page, 'file-done');
  const board = await scene.board();
  await signIn(board.page, await scene.laptop.link());
  await showTab(board.page, 'devices');
  await board.page.getByTestId('open-take-in').click();
  await board.page.getByTestId('take-in-file').setInputFiles(await download.path());
  await board.page.getByTestId('taken-in').waitFor();
  await expect.poll(() => atHub(read.parcel)).toBe(read.parcel.length);
  const text = await receiptsOn(board.page);
  await board.browser.close();

  // The camera opens its film when it is first used: by now it shows the board's screen.
  const placed = { code: stillCode(text), left: 340, top: 60, side: 600 };
  await writeFilm(film, [
    pictureOf([placed], createChance(4)),
    pictureOf([placed], createChance(6)),
  ]);
  await tap(page, 'take-over-records');
  await page.getByTestId('receipts-read').waitFor();
  await tap(page, 'take-done');
  await expect.poll(() => page.getByTestId('held').getAttribute('data-own')).toBe('0');
  await tap(page, 'handover-back');
  await unlock(page);
  await expect.poll(() => keptAt(page, 'hub')).toBe(1);
  expect(await keptAt(page, 'phone')).toBe(0);
  await browser.close();
});

test('a phone joins by the code on the board, read in the app', async () => {
  const link = `${scene.laptop.origin}/phone/#join=${await counting.invite(RAMOUSEH, 'Ramouseh 5')}`;
  const film = join(folder, 'join.y4m');
  const placed = { code: stillCode(link), left: 400, top: 120, side: 420 };
  await writeFilm(film, [
    pictureOf([placed], createChance(2)),
    pictureOf([placed], createChance(3)),
  ]);
  const { browser, page } = await aPhone(film);
  await page.goto(`${scene.laptop.origin}/phone/`);
  await tap(page, 'scan-join-key');
  await page.getByTestId('offer').waitFor();
  await expect.poll(() => page.getByTestId('offer').textContent()).toContain('Ramouseh 5');
  await browser.close();
});
