import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { checkReceipt, createVerify, type Receipt, type Vector } from '@corridor/log';
import { createDevice, type Device, type Founded, found, freshPath, join_, signIn } from './kit.ts';
import { freePort, type HubProcess, startHub } from './process.ts';

export interface CrashReport {
  readonly kills: number;
  readonly receipts: number;
  readonly pushes: number;
  /** Receipted heads that a restarted hub did not hold. */
  readonly lost: readonly string[];
  /** Places in a chain that held another line before. */
  readonly reused: readonly string[];
  /** Devices that the hub said it had let in and then did not know. */
  readonly forgotten: readonly string[];
  readonly slowestStartMs: number;
}

const tallied = (n: number) => ({
  kind: 'tallied@1',
  subject: `trip/12.${n}`,
  fact: { point: 'boarding', people: 40 + (n % 10) },
});

/** Pushes and takes receipts until the connection dies under it. */
async function pushUntilDead(
  hub: HubProcess,
  op: string,
  phone: Device,
  receipts: Receipt[],
): Promise<number> {
  let pushes = 0;
  try {
    const { token } = (await signIn(hub, op, phone)).body;
    for (;;) {
      const have = (await hub.call('/api/sync/pull', { token, body: { have: {} } })).body.have;
      await phone.write(...Array.from({ length: randomInt(1, 6) }, () => tallied(randomInt(1e6))));
      const lines = await ownLinesAfter(phone, have);
      const answer = await hub.call('/api/sync/push', { token, body: { lines } });
      pushes += 1;
      receipts.push(...(answer.body.receipts ?? []));
    }
  } catch {
    return pushes;
  }
}

async function ownLinesAfter({ log, signer }: Device, have: Vector): Promise<readonly string[]> {
  const known = Math.max(0, ...(have[signer.device] ?? []).map(([seq]) => seq));
  const lines: string[] = [];
  for await (const some of log.lines({ device: signer.device, fromSeq: known + 1 }))
    lines.push(...some.map((line) => `${line.headerText}\t${line.bodyText}\t${line.signature}`));
  return lines.slice(0, 500);
}

/** Lets the hub itself write: each joined device is a line of its own chain. */
async function joinUntilDead(
  hub: HubProcess,
  { op, coordinator }: Founded,
  joined: string[],
): Promise<void> {
  try {
    const { token } = (await signIn(hub, op, coordinator)).body;
    for (;;) {
      const body = { role: 'counter', label: 'Storm' };
      const invited = await hub.call('/api/invitations', { token, body });
      const device = await createDevice(op, Date.now);
      const answer = await join_(hub, invited.body.token, op, device);
      if (answer.status === 200) joined.push(device.signer.device);
    }
  } catch {
    // The hub was killed.
  }
}

/** Kills a real hub at random moments while phones push and it lets devices in, and looks after each. */
export async function crash(kills: number): Promise<CrashReport> {
  const path = freshPath();
  const port = await freePort();
  let hub = await startHub(path, port);
  const founded = await found(hub);
  const { op, coordinator, enlist } = founded;
  const phones = await Promise.all([1, 2, 3].map(() => enlist('counter')));
  const verify = createVerify();
  const receipts: Receipt[] = [];
  const joined: string[] = [];
  const idByPlace = new Map<string, string>();
  const lost = new Set<string>();
  const reused = new Set<string>();
  const forgotten = new Set<string>();
  let checked = 0;
  let pushes = 0;
  let slowestStartMs = 0;

  for (let kill = 0; kill < kills; kill += 1) {
    const current = hub;
    const busy = [
      ...phones.map((phone) => pushUntilDead(current, op, phone, receipts)),
      joinUntilDead(current, founded, joined),
    ];
    await wait(randomInt(20, 400));
    await hub.kill();
    for (const done of await Promise.all(busy)) pushes += done ?? 0;

    const started = performance.now();
    hub = await startHub(path, port);
    slowestStartMs = Math.max(slowestStartMs, performance.now() - started);
    const { token } = (await signIn(hub, op, coordinator)).body;
    const held = await createDevice(op, Date.now);
    for (;;) {
      const ask = { token, body: { have: held.log.vector() } };
      const { status, body } = await hub.call('/api/sync/pull', ask);
      if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
      const { lines, more } = body;
      await held.log.admit(lines);
      if (!more) break;
    }
    for (const receipt of receipts.slice(checked))
      if (!(await checkReceipt(verify, receipt))) lost.add(`forged ${receipt.head}`);
    checked = receipts.length;
    for (const { head } of receipts) if (!held.log.has(head)) lost.add(head);
    for await (const some of held.log.lines()) {
      for (const { id, header } of some) {
        const place = `${header.dev} ${header.seq}`;
        if ((idByPlace.get(place) ?? id) !== id) reused.add(place);
        idByPlace.set(place, id);
      }
    }
    for (const device of held.log.devices())
      if (held.log.heads(device).length > 1) reused.add(`${device} forked`);
    const enrolled = new Set<string>();
    for await (const some of held.log.lines({ deviceFactsOnly: true }))
      for (const { body } of some) enrolled.add(body?.subject.slice('device/'.length) ?? '');
    for (const device of joined) if (!enrolled.has(device)) forgotten.add(device);
  }
  await hub.stop();
  return {
    kills,
    receipts: receipts.length,
    pushes,
    lost: [...lost],
    reused: [...reused],
    forgotten: [...forgotten],
    slowestStartMs,
  };
}
