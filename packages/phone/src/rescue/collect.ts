import { openIndexedDbStore } from '@corridor/log/browser';
import { PAD_NOTE } from '../desk/desk.ts';
import { mirroredRecords } from '../session/outbox.ts';
import { box, LINES } from '../session/places.ts';

/** What could still be read of this phone, each part on its own: one that fails does not take the others along. */
export interface Salvage {
  readonly lines: readonly string[];
  readonly notes: readonly string[];
  /** Records sealed to the hub: only it can read them, anybody can bring them. */
  readonly sealed: readonly unknown[];
  readonly problems: readonly string[];
}

const soon = <T>(promise: Promise<T>): Promise<T> =>
  Promise.race([
    promise,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer')), 8000)),
  ]);

export async function collectSalvage(): Promise<Salvage> {
  const lines: string[] = [];
  const notes: string[] = [];
  const problems: string[] = [];
  let sealed: readonly unknown[] = [];
  const attempt = async (what: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (problem) {
      problems.push(`${what}: ${problem instanceof Error ? problem.message : String(problem)}`);
    }
  };
  await attempt('lines', async () => {
    const store = await soon(openIndexedDbStore(LINES, box));
    for (const op of await soon(store.operations())) {
      for (const { lastId } of await soon(store.segments(op))) {
        await attempt(`segment ${lastId}`, async () => {
          const [segment] = await soon(store.read(op, [lastId]));
          if (segment) lines.push(...segment.text.split('\n').filter((line) => line !== ''));
        });
      }
      const pad = await soon(store.note(op, PAD_NOTE));
      if (pad !== null) notes.push(pad);
    }
    await store.close();
  });
  await attempt('sealed records', async () => {
    sealed = await soon(mirroredRecords());
  });
  return { lines, notes, sealed, problems };
}

/** One plain text file: what is readable first, so that a person who opens it sees what it is. */
export const salvageToText = ({ lines, notes, sealed, problems }: Salvage): string =>
  [
    JSON.stringify({ corridorRescue: 1, lines: lines.length, sealed: sealed.length, problems }),
    ...lines,
    ...notes.map((note) => JSON.stringify({ pad: note })),
    ...sealed.map((record) => JSON.stringify({ sealed: record })),
    '',
  ].join('\n');
