import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVerify, type OpenLog, openLog, runtimeRandom } from '@corridor/log';
import { hashText, openSqliteStore } from '@corridor/log/node';

/** A log on disk for as long as `use` runs: an operation may be larger than the memory, and nothing of it may stay. */
export async function withScratchLog<T>(
  op: string,
  now: number,
  use: (log: OpenLog) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'corridor-'));
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
    rmSync(folder, { recursive: true, force: true });
  }
}
