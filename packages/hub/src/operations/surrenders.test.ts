import { lineToText, sealLines } from '@corridor/log';
import { describe, expect, test } from 'vitest';
import {
  type Bench,
  createDevice,
  type Device,
  type Founded,
  found,
  freshPath,
  join_,
  openBench,
  signIn,
} from '../testing/kit.ts';

type Member = Device & { readonly token: string };

const tallied = (people: number) => ({
  kind: 'tallied@1',
  subject: 'trip/12.7K3M9Q',
  fact: {
    point: 'boarding',
    site: 'site/ramouseh',
    part: 'whole',
    people,
    exact: true,
    method: 'one-by-one',
    lapsAsked: true,
    countedBy: 'post/ramouseh',
  },
});
const report = ({ signer }: Device) => ({
  kind: 'surrendered@1',
  subject: `device/${signer.device}`,
  fact: { at: 1 },
});
const push = async (bench: Bench, member: Member, lines: readonly string[]) =>
  bench.call('/api/sync/push', { token: member.token, body: { lines } });
const deviceOf = (bench: Bench, { op }: Founded, { signer }: Device) =>
  bench.hub.operation(op)?.device(signer.device);
/** Revocations the hub wrote, each with how many devices it was at once. */
const answersOf = async (bench: Bench, { op }: Founded) => {
  const { log, signer } = bench.hub.operation(op) ?? {};
  const found: { readonly subject: string; readonly fact: Record<string, unknown> }[] = [];
  for await (const lines of log?.lines() ?? []) {
    for (const { body, header } of lines) {
      if (body?.kind === 'revoked@1' && header.dev === signer?.device)
        found.push({ subject: body.subject, fact: body.fact as Record<string, unknown> });
    }
  }
  return found;
};

/** Ramouseh 2 with its second key, both of which have delivered a count; a colleague beside it. */
async function atTheCheckpoint(bench: Bench) {
  const operation = await found(bench);
  const { op, enlist } = operation;
  const [phone, colleague] = [await enlist('counter'), await enlist('counter')];
  const pad = await createDevice(op, () => bench.now);
  const enrolment = await phone.write(tallied(40), {
    kind: 'enrolled@1',
    subject: `device/${pad.signer.device}`,
    fact: { label: 'Ramouseh 2 locked', role: 'pad', sites: [] },
  });
  await push(bench, phone, [...enrolment, ...(await pad.write(tallied(41)))]);
  const session = await signIn(bench, op, pad);
  return { operation, phone, colleague, pad: { ...pad, token: session.body.token } };
}

describe('S8 a phone is reported surrendered', () => {
  test('S8 the hub cuts off the phone and its second key at once; their sessions end', async () => {
    const bench = await openBench();
    const { operation, phone, colleague, pad } = await atTheCheckpoint(bench);
    const [padHead] = pad.log.heads(pad.signer.device);
    const [phoneHead] = phone.log.heads(phone.signer.device);
    const lines = await colleague.write(report(phone));
    const answer = await push(bench, colleague, lines);
    expect(answer.status).toBe(200);
    expect(deviceOf(bench, operation, phone)).toMatchObject({
      revoked: true,
      revokedFor: 'surrendered',
      surrenders: [{ by: colleague.signer.device, at: 1 }],
    });
    const [reported] = colleague.log.heads(colleague.signer.device);
    expect(await answersOf(bench, operation)).toEqual([
      {
        subject: `device/${phone.signer.device}`,
        fact: { heads: [phoneHead?.id], reason: 'surrendered', of: reported?.id },
      },
      {
        subject: `device/${pad.signer.device}`,
        fact: { heads: [padHead?.id], reason: 'surrendered', of: reported?.id },
      },
    ]);
    for (const { token } of [phone, pad]) {
      const pulled = await bench.call('/api/sync/pull', { token, body: { have: {} } });
      expect(pulled).toMatchObject({ status: 403, body: { error: 'revoked' } });
    }
    // The answer is in what the reporter is told the hub has.
    const hub = bench.hub.operation(operation.op)?.signer.device ?? '';
    expect(answer.body.have[hub]).toEqual(bench.hub.operation(operation.op)?.log.vector()[hub]);
  });

  test('S8 [revoked-hears-it] the phone itself learns it, and what it wrote later is kept apart', async () => {
    const bench = await openBench();
    const { operation, phone, colleague } = await atTheCheckpoint(bench);
    await push(bench, colleague, await colleague.write(report(phone)));
    const refused = await signIn(bench, operation.op, phone);
    expect(refused).toMatchObject({ status: 403, body: { error: 'revoked' } });
    const told = refused.body.deviceLines.join('\n');
    expect(told).toContain('"reason":"surrendered"');
    const { sealTo = '', log } = bench.hub.operation(operation.op) ?? {};
    const late = await phone.write(tallied(400));
    const sealed = [Buffer.from(await sealLines(sealTo, late)).toString('base64url')];
    expect((await bench.call('/api/outbox', { body: { sealed } })).body.opened).toBe(1);
    expect(log?.heads(phone.signer.device)[0]?.seq).toBe(3);
  });

  test('S8 by the outbox, carried by somebody who cannot read it', async () => {
    const bench = await openBench();
    const { operation, phone, colleague } = await atTheCheckpoint(bench);
    const { sealTo = '' } = bench.hub.operation(operation.op) ?? {};
    const lines = await colleague.write(report(phone));
    const sealed = [Buffer.from(await sealLines(sealTo, lines)).toString('base64url')];
    await bench.call('/api/outbox', { body: { sealed } });
    expect(deviceOf(bench, operation, phone)?.revoked).toBe(true);
    expect(await answersOf(bench, operation)).toHaveLength(2);
  });

  test('S8 as a file while the hub was shut: answered when it opens', async () => {
    const path = freshPath();
    const bench = await openBench(path);
    const { operation, phone, colleague } = await atTheCheckpoint(bench);
    const lines = await colleague.write(report(phone));
    await bench.hub.close();
    const shut = await openBench(path);
    // Straight into the file, as an import does, with nobody listening.
    const log = await shut.hub.openLog(operation.op);
    await log.admit(lines);
    expect(await answersOf(shut, operation)).toHaveLength(0);
    await shut.hub.close();
    const opened = await openBench(path);
    expect(deviceOf(opened, operation, phone)?.revoked).toBe(true);
    expect(await answersOf(opened, operation)).toHaveLength(2);
    await opened.hub.close();
    const again = await openBench(path);
    expect(await answersOf(again, operation)).toHaveLength(2);
  });

  test('S8 a file while the hub runs: answered as soon as the lines are in', async () => {
    const bench = await openBench();
    const { operation, phone, colleague } = await atTheCheckpoint(bench);
    const hub = bench.hub.operation(operation.op);
    await hub?.log.admit(await colleague.write(report(phone)));
    await expect.poll(() => hub?.device(phone.signer.device)?.revoked).toBe(true);
  });

  test('S8 once: a second report, and the phone’s own, write nothing more', async () => {
    const bench = await openBench();
    const { operation, phone, colleague } = await atTheCheckpoint(bench);
    const desk = await operation.enlist('desk');
    const own = await phone.write(report(phone));
    await push(bench, phone, own);
    await push(bench, colleague, await colleague.write(report(phone)));
    await push(bench, desk, await desk.write(report(phone)));
    expect(await answersOf(bench, operation)).toHaveLength(2);
    expect(deviceOf(bench, operation, phone)?.surrenders).toHaveLength(3);
  });

  test('S8 a report that names the second key is about the phone', async () => {
    const bench = await openBench();
    const { operation, phone, colleague, pad } = await atTheCheckpoint(bench);
    await push(bench, colleague, await colleague.write(report(pad)));
    expect(deviceOf(bench, operation, phone)?.revoked).toBe(true);
    expect(deviceOf(bench, operation, pad)?.revoked).toBe(true);
  });

  test('S8 the report comes before anybody knows the phone: answered when it is let in', async () => {
    const bench = await openBench();
    const operation = await found(bench);
    const colleague = await operation.enlist('counter');
    const phone = await createDevice(operation.op, () => bench.now);
    await push(bench, colleague, await colleague.write(report(phone)));
    expect(await answersOf(bench, operation)).toHaveLength(0);
    const { body } = await bench.call('/api/invitations', {
      token: operation.coordinator.token,
      body: { role: 'counter', label: 'Ramouseh 9' },
    });
    await join_(bench, body.token, operation.op, phone);
    await expect.poll(() => deviceOf(bench, operation, phone)?.revoked).toBe(true);
  });

  test('S8 a coordinator’s board, the hub, a stranger: the hub decides nothing, the report is there to be seen', async () => {
    const bench = await openBench();
    const { operation, colleague } = await atTheCheckpoint(bench);
    const { op, coordinator, founder } = operation;
    const hub = bench.hub.operation(op);
    const drafts = [coordinator, founder].map(report);
    const aboutHub = {
      ...drafts[0],
      subject: `device/${hub?.signer.device}`,
    } as (typeof drafts)[0];
    await push(bench, colleague, await colleague.write(...drafts, aboutHub));
    expect(await answersOf(bench, operation)).toEqual([]);
    expect(deviceOf(bench, operation, coordinator)).toMatchObject({ revoked: false });
    expect(deviceOf(bench, operation, coordinator)?.surrenders).toHaveLength(1);
  });

  test('S8 who has no standing reports nobody', async () => {
    const bench = await openBench();
    const { operation, phone, pad } = await atTheCheckpoint(bench);
    const stranger = await createDevice(operation.op, () => bench.now);
    await push(bench, phone, await stranger.write(report(phone)));
    await push(bench, phone, await pad.write(report(phone)));
    expect(await answersOf(bench, operation)).toEqual([]);
    expect(deviceOf(bench, operation, phone)).toMatchObject({ revoked: false, surrenders: [] });
  });

  test('S8 one phone in the wrong hands cannot cut off everybody: after six a coordinator decides', async () => {
    const bench = await openBench();
    const operation = await found(bench);
    const reporter = await operation.enlist('counter');
    const team: Member[] = [];
    for (let i = 0; i < 8; i++) team.push(await operation.enlist('counter'));
    await push(bench, reporter, await reporter.write(...team.map(report)));
    const isCut = () => team.map((phone) => deviceOf(bench, operation, phone)?.revoked);
    expect(isCut().filter(Boolean)).toHaveLength(6);
    const desk = await operation.enlist('desk');
    await push(bench, desk, await desk.write(...team.map(report)));
    expect(isCut().filter(Boolean)).toHaveLength(8);
  });

  test('S8 nor can a phone of a medical team, or of a monitor: only who sits at the desk hears of so many', async () => {
    for (const role of ['medical', 'protection', 'monitor'] as const) {
      const bench = await openBench();
      const operation = await found(bench);
      const reporter = await operation.enlist(role);
      const team: Member[] = [];
      for (let i = 0; i < 8; i++) team.push(await operation.enlist('counter'));
      await push(bench, reporter, await reporter.write(...team.map(report)));
      const isCut = () => team.map((phone) => deviceOf(bench, operation, phone)?.revoked);
      expect(isCut().filter(Boolean)).toHaveLength(6);
    }
  });

  test('[let-in-again] given back and let in again it counts, also after the hub has started anew', async () => {
    const path = freshPath();
    const bench = await openBench(path);
    const { operation, phone, colleague } = await atTheCheckpoint(bench);
    const { coordinator, op } = operation;
    await push(bench, colleague, await colleague.write(report(phone)));
    const pulled = await bench.call('/api/sync/pull', {
      token: coordinator.token,
      body: { have: coordinator.log.vector() },
    });
    await coordinator.log.admit(pulled.body.lines);
    const subject = `device/${phone.signer.device}`;
    const cut: string[] = [];
    for await (const lines of bench.hub.operation(op)?.log.lines() ?? []) {
      for (const line of lines)
        if (line.body?.kind === 'revoked@1' && line.body.subject === subject) cut.push(line.id);
    }
    const again = await coordinator.write({
      kind: 'enrolled@1',
      subject,
      after: cut,
      fact: { label: 'Ramouseh 2', role: 'counter', sites: [] },
    });
    await push(bench, coordinator, again);
    expect(deviceOf(bench, operation, phone)?.revoked).toBe(false);
    expect((await signIn(bench, op, phone)).status).toBe(200);
    await bench.hub.close();
    const later = await openBench(path);
    expect(deviceOf(later, operation, phone)?.revoked).toBe(false);
    expect(await answersOf(later, operation)).toHaveLength(2);
  });

  test('S8 of a copied phone neither branch is made true by cutting it off', async () => {
    const bench = await openBench();
    const { operation, colleague } = await atTheCheckpoint(bench);
    const { op } = operation;
    const seed = new Uint8Array(32).fill(7);
    const [phone, copy] = [
      await createDevice(op, () => bench.now, seed),
      await createDevice(op, () => bench.now, seed),
    ];
    const { body } = await bench.call('/api/invitations', {
      token: operation.coordinator.token,
      body: { role: 'counter', label: 'Ramouseh 5' },
    });
    await join_(bench, body.token, op, phone);
    const token = (await signIn(bench, op, phone)).body.token;
    const [common] = await phone.log
      .append(phone.signer, [tallied(10)])
      .then((appended) => (appended.ok ? appended.lines : []));
    await copy.log.admit(common ? [lineToText(common)] : []);
    const lines = [
      ...(common ? [lineToText(common)] : []),
      ...(await phone.write(tallied(11))),
      ...(await copy.write(tallied(99))),
    ];
    await push(bench, { ...phone, token }, lines);
    await push(bench, colleague, await colleague.write(report(phone)));
    const [answer] = await answersOf(bench, operation);
    expect(answer?.fact.heads).toEqual([common?.id]);
  });
});
