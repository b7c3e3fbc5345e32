import { devicesToTrail, lacking, type OpenLog, type PullAsk, pull, trailOf } from '@corridor/log';
import { reachedBy } from '../../../packages/log/src/exchange/exchange.ts';
import type { Peer } from './peer.ts';

/** Draws a whole number from 0 to one less than `n`. */
export type Draw = (n: number) => number;

/** How badly lines travel: in how small slices, in what order, how often twice. */
export interface Road {
  readonly draw: Draw;
  /** Lines of a slice at most. */
  readonly slice: number;
}

/** On a good road nothing is torn apart. */
const goodRoad: Road = { draw: () => 0, slice: 500 };

/** Lines as they arrive on a bad road: shuffled, some twice, in several deliveries. */
function tear(lines: readonly string[], { draw, slice }: Road): readonly (readonly string[])[] {
  if (slice >= 500) return [lines];
  const torn = lines.flatMap((line) => (draw(5) === 0 ? [line, line] : [line]));
  for (let i = torn.length - 1; i > 0; i--) {
    const j = draw(i + 1);
    [torn[i], torn[j]] = [torn[j] as string, torn[i] as string];
  }
  const deliveries: string[][] = [];
  while (torn.length > 0) deliveries.push(torn.splice(0, 1 + draw(4)));
  return deliveries;
}

async function take(log: OpenLog, lines: readonly string[], road: Road): Promise<void> {
  for (const delivery of tear(lines, road)) await log.admit(delivery);
}

const sameVector = (a: OpenLog, b: OpenLog) =>
  JSON.stringify(a.vector()) === JSON.stringify(b.vector());

/**
 * One peer asks another, as a phone asks the hub: pull until there is no more, with a trail where the other speaks
 * of lines unknown here, then push what the other lacks. `calls` ends it early, as a lost connection does.
 */
export async function meet(
  asker: Peer,
  other: Peer,
  road: Road = goodRoad,
  calls = Number.POSITIVE_INFINITY,
): Promise<void> {
  const [here, there] = [asker.log, other.log];
  const limits = { maxLines: road.slice, maxBytes: 1024 * 1024 };
  let left = calls;
  let unknown: readonly string[] = [];
  let reached: NonNullable<PullAsk['trail']> = {};
  for (; left > 0; left--) {
    const before = here.version();
    const trail = unknown.length > 0 ? { trail: trailOf(here, unknown, reached) } : {};
    const answer = await pull(there, { have: here.vector(), ...trail }, { limits });
    await take(here, answer.lines, road);
    const hadTrail = unknown.length > 0;
    const further = hadTrail ? reachedBy(here, answer.lines, reached) : reached;
    const isFurther = here.version() !== before || further !== reached;
    reached = further;
    unknown = devicesToTrail(here, answer.have);
    const isDone = !answer.more && (unknown.length === 0 || hadTrail);
    if (isDone || (hadTrail && !isFurther)) break;
  }
  for (; left > 0; left--) {
    const before = there.version();
    const { lines, more } = await lacking(here, there.vector(), { limits });
    await take(there, lines, road);
    if (!more || there.version() === before) break;
  }
}

/** All peers meet until their vectors are equal. Throws where that never happens. */
export async function meetUntilEqual(peers: readonly Peer[], road: Road = goodRoad): Promise<void> {
  const [first] = peers;
  for (let round = 0; round < 50; round++) {
    if (first === undefined || peers.every(({ log }) => sameVector(log, first.log))) return;
    for (const asker of peers) {
      const other = peers[road.draw(peers.length)];
      if (other !== undefined && other !== asker) await meet(asker, other, road);
    }
    for (const asker of peers.slice(1)) await meet(asker, first, road);
  }
  throw new Error('they never agree on what they hold');
}
