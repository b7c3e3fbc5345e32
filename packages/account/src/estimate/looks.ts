import type { TallyEvidence, TripEvidence } from '../evidence/types.ts';
import { DOOR_DEVIATION, FRONT_SHARE } from './priors.ts';

/** One or more counts that together say how many were on board at one end. */
export interface Look {
  /** 0: who set out. 1: who got off at the end. */
  readonly end: 0 | 1;
  readonly people: number;
  /** Counts that add up to it; two of one door share its weight. */
  readonly parts: readonly { readonly tally: TallyEvidence; readonly share: number }[];
  /** Beyond what its counts are unsure of: only one door, a checkpoint at a glance. Deviation, of the people. */
  readonly doubt: number;
}

const NONE: readonly Look[] = [];

/** What was keyed by radio or from paper is no second look beside the same post's own count. */
const withoutEchoes = (tallies: readonly TallyEvidence[]): readonly TallyEvidence[] =>
  tallies.length < 2
    ? tallies
    : tallies.filter(
        (tally) =>
          !tally.isKeyed ||
          !tallies.some(
            (own) => !own.isKeyed && own.look === tally.look && own.part === tally.part,
          ),
      );

const looksAtSite = (end: 0 | 1, tallies: readonly TallyEvidence[]): readonly Look[] => {
  const [only] = tallies;
  if (tallies.length === 1 && only?.part === 'whole') {
    return [{ end, people: only.people, parts: [{ tally: only, share: 1 }], doubt: 0 }];
  }
  const heard = withoutEchoes(tallies);
  const looks: Look[] = [];
  for (const tally of heard) {
    if (tally.part !== 'whole') continue;
    looks.push({ end, people: tally.people, parts: [{ tally, share: 1 }], doubt: 0 });
  }
  const doors = heard.filter(({ part }) => part !== 'whole');
  if (!doors.length) return looks;
  const parts = doors.map((tally) => ({
    tally,
    share: 1 / doors.filter(({ part }) => part === tally.part).length,
  }));
  let people = 0;
  for (const { tally, share } of parts) people += tally.people * share;
  const has = (part: TallyEvidence['part']) => doors.some((door) => door.part === part);
  if (has('front') && has('rear')) return [...looks, { end, people, parts, doubt: 0 }];
  // One door says how many there were about, where nobody counted more than it.
  if (looks.length) return looks;
  const share = has('front') ? FRONT_SHARE : has('rear') ? 1 - FRONT_SHARE : 0.8;
  const scaled = parts.map((each) => ({ ...each, share: each.share / share }));
  return [{ end, people: people / share, parts: scaled, doubt: DOOR_DEVIATION / share ** 0.5 }];
};

/** Boarding at two sites adds up; so does getting off at two, as far as nobody is then counted twice. */
const together = (sites: readonly (readonly Look[])[]): readonly Look[] => {
  let [sum = NONE] = sites;
  for (const at of sites.slice(1)) {
    if (!at.length) continue;
    if (!sum.length) {
      sum = at;
      continue;
    }
    sum = sum.map((look, i) => {
      const other = at[Math.min(i, at.length - 1)] as Look;
      return {
        end: look.end,
        people: look.people + other.people,
        parts: look.parts.concat(other.parts),
        doubt: Math.max(look.doubt, other.doubt),
      };
    });
  }
  return sum;
};

/** A moment by the road is not the door: whoever counts there sees through a window. */
const CHECKPOINT_DOUBT = 0.01;

/** Every look at the people of one trip. Who gets off where they got on never left: that is a look at who was on board. */
export const looksOf = ({ tallies, from }: TripEvidence): readonly Look[] => {
  if (!tallies.length) return NONE;
  if (tallies.length === 1) {
    const [only] = tallies as readonly [TallyEvidence];
    const end = only.point === 'alighting' && only.site !== from ? 1 : 0;
    return doubted(only, looksAtSite(end, tallies));
  }
  const boarding: TallyEvidence[] = [];
  const alighting: TallyEvidence[] = [];
  const onTheWay: TallyEvidence[] = [];
  for (const tally of tallies) {
    if (tally.point === 'boarding') boarding.push(tally);
    else if (tally.point === 'checkpoint' || tally.site === from) onTheWay.push(tally);
    else alighting.push(tally);
  }
  const bySite = (end: 0 | 1, some: readonly TallyEvidence[]) =>
    some.length < 2 || some.every(({ site }) => site === some[0]?.site)
      ? [looksAtSite(end, some)]
      : [...Map.groupBy(some, ({ site }) => site).values()].map((at) => looksAtSite(end, at));
  const on = boarding.length ? together(bySite(0, boarding)) : NONE;
  const way = onTheWay.length
    ? bySite(0, onTheWay).flatMap((looks) =>
        looks.map((look) => ({ ...look, doubt: Math.max(look.doubt, CHECKPOINT_DOUBT) })),
      )
    : NONE;
  const off = alighting.length ? gotOff(bySite(1, alighting), on) : NONE;
  return way.length || off.length ? [...on, ...way, ...off] : on;
};

const doubted = ({ point }: TallyEvidence, looks: readonly Look[]): readonly Look[] =>
  point === 'checkpoint' ? looks.map((look) => ({ ...look, doubt: CHECKPOINT_DOUBT })) : looks;

/** At two sites: three at the hospital and forty-four at the hall, or the same people once more at the second. */
const gotOff = (sites: readonly (readonly Look[])[], on: readonly Look[]): readonly Look[] => {
  if (sites.length < 2) return sites[0] ?? NONE;
  const sum = together(sites);
  const boarded = Math.max(...on.map(({ people }) => people));
  const all = sum[0]?.people ?? 0;
  return on.length && all <= boarded * 1.1 + 2 ? sum : sites.flat();
};
