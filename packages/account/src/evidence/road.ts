import type { States } from '@corridor/operation';
import { toQuarter } from './quarter.ts';
import type { RoadEvidence } from './types.ts';

/** A corridor's sites and the spans in which nobody was to move on it. */
export const roadEvidence = (corridor: States['corridor']): RoadEvidence => {
  const suspended: { from: number; to: number | null }[] = [];
  for (const { status, told } of corridor.changes) {
    const open = suspended.at(-1);
    if (status === 'suspended') {
      if (open?.to !== null) suspended.push({ from: toQuarter(told.at), to: null });
    } else if (open?.to === null) open.to = toQuarter(told.at);
  }
  return {
    id: corridor.id,
    sites: corridor.sites,
    minutes: corridor.legs.map(({ minutes }) => minutes),
    suspended,
  };
};
