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
  | { readonly why: 'fewer-children-than-laps'; readonly laps: number }
  /** "Asked: nobody" is an answer; "not asked" is a gap that can still be filled while it stands here. */
  | { readonly why: 'laps-not-asked' }
  | { readonly why: 'more-laps-than-heads'; readonly heads: number }
  | { readonly why: 'mostly-children'; readonly children: number; readonly people: number }
  | { readonly why: 'lying-on-seats'; readonly lying: number }
  | { readonly why: 'many-lying'; readonly most: number }
  | { readonly why: 'no-patient' };

/** Nobody can lie on them but across seats: such people mostly belong on an ambulance. */
const SEATS_ONLY: readonly VehicleKind[] = ['bus', 'minibus', 'car'];
/** More stretchers than this were hardly ever seen in one ambulance. */
const MOST_LYING = 4;
/** From here on a vehicle is a crowd in which a share means something. */
const MANY = 10;

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
  if (tally.laps === 'not-asked' && people > 0) doubts.push({ why: 'laps-not-asked' });
  if (typeof tally.laps === 'number' && tally.laps > tally.heads) {
    doubts.push({ why: 'more-laps-than-heads', heads: tally.heads });
  }
  const children = tally.children ?? 0;
  if (people >= MANY && children <= people && children > people * 0.8) {
    doubts.push({ why: 'mostly-children', children, people });
  }
  const lying = tally.lying ?? 0;
  if (lying > 0 && lying <= people && SEATS_ONLY.includes(vehicle.kind ?? 'ambulance')) {
    doubts.push({ why: 'lying-on-seats', lying });
  }
  if (vehicle.kind === 'ambulance') {
    if (lying > MOST_LYING) doubts.push({ why: 'many-lying', most: MOST_LYING });
    const isTold = tally.lying !== null || tally.wounded !== null;
    if (people > 0 && isTold && lying + (tally.wounded ?? 0) === 0) {
      doubts.push({ why: 'no-patient' });
    }
  }
  return doubts;
};
