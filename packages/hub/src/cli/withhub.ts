import { existsSync } from 'node:fs';
import { isHubFolder } from '../data/folder.ts';
import { noJournal } from '../data/journal.ts';
import type { Hub } from '../hub.ts';
import { Stop } from './exit.ts';
import { openHubIn, openPlace } from './place.ts';

/** Opens the data folder for one command. `create`: make it if it is not there. */
export async function withHub<T>(
  data: string,
  work: (hub: Hub) => Promise<T>,
  { create = false }: { readonly create?: boolean } = {},
): Promise<T> {
  if (!create && !existsSync(data))
    throw new Stop('missing', `There is no data folder ${data}.`, 'Name it with --data.');
  if (!create && isHubFolder(data) === null)
    throw new Stop('missing', `The folder ${data} holds no hub.`, 'Name it with --data.');
  const hub = await openHubIn(openPlace(data), noJournal);
  try {
    return await work(hub);
  } finally {
    await hub.close();
  }
}
