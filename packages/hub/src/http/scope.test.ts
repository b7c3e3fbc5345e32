import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Draft } from '@corridor/log';
import { mayRead, ROLES, subjectTypeOf } from '@corridor/operation';
import { expect, test } from 'vitest';
import { type Bench, type Device, found, openBench } from '../testing/kit.ts';

type Member = Device & { readonly token: string };

const tally = (site: string, people: number) => ({
  kind: 'tallied@1',
  subject: `trip/${site}.7K3M9Q`,
  fact: { point: 'boarding', site: `site/${site}`, part: 'whole', people, exact: true },
});
const attachment = (hash: string) => ({ hash, size: 3 });
const anyHash = createHash('sha256').update('x').digest('base64url');

/** One line of each kind that somebody must not see. */
const lines = {
  medical: {
    kind: 'opened@1',
    subject: 'case/T7',
    fact: { caseKind: 'wounded', sealed: attachment(anyHash) },
  },
  protection: { kind: 'reported@1', subject: 'custody/9', fact: { sealed: attachment(anyHash) } },
  contact: { kind: 'logged@1', subject: 'contact/1', fact: { sealed: attachment(anyHash) } },
  stayed: { kind: 'chose-to-stay-counted@1', subject: 'site/ramouseh', fact: { people: 4 } },
  claim: { kind: 'recorded@1', subject: 'claim/1', fact: { quantity: 8000 } },
  here: tally('ramouseh', 47),
  elsewhere: tally('mills', 31),
  retraction: { kind: 'retracted@1', subject: 'trip/mills.7K3M9Q', fact: { of: anyHash } },
};

async function pulledBodies(bench: Bench, { token }: Member): Promise<string> {
  const all: string[] = [];
  let have = {};
  for (;;) {
    const { body } = await bench.call('/api/sync/pull', { token, body: { have } });
    all.push(...body.lines);
    if (!body.more) return all.map((line) => line.split('\t')[1]).join('\n');
    have = body.have;
  }
}

async function recorded(bench: Bench) {
  const operation = await found(bench);
  const { coordinator, enlist } = operation;
  const protection = await enlist('protection');
  const push = async (member: Member, drafts: readonly Draft[]) =>
    bench.call('/api/sync/push', {
      token: member.token,
      body: { lines: await member.write(...drafts) },
    });
  await push(protection, [lines.protection, lines.stayed]);
  const { medical, contact, claim, here, elsewhere, retraction } = lines;
  await push(coordinator, [medical, contact, claim, here, elsewhere, retraction]);
  return operation;
}

test('S13 a counter’s pull holds no byte of medical, protection, contact or claim bodies', async () => {
  const bench = await openBench();
  const { enlist } = await recorded(bench);
  const counter = await enlist('counter', { sites: ['site/ramouseh'] });
  const bodies = await pulledBodies(bench, counter);
  for (const secret of ['case/', 'custody/', 'contact/', 'claim/', 'chose-to-stay', anyHash])
    expect(bodies).not.toContain(secret);
  expect(bodies).toContain('"people":47');
  expect(bodies).not.toContain('"people":31');
  expect(bodies).not.toContain('trip/mills');
});

test('asking for bodies by id gives a counter nothing more', async () => {
  const bench = await openBench();
  const { op, enlist } = await recorded(bench);
  const counter = await enlist('counter', { sites: ['site/ramouseh'] });
  const want: string[] = [];
  const log = bench.hub.operation(op)?.log;
  if (log) for await (const some of log.lines()) want.push(...some.map(({ id }) => id));
  const { body } = await bench.call('/api/sync/pull', {
    token: counter.token,
    body: { have: log?.vector(), want },
  });
  expect(body.lines.join('\n')).not.toContain('custody/');
  expect(body.lines.join('\n')).toContain('"people":47');
});

const invited = ROLES.filter((role) => !['founder', 'hub', 'pad'].includes(role));

test.each(invited)(
  '%s: the API gives exactly the bodies that the role table allows',
  async (role) => {
    const bench = await openBench();
    const { enlist } = await recorded(bench);
    const sites: string[] = [];
    const bodies = await pulledBodies(bench, await enlist(role, { sites }));
    for (const { kind, subject, fact } of Object.values(lines)) {
      const allowed = mayRead(role, {
        kind,
        subject,
        subjectType: subjectTypeOf(subject),
        fact,
        sites,
      });
      const isThere = bodies.includes(`"kind":"${kind}","subject":"${subject}"`);
      expect(`${subject} ${kind} ${isThere}`).toBe(`${subject} ${kind} ${allowed}`);
    }
  },
);

test.each(invited)('%s: only a coordinator invites, founds and directs', async (role) => {
  const bench = await openBench();
  const { op, enlist } = await found(bench);
  const { token } = await enlist(role);
  const isCoordinator = role === 'coordinator';
  const ask = async (path: string, body: object) =>
    (await bench.call(path, { token, body })).status !== 403;
  expect(await ask('/api/invitations', { role: 'counter', label: 'A' })).toBe(isCoordinator);
  expect(await ask('/api/operations/prepare', { op: `op-${'a'.repeat(22)}` })).toBe(isCoordinator);
  expect(op).toMatch(/^op-/);
});

test('a device that has lost its role reads by its new one at once', async () => {
  const bench = await openBench();
  const { coordinator, enlist } = await recorded(bench);
  const monitor = await enlist('monitor');
  expect(await pulledBodies(bench, monitor)).toContain('claim/1');
  const granted = await coordinator.write({
    kind: 'role-granted@1',
    subject: `device/${monitor.signer.device}`,
    fact: { role: 'counter', sites: ['site/mills'], heads: [] },
  });
  await bench.call('/api/sync/push', { token: coordinator.token, body: { lines: granted } });
  expect(await pulledBodies(bench, monitor)).not.toContain('claim/1');
});

const canary = 'Jamila-Canary-7421';
const sealed = new TextEncoder().encode(`age-encryption.org/v1\n${canary}`);
const sealedHash = createHash('sha256').update(sealed).digest('base64url');

test('S3 a sealed note reaches the roles whose lines name it, and nobody else', async () => {
  const bench = await openBench();
  const { coordinator, enlist } = await found(bench);
  const path = `/api/blob/${sealedHash}`;
  await bench.call(path, { method: 'PUT', token: coordinator.token, body: sealed });
  const note = { ...lines.medical, fact: { caseKind: 'wounded', sealed: attachment(sealedHash) } };
  const body = { lines: await coordinator.write(note) };
  await bench.call('/api/sync/push', { token: coordinator.token, body });
  const get = async (role: string) => bench.call(path, { token: (await enlist(role)).token });
  expect((await get('medical')).body).toContain(canary);
  expect((await get('counter')).status).toBe(404);
  expect((await get('monitor')).status).toBe(404);
});

/** Every file below a folder, as latin1 text, by path. */
function* filesUnder(folder: string): Generator<[path: string, text: string]> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else if (entry.isFile()) yield [path, readFileSync(path, 'latin1')];
  }
}

test('S3 [nothing-leaks] what was put sealed lies in its own file only; tokens lie nowhere; the journal names nobody', async () => {
  const bench = await openBench();
  const { op, coordinator, enlist } = await found(bench);
  const body = { role: 'counter', label: 'Canary Label' };
  const invitation = await bench.call('/api/invitations', { token: coordinator.token, body });
  const counter = await enlist('counter');
  const path = `/api/blob/${sealedHash}`;
  await bench.call(path, { method: 'PUT', token: coordinator.token, body: sealed });
  await bench.call(path, { token: counter.token });
  await bench.app.request(`http://localhost:4180/api/session?${canary}`, {
    method: 'POST',
    body: `{"op":"${canary}`,
    headers: { 'User-Agent': canary, 'X-Forwarded-For': '10.9.8.7' },
  });
  await bench.hub.close();

  const tokens = [coordinator.token, counter.token, invitation.body.token];
  for (const [path, text] of filesUnder(bench.path)) {
    const isTheNote = path.endsWith(sealedHash);
    expect(`${path} ${text.includes(canary)}`).toBe(`${path} ${isTheNote}`);
    for (const token of tokens) expect(text.includes(token)).toBe(false);
  }
  const journal = bench.journal.join('');
  expect(journal).toContain('"event":"request"');
  const secrets = [canary, sealedHash, 'Canary Label', op, counter.signer.device, '10.9.8.7'];
  for (const secret of [...tokens, ...secrets]) expect(journal).not.toContain(secret);
});
