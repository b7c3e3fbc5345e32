import type { Line, LineId, MayRead, OpenLog } from '@corridor/log';

/** Which lines name an attachment, so that an attachment is readable exactly where such a line is. */
export interface BlobIndex {
  readonly mayRead: (hash: string, mayRead: MayRead) => Promise<boolean>;
  readonly close: () => void;
}

const named = /"hash":"([\w-]{43})"/g;

/** Reads the log once, at the first question; afterwards it follows what is admitted. */
export function createBlobIndex(log: OpenLog): BlobIndex {
  const linesByHash = new Map<string, Set<LineId>>();
  const add = (lines: readonly Line[]) => {
    for (const line of lines) {
      for (const [, hash] of line.bodyText.matchAll(named)) {
        if (hash === undefined) continue;
        const ids = linesByHash.get(hash) ?? new Set();
        linesByHash.set(hash, ids.add(line.id));
      }
    }
  };
  let reading: Promise<void> | null = null;
  const stop = log.subscribe(({ admitted, filled }) => {
    if (reading) add([...admitted, ...filled]);
  });
  const readAll = async () => {
    for await (const lines of log.lines()) add(lines);
  };
  return {
    async mayRead(hash, mayRead) {
      reading ??= readAll();
      await reading;
      const lines = await log.linesById([...(linesByHash.get(hash) ?? [])]);
      return lines.some(mayRead);
    },
    close: stop,
  };
}
