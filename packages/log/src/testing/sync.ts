import {
  bodiesOf,
  devicesToTrail,
  lacking,
  pull,
  reachedBy,
  trailOf,
} from '../exchange/exchange.ts';
import type { SliceLimits } from '../exchange/slices.ts';
import type { Trail } from '../exchange/types.ts';
import type { OpenLog } from '../open/types.ts';

/**
 * One pass of a client against a hub, as `docs/protocol.md` tells it: pull until there is no more, with a trail
 * where needed, then push what the hub lacks and what it wants.
 */
export async function syncOnce(client: OpenLog, hub: OpenLog, limits: SliceLimits): Promise<void> {
  const ask = { limits, asker: client.devices()[0] ?? '' };
  let answer = await pull(hub, { have: client.vector() }, ask);
  const wanted = new Set(answer.want);
  let reached: Trail = {};
  let idle = 0;
  for (let round = 0; round < 1000; round++) {
    const before = client.version();
    await client.admit(answer.lines);
    const further = reachedBy(client, answer.lines, reached);
    idle = client.version() === before && further === reached ? idle + 1 : 0;
    reached = further;
    const unknown = devicesToTrail(client, answer.have);
    const want = client.absent(limits.maxLines);
    const isDone = !answer.more && unknown.length === 0 && want.length === 0;
    // Every absent body was asked for once since anything new came.
    if (isDone || idle > 1 + client.size().absentBodies / limits.maxLines) break;
    const trail = trailOf(client, unknown, reached);
    answer = await pull(hub, { have: client.vector(), want, trail }, ask);
    for (const id of answer.want) wanted.add(id);
  }
  await hub.admit(await bodiesOf(client, [...wanted]));
  for (let round = 0; round < 1000; round++) {
    const { lines, more } = await lacking(client, hub.vector(), { limits });
    const { admitted } = await hub.admit(lines);
    if (!more || admitted.length === 0) break;
  }
}

export const isInSync = (one: OpenLog, other: OpenLog): boolean =>
  JSON.stringify(one.vector()) === JSON.stringify(other.vector());
