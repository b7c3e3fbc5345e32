import { DAY, HOUR, MINUTE } from '../hours.ts';
import type { ErrorFamilies } from '../observe/families.ts';
import type { Random } from '../random.ts';
import { spansOf } from './spans.ts';
import { type Habits, type Phone, STAFFED_FROM } from './staff.ts';

/** What goes wrong with phones: clocks, a thief, a broken glass, a liar, a friend of round numbers. */
export const withMishaps = (
  random: Random,
  phones: readonly Phone[],
  spare: number,
  end: number,
  { dishonest, rounders }: ErrorFamilies,
): readonly Phone[] => {
  const result = [...phones];
  const change = (index: number, more: Partial<Phone>) => {
    const phone = result[index];
    if (phone) result[index] = { ...phone, ...more };
  };
  const isCounter = (phone: Phone) => phone.lane === null;
  const atSites = (kinds: (phone: Phone) => boolean) =>
    result.flatMap((phone, index) => (kinds(phone) ? [index] : []));
  const counters = atSites(isCounter);
  const taken = new Set<number>();
  const draw = (from: readonly number[]): number => {
    const free = from.filter((index) => !taken.has(index));
    const index = random.pick(free.length ? free : from);
    taken.add(index);
    return index;
  };
  const first = result[0] as Phone;
  const boarding = counters.filter((index) => result[index]?.site === first.site);

  // Battery out: the clock began again at 1970, and another had its year typed wrong.
  change(draw(counters), { clockStartsAt: 26 * MINUTE });
  change(draw(counters), { clockError: 68 * 365.25 * DAY + 3 * HOUR });
  // Summer time in the neighbouring zone, and two that nobody ever set right.
  change(draw(counters), { clockError: HOUR });
  if (result.length > 20) {
    change(draw(counters), { clockError: -2 * HOUR + 17 * MINUTE });
    change(draw(counters), { clockError: 41 * MINUTE });
  }
  for (const inflates of dishonest) {
    const liar = draw(boarding);
    change(liar, { habits: { ...habitsOf(result, liar), inflates } });
  }
  const rounding = rounders > 0 ? Math.max(1, result.length * rounders) : 0;
  for (let each = 0; each < rounding; each++) {
    const index = draw(counters);
    change(index, { habits: { ...habitsOf(result, index), rounds: true } });
  }

  // One phone is lost: until it is revoked whoever has it writes on. Another breaks and is replaced.
  if (spare < 1 && result.length < 12) {
    const lost = draw(counters);
    change(lost, lostFrom(50 * HOUR));
    return result;
  }
  const lost = draw(boarding);
  const lostAt = Math.round(random.between(13, 16) * HOUR);
  change(lost, lostFrom(lostAt));
  result.push(replacement(random, result[lost] as Phone, result.length, lostAt + 90 * MINUTE, end));
  const broken = draw(counters);
  const brokenAt = Math.round(random.between(55, 70) * HOUR);
  change(broken, { works: { from: STAFFED_FROM - 2 * HOUR, to: brokenAt } });
  result.push(
    replacement(random, result[broken] as Phone, result.length, brokenAt + 4 * HOUR, end),
  );
  return result.slice(0, phones.length + Math.max(2, spare));
};

/** Connected until then; what is written on it afterwards comes in hours later, by somebody's hand. */
const lostFrom = (at: number): Pick<Phone, 'lostAt' | 'works' | 'offline'> => ({
  lostAt: at,
  works: { from: STAFFED_FROM - 2 * HOUR, to: at },
  offline: [{ from: at, to: at + 9 * HOUR }],
});

const habitsOf = (phones: readonly Phone[], index: number): Habits =>
  (phones[index] as Phone).habits;

const replacement = (
  random: Random,
  old: Phone,
  index: number,
  from: number,
  end: number,
): Phone => {
  const key = `phone-${index + 1}`;
  return {
    ...old,
    key,
    label: `${old.label} again`,
    clockError: Math.round(random.named(key).normal(0, 9_000)),
    clockStartsAt: null,
    works: { from, to: end + DAY },
    lostAt: null,
    offline: spansOf(random.named(`network of ${key}`), {
      from,
      to: end,
      share: 0.3,
      hours: 2,
      longest: 10,
    }),
    habits: { ...old.habits, inflates: 0, rounds: false },
  };
};
