import { signIn } from '../../packages/hub/src/testing/kit.ts';
import { type Counting, openCounting } from './counting.ts';
import type { Laptop } from './hub.ts';

/** Sites and posts as the board's Devices screen lists them. */
export const AT_RAMOUSEH = { site: 'Ramouseh', post: 'Ramouseh · Ramouseh post' };
export const AT_RASHIDIN = { site: 'Rashidin', post: 'Rashidin · Rashidin post' };

/** The small operation of `openCounting`, not as an exercise, with a post of ours at both ends. */
export async function openWinterRoad(
  laptop: Laptop,
  moreBuses: readonly string[] = [],
): Promise<Counting> {
  const wire = laptop.hub();
  const counting = await openCounting(wire, false);
  const { op, coordinator } = counting;
  const post = (site: string, label: string) => ({
    kind: 'staffed@1',
    subject: `post/${site}`,
    fact: { site: `site/${site}`, label },
  });
  const lines = await coordinator.write(
    post('ramouseh', 'Ramouseh post'),
    post('rashidin', 'Rashidin post'),
    ...moreBuses.map((label) => ({
      kind: 'listed@1',
      subject: `vehicle/bus-${label}`,
      fact: { label, vehicleKind: 'bus', seats: 47 },
    })),
  );
  const { token } = (await signIn(wire, op, coordinator)).body;
  const { status, body } = await wire.call('/api/sync/push', { token, body: { lines } });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return counting;
}
