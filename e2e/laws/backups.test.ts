// What old copies do: a phone brought back from a backup, and a bundle that somebody kept.
import { type LineId, readBundle, writeBundle } from '@corridor/log';
import { beforeAll, describe, expect, test } from 'vitest';
import { meet, meetUntilEqual } from './support/meet.ts';
import { everythingOf, type Peer } from './support/peer.ts';
import { readingsOf } from './support/readings.ts';
import { createTeam, firstLines, join, minutes, SIX, type Team } from './support/team.ts';

const RAMOUSEH = 'site/ramouseh';
const trip = 'trip/12.7K3M9Q';

let team: Team;
let beginning: readonly string[];

beforeAll(async () => {
  team = await createTeam(['board', 'hub', 'officer', 'monitor']);
  beginning = await firstLines(
    team,
    { officer: { role: 'counter', sites: [RAMOUSEH] }, monitor: { role: 'monitor' } },
    'backups',
  );
});

let scene = 0;
const enter = (name: string, lines = beginning, now = SIX): Promise<Peer> =>
  join(team, name, { seed: `backup ${scene++}`, now, lines });

const count = (phone: Peer, part: string, people: number): Promise<LineId> =>
  phone.say(trip, 'tallied@1', {
    point: 'boarding',
    site: RAMOUSEH,
    part,
    people,
    exact: true,
    method: 'clicker',
    lapsAsked: true,
    countedBy: 'post/ramouseh',
  });

const subject = (name: string) => `device/${team.signerOf(name).device}`;

describe('a phone restored from a backup', () => {
  /** The officer counts the front door; the backup of before counts 60 there. Neither knows of the other. */
  const tellTwice = async () => {
    const phone = await enter('officer');
    const shared = await count(phone, 'rear', 21);
    const backup = await phone.texts();
    phone.watch.now = minutes(5);
    const kept = await count(phone, 'front', 31);
    const restored = await enter('officer', backup, minutes(9));
    const other = await count(restored, 'front', 60);
    return { phone, restored, shared, kept, other };
  };

  test('[restored-backup] a third party shows both branches, and counts neither until somebody decides', async () => {
    const { phone, restored, shared, kept, other } = await tellTwice();
    const monitor = await enter('monitor');
    await meet(monitor, phone);
    expect(monitor.trip(trip).boarded?.people).toBe(52);

    await meet(monitor, restored);
    const { projection, log } = monitor;
    const heads = log.heads(team.signerOf('officer').device).map(({ id }) => id);
    expect(heads.sort()).toEqual([kept, other].sort());
    const apart = projection.disputed(trip);
    expect(apart.map(({ event }) => event.id).sort()).toEqual([kept, other].sort());
    expect(apart.map(({ standing }) => standing)).toEqual(['forked', 'forked']);
    expect(apart.map(({ event }) => (event.fact as { people: number }).people).sort()).toEqual([
      31, 60,
    ]);
    // What both branches share was never in doubt, and is all that is counted.
    expect(monitor.trip(trip).tallies.map(({ line }) => line)).toEqual([shared]);
    expect(monitor.trip(trip).boarded?.people).toBe(21);
    expect(projection.devices().get(team.signerOf('officer').device)?.forked).toBe(true);
  });

  test('[restored-backup] the coordinator settles it, and the branch that is kept counts again', async () => {
    const { phone, restored, kept, other } = await tellTwice();
    const board = await enter('board');
    await meetUntilEqual([board, phone, restored]);
    board.watch.now = minutes(20);
    await board.say(subject('officer'), 'fork-settled@1', { keep: kept });
    const monitor = await enter('monitor');
    await meetUntilEqual([monitor, board, phone, restored]);
    for (const peer of [monitor, board, phone, restored]) {
      expect(peer.trip(trip).boarded?.people).toBe(52);
      expect(peer.projection.disputed().map(({ event }) => event.id)).toEqual([other]);
      expect(peer.projection.devices().get(team.signerOf('officer').device)?.forked).toBe(false);
    }
  });

  test('what the hub had witnessed before the fork counts all along', async () => {
    const phone = await enter('officer');
    const witnessed = await count(phone, 'rear', 21);
    const backup = await phone.texts();
    const hub = await enter('hub');
    await meet(hub, phone);
    const { device } = team.signerOf('officer');
    await hub.say(subject('hub'), 'witnessed@1', { heads: [[device, 1, witnessed]] });
    await count(phone, 'front', 31);
    const restored = await enter('officer', backup, minutes(9));
    await count(restored, 'front', 60);
    await meetUntilEqual([hub, phone, restored]);
    expect(hub.trip(trip).boarded?.people).toBe(21);
    expect(hub.projection.disputed()).toHaveLength(2);
  });

  test('a revocation keeps what it names on one branch, whatever the other still sends', async () => {
    const { phone, restored, kept, other } = await tellTwice();
    const board = await enter('board');
    await meet(board, phone);
    await board.say(subject('officer'), 'revoked@1', { heads: [kept], reason: 'lost' });
    await meetUntilEqual([board, restored]);
    expect(board.trip(trip).boarded?.people).toBe(52);
    expect(board.projection.disputed().map(({ event }) => event.id)).toEqual([other]);
  });
});

describe('a bundle that somebody kept', () => {
  const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
    new Uint8Array(
      await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer(),
    );
  const streamOf = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes]).stream();
  const bundleOf = async (peer: Peer) =>
    bytesOf(writeBundle(peer.log, { made: peer.watch.now, app: 'laws', signer: peer.signer }));
  const everything = (peer: Peer) => ({
    digest: peer.log.digest(),
    vector: peer.log.vector(),
    folded: everythingOf(peer),
    readings: readingsOf(peer, minutes(60)),
  });

  test('read again years later it changes nothing', async () => {
    const phone = await enter('officer');
    await count(phone, 'front', 31);
    const board = await enter('board');
    await meetUntilEqual([board, phone]);
    const old = await bundleOf(board);
    await count(phone, 'front', 30);
    await count(phone, 'rear', 21);
    await meetUntilEqual([board, phone]);
    await board.say(subject('officer'), 'revoked@1', {
      heads: board.log.heads(team.signerOf('officer').device).map(({ id }) => id),
      reason: 'returned',
    });
    const before = everything(board);
    let changes = 0;
    board.projection.subscribe((batch) => {
      changes += batch.changes.length;
    });
    const read = await readBundle(board.log, streamOf(old));
    expect(read).toMatchObject({ ok: true, admitted: 0, filled: 0, held: 0, refused: 0 });
    expect(everything(board)).toEqual(before);
    expect(changes).toBe(0);
  });

  test('it brings back what a device had lost, and its end says whether that is all', async () => {
    const phone = await enter('officer');
    await count(phone, 'front', 31);
    await count(phone, 'rear', 21);
    const board = await enter('board');
    await meetUntilEqual([board, phone]);
    const bundle = await bundleOf(board);
    const monitor = await enter('monitor', []);
    const read = await readBundle(monitor.log, streamOf(bundle));
    expect(read).toMatchObject({ ok: true, problem: null, isSameState: true, missing: [] });
    expect(everything(monitor)).toEqual(everything(board));

    const cut = await enter('monitor', []);
    const half = await readBundle(cut.log, streamOf(bundle.slice(0, bundle.length / 2)));
    expect(half).toMatchObject({ ok: true, problem: 'truncated', isSameState: null });
    expect(half.ok && half.admitted + half.missing.length).toBeGreaterThan(0);
    await readBundle(cut.log, streamOf(bundle));
    expect(everything(cut)).toEqual(everything(board));
  });
});
