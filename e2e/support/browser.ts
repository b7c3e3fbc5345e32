import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { findChromium } from './chromium.ts';
import { PATIENCE } from './patience.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const cameraFlags = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

export interface OpenOptions extends BrowserContextOptions {
  /** A film (`.y4m`) that the device's camera sees, over and over; the person allows the camera. */
  readonly camera?: string;
  /**
   * A folder from `createProfile`. Opening it a second time is a phone switched off and on again:
   * what it stored and its service workers are there, its memory is not. Without a profile the
   * browser is a new device, forgotten when it closes.
   */
  readonly profile?: string;
}

/** A new device's empty storage. Whoever makes one removes it. */
export function createProfile(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'corridor-browser-'));
}

/** A real Chromium, one process per device; `close()` on the answer ends it. */
export async function openBrowser(given: OpenOptions = {}): Promise<BrowserContext> {
  const { profile, camera, ...options } = given;
  const folder = profile ?? (await createProfile());
  const context = await chromium.launchPersistentContext(folder, {
    ...options,
    executablePath: await findChromium(),
    headless: true,
    args:
      camera === undefined
        ? flags
        : [...flags, ...cameraFlags, `--use-file-for-fake-video-capture=${camera}`],
  });
  context.setDefaultTimeout(PATIENCE);
  if (profile === undefined) {
    context.once('close', () => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  }
  return context;
}
