// Every screen, in one language, on three small phones: nothing cut off, nothing in another language, nothing too small to hit or too faint to read.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../../packages/hub/src/testing/people.ts';
import { freePort, type HubProcess, startHub } from '../../packages/hub/src/testing/process.ts';
import { RECORD_WHATS } from '../../packages/phone/src/ui/records/what.ts';
import type { Screen } from '../../packages/phone/src/ui/trail.ts';
import { openBrowser } from './browser.ts';
import { hardToUse, tooFaint } from './contrast.ts';
import { type Counting, openCounting } from './counting.ts';
import { everyScreen } from './everyScreen.ts';
import { hardToHit } from './hands.ts';
import { misread, type ScreenLanguage } from './reading.ts';

const sizes = [
  { width: 360, height: 640 },
  { width: 320, height: 568 },
  { width: 360, height: 760 },
] as const;
const schemes = [
  ['dark', 4.5],
  ['light', 4.5],
  ['night', 7],
] as const;

/** Every screen that the router knows: one more there does not compile until it stands here, and then must be walked. */
const screens: { readonly [at in Screen['at']]: true } = {
  pad: true,
  vehicles: true,
  arrival: true,
  today: true,
  more: true,
  site: true,
  notes: true,
  handover: true,
  protection: true,
  guide: true,
  limits: true,
  'counted-locked': true,
  move: true,
  record: true,
  correct: true,
  slip: true,
  trip: true,
  note: true,
};

/** Declares the scene; one file per language, so that they run side by side. */
export function walkThePhone(language: ScreenLanguage): void {
  let folder: string;
  let hub: HubProcess;
  let counting: Counting;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'corridor-languages-'));
    hub = await startHub(join(folder, 'data'), await freePort());
    counting = await openCounting(hub);
  });
  afterAll(async () => {
    await hub.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  /** A counter who may stand at any of the sites. */
  const invite = async (label: string): Promise<string> => {
    const { body: session } = await signIn(hub, counting.op, counting.coordinator);
    const { body } = await hub.call('/api/invitations', {
      token: session.token,
      body: { role: 'counter', label, sites: [] },
    });
    return body.token;
  };

  test(`a phone read in ${language} shows every screen whole, in its language, to any hand and eye`, async () => {
    const browser = await openBrowser({
      viewport: sizes[0],
      hasTouch: true,
      isMobile: true,
      reducedMotion: 'reduce',
      locale: 'en-GB',
    });
    const page = await browser.newPage();
    const faults: string[] = [];
    const seen = new Set<string>();
    const look = async (screen: string) => {
      seen.add(screen.startsWith('note ') ? (screen.split(',')[0] ?? '') : '');
      seen.add(new URL(page.url()).hash.slice(1).split('=')[0] ?? '');
      if (screen === 'site') seen.add('site');
      const tell = (size: string, found: readonly string[]) => {
        for (const each of found) faults.push(`${language} ${size} ${screen}: ${each}`);
      };
      for (const size of sizes) {
        await page.setViewportSize(size);
        await page.evaluate(() => new Promise(requestAnimationFrame));
        tell(`${size.width}×${size.height}`, await misread(page, language));
        // Where people are counted every key is a thumb wide; elsewhere a row may hold five.
        tell(
          `${size.width}×${size.height}`,
          await (/^(pad|locked|enter-pin)/.test(screen) ? hardToHit(page) : hardToHit(page, 52, 4)),
        );
        // One thumb: what is tapped while counting lies in the lower two thirds.
        if (/^(pad|locked), heads$/.test(screen)) {
          for (const key of ['minus-1', 'plus-1', 'plus-5', 'heads-done', 'undo']) {
            const box = await page.getByTestId(key).boundingBox();
            const isNear =
              box !== null && box.y >= size.height / 3 && box.y + box.height <= size.height;
            if (!isNear)
              tell(`${size.width}×${size.height}`, [`${key} is out of the thumb's reach`]);
          }
        }
      }
      await page.setViewportSize(sizes[0]);
      // Colours, labels and order are the same in every language: one walk looks at them.
      if (language !== 'ar') return;
      for (const [scheme, least] of schemes) {
        await page.evaluate((name) => {
          document.documentElement.dataset.scheme = name;
        }, scheme);
        tell(scheme, await tooFaint(page, least));
      }
      await page.evaluate(() => {
        document.documentElement.dataset.scheme = 'dark';
      });
      tell('axe', await hardToUse(page));
    };
    try {
      const token = await invite(`Ramouseh ${language}`);
      await everyScreen({ browser, page, start: `${hub.origin}/phone/`, token, language, look });
    } catch (problem) {
      faults.push(`the walk ended at ${page.url()}: ${String(problem)}`);
    } finally {
      await browser.close();
    }
    expect(faults).toEqual([]);
    expect(Object.keys(screens).filter((at) => !seen.has(at))).toEqual([]);
    expect(RECORD_WHATS.filter((what) => !seen.has(`note ${what}`))).toEqual([]);
  });
}
