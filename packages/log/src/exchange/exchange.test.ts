import { describe, expect, test } from 'vitest';
import { lineToText } from '../line/parse.ts';
import { hashText, sha256 } from '../node.ts';
import type { OpenLog } from '../open/types.ts';
import { createCast } from '../testing/cast.ts';
import { craftChain } from '../testing/craft.ts';
import { isInSync, syncOnce } from '../testing/sync.ts';
import type { Line } from '../types.ts';
import { devicesToTrail, lacking, pull, trailOf } from './exchange.ts';
import { protocolSlice } from './slices.ts';

const effects = { hash: hashText, sha256 };
const tally = (people: number) => ({ kind: 'tallied@1', subject: 'trip/a', fact: { people } });
const departed = { kind: 'departed@1', subject: 'trip/a', fact: {} };
const enrolled = (device: string) => ({
  kind: 'enrolled@1',
  subject: `device/${device}`,
  fact: { role: 'driver' },
});
const linesOf = async (log: OpenLog) => {
  const all: Line[] = [];
  for await (const some of log.lines()) all.push(...some);
  return all;
};
const kindOf = (text: string) => /"kind":"([a-z-]+)/.exec(text)?.[1] ?? 'absent';

describe('a pull', () => {
  test('brings device facts before everything else', async () => {
    const { officer, coordinator } = (await createCast(['officer', 'coordinator'], effects))
      .players;
    const hub = await coordinator.open();
    await hub.append(
      officer.signer,
      Array.from({ length: 5 }, (_, i) => tally(i)),
    );
    await hub.append(coordinator.signer, [tally(9)]);
    await hub.append(coordinator.signer, [enrolled(officer.device)]);
    await hub.append(coordinator.signer, [tally(10)]);
    const { lines } = await pull(hub, { have: {} });
    expect(lines.map(kindOf)).toEqual(['tallied', 'enrolled', ...Array(6).fill('tallied')]);
    expect(lines[2]).toBeDefined();
    const phone = await officer.open();
    const limits = { ...protocolSlice, maxLines: 2 };
    await phone.admit((await pull(hub, { have: {} }, { limits })).lines);
    expect((await linesOf(phone)).map(({ body }) => body?.kind)).toEqual([
      'tallied@1',
      'enrolled@1',
    ]);
  });

  test('goes on where the last slice ended, until there is no more', async () => {
    const { officer, coordinator } = (await createCast(['officer', 'coordinator'], effects))
      .players;
    const hub = await coordinator.open();
    for (let i = 0; i < 5; i++) {
      await hub.append(
        officer.signer,
        Array.from({ length: 300 }, (_, n) => tally(n)),
      );
    }
    const phone = await officer.open();
    const sizes: number[] = [];
    for (let more = true; more; ) {
      const answer = await pull(hub, { have: phone.vector() });
      const { admitted, held } = await phone.admit(answer.lines);
      expect([admitted.length, held]).toEqual([answer.lines.length, 0]);
      sizes.push(answer.lines.length);
      more = answer.more;
    }
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
    expect(sizes.reduce((a, b) => a + b)).toBe(1500);
    expect(isInSync(phone, hub)).toBe(true);
    expect(await pull(hub, { have: phone.vector() })).toMatchObject({ lines: [], more: false });
  });

  test('keeps to a megabyte, counted in bytes', async () => {
    const { officer, coordinator } = (await createCast(['officer', 'coordinator'], effects))
      .players;
    const hub = await coordinator.open();
    const long = { ...tally(1), fact: 'ل'.repeat(7000) };
    for (let i = 0; i < 3; i++) await hub.append(officer.signer, Array(50).fill(long));
    const phone = await officer.open();
    for (let more = true, rounds = 0; more; rounds++) {
      const answer = await pull(hub, { have: phone.vector() });
      const bytes = new TextEncoder().encode(answer.lines.join('\n')).length;
      expect(bytes).toBeLessThanOrEqual(1024 * 1024);
      expect((await phone.admit(answer.lines)).held).toBe(0);
      more = answer.more;
      expect(rounds).toBeLessThan(9);
    }
    expect(phone.digest()).toBe(hub.digest());
  });

  test('leaves bodies out by scope, never headers; a later want brings them', async () => {
    const { officer, coordinator } = (await createCast(['officer', 'coordinator'], effects))
      .players;
    const hub = await coordinator.open();
    await hub.append(coordinator.signer, [enrolled(officer.device), tally(1), departed]);
    const phone = await officer.open();
    const mayRead = ({ body }: Line) => body?.kind === 'departed@1';
    const { lines } = await pull(hub, { have: {} }, { mayRead });
    expect(lines.map(kindOf)).toEqual(['enrolled', 'absent', 'departed']);
    await phone.admit(lines);
    expect(phone.digest()).toBe(hub.digest());
    expect(phone.size().absentBodies).toBe(1);

    const ask = { have: phone.vector(), want: phone.absent(500) };
    expect((await pull(hub, ask, { mayRead })).lines).toEqual([]);
    const { filled } = await phone.admit((await pull(hub, ask)).lines);
    expect(filled).toHaveLength(1);
    expect(phone.size().absentBodies).toBe(0);
  });

  test('names the bodies the hub lacks: a courier brought the headers, the author brings the rest', async () => {
    const cast = await createCast(['officer', 'courier', 'coordinator'], effects);
    const { officer, courier, coordinator } = cast.players;
    const phone = await officer.open();
    await phone.append(officer.signer, [tally(31), tally(12)]);
    const carried = await courier.open();
    await carried.admit((await pull(phone, { have: {} }, { mayRead: () => false })).lines);
    const hub = await coordinator.open();
    await syncOnce(carried, hub, protocolSlice);
    expect(hub.size()).toMatchObject({ lines: 2, absentBodies: 2 });

    const answer = await pull(hub, { have: phone.vector() }, { asker: officer.device });
    expect(answer.want).toHaveLength(2);
    await syncOnce(phone, hub, protocolSlice);
    expect(hub.size().absentBodies).toBe(0);
    const people = (await linesOf(hub)).map(({ body }) => body?.fact);
    expect(people).toEqual([{ people: 31 }, { people: 12 }]);
  });

  test('ends each chain at a line whose own signature is good', async () => {
    const cast = await createCast(['officer', 'coordinator'], effects);
    const { officer, coordinator } = cast.players;
    const of = { op: cast.op, hash: hashText, signer: officer.signer, after: null };
    const chain = await craftChain(of, 60);
    const hub = await coordinator.open();
    // Every line but each tenth was damaged on its way.
    await hub.admit(chain.map(({ whole, missigned }, i) => (i % 10 === 9 ? whole : missigned)));
    expect(hub.size().lines).toBe(60);
    for (const maxLines of [7, 13, 25, 59]) {
      const phone = await officer.open();
      for (let more = true, rounds = 0; more && rounds < 99; rounds++) {
        const limits = { ...protocolSlice, maxLines };
        const answer = await pull(hub, { have: phone.vector() }, { limits });
        const { admitted, held } = await phone.admit(answer.lines);
        expect(held).toBe(0);
        expect(admitted.length % 10).toBe(0);
        more = answer.more;
      }
      expect(isInSync(phone, hub)).toBe(true);
    }
  });
});

describe('a fork', () => {
  test('travels with both branches, found by a trail', async () => {
    const { officer, driver, coordinator } = (
      await createCast(['officer', 'driver', 'coordinator'], effects)
    ).players;
    const [one, other] = [await officer.open(), await driver.open()];
    await one.append(
      officer.signer,
      Array.from({ length: 40 }, (_, i) => tally(i)),
    );
    await other.admit((await linesOf(one)).map((line) => lineToText(line)));
    await one.append(officer.signer, [tally(100), tally(101)]);
    await other.append(officer.signer, [tally(200)]);

    const first = await pull(one, { have: other.vector() });
    expect(first.lines).toEqual([]);
    const devices = devicesToTrail(other, first.have);
    expect(devices).toEqual([officer.device]);
    const trail = trailOf(other, devices);
    expect(trail[officer.device]?.map(([seq]) => seq)).toEqual([40, 39, 37, 33, 25, 9, 1]);
    const second = await pull(one, { have: other.vector(), trail });
    expect(second.lines).toHaveLength(2);

    await syncOnce(other, one, protocolSlice);
    expect(isInSync(one, other)).toBe(true);
    expect(one.heads(officer.device).map(({ seq }) => seq)).toEqual([41, 42]);
    const [fork] = one.chains.forksOf(officer.device);
    expect(fork?.branches).toHaveLength(2);
    const [a, b] = one.heads(officer.device);
    expect(one.commonAncestor(a?.id ?? '', b?.id ?? '')).toBe(fork?.at);
    expect(one.chains.isAncestor(a?.id ?? '', b?.id ?? '')).toBe(false);

    const third = await coordinator.open();
    await syncOnce(third, one, protocolSlice);
    expect(third.vector()).toEqual(one.vector());
    expect(await lacking(one, third.vector())).toEqual({ lines: [], more: false });
  });

  test('a device simply ahead is asked for nothing and sent nothing', async () => {
    const { officer, coordinator } = (await createCast(['officer', 'coordinator'], effects))
      .players;
    const phone = await officer.open();
    await phone.append(officer.signer, [tally(1)]);
    const hub = await coordinator.open();
    await hub.admit((await linesOf(phone)).map((line) => lineToText(line)));
    await phone.append(officer.signer, [tally(2)]);
    const answer = await pull(hub, { have: phone.vector() });
    expect(answer).toMatchObject({ lines: [], more: false });
    expect(devicesToTrail(phone, answer.have)).toEqual([]);
    expect((await lacking(phone, answer.have)).lines).toHaveLength(1);
  });
});
