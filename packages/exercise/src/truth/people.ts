import { HOUR, MINUTE } from '../hours.ts';
import type { Random } from '../random.ts';
import type { People } from '../types.ts';

/** People who leave together and are never split. `since` is when they began to wait. */
export interface Family extends People {
  readonly since: number;
}

const NOBODY: People = { people: 0, children: 0, infants: 0, wounded: 0, lying: 0 };

export const peopleOf = (groups: readonly People[]): People =>
  groups.reduce(
    (sum, each) => ({
      people: sum.people + each.people,
      children: sum.children + each.children,
      infants: sum.infants + each.infants,
      wounded: sum.wounded + each.wounded,
      lying: sum.lying + each.lying,
    }),
    NOBODY,
  );

const familyOf = (random: Random, size: number, since: number): Family => {
  let children = 0;
  let infants = 0;
  let wounded = 0;
  let lying = 0;
  for (let person = 0; person < size; person++) {
    // Somebody grown goes with every family of two and more.
    const child = person > 0 && random.chance(0.5);
    if (child) {
      children += 1;
      if (random.chance(0.13)) infants += 1;
    }
    if (random.chance(0.02)) {
      wounded += 1;
      if (random.chance(0.08)) lying += 1;
    }
  }
  return { since, people: size, children, infants, wounded, lying };
};

/** A moment on this day (0 is the first) at which people come to a pick-up point, seldom at night. */
const comingAt = (random: Random, day: number, lastDay: number): number => {
  const [from, to] = day === 0 ? [2.5, 15] : day === lastDay ? [3, 12] : [3, 19.5];
  const hour = from + ((random.next() + random.next()) / 2) * (to - from);
  return Math.round((day * 24 + hour) * HOUR);
};

/** How many of `total` on each day, adding up to `total`. */
export const byDay = (total: number, shares: readonly number[]): readonly number[] => {
  let given = 0;
  let share = 0;
  return shares.map((each, day) => {
    share += each;
    const upTo = day === shares.length - 1 ? total : Math.round(total * share);
    const today = upTo - given;
    given = upTo;
    return today;
  });
};

/** Families until exactly `total` people wait, ordered by when they come. */
export const familiesOf = (
  random: Random,
  total: number,
  shares: readonly number[],
): readonly Family[] => {
  const families: Family[] = [];
  byDay(total, shares).forEach((today, day) => {
    for (let left = today; left > 0; ) {
      const size = Math.min(left, 1 + random.int(0, 4) + random.int(0, 4));
      families.push(familyOf(random, size, comingAt(random, day, shares.length - 1)));
      left -= size;
    }
  });
  return families.sort((a, b) => a.since - b.since);
};

/** Patients with their companions, until exactly `total` people wait for an ambulance. */
export const patientsOf = (
  random: Random,
  total: number,
  shares: readonly number[],
): readonly Family[] => {
  const groups: Family[] = [];
  byDay(total, shares).forEach((today, day) => {
    for (let left = today; left > 0; ) {
      const size = left <= 3 ? left : random.int(2, 3);
      const child = random.chance(0.2) ? 1 : 0;
      groups.push({
        since: comingAt(random, day, shares.length - 1) - random.int(0, 90) * MINUTE,
        people: size,
        children: child,
        infants: child && random.chance(0.2) ? 1 : 0,
        wounded: 1,
        lying: random.chance(0.55) ? 1 : 0,
      });
      left -= size;
    }
  });
  return groups.sort((a, b) => a.since - b.since);
};
