// Somebody takes a phone from a counter's hand and copies all of its storage. What do they read? Every file of the browser's profile is
// searched, whatever it packs undone, for what was counted, whom it was about, and every key that was ever in memory.
import { cpSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PLAIN_SCREENS } from '../packages/phone/src/ui/trail.ts';
import { enrolPhone, signIn } from './support/board.ts';
import { createProfile } from './support/browser.ts';
import { joinPhone, keptAt, lock, PIN, unlock } from './support/phone.ts';
import { cutPower } from './support/power.ts';
import { scriptByHand } from './support/profile/byHand.ts';
import { keySecret, type Secret, textSecret } from './support/profile/forms.ts';
import { type SpiedKey, spyOnKeys } from './support/profile/keySpy.ts';
import { type Found, readProfile, searchProfile, seedsIn } from './support/profile/search.ts';
import { openScene, type Scene } from './support/scene.ts';
import { oddSecrets, type Shift, workAShift, workLocked } from './support/shift.ts';
import { AT_RAMOUSEH, openWinterRoad } from './support/winterRoad.ts';

let scene: Scene;
let profile: string;
let link: string;
let shift: Shift;
const keys = new Map<string, SpiedKey>();
const addresses: string[] = [];

beforeAll(async () => {
  scene = await openScene();
  await openWinterRoad(scene.laptop, ['80461']);
  profile = await createProfile();
  const board = await scene.board();
  await signIn(board.page, await scene.laptop.link());
  link = await enrolPhone(board.page, { label: 'Ramouseh 1', ...AT_RAMOUSEH });
  await board.browser.close();
});
afterAll(async () => {
  await scene.end();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

const switchOn = async (folder = profile) => {
  const { browser, page } = await scene.open({
    profile: folder,
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  const spied = await spyOnKeys(browser);
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  const noteKeys = () => {
    for (const key of spied) keys.set(key.secret, key);
  };
  return { browser, page, noteKeys };
};
const address = (screen = '') => `${scene.laptop.origin}/phone/${screen}`;
const coldStart = async () => {
  const phone = await switchOn();
  await phone.page.goto(address());
  await phone.page.getByTestId('locked').waitFor();
  return phone;
};

/** All that must not be found, the keys that were in memory among it. */
const secrets = (): readonly Secret[] => [
  ...oddSecrets(shift.codes),
  textSecret(PIN),
  ...[...keys.values()]
    .filter(({ kind }) => kind !== 'Ed25519')
    .map(({ secret }) => keySecret('an AES key', Buffer.from(secret, 'hex'))),
];
/** `47193 in Default/History: …what stands around it` */
const toText = ({ secret, file, near }: Found) => `${secret} in ${file}: ${near}`;
const search = () => searchProfile(readProfile(profile), secrets()).map(toText);
/** Devices of the phone whose private keys lie about as such, and which of them are pads. */
const keysLyingAbout = () => {
  const devices = [...seedsIn(readProfile(profile))].map((seed) => keys.get(seed)?.device ?? seed);
  return devices.sort();
};
const padDevices = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open('corridor-phone');
      asked.onsuccess = () => resolve(asked.result);
    });
    const pads = await new Promise<readonly { readonly device: string }[]>((resolve) => {
      const asked = db.transaction('pads').objectStore('pads').getAll();
      asked.onsuccess = () => resolve(asked.result);
    });
    db.close();
    return pads.map(({ device }) => device).sort();
  });

describe('the browser’s profile, read file by file', () => {
  test('S5 privacy: a shift on an open phone leaves nothing readable on the disk, not even while it is open', async () => {
    const { browser, page, noteKeys } = await switchOn();
    await joinPhone(page, link);
    shift = await workAShift(page);
    await expect.poll(() => keptAt(page, 'hub')).toBeGreaterThan(5);
    noteKeys();
    expect([...keys.values()].filter(({ kind }) => kind === 'AES-GCM').length).toBeGreaterThan(2);
    expect(keys.size).toBeGreaterThan(4);
    expect(search()).toEqual([]);

    // What was handed over is the file that the next checkpoint finds in the downloads.
    const file = { name: shift.file, bytes: await readFile(shift.file) };
    expect(searchProfile([file], secrets())).toEqual([]);

    // Nobody has touched it: the search would find it.
    await page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const asked = indexedDB.open('planted');
        asked.onupgradeneeded = () => asked.result.createObjectStore('rows');
        asked.onsuccess = () => resolve(asked.result);
      });
      await new Promise((resolve) => {
        const step = db.transaction('rows', 'readwrite', { durability: 'strict' });
        step.objectStore('rows').put({ text: '{"note":"planted here"}' }, 'row');
        step.oncomplete = resolve;
      });
      db.close();
    });
    const planted = searchProfile(readProfile(profile), [textSecret('planted here')]);
    expect(planted.map(({ file }) => file).join()).toContain('IndexedDB');

    await lock(page);
    await workLocked(page);
    noteKeys();
    await page.waitForTimeout(400);
    await cutPower(browser, page);
    expect(search()).toEqual([]);
  });

  test('S5 killed while locked and started again: one private key lies open, that of the locked pad', async () => {
    const { browser, page, noteKeys } = await coldStart();
    const pads = await padDevices(page);
    expect(pads).toHaveLength(1);
    expect(keysLyingAbout()).toEqual(pads);
    await unlock(page);
    noteKeys();
    // The page is hidden: that locks it.
    await hide(page);
    await page.getByTestId('locked').waitFor();
    await browser.close();
    expect(search()).toEqual([]);
    expect(keysLyingAbout()).toEqual(pads);
  });

  test('S5 two minutes without a touch, by a clock of its own', async () => {
    const { browser, page, noteKeys } = await switchOn();
    await page.clock.install();
    await page.goto(address());
    await page.getByTestId('locked').waitFor();
    await unlock(page);
    await page.clock.fastForward(125_000);
    await page.getByTestId('locked').waitFor();
    noteKeys();
    await cutPower(browser, page);
    expect(search()).toEqual([]);
  });

  test('privacy: no address that the browser was at names a vehicle, a trip, a figure or a code', () => {
    const known = /\/phone\/(#(pad|vehicles|arrival|slip|today|more|notes|note|handover|trip)?)?$/;
    const told = addresses.filter((each) => !known.test(each) && !each.startsWith('about:'));
    // The link that lets the phone in; its token is spent, and is gone from the address at once.
    expect([...new Set(told)]).toEqual([link]);
    expect(addresses.length).toBeGreaterThan(10);
  });
});

const hide = (page: Page) =>
  page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });

/** What no screen of a copied phone may show, separators in between or not. */
const odd = /80461|9046|47.?193|38.?261|51.?847|29.?387|61.?283|73.?519/;

describe('a copy of the profile, without the PIN', () => {
  let copy: string;
  let browser: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    copy = await createProfile();
    cpSync(profile, copy, { recursive: true });
    const phone = await switchOn(copy);
    browser = phone.browser;
    page = phone.page;
    await browser.setOffline(true);
    await page.goto(address());
    await page.getByTestId('locked').waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await rm(copy, { recursive: true, force: true, maxRetries: 5 });
  });

  test('S5 shows the locked pad and nothing else, whatever screen is asked for by its address', async () => {
    for (const screen of PLAIN_SCREENS) {
      await page.goto(address(`#${screen}`));
      await page.reload();
      await page.getByTestId('locked').waitFor();
      const shown = await page.locator('body').innerText();
      expect([screen, shown.match(odd)]).toEqual([screen, null]);
      for (const key of ['record', 'strip-vehicle', 'kept-tally', 'trip', 'heads', 'comparison']) {
        expect([screen, key, await page.getByTestId(key).count()]).toEqual([screen, key, 0]);
      }
    }
  });

  test('S5 every row of every database, read by hand: no odd word, and one key, which cannot be read back', async () => {
    const { texts, numbers, keys: found, rows } = await page.evaluate(readAllRows);
    expect(rows).toBeGreaterThan(20);
    expect(texts.filter((text) => odd.test(text))).toEqual([]);
    expect(texts.filter((text) => /tallied|"people"|trip\/|vehicle\/|by-eye/.test(text))).toEqual(
      [],
    );
    // Of today: moments have thirteen digits of their own, and sooner or later four of them are those of a figure.
    const isMoment = (number: number) => Math.abs(number - Date.now()) < 3 * 86_400_000;
    expect(numbers.filter((number) => !isMoment(number) && odd.test(String(number)))).toEqual([]);
    expect(found).toEqual([{ type: 'private', isReadable: false, uses: ['sign'] }]);
  });

  test('S5 the app’s own store, opened by hand without keys, gives bytes that are no text', async () => {
    const store = await scriptByHand('../../../packages/log/src/browser.ts');
    const read = (await page.evaluate(`(async () => {
      ${store}
      const names = (await indexedDB.databases()).map(({ name }) => name);
      const name = names.find((each) => each.startsWith('corridor-lines-'));
      const store = await corridor.openIndexedDbStore(name, corridor.unsealedBox);
      const found = [];
      for (const op of await store.operations()) {
        const infos = await store.segments(op);
        for (const { ids, text } of await store.read(op, infos.map(({ lastId }) => lastId))) found.push(ids + text);
        for (const note of ['pad', 'site', 'own-means', 'breakdown']) found.push((await store.note(op, note)) ?? '');
      }
      await store.close();
      return found;
    })()`)) as readonly string[];
    expect(read.length).toBeGreaterThan(5);
    // Sealed bytes read as text: hardly two letters of the same word.
    expect(read.filter((text) => /[a-z]{8}|\d{5}|"\w+":/.test(text))).toEqual([]);
  });
});

interface AllRows {
  readonly rows: number;
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
  readonly keys: readonly {
    readonly type: string;
    readonly isReadable: boolean;
    readonly uses: readonly string[];
  }[];
}
const readAllRows = async (): Promise<AllRows> => {
  const done = <T>(asked: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  const texts: string[] = [];
  const numbers: number[] = [];
  const keys: { type: string; isReadable: boolean; uses: string[] }[] = [];
  let rows = 0;
  const walk = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'number') numbers.push(value);
    else if (value instanceof CryptoKey) {
      keys.push({ type: value.type, isReadable: value.extractable, uses: [...value.usages] });
    } else if (value instanceof Uint8Array) texts.push(new TextDecoder('latin1').decode(value));
    else if (typeof value === 'object' && value !== null) {
      for (const [name, each] of Object.entries(value)) {
        texts.push(name);
        walk(each);
      }
    }
  };
  for (const { name = '' } of await indexedDB.databases()) {
    const db = await done(indexedDB.open(name));
    for (const table of db.objectStoreNames) {
      const store = db.transaction(table).objectStore(table);
      const [values, names] = await Promise.all([done(store.getAll()), done(store.getAllKeys())]);
      rows += values.length;
      walk(values);
      walk(names);
    }
    db.close();
  }
  for (const storage of [localStorage, sessionStorage]) walk({ ...storage });
  for (const name of await caches.keys()) {
    if (name.startsWith('corridor-app-')) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      texts.push(request.url, (await (await cache.match(request))?.text()) ?? '');
    }
  }
  return { rows, texts, numbers, keys };
};
