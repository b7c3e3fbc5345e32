import { mustBeFile } from '../bundle/files.ts';
import { Stop } from '../cli/exit.ts';
import type { Hub } from '../hub.ts';
import { importBundle, isBundle } from './importBundle.ts';
import { importRescue, importSealed, kindInside, kindOf } from './importHandedOver.ts';

/** Takes in whatever a phone or a hub wrote, by what it holds and not by its name. */
export async function importJob(hub: Hub, { file }: { readonly file: string }) {
  mustBeFile(file);
  const outside = await kindOf(file);
  if (outside === 'zipped' && (await isBundle(file))) return importBundle(hub, file);
  const isZipped = outside === 'zipped';
  const kind = isZipped ? await kindInside(file).catch(() => 'unknown' as const) : outside;
  if (kind === 'sealed') return importSealed(hub, file, isZipped);
  if (kind === 'rescue') return importRescue(hub, file, isZipped);
  throw new Stop(
    'damaged',
    `${file} is not a Corridor bundle, nor a file that a phone handed over.`,
    'Phones write .corridor-sealed, hubs write .corridor. Ask for the file again.',
  );
}
