import type { Group, Places } from '../scenario/types.ts';

/** Of a hundred families so many have 1, 2, 3 … 8 members. */
const families = [18, 22, 20, 18, 11, 6, 3, 2];

export interface Needs {
  /** Shares of all people. Who lies is one in three times critical, and travels with one companion. */
  readonly stretchers: number;
  readonly wheelchairs: number;
}

/**
 * So many people at a site as families. Who lies leaves with one companion of the family, the others follow: an ambulance has no place for
 * all of them.
 */
export function familiesAt(
  random: () => number,
  batch: string,
  site: string,
  people: number,
  { stretchers, wheelchairs }: Needs,
): readonly Group[] {
  const times = new Map<string, Group & { times: number }>();
  const add = (members: Places, critical: boolean) => {
    const { sitting, lying, wheelchair } = members;
    const id = `${batch}, ${site}: ${sitting}+${lying}+${wheelchair}${critical ? ' critical' : ''}`;
    const known = times.get(id);
    if (known) known.times += 1;
    else times.set(id, { id, site, people: members, times: 1, critical });
  };
  const sizeOf = () => {
    let draw = random() * 100;
    const at = families.findIndex((share) => {
      draw -= share;
      return draw < 0;
    });
    return at < 0 ? families.length : at + 1;
  };
  for (let left = people; left > 0; ) {
    const size = Math.min(left, sizeOf());
    const family = { sitting: 0, lying: 0, wheelchair: 0 };
    for (let member = 0; member < size; member++) {
      const draw = random();
      if (draw < stretchers) family.lying += 1;
      else if (draw < stretchers + wheelchairs) family.wheelchair += 1;
      else family.sitting += 1;
    }
    left -= size;
    for (; family.lying > 0; family.lying--) {
      const companions = Math.min(1, family.sitting);
      family.sitting -= companions;
      add({ sitting: companions, lying: 1, wheelchair: 0 }, random() < 1 / 3);
    }
    if (family.sitting + family.wheelchair > 0) add(family, false);
  }
  return [...times.values()];
}
