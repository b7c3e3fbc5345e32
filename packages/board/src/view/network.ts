import type { CorridorState, SubjectId } from '@corridor/operation';
import type { Facts } from './facts.ts';

export interface LaneLeg {
  readonly minutes: number;
  readonly km: number;
}

/**
 * A line of stops, drawn from left to right. A branch begins (or, towards the left, ends) at a stop of lane 0,
 * which it repeats as its own first (or last) stop.
 */
export interface Lane {
  readonly sites: readonly SubjectId[];
  readonly legs: readonly LaneLeg[];
  readonly branch: { readonly junction: SubjectId; readonly toward: 'left' | 'right' } | null;
}

/** Corridors that share a road, as one picture: the longest as lane 0, what leaves it as branches. */
export interface Network {
  readonly id: SubjectId;
  readonly lanes: readonly Lane[];
  readonly corridors: readonly CorridorState[];
}

const pairKey = (a: SubjectId, b: SubjectId): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

interface Chain {
  /** From the junction outwards. */
  readonly sites: readonly SubjectId[];
  readonly toward: 'left' | 'right';
}

/** Runs of a corridor that leave the trunk, each from the trunk stop where it leaves. */
function chainsOf(corridor: CorridorState, trunk: readonly SubjectId[]): readonly Chain[] {
  const { sites } = corridor;
  const places = sites.map((site) => trunk.indexOf(site));
  const chains: Chain[] = [];
  let at = 0;
  while (at < sites.length) {
    if ((places[at] ?? -1) >= 0) {
      at++;
      continue;
    }
    let end = at;
    while (end < sites.length && (places[end] ?? -1) < 0) end++;
    const run = sites.slice(at, end);
    const [before, after] = [sites[at - 1], sites[end]];
    if (before !== undefined) {
      // Leaves the trunk in the direction it was going on it.
      const [a, b] = [places[at - 2] ?? -1, places[at - 1] ?? 0];
      const goesRight = a >= 0 ? b > a : b >= trunk.length / 2;
      const tail = after === undefined ? run : [...run, after];
      chains.push({ sites: [before, ...tail], toward: goesRight ? 'right' : 'left' });
    } else if (after !== undefined) {
      // Comes from the side away from where it goes on.
      const [a, b] = [places[end] ?? 0, places[end + 1] ?? -1];
      const comesFromRight = b >= 0 ? b < a : a >= trunk.length / 2;
      chains.push({
        sites: [after, ...[...run].reverse()],
        toward: comesFromRight ? 'right' : 'left',
      });
    }
    at = end;
  }
  return chains;
}

/** Expected minutes and kilometres between neighbours, the slower direction's. */
function legsByPair(corridors: readonly CorridorState[]): ReadonlyMap<string, LaneLeg> {
  const legs = new Map<string, LaneLeg>();
  for (const corridor of corridors) {
    for (let i = 1; i < corridor.sites.length; i++) {
      const key = pairKey(corridor.sites[i - 1] as SubjectId, corridor.sites[i] as SubjectId);
      const leg = corridor.legs[i - 1] ?? { minutes: 30, km: 0 };
      const held = legs.get(key);
      if (!held || held.minutes < leg.minutes) legs.set(key, leg);
    }
  }
  return legs;
}

export function networksOf(facts: Facts): readonly Network[] {
  const corridors = [...facts.states('corridor').values()]
    .filter((corridor) => corridor.sites.length > 1)
    // What people call the main road is the one laid first among the longest; the log keeps that order.
    .sort((a, b) => b.sites.length - a.sites.length);
  const left = [...corridors];
  const networks: Network[] = [];
  while (left.length > 0) {
    const trunk = left.shift() as CorridorState;
    const ours = [trunk];
    for (const other of [...left]) {
      if (!other.sites.some((site) => trunk.sites.includes(site))) continue;
      ours.push(other);
      left.splice(left.indexOf(other), 1);
    }
    networks.push({ id: trunk.id, corridors: ours, lanes: lanesOf(trunk, ours) });
  }
  return networks;
}

function lanesOf(trunk: CorridorState, corridors: readonly CorridorState[]): readonly Lane[] {
  const legs = legsByPair(corridors);
  const legsAlong = (sites: readonly SubjectId[]): readonly LaneLeg[] =>
    sites
      .slice(1)
      .map((site, i) => legs.get(pairKey(sites[i] as SubjectId, site)) ?? { minutes: 30, km: 0 });
  const chains: Chain[] = [];
  for (const corridor of corridors.slice(1)) {
    for (const chain of chainsOf(corridor, trunk.sites)) {
      const text = chain.sites.join();
      const isKnown = chains.some((one) => one.sites.join().startsWith(text));
      if (isKnown) continue;
      const shorter = chains.findIndex((one) => text.startsWith(one.sites.join()));
      if (shorter >= 0) chains.splice(shorter, 1, chain);
      else chains.push(chain);
    }
  }
  return [
    { sites: trunk.sites, legs: legsAlong(trunk.sites), branch: null },
    ...chains.map((chain): Lane => {
      const sites = chain.toward === 'right' ? chain.sites : [...chain.sites].reverse();
      const junction = chain.sites[0] as SubjectId;
      return { sites, legs: legsAlong(sites), branch: { junction, toward: chain.toward } };
    }),
  ];
}

export interface Spot {
  readonly lane: number;
  readonly leg: number;
  /** `from` to `to` runs along the drawn direction. */
  readonly forward: boolean;
}

/** The lane and leg that join two neighbours; null where they are none here. */
export function legBetween(network: Network, from: SubjectId, to: SubjectId): Spot | null {
  for (const [lane, { sites }] of network.lanes.entries()) {
    for (let leg = 0; leg + 1 < sites.length; leg++) {
      if (sites[leg] === from && sites[leg + 1] === to) return { lane, leg, forward: true };
      if (sites[leg] === to && sites[leg + 1] === from) return { lane, leg, forward: false };
    }
  }
  return null;
}

/** Where a stop is drawn: on lane 0 if it lies on it. */
export function stopOf(
  network: Network,
  site: SubjectId,
): { readonly lane: number; readonly index: number } | null {
  for (const [lane, { sites }] of network.lanes.entries()) {
    const index = sites.indexOf(site);
    if (index >= 0) return { lane, index };
  }
  return null;
}
