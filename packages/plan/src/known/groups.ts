import type { Index, SubjectId } from '@corridor/operation';
import type { Group, Places } from '../scenario/types.ts';
import type { Share } from './people.ts';
import type { KnownGroup } from './types.ts';

const SEAT: Places = { sitting: 1, lying: 0, wheelchair: 0 };
const STRETCHER: Places = { sitting: 0, lying: 1, wheelchair: 0 };

/** Those of a share by what they need to travel: lying and wounded to the first share that is taken up where they were seen. */
export const groupsOf = (
  index: Index,
  shares: readonly Share[],
): {
  readonly groups: ReadonlyMap<SubjectId, readonly Group[]>;
  readonly legend: { readonly [group: string]: KnownGroup };
} => {
  const groups = new Map<SubjectId, readonly Group[]>();
  const legend: Record<string, KnownGroup> = {};
  const left = new Map<SubjectId, { readonly lying: number; readonly wounded: number }>();

  const ofSite = (share: Share, site: SubjectId, people: number): readonly Group[] => {
    const fact = index.store.get('site', site)?.waiting?.fact;
    const kinds = left.get(site) ?? {
      lying: fact?.lying ?? 0,
      wounded: Math.max(0, (fact?.wounded ?? 0) - (fact?.lying ?? 0)),
    };
    const lying = Math.min(kinds.lying, people);
    const wounded = Math.min(kinds.wounded, people - lying);
    left.set(site, { lying: kinds.lying - lying, wounded: kinds.wounded - wounded });
    const make = (who: KnownGroup['who'], times: number, of: Places, critical: boolean): Group => {
      const id = `${share.id} ${site} ${who}`;
      legend[id] = { batch: share.id, site, who };
      return { id, site, people: of, times, critical };
    };
    return [
      ...(lying > 0 ? [make('lying', lying, STRETCHER, true)] : []),
      ...(wounded > 0 ? [make('wounded', wounded, SEAT, true)] : []),
      ...(people > lying + wounded
        ? [make('sitting', people - lying - wounded, SEAT, share.isCritical)]
        : []),
    ];
  };

  for (const share of shares) {
    groups.set(
      share.id,
      share.sites.flatMap(({ site, people }) => ofSite(share, site, people)),
    );
  }
  return { groups, legend };
};
