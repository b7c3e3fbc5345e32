import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVerify, type OpenLog, openLog, runtimeRandom } from '@corridor/log';
import { hashText, openSqliteStore } from '@corridor/log/node';

const signals = ['SIGINT', 'SIGTERM'] as const;
/** What a shell calls Ctrl+C. */
const stoppedByHand = 130;

/** A log on disk for as long as `use` runs: an operation may be larger than the memory, and nothing of it may stay. */
export async function withScratchLog<T>(
  op: string,
  now: number,
  use: (log: OpenLog) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-'));
  const forget = () => rmSync(folder, { recursive: true, force: true });
  const stop = () => {
    forget();
    process.exit(stoppedByHand);
  };
  for (const signal of signals) process.once(signal, stop);
  try {
    const opened = openSqliteStore(join(folder, 'lines.sqlite'));
    if (!opened.ok) throw new Error(opened.why);
    try {
      const log = await openLog({
        store: opened.store,
        op,
        hash: hashText,
        verify: createVerify(),
        clock: { now: () => now },
        random: runtimeRandom,
      });
      return await use(log);
    } finally {
      await opened.store.close();
    }
  } finally {
    for (const signal of signals) process.off(signal, stop);
    forget();
  }
}
