import { readBundle, readBundleHeader } from '@corridor/log';
import { fileToStream } from '../bundle/files.ts';
import { refusalWords } from '../bundle/words.ts';
import { Stop } from '../cli/exit.ts';
import type { Hub } from '../hub.ts';

/** Whether a zipped file is a bundle, of this version or a later one. */
export async function isBundle(file: string): Promise<boolean> {
  const start = await readBundleHeader(fileToStream(file));
  return start.ok || start.why !== 'not-a-bundle';
}

export async function importBundle(hub: Hub, file: string) {
  const start = await readBundleHeader(fileToStream(file));
  if (!start.ok) throw new Stop('damaged', `${file} ${refusalWords[start.why]}.`);
  const { op } = start.header;
  const known = hub.operation(op);
  const log = known?.log ?? (await hub.openLog(op));
  const result = await readBundle(log, fileToStream(file), hub.now());
  if (!result.ok) throw new Stop('damaged', `${file} ${refusalWords[result.why]}.`);
  // A file of which nothing could be taken leaves no empty operation behind.
  if (log.size().lines === 0)
    throw new Stop(
      'damaged',
      `Nothing in ${file} could be taken.`,
      '"corridor verify" says why; ask for the file again.',
    );
  const operation = known ?? (await hub.takeIn(op));
  const { header: _, ...counts } = result;
  return {
    kind: 'bundle' as const,
    op,
    name: operation.name(),
    isHubEnrolled: operation.isHubEnrolled(),
    ...counts,
  };
}
