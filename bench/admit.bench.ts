// A hub that takes in what sixty phones wrote: 100,000 lines in slices as they arrive, each slice durable on its
// own, against merely reading and hashing the same texts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog, runtimeRandom } from '@corridor/log';
import { createNodeVerify, hashText, openSqliteStore } from '@corridor/log/node';
import type { Bench, Figure } from './support/figure.ts';
import { signedTallies } from './support/lines.ts';
import { createChance, measure, medianOf, rounds } from './support/measure.ts';

const devices = 60;
const linesPerDevice = 1_667;

/** Every chain cut into slices; the slices of all devices shuffled, each device's own in order. */
function cutSlices(
  chains: readonly (readonly string[])[],
  lengthOf: (chance: () => number) => number,
): readonly (readonly string[])[] {
  const chance = createChance(7);
  const waiting = chains.map((chain) => {
    const slices: (readonly string[])[] = [];
    for (let at = 0; at < chain.length; ) {
      const length = lengthOf(chance);
      slices.push(chain.slice(at, at + length));
      at += length;
    }
    return slices;
  });
  const order = waiting.flatMap((slices, device) => slices.map(() => device));
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order.map((device) => waiting[device]?.shift() ?? []);
}

function parseAndHash(lines: readonly string[]): number {
  let found = 0;
  for (const line of lines) {
    const first = line.indexOf('\t');
    const second = line.indexOf('\t', first + 1);
    const headerText = line.slice(0, first);
    const bodyText = line.slice(first + 1, second);
    const header = JSON.parse(headerText);
    const body = JSON.parse(bodyText);
    if (hashText(bodyText) === header.body && body.kind && hashText(headerText)) found++;
  }
  return found;
}

const bench: Bench = async (tell) => {
  const { op, chains } = await signedTallies(devices, linesPerDevice, tell);
  const all = chains.flat();
  const bytes = all.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
  tell(`${all.length} lines of ${(bytes / all.length).toFixed(0)} B`);

  const admitAll = async (slices: readonly (readonly string[])[]) => {
    const folder = mkdtempSync(join(tmpdir(), 'corridor-bench-'));
    try {
      const opened = openSqliteStore(join(folder, 'lines.sqlite'));
      if (!opened.ok) throw new Error(opened.why);
      const { store } = opened;
      const clock = { now: () => Date.UTC(2017, 0, 1) };
      const parts = { store, op, hash: hashText, verify: createNodeVerify(), clock };
      const log = await openLog({ ...parts, random: runtimeRandom });
      const admitting = await measure(async () => {
        for (const slice of slices) await log.admit(slice);
      });
      const { lines, held } = log.size();
      if (lines !== all.length || held !== 0) throw new Error(`${lines} admitted, ${held} held`);
      await store.close();
      return admitting;
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  const cuts = [
    { name: 'slices of 500', slices: cutSlices(chains, () => 500) },
    {
      name: 'slices of 20 to 500',
      slices: cutSlices(chains, (chance) => 20 + Math.floor(chance() * 481)),
    },
  ];
  const figures: Figure[] = [];
  for (const { name, slices } of cuts) {
    const ratios: number[] = [];
    const ratiosOfWork: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const reading = await measure(() => {
        if (parseAndHash(all) !== all.length) throw new Error('a line does not fit its hash');
      });
      const admitting = await admitAll(slices);
      tell(
        `${name} (${slices.length} transactions), ${round === 0 ? 'warming up' : `round ${round}`}: ` +
          `parse and hash ${reading.took.toFixed(0)} ms, admit ${admitting.took.toFixed(0)} ms`,
      );
      if (round === 0) continue;
      ratios.push(reading.took / admitting.took);
      ratiosOfWork.push(reading.worked / admitting.worked);
    }
    figures.push({
      where: `admit 100k lines, ${name}: speed of parsing and hashing alone`,
      value: medianOf(ratios),
      unit: '×' as const,
      bar: { atLeast: 0.25 },
      aim: { atLeast: 0.5 },
    });
    figures.push({
      where: '— by processor time, without waiting for the disk or a busy machine',
      value: medianOf(ratiosOfWork),
      unit: '×' as const,
    });
  }
  return figures;
};

export default bench;
