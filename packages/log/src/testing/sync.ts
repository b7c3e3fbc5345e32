import { bodiesOf, devicesToTrail, lacking, pull, trailOf } from '../exchange/exchange.ts';
import type { SliceLimits } from '../exchange/slices.ts';
import type { OpenLog } from '../open/types.ts';

/**
 * One pass of a client against a hub, as `docs/protocol.md` tells it: pull until there is no more, with a trail
 * where needed, then push what the hub lacks and what it wants.
 */
export async function syncOnce(client: OpenLog, hub: OpenLog, limits: SliceLimits): Promise<void> {
  const ask = { limits, asker: client.devices()[0] ?? '' };
  let answer = await pull(hub, { have: client.vector() }, ask);
  let hasTrail = false;
  for (let round = 0; round < 1000; round++) {
    const before = client.version();
    await client.admit(answer.lines);
    const unknown = devicesToTrail(client, answer.have);
    const want = client.absent(limits.maxLines);
    const isStuck = hasTrail && client.version() === before;
    if (isStuck || (!answer.more && unknown.length === 0 && want.length === 0)) break;
    hasTrail = true;
    const trail = trailOf(client, unknown);
    answer = await pull(hub, { have: client.vector(), want, trail }, ask);
  }
  await hub.admit(await bodiesOf(client, answer.want));
  for (let round = 0; round < 1000; round++) {
    const { lines, more } = await lacking(client, hub.vector(), { limits });
    const { admitted } = await hub.admit(lines);
    if (!more || admitted.length === 0) break;
  }
}

export const isInSync = (one: OpenLog, other: OpenLog): boolean =>
  JSON.stringify(one.vector()) === JSON.stringify(other.vector());
