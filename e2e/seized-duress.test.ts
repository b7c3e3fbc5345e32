// An officer gives the other PIN, or wipes the phone, and then it is taken: all of its storage is read, and the one who took it looks
// over the shoulder meanwhile.
import { readFile, rm, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn as signInDevice } from '../packages/hub/src/testing/people.ts';
import { run } from '../packages/hub/src/testing/process.ts';
import { enrolPhone, expectTrips, showTab, signIn } from './support/board.ts';
import { createProfile } from './support/browser.ts';
import { joinPhone, keptAt, lock, PIN, tap, toPad, typePin, unlock } from './support/phone.ts';
import { cutPower } from './support/power.ts';
import { keySecret, type Secret, textSecret } from './support/profile/forms.ts';
import { spyOnKeys } from './support/profile/keySpy.ts';
import { readProfile, searchProfile, seedsIn } from './support/profile/search.ts';
import { openScene, type Scene } from './support/scene.ts';
import { ODD, oddSecrets, workAShift, workLocked } from './support/shift.ts';
import { AT_RAMOUSEH, openWinterRoad } from './support/winterRoad.ts';

const DECOY = '901846';
let scene: Scene;
let board: Page;
beforeAll(async () => {
  scene = await openScene();
  const { op, coordinator } = await openWinterRoad(scene.laptop, [ODD.listed]);
  const hub = scene.laptop.hub();
  const { token } = (await signInDevice(hub, op, coordinator)).body;
  const fact = { quickWipe: true, decoyPin: true };
  const draft = { kind: 'device-protection-set@1', subject: 'operation/the-one', fact };
  const body = { lines: await coordinator.write(draft) };
  expect((await hub.call('/api/sync/push', { token, body })).status).toBe(200);
  board = (await scene.board()).page;
  await signIn(board, await scene.laptop.link());
});
afterAll(() => scene.end());

/** What lies wrapped in the keyring: useless without a PIN, and gone after a duress all the same. */
const wrappedIn = async (page: Page): Promise<readonly Secret[]> => {
  const found = await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open('corridor-phone');
      asked.onsuccess = () => resolve(asked.result);
    });
    const bytes: [string, number[]][] = [];
    const walk = (name: string, value: unknown): void => {
      if (value instanceof Uint8Array) bytes.push([name, [...value]]);
      else if (typeof value === 'object' && value !== null && !(value instanceof CryptoKey)) {
        for (const [key, each] of Object.entries(value)) walk(`${name} ${key}`, each);
      }
    };
    for (const table of db.objectStoreNames) {
      const rows = await new Promise<unknown[]>((resolve) => {
        const asked = db.transaction(table).objectStore(table).getAll();
        asked.onsuccess = () => resolve(asked.result);
      });
      walk(table, rows);
    }
    db.close();
    return bytes;
  });
  return (
    found
      // The salt is used again, so that the other PIN costs no second derivation. Alone it tells nothing.
      .filter(([name, bytes]) => bytes.length >= 16 && !name.endsWith(' salt'))
      .map(([name, bytes]) => keySecret(name, Uint8Array.from(bytes)))
  );
};

async function takenPhone(label: string) {
  const profile = await createProfile();
  const { browser, page } = await scene.open({
    profile,
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  const spied = await spyOnKeys(browser);
  await joinPhone(page, await enrolPhone(board, { label, ...AT_RAMOUSEH }));
  return {
    browser,
    page,
    profile,
    search: (secrets: readonly Secret[]) =>
      searchProfile(readProfile(profile), secrets).map(
        ({ secret, file, near }) => `${secret} in ${file}: ${near}`,
      ),
    keysSoFar: () => [...spied],
    end: () => rm(profile, { recursive: true, force: true, maxRetries: 5 }),
  };
}
const openProtection = async (page: Page) => {
  await tap(page, 'contact');
  await tap(page, 'open-protection');
  await page.getByTestId('protection').waitFor();
};
/** Keys for signing that lie about as such, by device; unknown ones by their seed. */
const lyingAbout = (profile: string, known: ReadonlyMap<string, string | null>) =>
  [...seedsIn(readProfile(profile))].map((seed) => known.get(seed) ?? seed);

describe('the other PIN', () => {
  test('S6 nothing of what was is left in any file; the real PIN fails for ever; the phone is silent; what was handed over arrives', async () => {
    const phone = await takenPhone('Ramouseh 1');
    const { browser, page, profile, search } = phone;
    await openProtection(page);
    await tap(page, 'set-decoy');
    await typePin(page);
    for (const step of ['first', 'again']) {
      await page.locator(`[data-testid="choose-pin"][data-step="${step}"]`).waitFor();
      await typePin(page, DECOY);
    }
    await page.getByTestId('protection-done').waitFor();
    await tap(page, 'protection-back');
    await toPad(page);
    const { codes, file } = await workAShift(page, true);
    const handedOver = await readFile(file);
    await lock(page);
    await workLocked(page);

    const wrapped = await wrappedIn(page);
    const before = phone.keysSoFar();
    expect(search(wrapped).length).toBeGreaterThan(0);
    const site = await page.getByTestId('site').textContent();
    const operation = (await page.getByTestId('locked').innerText()).includes('Winter road');

    // From here on whoever stands beside looks on.
    const asked: string[] = [];
    browser.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
    await tap(page, 'unlock');
    asked.length = 0;
    await typePin(page, DECOY);
    await page.getByTestId('pad').waitFor();
    // The hub is near again, and is not asked for anything all the same.
    await browser.setOffline(false);
    await expect
      .poll(() => page.getByTestId('hub-state').textContent())
      .toContain('hub not reached');
    expect(await keptAt(page, 'phone')).toBe(0);
    expect(await keptAt(page, 'hub')).toBe(0);
    expect(await page.locator('body').innerText()).not.toMatch(/80461|9046|47.?193|29.?387/);
    if (operation)
      await expect.poll(() => page.locator('body').innerText()).toContain('Winter road');
    await lock(page);
    await expect.poll(() => page.getByTestId('site').textContent()).toBe(site);

    const secrets = [
      ...oddSecrets(codes),
      ...[PIN, DECOY].map(textSecret),
      ...wrapped,
      ...before.map(({ kind, secret }) => keySecret(`${kind} key`, Buffer.from(secret, 'hex'))),
    ];
    expect(search(secrets)).toEqual([]);
    // Keys that sign and lie open are of new pads, which nobody ever let in: one that stands in for the old, and the one after it.
    const old = new Map(before.map(({ secret, device }) => [secret, device]));
    const now = new Map(phone.keysSoFar().map(({ secret, device }) => [secret, device]));
    expect(lyingAbout(profile, old).filter((each) => [...old.values()].includes(each))).toEqual([]);
    expect(lyingAbout(profile, now).length).toBeLessThanOrEqual(2);

    await tap(page, 'unlock');
    await typePin(page, PIN);
    await page.getByTestId('pin-problem').waitFor();
    await tap(page, 'pin-back');
    await page.reload();
    await page.getByTestId('locked').waitFor();
    await tap(page, 'unlock');
    await page.getByTestId('enter-pin').waitFor();
    await typePin(page, PIN);
    await page.getByTestId('pin-problem').waitFor();
    await tap(page, 'pin-back');
    await unlock(page, DECOY);
    // As long as somebody would look at it.
    await page.waitForTimeout(3_000);
    const files = /\/phone\/($|index\.html|sw\.js|assets\/|app\.|icon)/;
    expect(asked.filter((each) => !files.test(each))).toEqual([]);
    await cutPower(browser, page);
    expect(search(secrets)).toEqual([]);

    // The file went to a colleague before: every record in it arrives.
    const carried = `${profile}.corridor-sealed`;
    await writeFile(carried, handedOver);
    const taken = await run('import', carried, '--data', scene.laptop.data, '--json');
    const { admitted, refused } = JSON.parse(taken.stdout) as Record<string, number>;
    expect(admitted).toBeGreaterThan(2);
    expect(refused).toBe(0);
    await showTab(board, 'trips');
    await expectTrips(board, ODD.listed, [{ boarded: '47\u202f193' }]);
    await showTab(board, 'now');
    await expect.poll(() => board.getByTestId('waiting').innerText()).toContain('51\u202f847');
    await rm(carried, { force: true });
    await phone.end();
  });
});

describe('leave nothing', () => {
  test('S6 one tap: no key, no record, no name of the operation in any file', async () => {
    const phone = await takenPhone('Ramouseh 2');
    const { browser, page, search } = phone;
    const { codes } = await workAShift(page);
    await openProtection(page);
    const wrapped = await wrappedIn(page);
    const databases = await page.evaluate(async () =>
      (await indexedDB.databases()).flatMap(({ name = '' }) =>
        name.startsWith('corridor-lines-') ? [name] : [],
      ),
    );
    expect(databases).toHaveLength(1);
    await tap(page, 'leave-nothing');
    await page.getByTestId('start').waitFor();
    const secrets = [
      ...oddSecrets(codes),
      ...wrapped,
      ...phone
        .keysSoFar()
        .map(({ kind, secret }) => keySecret(`${kind} key`, Buffer.from(secret, 'hex'))),
      ...['Winter road', 'Ramouseh', 'site/ramouseh', ...databases].map(textSecret),
    ];
    await cutPower(browser, page);
    expect(search(secrets)).toEqual([]);
    expect(seedsIn(readProfile(phone.profile)).size).toBe(0);
    await phone.end();
  });
});
