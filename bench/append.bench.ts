// One count on a phone or a board: how long until it is durable, against a bare insert of the same bytes into a file
// of the same settings. The two take turns, so that a busy disk is busy for both.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  createVerify,
  lineToText,
  openLog,
  operationIdOf,
  runtimeRandom,
  seedToSigner,
} from '@corridor/log';
import { hashText, openSqliteStore, sha256 } from '@corridor/log/node';
import type { Bench } from './support/figure.ts';
import { medianOf, rounds } from './support/measure.ts';

const appendsPerRound = 400;

interface Round {
  readonly bare: number;
  /** `append` from call to answer. */
  readonly whole: number;
  readonly signing: number;
  readonly writing: number;
}

async function measureRound(folder: string): Promise<Round> {
  const opened = openSqliteStore(join(folder, 'log.sqlite'));
  if (!opened.ok) throw new Error(opened.why);
  const times = { bare: [0], whole: [0], signing: [0], writing: [0] };
  for (const list of Object.values(times)) list.length = 0;
  const timed = async <T>(list: number[], work: () => T | Promise<T>): Promise<T> => {
    const start = performance.now();
    const answer = await work();
    list.push(performance.now() - start);
    return answer;
  };

  const { write } = opened.store;
  const store = {
    ...opened.store,
    write: (...args: Parameters<typeof write>) => timed(times.writing, () => write(...args)),
  };
  const own = await seedToSigner(sha256(new TextEncoder().encode('bench/append')));
  const signer = {
    device: own.device,
    sign: (message: Uint8Array) => timed(times.signing, () => own.sign(message)),
  };
  const op = operationIdOf(own.device, true, hashText);
  const clock = { now: () => Date.now() };
  const parts = { store, op, hash: hashText, verify: createVerify(), clock };
  const log = await openLog({ ...parts, random: runtimeRandom });

  const bare = new DatabaseSync(join(folder, 'bare.sqlite'));
  bare.exec(
    'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL',
  );
  bare.exec('CREATE TABLE lines (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  const insert = bare.prepare('INSERT INTO lines (text) VALUES (?)');

  for (let i = 0; i < appendsPerRound; i++) {
    const draft = {
      kind: 'tallied@1',
      subject: `trip/12.${i.toString(36).padStart(6, '0').toUpperCase()}`,
      fact: {
        point: 'boarding',
        site: 'site/ramouseh',
        part: 'whole',
        people: 20 + (i % 45),
        exact: true,
        method: 'clicker',
        children: i % 20,
        lapsAsked: true,
        countedBy: 'post/ramouseh',
      },
    };
    const appended = await timed(times.whole, () => log.append(signer, [draft]));
    if (!appended.ok || appended.lines[0] === undefined) throw new Error('not appended');
    const text = lineToText(appended.lines[0]);
    await timed(times.bare, () => insert.run(text));
  }
  bare.close();
  await store.close();
  const { bare: bareTimes, whole, signing, writing } = times;
  return {
    bare: medianOf(bareTimes),
    whole: medianOf(whole),
    signing: medianOf(signing),
    writing: medianOf(writing),
  };
}

const bench: Bench = async (tell) => {
  const measured: Round[] = [];
  for (let round = 0; round <= rounds; round++) {
    const folder = mkdtempSync(join(tmpdir(), 'corridor-bench-'));
    try {
      const one = await measureRound(folder);
      const ms = (value: number) => `${value.toFixed(3)} ms`;
      tell(
        `${round === 0 ? 'warming up' : `round ${round}`}: bare insert ${ms(one.bare)}, ` +
          `append ${ms(one.whole)}, of it signing ${ms(one.signing)}, store ${ms(one.writing)}`,
      );
      if (round > 0) measured.push(one);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  const ratio = (of: (round: Round) => number) =>
    medianOf(measured.map((round) => of(round) / round.bare));
  const time = (of: (round: Round) => number) => medianOf(measured.map(of));
  return [
    {
      where: 'durable append without its signature, against a bare insert',
      value: ratio(({ whole, signing }) => whole - signing),
      unit: '×',
      bar: { atMost: 2 },
    },
    { where: '— the whole append', value: ratio(({ whole }) => whole), unit: '×' },
    { where: '— its write to the store alone', value: ratio(({ writing }) => writing), unit: '×' },
    { where: '— its signature', value: time(({ signing }) => signing), unit: 'ms' },
    { where: '— the bare insert', value: time(({ bare }) => bare), unit: 'ms' },
  ];
};

export default bench;
