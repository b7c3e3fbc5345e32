import { createProjection, type Draft, isFounder } from '@corridor/log';
import { hashText } from '@corridor/log/node';
import { folding, partCounts, type SubjectState } from '@corridor/operation';
import { expect, test } from 'vitest';
import { createDevice, type Device, found, openBench, signIn } from './testing/kit.ts';

const seed = Date.now() % 2 ** 31;
console.info('seed', seed);

/** The same sequence for the same seed, 0 to 1. */
const chanceFrom = (start: number) => {
  let state = start;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};

test('S12 after 1,000 random operations every submitted figure is there, word for word, and nobody confirmed their own', async () => {
  const chance = chanceFrom(seed + 1);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(chance() * items.length)] as T;
  const bench = await openBench();
  const { op, coordinator, enlist } = await found(bench);
  const [first, second, desk, medical] = [
    await enlist('counter'),
    await enlist('counter'),
    await enlist('desk'),
    await enlist('medical'),
  ];
  const other = await enlist('counter', { personOf: first.signer.device });
  const board = await enlist('coordinator');
  const padKey = await createDevice(op, () => bench.now);
  const send = (token: string, lines: readonly string[]) =>
    bench.call('/api/sync/push', { token, body: { lines } });
  const enrolment = {
    kind: 'enrolled@1',
    subject: `device/${padKey.signer.device}`,
    fact: { label: 'locked', role: 'pad', sites: [] },
  };
  await send(first.token, await first.write(enrolment));
  const pad = { ...padKey, token: (await signIn(bench, op, padKey)).body.token };
  const members: readonly (Device & { readonly token: string })[] = [
    coordinator,
    first,
    second,
    other,
    desk,
    medical,
    board,
    pad,
  ];

  const submitted = new Map<string, { readonly subject: string; readonly fact: unknown }>();
  const written: { readonly id: string; readonly subject: string }[] = [];
  const trips = ['trip/12.A', 'trip/12.B', 'trip/8.C', 'trip/9.D'];
  const draftOf = (member: Device): Draft => {
    const what = chance();
    const target = pick(written);
    if (what < 0.72 || !target) {
      const people = Math.floor(chance() * 60);
      return {
        kind: 'tallied@1',
        subject: pick(trips),
        fact: {
          point: pick(['boarding', 'alighting']),
          site: pick(['site/ramouseh', 'site/atareb']),
          part: pick(['whole', 'front', 'rear']),
          people,
          exact: chance() < 0.8,
          method: 'one-by-one',
          lapsAsked: true,
          countedBy: pick(['post/one', 'post/two']),
          ...(chance() < 0.2 ? { keyedBy: 'radio' } : {}),
        },
      };
    }
    const { id: of, subject } = target;
    const ofAnother = chance() < 0.5 ? { ofAnother: true } : {};
    if (what < 0.82) {
      const fact = { people: Math.floor(chance() * 60) };
      return { kind: 'corrected@1', subject, fact: { of, fact, reason: 'mistake', ...ofAnother } };
    }
    if (what < 0.9)
      return { kind: 'retracted@1', subject, fact: { of, reason: 'mistake', ...ofAnother } };
    if (what < 0.94) return { kind: 'same-as@1', subject, fact: { other: pick(trips) } };
    if (what < 0.96) return { kind: 'cancelled@1', subject: pick(trips), fact: {} };
    const about = pick(members).signer.device;
    if (what < 0.97 && about !== member.signer.device)
      return { kind: 'surrendered@1', subject: `device/${about}`, fact: {} };
    const known = written.slice(-3).map(({ id }) => id);
    return what < 0.98
      ? { kind: 'revoked@1', subject: `device/${about}`, fact: { heads: known, reason: 'lost' } }
      : {
          kind: 'boarding@1',
          subject: pick(trips),
          fact: { vehicle: 'vehicle/12', site: 'site/x' },
        };
  };

  const waiting: { readonly token: string; readonly line: string }[] = [];
  for (let i = 0; i < 1000; i++) {
    const member = pick(members);
    bench.now += 1000;
    const draft = draftOf(member);
    const [line = ''] = await member.write(draft);
    const id = hashText(line.slice(0, line.indexOf('\t')));
    if (draft.kind === 'tallied@1') submitted.set(id, draft);
    written.push({ id, subject: draft.subject });
    waiting.push({ token: member.token, line });
    // Some sync often, some seldom; a revoked phone's records come by the outbox of somebody else.
    if (chance() < 0.05 || i === 999) {
      const carrier = coordinator.token;
      const lines = waiting.splice(0).map((one) => one.line);
      const answer = await send(carrier, chance() < 0.5 ? lines.toReversed() : lines);
      if (answer.status !== 200) {
        const log = bench.hub.operation(op)?.log;
        await log?.admit(lines);
      }
    }
  }

  const log = bench.hub.operation(op)?.log;
  if (!log) throw new Error('no operation');
  const projection = await createProjection<SubjectState>({
    log,
    isFounder: (device) => isFounder(op, device, hashText),
    ...folding,
  });
  expect(submitted.size).toBeGreaterThan(600);
  const events = new Map(
    trips.flatMap((trip) => projection.events(trip)).map((event) => [event.id, event]),
  );
  for (const [id, { subject, fact }] of submitted) {
    const event = events.get(id);
    expect([event?.subject, event?.fact]).toEqual([subject, fact]);
  }
  // What stands is somebody's own figure, or was corrected by whoever wrote it, or by a coordinator.
  const deciding = new Set([coordinator, board].map(({ signer }) => signer.device));
  const correctorsOf = (line: string): readonly string[] =>
    [...events.values()].flatMap(({ id, kind, fact, device }) =>
      kind === 'corrected@1' && (fact as { readonly of: string }).of === line
        ? [device, ...correctorsOf(id)]
        : [],
    );
  let compared = 0;
  for (const state of projection.states('trip').values()) {
    if (state.type !== 'trip') continue;
    for (const { line, device, fact } of state.tallies) {
      const said = submitted.get(line)?.fact as { readonly people: number };
      expect({ ...fact, people: 0 }).toEqual({ ...said, people: 0 });
      if (fact.people === said.people) continue;
      expect(correctorsOf(line).some((by) => by === device || deciding.has(by))).toBe(true);
    }
    for (const { state: sure, tallies, speaking } of partCounts(state)) {
      compared++;
      if (sure !== 'confirmed' && sure !== 'settled') continue;
      const heard = tallies.filter(({ line }) => speaking.includes(line));
      expect(new Set(heard.map(({ person }) => person)).size).toBeGreaterThan(1);
      const one = new Set([first, other, pad].map(({ signer }) => signer.device));
      expect(heard.every(({ device }) => one.has(device))).toBe(false);
    }
  }
  expect(compared).toBeGreaterThan(3);
  expect(projection.failures().size).toBe(0);
}, 60_000);
