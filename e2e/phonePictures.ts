// Takes the pictures of the phone in three languages: `node_modules/.bin/node e2e/phonePictures.ts`, after `npm run web`.
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { signIn } from '../packages/hub/src/testing/people.ts';
import { freePort, startHub } from '../packages/hub/src/testing/spawn.ts';
import { openBrowser } from './support/browser.ts';
import { openCounting } from './support/counting.ts';
import { everyScreen } from './support/everyScreen.ts';

const folder = fileURLToPath(new URL('../docs/pictures/phone/', import.meta.url));
mkdirSync(folder, { recursive: true });
const data = mkdtempSync(join(tmpdir(), 'corridor-phone-pictures-'));
const hub = await startHub(join(data, 'data'), await freePort());
const counting = await openCounting(hub);
/** Which screens, in which of the three schemes. */
const wanted: Readonly<Record<string, readonly [file: string, scheme: string]>> = {
  'pad, heads': ['pad', 'dark'],
  'pad, rest': ['rest', 'light'],
  notes: ['notes', 'dark'],
  'locked, heads': ['locked', 'night'],
};

for (const language of ['en', 'fr', 'ar'] as const) {
  const { body: session } = await signIn(hub, counting.op, counting.coordinator);
  const { body } = await hub.call('/api/invitations', {
    token: session.token,
    body: { role: 'counter', label: `Ramouseh ${language}`, sites: [] },
  });
  const browser = await openBrowser({
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
  });
  const page = await browser.newPage();
  const look = async (screen: string) => {
    const [file, scheme] = wanted[screen] ?? [];
    if (!file || !scheme) return;
    await page.evaluate((name) => {
      document.documentElement.dataset.scheme = name;
      (document.activeElement as HTMLElement | null)?.blur();
    }, scheme);
    await page.waitForTimeout(300);
    const path = `${folder}${file}.${language}.png`;
    await page.screenshot({ path, animations: 'disabled' });
    console.info(path.slice(folder.length), Math.round(statSync(path).size / 1024), 'KB');
    await page.evaluate(() => {
      document.documentElement.dataset.scheme = 'dark';
    });
  };
  const start = `${hub.origin}/phone/`;
  await everyScreen({ browser, page, start, token: body.token, language, look });
  await browser.close();
}
await hub.stop();
rmSync(data, { recursive: true, force: true });
