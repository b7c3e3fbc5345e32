import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseLine } from '../line/parse.ts';
import { lineMessage, verifyText } from '../line/sign.ts';
import { hashText, sha256 } from '../node.ts';
import { openLog } from '../open/log.ts';
import type { OpenLog } from '../open/types.ts';
import { createMemoryStore } from '../store/memory/store.ts';
import { type Cast, createCast } from '../testing/cast.ts';
import { type Crafted, craftChain, craftLine } from '../testing/craft.ts';
import { isInSync, syncOnce } from '../testing/sync.ts';
import type { Line, LineId, Verify } from '../types.ts';

const seed = Date.now() % 2 ** 31;
const runs = { seed, numRuns: 1000 };

let cast: Cast<'officer' | 'driver' | 'thief'>;
let verify: Verify;
/** Every way in which every line of the story may arrive. */
let variants: string[];
let story: Crafted[];

/** Verdicts are facts: asked once each, the runs are about order. */
const remembering = (verdict: Verify): Verify => {
  const known = new Map<string, Promise<boolean>>();
  return (device, message, signature) => {
    const key = `${device} ${message} ${signature}`;
    const answer = known.get(key) ?? verdict(device, message, signature);
    known.set(key, answer);
    return answer;
  };
};

const flip = (text: string, at: number) => {
  const bytes = new TextEncoder().encode(text);
  const index = Math.floor(at / 8) % bytes.length;
  bytes[index] = (bytes[index] as number) ^ (1 << (at % 8));
  return new TextDecoder().decode(bytes);
};

beforeAll(async () => {
  console.info('seed', seed);
  cast = await createCast(['officer', 'driver', 'thief'], { hash: hashText, sha256 });
  verify = remembering(cast.verify);
  const { officer, driver, thief } = cast.players;
  const of = (signer: typeof officer.signer, fact: unknown) => ({
    op: cast.op,
    hash: hashText,
    signer,
    after: null,
    fact,
  });
  const straight = await craftChain(of(officer.signer, 'straight'), 7);
  const trunk = await craftChain(of(driver.signer, 'trunk'), 4);
  const on = (chain: Crafted[], at: number) => chain[at]?.line ?? null;
  const branch = await craftChain({ ...of(driver.signer, 'branch'), after: on(trunk, 1) }, 3);
  const twig = await craftChain({ ...of(driver.signer, 'twig'), after: on(branch, 0) }, 2);
  const twins = [
    await craftLine(of(thief.signer, 'one')),
    await craftLine(of(thief.signer, 'other')),
  ];
  story = [...straight, ...trunk, ...branch, ...twig, ...twins];
  variants = story.flatMap(({ whole, bodiless, unsigned, missigned }, i) => [
    whole,
    bodiless,
    unsigned,
    missigned,
    flip(whole, 977 * (i + 1)),
  ]);
});

const lines = () =>
  fc.array(fc.nat(variants.length - 1), { maxLength: 60 }).map((all) => all.map(textAt));
const textAt = (at: number) => variants[at] as string;

const open = (bounds?: { perDevice: number; inAll: number }) => {
  const { op } = cast;
  const random = { bytes: (length: number) => new Uint8Array(length) };
  const parts = { store: createMemoryStore(), op, hash: hashText, verify, random };
  const clock = { now: () => 1_790_000_000_000 };
  return openLog({ ...parts, clock, ...(bounds === undefined ? {} : { bounds }) });
};

/** Admission by its definition, without any of the code it judges but reading and verifying a line. */
const admittedByDefinition = async (texts: readonly string[]): Promise<LineId[]> => {
  const known = new Map<LineId, Line>();
  const signed = new Set<LineId>();
  for (const text of texts) {
    const line = parseLine(text, cast.op, hashText);
    if (typeof line === 'string') continue;
    known.set(line.id, line);
    const message = lineMessage(cast.op, line.id);
    if (
      line.signature !== '' &&
      (await verifyText(verify, line.header.dev, message, line.signature))
    )
      signed.add(line.id);
  }
  const parentOf = (line: Line) => (line.header.prev === null ? null : known.get(line.header.prev));
  const isRooted = (line: Line): boolean => {
    const parent = parentOf(line);
    if (parent === null) return true;
    if (parent === undefined) return false;
    const [a, b] = [line.header, parent.header];
    const isLater = a.hlc[0] > b.hlc[0] || (a.hlc[0] === b.hlc[0] && a.hlc[1] > b.hlc[1]);
    return a.dev === b.dev && a.seq === b.seq + 1 && isLater && isRooted(parent);
  };
  const admitted = new Set<LineId>();
  for (const id of signed) {
    let line: Line | null | undefined = known.get(id);
    if (line === undefined || !isRooted(line)) continue;
    for (; line; line = parentOf(line)) admitted.add(line.id);
  }
  return [...admitted].sort();
};

const deliver = async (log: OpenLog, texts: readonly string[], cuts: readonly number[]) => {
  let from = 0;
  for (const cut of [
    ...cuts.map((c) => c % (texts.length + 1)).sort((a, b) => a - b),
    texts.length,
  ]) {
    if (cut > from) await log.admit(texts.slice(from, cut));
    from = Math.max(from, cut);
  }
};

const idsOf = async (log: OpenLog) => {
  const ids: LineId[] = [];
  for await (const some of log.lines()) ids.push(...some.map(({ id }) => id));
  return ids.sort();
};

describe('the law of admission', () => {
  test('any order, any split, any repetition of the same lines gives the set of the definition', async () => {
    const cuts = fc.array(fc.nat(100), { maxLength: 20 });
    const cases = lines().chain((texts) =>
      fc.tuple(
        fc.constant(texts),
        fc.shuffledSubarray(texts, { minLength: texts.length }),
        fc.subarray(texts),
        cuts,
        cuts,
      ),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ([texts, shuffled, again, oneWay, otherWay]) => {
        const [one, other] = [await open(), await open()];
        await deliver(one, texts, oneWay);
        await deliver(other, [...shuffled, ...again], otherWay);
        const expected = await admittedByDefinition(texts);
        expect(await idsOf(one)).toEqual(expected);
        expect(await idsOf(other)).toEqual(expected);
        expect(one.digest()).toBe(other.digest());
        expect(one.vector()).toEqual(other.vector());
        expect(one.size()).toEqual(other.size());
      }),
      runs,
    );
  });

  test('peers that exchange until their vectors are equal hold the same set, however small their holding area', async () => {
    const limits = fc.record({
      maxLines: fc.integer({ min: 1, max: 6 }),
      maxBytes: fc.integer({ min: 300, max: 4000 }),
    });
    const cases = fc.tuple(
      lines(),
      lines(),
      lines(),
      fc.array(fc.nat(60), { maxLength: 9 }),
      limits,
    );
    await fc.assert(
      fc.asyncProperty(cases, async ([a, b, c, cuts, slice]) => {
        const logs = [
          await open(),
          await open({ perDevice: 2, inAll: 3 }),
          await open({ perDevice: 0, inAll: 0 }),
        ];
        const [hub, first, second] = logs as [OpenLog, OpenLog, OpenLog];
        await deliver(hub, a, cuts);
        await deliver(first, b, cuts);
        await deliver(second, c, cuts);
        const before = (await Promise.all(logs.map(idsOf))).flat();
        // A pull names at least one wish of the hub's, another at each: so many passes name every body that may be absent.
        const passes = 4 + story.length;
        for (let pass = 0; pass < passes; pass++) {
          await syncOnce(first, hub, slice);
          await syncOnce(second, hub, slice);
        }
        expect(isInSync(first, hub) && isInSync(second, hub)).toBe(true);
        expect(new Set(logs.map((log) => log.digest())).size).toBe(1);
        expect(new Set(logs.map((log) => log.size().absentBodies)).size).toBe(1);
        for (const id of before) expect(hub.has(id)).toBe(true);
        const possible = await admittedByDefinition([...a, ...b, ...c]);
        for (const id of await idsOf(hub)) expect(possible).toContain(id);
      }),
      runs,
    );
  });
});

describe('one line', () => {
  test('S4 with any one bit of header or body flipped is never admitted', async () => {
    const [first, second] = story as [Crafted, Crafted];
    const log = await open();
    await log.admit([first.whole]);
    const digest = log.digest();
    const { headerText, bodyText } = second.line;
    const bits = (headerText.length + 1 + bodyText.length + 1) * 8;
    const reasons = new Set<string>();
    for (let bit = 0; bit < bits; bit++) {
      const result = await log.admit([flip(second.whole, bit)]);
      expect(result.admitted).toEqual([]);
      expect(result.refused.length + result.held).toBe(1);
      for (const { why } of result.refused) reasons.add(why);
    }
    expect(log.digest()).toBe(digest);
    expect([...reasons].sort()).toEqual([
      'body-does-not-match',
      'breaks-chain',
      'not-a-header',
      'not-canonical',
      'not-json',
      'not-three-parts',
      'other-operation',
      'wrong-signature',
    ]);
    expect((await log.admit([second.whole])).admitted).toEqual([second.id]);
  });

  test('with a damaged signature is admitted when the next line vouches for it, and is mended later', async () => {
    const [first, second] = story as [Crafted, Crafted];
    const log = await open();
    const alone = await log.admit([first.missigned]);
    expect(alone.refused).toEqual([{ at: 0, id: first.id, why: 'wrong-signature' }]);
    expect(log.size().lines).toBe(0);
    const vouched = await log.admit([second.whole]);
    expect(vouched.admitted).toEqual([first.id, second.id]);
    await log.admit([first.whole]);
    expect((await log.line(first.id))?.signature).toBe(first.line.signature);
    await log.admit([first.missigned]);
    expect((await log.line(first.id))?.signature).toBe(first.line.signature);
  });

  test('keeps whichever good signature came, among many bad ones', async () => {
    const [first] = story as [Crafted];
    const parts = [first.line.headerText, first.line.bodyText];
    const bad = Array.from({ length: 9 }, (_, i) =>
      [...parts, `${'x'.repeat(84)}${i}A`].join('\t'),
    );
    for (const texts of [
      [...bad, first.whole],
      [first.whole, ...bad],
    ]) {
      const log = await open();
      for (const text of texts) await log.admit([text]);
      expect((await log.line(first.id))?.signature).toBe(first.line.signature);
      const atOnce = await open();
      await atOnce.admit(texts);
      expect((await atOnce.line(first.id))?.signature).toBe(first.line.signature);
    }
  });

  test('S4 unsigned beside a good chain is held, never admitted', async () => {
    const { officer } = cast.players;
    const [first, second, third] = story as [Crafted, Crafted, Crafted];
    const sibling = await craftLine({
      op: cast.op,
      hash: hashText,
      signer: officer.signer,
      after: first.line,
      fact: 'never said',
    });
    const log = await open();
    const result = await log.admit([first.whole, sibling.unsigned, second.whole, third.whole]);
    expect(result.admitted).toEqual([first.id, second.id, third.id]);
    expect(result.held).toBe(1);
    expect(log.has(sibling.id)).toBe(false);
    expect(log.heads(officer.device)).toEqual([{ seq: 3, id: third.id }]);
  });

  test('without its body is filled when the body comes; a wrong body is refused', async () => {
    const [first] = story as [Crafted];
    const log = await open();
    await log.admit([first.bodiless]);
    expect(log.size()).toMatchObject({ lines: 1, absentBodies: 1 });
    const told: string[] = [];
    log.subscribe(({ filled }) => told.push(...filled.map(({ bodyText }) => bodyText)));
    const { headerText, bodyText, signature } = first.line;
    const wrong = `${headerText}\t${bodyText.replace('trip/a', 'trip/b')}\t${signature}`;
    const refused = [{ at: 0, id: first.id, why: 'body-does-not-match' }];
    expect(await log.admit([wrong])).toMatchObject({ filled: [], refused });
    expect(await log.admit([first.whole])).toMatchObject({ filled: [first.id], known: 1 });
    expect(told).toEqual([bodyText]);
    expect(log.size().absentBodies).toBe(0);
    expect((await log.line(first.id))?.body).toEqual(first.line.body);
  });

  test('whose clock does not advance, or whose number does not follow, breaks the chain', async () => {
    const { officer } = cast.players;
    const [first, second] = story as [Crafted, Crafted];
    const of = { op: cast.op, hash: hashText, signer: officer.signer };
    const standing = await craftLine({ ...of, after: first.line, at: first.line.header.hlc[0] });
    const leaping = await craftLine({
      ...of,
      after: { ...first.line, header: { ...first.line.header, seq: 5 } },
    });
    const stolen = await craftLine({ ...of, signer: cast.players.thief.signer, after: first.line });
    const log = await open();
    const result = await log.admit([
      standing.whole,
      leaping.whole,
      stolen.whole,
      first.whole,
      second.whole,
    ]);
    expect(result.refused.map(({ at, why }) => [at, why])).toEqual([
      [0, 'breaks-chain'],
      [1, 'breaks-chain'],
    ]);
    // The thief's line names a line that his own chain will never hold.
    expect(log.has(stolen.id)).toBe(false);
    expect(result.admitted).toEqual([first.id, second.id]);
  });

  test('too many: the newest are dropped, told, and taken when they come again', async () => {
    const texts = story.slice(0, 7).map(({ whole }) => whole);
    const log = await open({ perDevice: 3, inAll: 100 });
    const result = await log.admit(texts.slice(1));
    expect(result.held).toBe(3);
    expect(result.refused.map(({ at, why }) => [at, why])).toEqual([
      [3, 'too-many-held'],
      [4, 'too-many-held'],
      [5, 'too-many-held'],
    ]);
    expect((await log.admit(texts.slice(0, 1))).admitted).toHaveLength(4);
    expect((await log.admit(texts)).admitted).toHaveLength(3);
  });
});
