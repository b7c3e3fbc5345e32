import type { CorridorState, SubjectId } from '@corridor/operation';
import type { Facts } from './facts.ts';

/** One road as drawn: corridors over the same sites share it, each in its own direction. */
export interface Road {
  readonly id: SubjectId;
  readonly sites: readonly SubjectId[];
  /** Between `sites[i]` and `sites[i + 1]`. */
  readonly legs: readonly { readonly minutes: number; readonly km: number }[];
  readonly corridors: readonly { readonly corridor: CorridorState; readonly forward: boolean }[];
}

const hasRun = (sites: readonly SubjectId[], run: readonly SubjectId[]): number => {
  for (let at = 0; at + run.length <= sites.length; at++) {
    if (run.every((site, i) => sites[at + i] === site)) return at;
  }
  return -1;
};

/**
 * Corridors joined to as few roads as can be drawn as one line each. Longest first, so that a shuttle over part
 * of a corridor lies on it. Two pick-up points that meet at a crossing stay two roads: drawing them as one
 * would put sites in an order that no vehicle drives.
 */
export function roadsOf(facts: Facts): readonly Road[] {
  const corridors = [...facts.states('corridor').values()]
    .filter((corridor) => corridor.sites.length > 1)
    // Among the longest, the one laid first is the main road: the log keeps that order.
    .sort((a, b) => b.sites.length - a.sites.length);
  const roads: {
    id: SubjectId;
    sites: readonly SubjectId[];
    legs: Road['legs'];
    corridors: { corridor: CorridorState; forward: boolean }[];
  }[] = [];
  for (const corridor of corridors) {
    const reversed = [...corridor.sites].reverse();
    const home = roads.find(
      (road) => hasRun(road.sites, corridor.sites) >= 0 || hasRun(road.sites, reversed) >= 0,
    );
    if (home) {
      const forward = hasRun(home.sites, corridor.sites) >= 0;
      home.corridors.push({ corridor, forward });
      const from = hasRun(home.sites, forward ? corridor.sites : reversed);
      const legs = forward ? corridor.legs : [...corridor.legs].reverse();
      home.legs = home.legs.map((leg, i) => {
        const other = legs[i - from];
        return other ? { km: leg.km, minutes: Math.max(leg.minutes, other.minutes) } : leg;
      });
    } else {
      roads.push({
        id: corridor.id,
        sites: corridor.sites,
        legs: corridor.sites.slice(1).map((_, i) => corridor.legs[i] ?? { minutes: 30, km: 0 }),
        corridors: [{ corridor, forward: true }],
      });
    }
  }
  return roads;
}
