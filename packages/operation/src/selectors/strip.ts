import type { SubjectId } from '../event.ts';
import { corridorOf } from './corridors.ts';
import type { Index } from './create-index.ts';
import { type OnTheRoadRow, vehiclesOnTheRoad } from './on-the-road.ts';

export interface StripPosition extends OnTheRoadRow {
  /** 0 at the corridor's first site, 1 at its second …; between two sites a fraction, ≈ by the expected minutes. */
  readonly place: number;
  /** Whether somebody saw it there, or it is reckoned from when it was seen last. */
  readonly reckoned: boolean;
  /** It runs against the order of the sites. */
  readonly back: boolean;
}

/** Vehicles with people on board along one corridor, where they stand or should be by now. */
export const stripPositions = (
  index: Index,
  corridor: SubjectId,
  now: number,
): readonly StripPosition[] => {
  const road = index.store.get('corridor', corridor);
  if (!road) return [];
  const positions: StripPosition[] = [];
  for (const row of vehiclesOnTheRoad(index, now)) {
    if (corridorOf(index, row)?.id !== road.id) continue;
    const from = road.sites.indexOf(row.lastSite ?? row.from ?? '');
    if (from < 0) continue;
    const aim = row.to ? road.sites.indexOf(row.to) : -1;
    const back = row.status === 'sent-back' || (aim >= 0 && aim < from);
    const place = (value: number, reckoned: boolean) =>
      positions.push({ ...row, place: value, reckoned, back });
    const stands = row.standingSince !== null || row.lastAt === null;
    const last = back ? 0 : aim >= 0 ? aim : road.sites.length - 1;
    if (stands || from === last) {
      place(from, false);
      continue;
    }
    // It never runs past the site it is expected at next: nobody has seen it there.
    const leg = road.legs[back ? from - 1 : from];
    const gone = Math.max(0, now - (row.lastAt ?? now)) / 60_000;
    const share = leg && leg.minutes > 0 ? Math.min(0.95, gone / leg.minutes) : 0.5;
    place(back ? from - share : from + share, true);
  }
  return positions;
};
