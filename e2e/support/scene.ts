import { rm } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { createProfile, type OpenOptions, openBrowser } from './browser.ts';
import { type Laptop, openLaptop } from './hub.ts';
import { openOutside } from './outside.ts';

/** A browser of its own on a device of its own, and what it complained about. */
export interface Device {
  readonly browser: BrowserContext;
  readonly page: Page;
}

export interface Scene {
  readonly laptop: Laptop;
  /** The coordinator's laptop, 13 inches. */
  readonly board: () => Promise<Device>;
  /** A counter's phone, the size of a cheap one. */
  readonly phone: () => Promise<Device>;
  readonly open: (options: OpenOptions) => Promise<Device>;
  /** Ends everything; fails if any page asked for anything outside, or complained. */
  readonly end: () => Promise<void>;
}

/**
 * What a browser itself writes when an answer does not come, or is a refusal: the pages are made for it, since hubs die, sessions end with
 * them, phones are revoked, links are used up. And when a part of the app that it fetched ahead was asked for by the app's own worker in the
 * meantime: it is loaded all the same.
 */
const isExpected = (text: string): boolean =>
  /^Failed to load resource: (net::ERR_|the server responded with a status of (401|403|410))/.test(
    text,
  ) || /^A preload for .* is not used because it is a cross-world service worker/.test(text);

export async function openScene(...options: readonly string[]): Promise<Scene> {
  const [laptop, outside] = await Promise.all([openLaptop(...options), openOutside()]);
  const browsers = new Set<BrowserContext>();
  const profiles: string[] = [];
  const foreign: string[] = [];
  const complaints: string[] = [];
  let requests = 0;

  const open = async (more: OpenOptions): Promise<Device> => {
    const profile = more.profile ?? (await createProfile());
    if (!more.profile) profiles.push(profile);
    const browser = await openBrowser({
      ...more,
      profile,
      // Loopback never goes through a proxy; whatever does go there was meant for the world.
      proxy: { server: outside.server, bypass: 'localhost,127.0.0.1' },
    });
    browsers.add(browser);
    browser.once('close', () => browsers.delete(browser));
    browser.on('request', (request) => {
      requests++;
      const url = new URL(request.url());
      const isInside = ['data:', 'blob:', 'about:'].includes(url.protocol);
      if (!isInside && url.origin !== laptop.origin) foreign.push(request.url());
    });
    browser.on('weberror', (error) => complaints.push(String(error.error().stack)));
    browser.on('console', (message) => {
      const isBad = message.type() === 'error' || message.type() === 'warning';
      if (isBad && !isExpected(message.text())) {
        complaints.push(`${message.type()} ${message.text()} (${message.location().url})`);
      }
    });
    return { browser, page: browser.pages()[0] ?? (await browser.newPage()) };
  };

  return {
    laptop,
    open,
    board: () => open({ viewport: { width: 1366, height: 768 } }),
    phone: () => open({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }),
    end: async () => {
      for (const browser of browsers) await browser.close().catch(() => {});
      outside.close();
      await laptop.remove();
      for (const profile of profiles) {
        await rm(profile, { recursive: true, force: true, maxRetries: 5 });
      }
      expect({ foreign, outside: outside.asked, complaints }).toEqual({
        foreign: [],
        outside: [],
        complaints: [],
      });
      expect(requests).toBeGreaterThan(0);
    },
  };
}
