import { beforeAll, describe, expect, test } from 'vitest';
import { hashText, sha256 } from '../node.ts';
import type { OpenLog } from '../open/types.ts';
import { type Cast, castStart, createCast } from '../testing/cast.ts';
import { readBundle, readBundleHeader } from './read.ts';
import { writeBundle } from './write.ts';

const made = { made: castStart, app: '0.1.0' };

const toBytes = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(
    await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer(),
  );
const toStream = (bytes: Uint8Array, piece = 1000) =>
  new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (let at = 0; at < bytes.length; at += piece) {
        controller.enqueue(bytes.slice(at, at + piece));
      }
      controller.close();
    },
  });
const zip = (text: string) =>
  toBytes(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip')));
const unzip = (bytes: Uint8Array) =>
  new Response(
    new Blob([bytes as Uint8Array<ArrayBuffer>])
      .stream()
      .pipeThrough(new DecompressionStream('gzip')),
  ).text();

describe('a bundle', () => {
  let cast: Cast<'officer' | 'driver' | 'coordinator'>;
  let hub: OpenLog;
  let bytes: Uint8Array;

  beforeAll(async () => {
    const effects = { hash: hashText, sha256 };
    cast = await createCast(['officer', 'driver', 'coordinator'], effects);
    const { officer, driver, coordinator } = cast.players;
    hub = await coordinator.open();
    for (const { signer, device } of [officer, driver, coordinator]) {
      await hub.append(signer, [
        { kind: 'tallied@1', subject: 'trip/a', fact: { people: 12 } },
        { kind: 'clock-offset@1', subject: `device/${device}`, fact: { ms: 3 } },
        { kind: 'departed@1', subject: 'trip/a', fact: {} },
      ]);
    }
    const { signer } = coordinator;
    bytes = await toBytes(writeBundle(hub, { ...made, signer }));
  });

  test('carries a whole operation; a second import changes nothing', async () => {
    const phone = await cast.players.driver.open();
    const first = await readBundle(phone, toStream(bytes));
    expect(first).toMatchObject({
      ok: true,
      lines: 9,
      admitted: 9,
      problem: null,
      missing: [],
      isSameState: true,
      signedBy: cast.players.coordinator.device,
    });
    const second = await readBundle(phone, toStream(bytes));
    expect(second).toMatchObject({ ok: true, admitted: 0, known: 9, problem: null });
    expect(phone.digest()).toBe(hub.digest());
  });

  test('carries only what the receiver lacks', async () => {
    const phone = await cast.players.driver.open();
    await readBundle(phone, toStream(bytes));
    const { officer } = cast.players;
    const before = phone.vector();
    const grown = await cast.players.coordinator.open();
    await readBundle(grown, toStream(bytes));
    await grown.append(officer.signer, [{ kind: 'arrived@1', subject: 'trip/a', fact: {} }]);
    const delta = await toBytes(writeBundle(grown, { ...made, from: before }));
    const result = await readBundle(phone, toStream(delta));
    expect(result).toMatchObject({ lines: 1, admitted: 1, isSameState: true });
  });

  test('leaves out bodies the receiver may not read, device facts excepted', async () => {
    const scoped = await toBytes(
      writeBundle(hub, { ...made, mayRead: ({ body }) => body?.kind === 'departed@1' }),
    );
    const phone = await cast.players.driver.open();
    const result = await readBundle(phone, toStream(scoped));
    expect(result).toMatchObject({ admitted: 9, isSameState: true });
    expect(phone.size().absentBodies).toBe(3);
    const full = await readBundle(phone, toStream(bytes));
    expect(full).toMatchObject({ admitted: 0, filled: 3, known: 6 });
    expect(phone.size().absentBodies).toBe(0);
  });

  test('cut anywhere gives what stands before the cut, and can be taken again', async () => {
    const text = await unzip(bytes);
    const whole = text.split('\n').length - 3;
    expect(whole).toBe(9);
    let most = 0;
    for (let cut = 0; cut < bytes.length; cut++) {
      const phone = await cast.players.driver.open();
      const result = await readBundle(phone, toStream(bytes.slice(0, cut), 64));
      if (!result.ok) {
        expect(result.why).toBe('too-short');
        continue;
      }
      expect(result.problem).toBe('truncated');
      expect(result.refused).toBe(0);
      expect(result.admitted).toBe(phone.size().lines);
      expect(result.admitted).toBeGreaterThanOrEqual(most);
      most = result.admitted;
      const complete = result.admitted === 9;
      expect(result.missing.length === 0).toBe(complete);
      if (cut % 50 === 0) {
        await readBundle(phone, toStream(bytes));
        expect(phone.digest()).toBe(hub.digest());
      }
    }
    expect(most).toBe(9);
  });

  test('broken in the middle admits nothing that was not written', async () => {
    for (let at = 40; at < bytes.length; at += 37) {
      const broken = bytes.slice();
      broken[at] = (broken[at] as number) ^ 0x10;
      const phone = await cast.players.driver.open();
      const result = await readBundle(phone, toStream(broken, 64));
      for (const device of phone.devices()) {
        for (const { id } of phone.heads(device)) expect(hub.has(id)).toBe(true);
      }
      if (result.ok) expect(result.problem).not.toBeNull();
    }
  });

  test('with a first line that was changed says so', async () => {
    const text = await unzip(bytes);
    const [first = '', ...rest] = text.split('\n');
    const later = { ...JSON.parse(first), made: castStart + 1 };
    const phone = await cast.players.driver.open();
    const forged = await zip([JSON.stringify(later), ...rest].join('\n'));
    const result = await readBundle(phone, toStream(forged));
    expect(result).toMatchObject({ ok: true, problem: 'other-first-line', admitted: 9 });
  });

  test('of another kind, operation or version is refused in words', async () => {
    const phone = await cast.players.driver.open();
    const refusal = async (file: Uint8Array) => {
      const result = await readBundle(phone, toStream(file));
      return result.ok ? 'taken' : result.why;
    };
    expect(await refusal(new TextEncoder().encode('a letter, renamed'))).toBe('not-a-bundle');
    expect(await refusal(await zip('a letter, zipped\n'))).toBe('not-a-bundle');
    expect(await refusal(new Uint8Array())).toBe('too-short');
    const text = await unzip(bytes);
    expect(await refusal(await zip(text.replace('"corridor":1', '"corridor":2')))).toBe(
      'newer-version',
    );
    const options = { hash: hashText, sha256, seed: 'another' };
    const other = await (await createCast(['driver'], options)).players.driver.open();
    const wrong = await readBundle(other, toStream(bytes));
    expect(wrong).toMatchObject({ ok: false, why: 'other-operation', header: { op: hub.op } });
    expect(phone.size().lines).toBe(0);
  });

  test('two files put together: the first is taken, the rest is named', async () => {
    const phone = await cast.players.driver.open();
    const both = new Uint8Array([...bytes, ...bytes]);
    const result = await readBundle(phone, toStream(both));
    expect(result).toMatchObject({ ok: true, admitted: 9, problem: 'more-after-end' });
    const text = await unzip(bytes);
    const zipped = await readBundle(phone, toStream(await zip(text + text)));
    expect(zipped).toMatchObject({ ok: true, lines: 9, known: 9, problem: 'more-after-end' });
  });

  test('names itself by its first line', async () => {
    const result = await readBundleHeader(toStream(bytes));
    expect(result).toMatchObject({ ok: true, header: { op: hub.op, app: '0.1.0', from: {} } });
  });

  test('with a forged end says so', async () => {
    const phone = await cast.players.driver.open();
    const text = await unzip(bytes);
    const forged = await readBundle(
      phone,
      toStream(await zip(text.replace('"lines":9,"digest"', '"lines":8,"digest"'))),
    );
    expect(forged).toMatchObject({ ok: true, problem: 'wrong-count', signedBy: null });
  });
});
