import type { VehicleKind } from './about.ts';
import { peopleOf, type Tally } from './tally.ts';

/** More than this was hardly ever seen on one vehicle. Above it we ask to look again, and keep all the same. */
const MOST: { readonly [kind in VehicleKind]: number } = {
  bus: 110,
  minibus: 40,
  ambulance: 10,
  car: 12,
  van: 35,
  lorry: 160,
};

export type Doubt =
  | { readonly why: 'many'; readonly most: number }
  | { readonly why: 'nobody' }
  | { readonly why: 'more-children' | 'more-wounded' | 'more-lying'; readonly people: number }
  | { readonly why: 'fewer-children-than-laps'; readonly laps: number };

/** What looks odd about a tally. It is said on the pad, and never stands in the way. */
export const doubtsOf = (
  tally: Tally,
  vehicle: { readonly kind: VehicleKind | null; readonly seats: number | null },
): readonly Doubt[] => {
  const people = peopleOf(tally);
  const most = Math.max(MOST[vehicle.kind ?? 'bus'], (vehicle.seats ?? 0) * 2);
  const doubts: Doubt[] = [];
  if (people > most) doubts.push({ why: 'many', most });
  if (people === 0) doubts.push({ why: 'nobody' });
  if ((tally.children ?? 0) > people) doubts.push({ why: 'more-children', people });
  if ((tally.wounded ?? 0) > people) doubts.push({ why: 'more-wounded', people });
  if ((tally.lying ?? 0) > people) doubts.push({ why: 'more-lying', people });
  if (tally.children !== null && typeof tally.laps === 'number' && tally.children < tally.laps) {
    doubts.push({ why: 'fewer-children-than-laps', laps: tally.laps });
  }
  return doubts;
};
