import { mkdtempSync, openSync, readFileSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { pull } from '../exchange/exchange.ts';
import { lineToText } from '../line/parse.ts';
import { hashText, openSqliteStore, salvageSqliteStore, sha256 } from '../node.ts';
import { createMemoryStore } from '../store/memory/store.ts';
import { createCast } from '../testing/cast.ts';
import type { LineStore, Segment } from '../types.ts';
import { runtimeRandom } from '../webcrypto/ed25519.ts';
import { openLog } from './log.ts';

const cast = await createCast(['officer'], { hash: hashText, sha256 });
const { officer } = cast.players;
const tally = (people: number) => ({ kind: 'tallied@1', subject: 'trip/a', fact: { people } });

const openChecked = (store: LineStore) =>
  openLog({
    store,
    op: cast.op,
    hash: hashText,
    verify: cast.verify,
    clock: officer.clock,
    random: runtimeRandom,
    checksStored: true,
  });

/** Three counts in one segment on a disk that then changes what it holds. */
async function scene(wear: (text: string) => string) {
  const store = createMemoryStore();
  const whole = await officer.open(store);
  await whole.append(officer.signer, [tally(41), tally(42), tally(43)]);
  const good: string[] = [];
  for await (const lines of whole.lines()) good.push(...lines.map((line) => lineToText(line)));
  const [info] = await store.segments(cast.op);
  const [segment] = await store.read(cast.op, [info?.lastId ?? '']);
  const worn = { ...(segment as Segment), text: wear((segment as Segment).text) };
  await store.write(cast.op, { put: [worn], remove: [] });
  return { store, good, log: await openChecked(store) };
}

describe('a hub that opens what its disk kept badly', () => {
  test('finds nothing where nothing is damaged', async () => {
    const { log } = await scene((text) => text);
    expect(log.damage()).toEqual([]);
    expect(log.size()).toMatchObject({ lines: 3, absentBodies: 0, damagedSegments: 0 });
  });

  test('takes a changed count for absent, asks for it, and takes it from the phone again', async () => {
    const { log, good, store } = await scene((text) => text.replace('"people":42', '"people":43'));
    const body = { device: officer.device, fromSeq: 2, toSeq: 2, what: 'body' };
    expect(log.damage()).toEqual([body]);
    const answer = await pull(log, { have: {} });
    expect(answer.want).toHaveLength(1);
    // What it hands out meanwhile is admitted by everybody: the header, without the false body.
    const reader = await officer.open();
    expect(await reader.admit(answer.lines)).toMatchObject({ refused: [] });
    expect(reader.size()).toMatchObject({ lines: 3, absentBodies: 1 });
    expect((await log.admit(good)).filled).toEqual(answer.want);
    expect((await openChecked(store)).damage()).toEqual([]);
  });

  test.each([
    ['header', (text: string) => text.replace(/"wall":(\d)/, '"wall":9')],
    ['signature of the last line', (text: string) => `${text.slice(0, -3)}AAA`],
    ['separator', (text: string) => text.replace('\t', ' ')],
  ])('leaves out a stretch with a changed %s, and gets it again', async (_, wear) => {
    const { log, good, store } = await scene(wear);
    expect(log.damage()).toEqual([{ device: officer.device, fromSeq: 1, toSeq: 3, what: 'lines' }]);
    expect(log.vector()).toEqual({});
    expect(await log.append(officer.signer, [tally(1)])).toMatchObject({ ok: false });
    expect((await log.admit(good)).admitted).toHaveLength(3);
    expect((await openChecked(store)).size()).toMatchObject({ lines: 3, damagedSegments: 0 });
  });
});

describe('a file of which the disk lost a part', () => {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-damage-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const pageBytes = 8192;

  async function fileWith(name: string, harm: (file: string) => void) {
    const file = join(folder, `${name}.sqlite`);
    const opened = openSqliteStore(file);
    if (!opened.ok) throw new Error(opened.why);
    const log = await officer.open(opened.store);
    for (let i = 0; i < 60; i++)
      await log.append(
        officer.signer,
        Array.from({ length: 20 }, (_, n) => tally(n)),
      );
    await opened.store.close();
    harm(file);
    return file;
  }
  const overwrite = (page: number) => (file: string) => {
    const descriptor = openSync(file, 'r+');
    writeSync(descriptor, new Uint8Array(pageBytes).fill(0xa5), 0, pageBytes, page * pageBytes);
  };
  const readAll = async (file: string) => {
    const opened = openSqliteStore(file);
    if (!opened.ok) return opened.why;
    try {
      return (await openChecked(opened.store)).size();
    } catch (error) {
      return (error as { errcode?: number }).errcode;
    } finally {
      await opened.store.close();
    }
  };

  test('cut in half, or without its first pages, is said to be damaged', async () => {
    const half = await fileWith('half', (file) => {
      truncateSync(file, readFileSync(file).length / 2);
    });
    expect(['damaged', 11, 522]).toContain(await readAll(half));
    expect(await readAll(await fileWith('root', overwrite(1)))).toBe('damaged');
  });

  test('gives all that can still be read into a new file', async () => {
    const file = await fileWith('middle', (whole) => {
      overwrite(Math.floor((readFileSync(whole).length / pageBytes) * 0.7))(whole);
    });
    expect([11, 'damaged']).toContain(await readAll(file));
    const fresh = join(folder, 'fresh.sqlite');
    const salvaged = await salvageSqliteStore(file, fresh);
    expect(salvaged?.kept).toBeGreaterThan(5);
    expect(salvaged?.lost).toBeGreaterThan(0);
    const size = await readAll(fresh);
    expect(size).toMatchObject({ held: 0 });
    expect((size as { lines: number }).lines).toBeGreaterThan(100);
  });

  test('gives nothing where not even the list of stretches is left', async () => {
    const file = await fileWith('list', overwrite(1));
    expect(await salvageSqliteStore(file, join(folder, 'nothing.sqlite'))).toBeNull();
  });
});
