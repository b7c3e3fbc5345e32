import type { DeviceId, Line, OpenLog } from '@corridor/log';

type Log = Pick<OpenLog, 'lines' | 'devices' | 'version'>;

/**
 * Own lines as they were read for the pad, for whoever folds the whole log next: opening and reading them a second time is what a slow phone
 * would wait for. They are given once, and only while the log has not changed; then it is read as it is.
 */
export interface OwnLines {
  readonly read: (take: (lines: readonly Line[]) => void) => Promise<void>;
  /** All lines of the log; own ones from memory where they still are what the log holds. */
  readonly all: () => AsyncIterable<readonly Line[]>;
}

export function createOwnLines(log: Log, own: () => readonly DeviceId[]): OwnLines {
  let kept: { readonly version: number; readonly of: ReadonlySet<DeviceId> } | null = null;
  let slices: (readonly Line[])[] = [];
  return {
    read: async (take) => {
      const devices = own();
      kept = { version: log.version(), of: new Set(devices) };
      slices = [];
      for (const device of devices) {
        for await (const lines of log.lines({ device })) {
          slices.push(lines);
          take(lines);
        }
      }
    },
    all: async function* () {
      const [mine, given] = [kept, slices];
      kept = null;
      slices = [];
      if (mine?.version !== log.version()) return yield* log.lines();
      yield* given;
      for (const device of log.devices()) {
        if (!mine.of.has(device)) yield* log.lines({ device });
      }
    },
  };
}
