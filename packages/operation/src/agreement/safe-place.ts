import type { SubjectId } from '../event.ts';
import type { Index } from '../selectors/create-index.ts';
import type { Dangers, Obstacle } from './danger.ts';
import type { Position } from './position.ts';

/** Why a place was chosen. */
export type SafeWhy =
  /** It stands there, and nothing speaks against staying. */
  | 'stands-there'
  /** Made to receive people. */
  | 'receives-people'
  /** They boarded at such a place: there they can get off and wait. */
  | 'people-can-wait'
  /** A gate of somebody whom the agreement binds, and nothing better can be reached. */
  | 'gate-of-the-bound';

/** ≈ by the legs of the road, never measured. */
export interface SafePlace {
  readonly site: SubjectId;
  readonly way: 'here' | 'ahead' | 'behind';
  readonly km: number;
  readonly minutes: number;
  readonly why: SafeWhy;
  /** Who holds it; null: nobody told. */
  readonly heldBy: SubjectId | null;
}
/** A place that can be reached and is not one to stop at. */
export interface NotTaken {
  readonly site: SubjectId;
  readonly why: 'holder-not-known' | 'kind-not-known' | 'crush';
}
export interface SafePlaces {
  /** The best first; empty: there is none, and `ahead` and `behind` say why. */
  readonly places: readonly SafePlace[];
  readonly ahead: Obstacle;
  readonly behind: Obstacle;
  readonly notTaken: readonly NotTaken[];
}

const RECEIVES: ReadonlySet<string> = new Set([
  'reception-site',
  'hospital',
  'transfer-point',
  'transit-site',
  'collective-shelter',
]);
const RANK: { readonly [why in SafeWhy]: number } = {
  'stands-there': 0,
  'receives-people': 1,
  'people-can-wait': 2,
  'gate-of-the-bound': 3,
};
/** So long a crush that somebody saw keeps others away. */
const CRUSH_HOLDS = 2 * 3_600_000;

/**
 * Where a vehicle with people on board can go when its way is suspended. The rule, in full:
 *
 * 1. Only places of its own road, ahead or behind, by the legs of the road.
 * 2. The stretch or place where it is now it may leave, whichever is suspended. It leaves no stretch on which shooting is unresolved:
 *    nobody can say on which side of it the shots fall.
 * 3. It enters no other stretch that is suspended, and none where shooting is unresolved. `isAllStopped` (everything stands, or its own
 *    term): every other stretch counts as suspended.
 * 4. It neither stops at nor passes a place that is suspended, where shooting is unresolved, that an armed actor outside the agreement
 *    holds, or that is a gate of those on whose order something stands.
 * 5. Where it stands already it stays, if that is a place for people. Else a place made to receive people (reception site, hospital,
 *    transfer point, transit site, shelter) comes before a pick-up point, and that before a gate whose holder is known and bound; of equals
 *    the one with the fewest minutes, then kilometres, then the one ahead.
 * 6. A gate whose holder nobody knows, a place whose kind nobody knows, and one with a crush in the last two hours are not taken.
 */
export const safePlacesOf = (
  index: Index,
  position: Position,
  dangers: Dangers,
  isAllStopped: boolean,
  now: number,
): SafePlaces => {
  const { sites, legs, at, isBetween, share } = position;
  const places: SafePlace[] = [];
  const notTaken: NotTaken[] = [];

  const judge = (site: SubjectId, way: SafePlace['way'], km: number, minutes: number) => {
    const state = index.store.get('site', site);
    const kind = state?.defined?.siteKind;
    const heldBy = state?.control?.by ?? null;
    const crowd = state?.crowd;
    const take = (why: SafeWhy) => places.push({ site, way, km, minutes, why, heldBy });
    if (kind === undefined || kind === 'district') {
      notTaken.push({ site, why: 'kind-not-known' });
    } else if (crowd?.crowd === 'crush' && now - crowd.told.at < CRUSH_HOLDS) {
      notTaken.push({ site, why: 'crush' });
    } else if (RECEIVES.has(kind)) take(way === 'here' ? 'stands-there' : 'receives-people');
    else if (kind === 'pick-up-point') take(way === 'here' ? 'stands-there' : 'people-can-wait');
    else if (heldBy === null) notTaken.push({ site, why: 'holder-not-known' });
    else take('gate-of-the-bound');
  };

  /** From place to place in one direction, until something ends the way. */
  const walk = (step: 1 | -1): Obstacle => {
    const way = step === 1 ? 'ahead' : 'behind';
    let here = at;
    let [km, minutes] = [0, 0];
    if (isBetween) {
      const leg = legs[at] as Position['legs'][number];
      const [a, b] = [sites[at] as SubjectId, sites[at + 1] as SubjectId];
      const shots = dangers.shootingBetween(a, b);
      if (shots) return shots;
      const part = share === null ? 1 : step === 1 ? 1 - share : share;
      here = step === 1 ? at + 1 : at;
      [km, minutes] = [leg.km * part, leg.minutes * part];
      const found = dangers.at(sites[here] as SubjectId);
      if (found) return found;
      judge(sites[here] as SubjectId, way, km, minutes);
    }
    for (;;) {
      const from = sites[here] as SubjectId;
      const to = sites[here + step];
      const leg = legs[step === 1 ? here : here - 1];
      if (to === undefined || leg === undefined) return { is: 'end-of-road', site: from };
      const found =
        dangers.between(from, to) ??
        (isAllStopped ? ({ is: 'suspended-stretch', from, to } as const) : null) ??
        dangers.at(to);
      if (found) return found;
      here += step;
      [km, minutes] = [km + leg.km, minutes + leg.minutes];
      judge(to, way, km, minutes);
    }
  };

  const own = sites[at] as SubjectId;
  if (!isBetween && !dangers.at(own)) judge(own, 'here', 0, 0);
  const [ahead, behind] = [walk(1), walk(-1)];
  places.sort(
    (a, b) =>
      RANK[a.why] - RANK[b.why] ||
      a.minutes - b.minutes ||
      a.km - b.km ||
      (a.way === b.way ? 0 : a.way === 'ahead' ? -1 : 1),
  );
  return { places, ahead, behind, notTaken };
};
