import { readdir, readFile } from 'node:fs/promises';
import { createMemoryStore, createVerify, openLog, runtimeRandom } from '@corridor/log';
import { hashText } from '@corridor/log/node';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { signIn, type Wire } from '../../packages/hub/src/testing/people.ts';
import type { OpenOptions } from './browser.ts';
import { type Counting, RAMOUSEH } from './counting.ts';
import { joinPhone } from './phone.ts';
import { type Device, openScene, type Scene } from './scene.ts';
import { openWinterRoad } from './winterRoad.ts';

/** A count as the hub holds it. */
export interface HeldTally {
  readonly id: string;
  readonly device: string;
  readonly seq: number;
  /** `trip/12.AB3DE` */
  readonly trip: string;
  readonly people: number;
  /** The device's own clock. */
  readonly wall: number;
  readonly hlc: number;
}

export interface Held {
  readonly tallies: readonly HeldTally[];
  /** Devices of whose chain the hub holds more than one version. */
  readonly forked: readonly string[];
}

/** A hub with the winter road, and phones in the hands of fate. */
export interface Field extends Scene {
  readonly counting: Counting;
  /** A phone at Ramouseh. Opened again on the same profile, it is the same phone switched off and on. */
  readonly phoneOn: (profile: string, more?: OpenOptions) => Promise<Device>;
  /** Lets it in; the pad is open and the app is kept for a cold start. */
  readonly letIn: (page: Page, label: string, site?: string) => Promise<void>;
  /** Cold start of a phone that is in. */
  readonly start: (page: Page) => Promise<void>;
  readonly held: () => Promise<Held>;
}

export const poll = (ask: () => Promise<unknown>, is: unknown) => expect.poll(ask).toEqual(is);

export async function openField(): Promise<Field> {
  const scene = await openScene();
  const counting = await openWinterRoad(scene.laptop);
  const size = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
  const start = async (page: Page) => {
    await page.goto(`${scene.laptop.origin}/phone/`);
  };
  return {
    ...scene,
    counting,
    phoneOn: (profile, more = {}) => scene.open({ ...size, ...more, profile }),
    letIn: async (page, label, site = RAMOUSEH) => {
      const token = await counting.invite(site, label);
      await joinPhone(page, `${scene.laptop.origin}/phone/#join=${token}`);
    },
    start,
    held: () => heldBy(scene.laptop.hub(), counting),
  };
}

/** Everything a hub holds, fetched as a coordinator's board fetches it. */
async function heldBy(wire: Wire, { op, coordinator }: Counting): Promise<Held> {
  const { token } = (await signIn(wire, op, coordinator)).body;
  const log = await openLog({
    store: createMemoryStore(),
    op,
    hash: hashText,
    verify: createVerify(),
    clock: { now: Date.now },
    random: runtimeRandom,
  });
  for (;;) {
    const ask = { token, body: { have: log.vector() } };
    const { status, body } = await wire.call('/api/sync/pull', ask);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    await log.admit(body.lines);
    if (!body.more) break;
  }
  const tallies: HeldTally[] = [];
  for await (const lines of log.lines()) {
    for (const { id, header, body } of lines) {
      if (body?.kind !== 'tallied@1') continue;
      const { people } = body.fact as { readonly people: number };
      const { dev: device, seq, wall, hlc } = header;
      tallies.push({ id, device, seq, trip: body.subject, people, wall, hlc: hlc[0] });
    }
  }
  const forked = [...log.devices()].filter((device) => log.heads(device).length > 1);
  return { tallies, forked };
}

/** What happens to a phone's browser when its battery falls out: nothing is asked, nothing is tidied up. */
export async function killBrowser(
  browser: BrowserContext,
  page: Page,
  profile: string,
): Promise<void> {
  const closed = new Promise((resolve) => browser.once('close', resolve));
  const pid = await browserOf(profile);
  if (pid === null) {
    const session = await browser.newCDPSession(page);
    await session.send('Browser.crash').catch(() => {});
  } else process.kill(pid, 'SIGKILL');
  await closed;
}

/** The one browser that was started on this profile; `null` where the system does not tell. */
async function browserOf(profile: string): Promise<number | null> {
  const pids = await readdir('/proc').catch(() => []);
  for (const pid of pids.filter((name) => /^\d+$/.test(name))) {
    const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
    const isIts = words.includes(`--user-data-dir=${profile}`);
    if (isIts && !words.some((word) => word.startsWith('--type='))) return Number(pid);
  }
  return null;
}
