import type { Facts } from './facts.ts';

/**
 * Least minutes from a site to each other, driven empty: twice, with what the checkpoints take and without, for either is a quickest way.
 * Kept by site once asked.
 */
export function quickestWays({ coursesFrom, checkpoints, sites }: Facts) {
  const kept = new Map<string, readonly ReadonlyMap<string, number>[]>();
  const leastFrom = (start: string, withPassages: boolean): ReadonlyMap<string, number> => {
    const least = new Map([[start, 0]]);
    const open = new Set(sites.keys());
    while (open.size > 0) {
      let nearest: string | null = null;
      for (const site of open) {
        const minutes = least.get(site) ?? Number.POSITIVE_INFINITY;
        if (minutes < (nearest === null ? Number.POSITIVE_INFINITY : (least.get(nearest) ?? 0))) {
          nearest = site;
        }
      }
      if (nearest === null) break;
      open.delete(nearest);
      const before = least.get(nearest) ?? 0;
      for (const [to, courses] of coursesFrom(nearest)) {
        for (const course of courses) {
          let minutes = before + course.minutes;
          if (withPassages) {
            for (const { id } of course.checkpoints)
              minutes += checkpoints.get(id)?.minutes.empty ?? 0;
          }
          if (minutes < (least.get(to) ?? Number.POSITIVE_INFINITY)) least.set(to, minutes);
        }
      }
    }
    return least;
  };
  return (from: string, to: string): readonly [driving: number, passages: number] => {
    let both = kept.get(from);
    if (!both) {
      both = [leastFrom(from, false), leastFrom(from, true)];
      kept.set(from, both);
    }
    const [driving, passages] = both.map((least) => least.get(to) ?? Number.POSITIVE_INFINITY);
    return [driving as number, passages as number];
  };
}
