// A counter's shift comes home: 500 records made without a network go to a real hub over a link of 50 KB/s that breaks one
// call in ten at any byte. How long until the hub has signed for all of them, and is each of them there once?
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createHubClient,
  createMemoryStore,
  createVerify,
  openLog,
  openReceiptBook,
  runtimeRandom,
} from '@corridor/log';
import { runtimeTimer } from '@corridor/log/browser';
import { hashText } from '@corridor/log/node';
import { type Device, type Founded, found } from '../packages/hub/src/testing/people.ts';
import { freePort, type HubProcess, startHub } from '../packages/hub/src/testing/spawn.ts';
import { openBadLink } from './support/badLink.ts';
import type { Bench } from './support/figure.ts';
import { createChance, medianOf, percentileOf } from './support/measure.ts';

const records = 500;
const shifts = 40;
/** Each over a link of its own; the laptop has time for several. */
const atOnce = 4;
const bytesPerSecond = 50_000;
const cutShare = 0.1;
const patienceMs = 120_000;

/** Random as on a phone: names of acts and vehicles do not pack. */
const newName = () => randomBytes(12).toString('base64url').replaceAll(/[-_]/g, 'x');

/** What a counter writes in a shift: a count with its boarding, then that the bus left. */
async function writeShift(phone: Device): Promise<void> {
  const site = 'site/ramouseh';
  for (let n = 0; n < records / 2; n++) {
    const vehicle = `vehicle/${newName()}`;
    const subject = `trip/${1 + (n % 40)}.${newName().slice(0, 6).toUpperCase()}`;
    const act = newName();
    await phone.write(
      { kind: 'boarding@1', subject, act, fact: { vehicle, site } },
      {
        kind: 'tallied@1',
        subject,
        act,
        fact: {
          point: 'boarding',
          site,
          part: 'whole',
          people: 40 + (n % 25),
          exact: true,
          method: 'one-by-one',
          children: n % 20,
          laps: n % 5,
          lapsAsked: true,
          countedBy: 'post/ramouseh',
        },
      },
    );
    await phone.write({
      kind: 'departed@1',
      subject,
      act: newName(),
      fact: { vehicle, site, to: 'site/rashidin', corridor: 'corridor/south' },
    });
  }
}

interface Shift {
  readonly ms: number;
  readonly cut: number;
  readonly requests: number;
  readonly kilobytes: number;
}

async function bringHome(hub: HubProcess, { op, enlist }: Founded, seed: number): Promise<Shift> {
  const phone = await enlist('counter', { sites: ['site/ramouseh'], post: 'post/ramouseh' });
  await writeShift(phone);
  const { log, signer } = phone;
  const lines = log.heads(signer.device).at(-1)?.seq ?? 0;
  const link = await openBadLink({
    to: hub.origin,
    bytesPerSecond,
    cutShare,
    chance: createChance(seed),
  });
  const verify = createVerify();
  const book = await openReceiptBook({ log, verify, isHub: () => true });
  const isHome = () =>
    book
      .receipts()
      .some(({ dev, head }) => dev === signer.device && log.place(head)?.seq === lines);
  const client = createHubClient({
    baseUrl: link.origin,
    fetch: globalThis.fetch,
    log,
    signer,
    clock: { now: () => Date.now() },
    timer: runtimeTimer,
    chance: createChance(seed + 1),
    receipts: book,
  });
  const start = performance.now();
  await new Promise<void>((resolve, reject) => {
    const tooLong = setTimeout(() => reject(new Error(`op ${op}: not home`)), patienceMs);
    const look = setInterval(() => {
      if (!isHome()) return;
      clearInterval(look);
      clearTimeout(tooLong);
      resolve();
    }, 5);
    client.start();
  });
  const ms = performance.now() - start;
  client.stop();
  link.close();
  return { ms, cut: link.cut(), requests: link.requests(), kilobytes: link.bytes() / 1024 };
}

/** Counts that the hub holds, fetched over a good link: a line sent twice must be there once. */
async function talliesAtHub(hub: HubProcess, { coordinator, op }: Founded): Promise<number> {
  const log = await openLog({
    store: createMemoryStore(),
    op,
    hash: hashText,
    verify: createVerify(),
    clock: { now: () => Date.now() },
    random: runtimeRandom,
  });
  let tallies = 0;
  for (;;) {
    const { body } = await hub.call('/api/sync/pull', {
      token: coordinator.token,
      body: { have: log.vector() },
    });
    await log.admit(body.lines);
    if (!body.more) break;
  }
  for await (const slice of log.lines())
    tallies += slice.filter(({ body }) => body?.kind === 'tallied@1').length;
  return tallies;
}

/** One phone, one hub, one operation: nothing of another shift is there to be fetched. */
async function oneShift(seed: number): Promise<Shift> {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-bench-'));
  const hub = await startHub(join(folder, 'data'), await freePort());
  try {
    const founded = await found(hub);
    const shift = await bringHome(hub, founded, seed);
    const tallies = await talliesAtHub(hub, founded);
    if (tallies !== records / 2)
      throw new Error(`${tallies} counts at the hub, not ${records / 2}`);
    return shift;
  } finally {
    await hub.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const bench: Bench = async (tell) => {
  const done: Shift[] = [];
  for (let first = 0; first < shifts; first += atOnce) {
    const some = await Promise.all(
      Array.from({ length: atOnce }, (_, n) => oneShift((first + n) * 1009 + 7)),
    );
    for (const { ms, cut, requests, kilobytes } of some)
      tell(
        `${(ms / 1000).toFixed(1)} s, ${cut} of ${requests} calls cut, ${kilobytes.toFixed(0)} KB`,
      );
    done.push(...some);
  }
  const times = done.map(({ ms }) => ms);
  return [
    {
      where: `a shift of ${records} records over 50 KB/s with 1 call in 10 cut, p95 of ${shifts}`,
      value: percentileOf(times, 95),
      unit: 'ms',
      bar: { atMost: 15_000 },
    },
    { where: '— median', value: medianOf(times), unit: 'ms' },
    { where: '— longest', value: Math.max(...times), unit: 'ms' },
  ];
};

export default bench;
