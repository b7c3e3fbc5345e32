// Counts leave a phone by whatever way there is: the net, a sealed file, a moving code, another phone. Some come twice, some by all ways
// at once, from phones whose clocks are two days off, locked or not. Everybody must end with the same figures, each counted once.
import {
  bytesToFrames,
  createCollector,
  createMemoryOutbox,
  createMemorySealedStore,
  createOutbox,
  createSealingKey,
  isFounder,
  openSealed,
  openSealedChain,
  type ParcelRecord,
  readParcel,
  type SealedRecord,
  sealLines,
  writeParcel,
} from '@corridor/log';
import { hashText, sha256 } from '@corridor/log/node';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { createTestRandom } from '../../packages/log/src/testing/cast.ts';
import { everythingOf, type Peer } from './support/peer.ts';
import { drawFrom } from './support/story.ts';
import { createTeam, firstLines, join, SIX, type Team } from './support/team.ts';

const seed = Date.now() % 2 ** 31;
const numRuns = 500;
const TWO_DAYS = 48 * 3_600_000;

let team: Team;
let beginning: readonly string[];
let hubKey: Awaited<ReturnType<typeof createSealingKey>>;
/** Every count of the story: as a line, and as a record sealed to the hub. */
let counts: readonly { readonly line: string; readonly record: SealedRecord }[];
let expected: ReturnType<typeof seenBy>;

const seenBy = (peer: Peer) => ({
  digest: peer.log.digest(),
  held: peer.log.size().held,
  ...everythingOf(peer),
});
/** Everybody on every vehicle, each person's last count of it. */
const peopleOf = (peer: Peer): number =>
  [...peer.projection.states('trip').values()].reduce(
    (sum, state) =>
      sum +
      (state.type === 'trip' ? state.tallies.reduce((all, { fact }) => all + fact.people, 0) : 0),
    0,
  );
const tally = (people: number) => ({
  point: 'boarding',
  site: 'site/ramouseh',
  part: 'whole',
  people,
  exact: true,
  method: 'one-by-one',
  lapsAsked: true,
  countedBy: 'post/ramouseh',
});

const opened = new Map<string, Promise<readonly string[] | null>>();
/** As the hub opens it; a verdict on the same bytes is asked for once. */
const open = (sealed: string): Promise<readonly string[] | null> => {
  const known = opened.get(sealed);
  if (known) return known;
  const answer = openSealed([hubKey.identity], new Uint8Array(Buffer.from(sealed, 'base64url')));
  opened.set(sealed, answer);
  return answer;
};

beforeAll(async () => {
  console.info('seed', seed);
  hubKey = await createSealingKey();
  team = await createTeam(['board', 'hub', 'early', 'late', 'earlyPad', 'latePad']);
  const counter = { role: 'counter', sites: ['site/ramouseh'] };
  beginning = await firstLines(team, { early: counter, late: counter }, 'routes');
  const hub = team.signerOf('hub').device;
  const all: { line: string; record: SealedRecord }[] = [];
  const recordOf = async (line: string): Promise<SealedRecord> => {
    const header = JSON.parse(line.slice(0, line.indexOf('\t')));
    const { dev, seq, prev, op } = header;
    const sealed = Buffer.from(await sealLines(hubKey.recipient, [line])).toString('base64url');
    const lastId = hashText(line.slice(0, line.indexOf('\t')));
    return {
      op,
      dev,
      firstSeq: seq,
      lastSeq: seq,
      prev,
      lastId,
      hub,
      hubUrl: 'http://hub',
      sealed,
    };
  };
  for (const [name, skew] of [
    ['early', -TWO_DAYS],
    ['late', TWO_DAYS],
  ] as const) {
    const phone = await join(team, name, { seed: name, now: SIX + skew, lines: beginning });
    const pad = team.signerOf(`${name}Pad`);
    await phone.say(`device/${pad.device}`, 'enrolled@1', {
      label: `${name} locked`,
      role: 'pad',
      sites: ['site/ramouseh'],
    });
    for (const n of [1, 2, 3]) {
      phone.watch.now += 60_000;
      await phone.say(`trip/${name === 'early' ? 1 : 2}.OPN${n}`, 'tallied@1', tally(40 + n));
    }
    const own = await phone.texts();
    for (const line of own.filter((text) => text.includes(`"dev":"${phone.signer.device}"`))) {
      all.push({ line, record: await recordOf(line) });
    }
    // Then it is locked, and what it counts it cannot read itself.
    const store = createMemorySealedStore();
    await store.begin(pad.device, [SIX + skew, 0]);
    const written: string[] = [];
    const chain = await openSealedChain({
      store,
      op: team.op,
      signer: pad,
      hash: hashText,
      verify: team.verify,
      clock: { now: () => phone.watch.now },
      random: createTestRandom(`pad ${name}`, sha256),
      sealForMe: async (text) => {
        written.push(text);
        return new TextEncoder().encode(text);
      },
      sealForHub: (lines) => sealLines(hubKey.recipient, lines),
    });
    if (!chain) throw new Error('no place for this key');
    for (const n of [4, 5, 6]) {
      phone.watch.now += 60_000;
      await chain.appendSealed([
        {
          kind: 'tallied@1',
          subject: `trip/3.${name === 'early' ? 'E' : 'L'}CK${n}`,
          fact: tally(50 + n),
        },
      ]);
    }
    const outbox = createMemoryOutbox();
    await chain.handOver(outbox, { hub, hubUrl: 'http://hub' });
    for (const [at, record] of (await outbox.all()).entries()) {
      all.push({ line: written[at] ?? '', record });
    }
  }
  counts = all;
  const straight = await join(team, 'hub', { seed: 'straight', lines: beginning });
  await straight.log.admit(counts.map(({ line }) => line));
  expected = seenBy(straight);
  expect(expected.held).toBe(0);
  expect(expected.disputed).toEqual([]);
  expect(peopleOf(straight)).toBe(2 * (41 + 42 + 43 + 54 + 55 + 56));
  expect(isFounder(team.op, team.signerOf('founder').device, hashText)).toBe(true);
}, 60_000);

type Route = 'sync' | 'outbox' | 'file' | 'code' | 'courier';
interface Step {
  readonly route: Route;
  /** Which counts, by place; some twice. */
  readonly which: readonly number[];
  readonly seed: number;
}
const step: fc.Arbitrary<Step> = fc.record({
  route: fc.constantFrom<Route>('sync', 'outbox', 'file', 'code', 'courier'),
  which: fc.array(fc.nat({ max: 13 }), { minLength: 1, maxLength: 14 }),
  seed: fc.nat(),
});

const chosen = (which: readonly number[]) =>
  which.flatMap((at) => counts[at % counts.length] ?? []);

async function arrive(hub: Peer, { route, which, seed: from }: Step): Promise<void> {
  const some = chosen(which);
  const take = async (records: readonly Pick<ParcelRecord, 'sealed'>[]) => {
    for (const { sealed } of records) await hub.log.admit((await open(sealed)) ?? []);
  };
  const parcel = () =>
    writeParcel(
      some.map(({ record }) => record),
      sha256,
    ).bytes;
  const read = (bytes: Uint8Array): readonly ParcelRecord[] => {
    const answer = readParcel(bytes, sha256);
    if (!answer.ok) throw new Error(answer.why);
    return answer.parcel;
  };
  switch (route) {
    case 'sync':
      await hub.log.admit(some.map(({ line }) => line));
      return;
    case 'outbox':
      await take(some.map(({ record }) => record));
      return;
    case 'file':
      await take(read(parcel()));
      return;
    case 'code': {
      // Four pictures in ten are lost, and the first is as good as any.
      const draw = drawFrom(from);
      const frames = bytesToFrames(parcel(), sha256);
      const collector = createCollector(sha256);
      for (let n = draw(1_000); frames; n++) {
        if (draw(10) < 4) continue;
        const got = collector.take(frames.frame(n));
        if (got.is === 'whole') return take(read(got.bytes));
      }
      return;
    }
    case 'courier': {
      const outbox = createOutbox({ store: createMemoryOutbox(), verify: team.verify });
      await outbox.takeIn(read(parcel()), 'http://hub');
      const fetch: typeof globalThis.fetch = async (_url, init) => {
        const { sealed } = JSON.parse(String(init?.body)) as { sealed: string[] };
        await take(sealed.map((each) => ({ sealed: each })));
        // The answer is lost on its way: it will be brought once more.
        return Response.json({ opened: sealed.length, unreadable: [], receipts: [] });
      };
      await outbox.deliver(fetch, 'http://hub');
      await outbox.deliver(fetch, 'http://hub');
    }
  }
}

test('S20 by net, outbox, file, code and courier, in any order, any number of times, clocks two days off: the same figures', async () => {
  const seen = new Map<Route, number>();
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 1, maxLength: 8 }),
    fc.nat(),
    async (steps, last) => {
      const hub = await join(team, 'hub', { seed: 'hub', lines: beginning });
      for (const each of steps) {
        await arrive(hub, each);
        seen.set(each.route, (seen.get(each.route) ?? 0) + 1);
      }
      // What is still missing comes at the end, by one way or another, newest first.
      const missing = counts.flatMap(({ record }, at) => (hub.log.has(record.lastId) ? [] : [at]));
      const routes = ['sync', 'outbox', 'file', 'code', 'courier'] as const;
      const route = routes[last % routes.length] ?? 'sync';
      if (missing.length > 0) await arrive(hub, { route, which: missing.reverse(), seed: last });
      expect(seenBy(hub)).toEqual(expected);

      // An old parcel once more, by whoever found it: nothing changes.
      for (const each of steps) await arrive(hub, each);
      expect(seenBy(hub)).toEqual(expected);
      hub.projection.close();
    },
  );
  await fc.assert(property, { seed, numRuns });
  console.info(Object.fromEntries(seen));
  for (const times of seen.values()) expect(times).toBeGreaterThan(numRuns / 10);
  expect(seen.size).toBe(5);
}, 300_000);

test('S20 a power cut between any two writes of counting, handing over and settling loses no count that was confirmed', async () => {
  const hubSigner = team.signerOf('hub');
  const pad = team.signerOf('earlyPad');
  const confirmed = [];
  let cuts = 0;
  for (let dieAt = 1; ; dieAt++) {
    const shelf = createMemorySealedStore();
    const box = createMemoryOutbox();
    await shelf.begin(pad.device, [SIX, 0]);
    let writes = 0;
    /** The phone dies before this write, and is dead from then on. */
    const mortal = <T extends object>(thing: T, names: readonly (keyof T)[]): T =>
      Object.assign(
        { ...thing },
        Object.fromEntries(
          names.map((name) => [
            name,
            async (...args: unknown[]) => {
              writes++;
              if (writes >= dieAt) throw new Error('no power');
              return (thing[name] as (...all: unknown[]) => unknown)(...args);
            },
          ]),
        ),
      );
    const partsOf = (isMortal: boolean) => ({
      store: isMortal ? mortal(shelf, ['write', 'markHandedOver', 'remove', 'note']) : shelf,
      op: team.op,
      signer: pad,
      hash: hashText,
      verify: team.verify,
      clock: { now: () => SIX + writes },
      random: createTestRandom(`cut ${dieAt}`, sha256),
      sealForMe: async (text: string) => new TextEncoder().encode(text),
      sealForHub: (lines: readonly string[]) => sealLines(hubKey.recipient, lines),
    });
    const outboxOf = (isMortal: boolean) => (isMortal ? mortal(box, ['put', 'remove']) : box);
    const target = { hub: hubSigner.device, hubUrl: 'http://hub' };
    const kept: string[] = [];
    let isOver = false;
    try {
      const chain = await openSealedChain(partsOf(true));
      for (const n of [1, 2, 3]) {
        const [id] = (await chain?.appendSealed([
          { kind: 'tallied@1', subject: `trip/9.CUT${n}`, fact: tally(30 + n) },
        ])) ?? [''];
        kept.push(id ?? '');
        await chain?.handOver(outboxOf(true), target);
      }
      isOver = true;
    } catch {
      cuts++;
    }
    // Switched on again.
    const chain = await openSealedChain(partsOf(false));
    await chain?.handOver(outboxOf(false), target);
    const hub = await join(team, 'hub', { seed: 'cut', lines: beginning });
    for (const { sealed } of await box.all()) await hub.log.admit((await open(sealed)) ?? []);
    expect(kept.filter((id) => !hub.log.has(id))).toEqual([]);
    expect(hub.log.heads(pad.device).length).toBeLessThanOrEqual(1);
    confirmed.push(kept.length);
    hub.projection.close();
    if (isOver) break;
  }
  expect(cuts).toBeGreaterThan(6);
  expect(new Set(confirmed)).toEqual(new Set([0, 1, 2, 3]));
});
