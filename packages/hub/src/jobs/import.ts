import { readBundle, readBundleHeader } from '@corridor/log';
import { fileToStream } from '../bundle/files.ts';
import { refusalWords } from '../bundle/words.ts';
import { Stop } from '../cli/exit.ts';
import type { Hub } from '../hub.ts';

export async function importJob(hub: Hub, { file }: { readonly file: string }) {
  const start = await readBundleHeader(fileToStream(file));
  if (!start.ok) throw new Stop('damaged', `${file} ${refusalWords[start.why]}.`);
  const { op } = start.header;
  const operation = hub.operation(op) ?? (await hub.takeIn(op));
  const result = await readBundle(operation.log, fileToStream(file), hub.now());
  if (!result.ok) throw new Stop('damaged', `${file} ${refusalWords[result.why]}.`);
  const { header: _, ...counts } = result;
  return { op, name: operation.name(), isHubEnrolled: operation.isHubEnrolled(), ...counts };
}
