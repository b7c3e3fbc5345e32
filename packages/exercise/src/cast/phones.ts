import { siteById } from '../ground.ts';
import { DAY, HOUR, MINUTE } from '../hours.ts';
import type { Random } from '../random.ts';
import type { World } from '../truth/world.ts';
import { type Span, spansOf, withoutOverlaps } from './spans.ts';

/** How one counter counts, for better and worse; it stays with the phone. */
export interface Habits {
  /** Counts by glance more often than others. */
  readonly hasty: boolean;
  /** A clicker that counts a little too many or too few, of 1. */
  readonly clickerDrift: number;
  /** Writes round numbers and calls them counted. */
  readonly rounds: boolean;
  /** Forgets infants on laps. */
  readonly forgetsLaps: number;
  /** Makes the number larger on purpose: of 1, 0 for the honest. */
  readonly inflates: number;
}

/** A counter's phone at a post. Times are ms since the first midnight. */
export interface Phone {
  readonly key: string;
  readonly label: string;
  readonly site: string;
  readonly post: string;
  /** The lane where it watches people leave by their own means; null at all other work. */
  readonly lane: string | null;
  /** Wall clock minus true time; `absolute` instead: the wall clock began there at the first midnight. */
  readonly clockError: number;
  readonly clockStartsAt: number | null;
  readonly works: Span;
  readonly lostAt: number | null;
  readonly offline: readonly Span[];
  /** Spans of which everything is handed over twice. */
  readonly twice: readonly Span[];
  readonly habits: Habits;
}

export interface Post {
  readonly id: string;
  readonly site: string;
  readonly label: string;
  readonly watched: readonly (Span & {
    readonly leaves: 'relieved' | 'told-to-leave' | 'unsafe';
  })[];
}

/** A stream is counted in lanes, so that no two counters count the same car. */
export interface Lane {
  readonly id: string;
  readonly site: string;
}

export interface Staff {
  readonly phones: readonly Phone[];
  readonly posts: readonly Post[];
  readonly lanes: readonly Lane[];
}

interface Station {
  readonly site: string;
  readonly phones: number;
  readonly lanes: number;
}

export const STAFFED_FROM = 4.5 * HOUR;

/** Two of the phones replace a lost one and a broken one. */
const stationsOf = (world: World): readonly Station[] => {
  if (world.scenario.name === 'S') {
    return [
      { site: 'site/clock-court', phones: 6, lanes: 1 },
      { site: 'site/mill-hall', phones: 4, lanes: 0 },
    ];
  }
  if (world.scenario.name === 'M') {
    return [
      { site: 'site/old-town', phones: 12, lanes: 0 },
      { site: 'site/fountain-square', phones: 9, lanes: 0 },
      { site: 'site/bridge-gate', phones: 9, lanes: 2 },
      { site: 'site/kilometre-9', phones: 6, lanes: 0 },
      { site: 'site/northfield', phones: 12, lanes: 0 },
      { site: 'site/lantern-hospital', phones: 3, lanes: 0 },
      { site: 'site/twin-wells', phones: 4, lanes: 0 },
      { site: 'site/south-hall', phones: 3, lanes: 0 },
    ];
  }
  return world.ground.sites.map(({ id, siteKind }) =>
    siteKind === 'pick-up-point'
      ? { site: id, phones: 17, lanes: 15 }
      : siteKind === 'reception-site'
        ? { site: id, phones: 5, lanes: 0 }
        : { site: id, phones: 3, lanes: 0 },
  );
};

export const staffOf = (random: Random, world: World, errors: number): Staff => {
  const { scenario, ground, road, lastArrival } = world;
  const end = lastArrival + 3 * HOUR;
  const stations = stationsOf(world);
  const posts: Post[] = [];
  const phones: Phone[] = [];
  const lanes: Lane[] = [];
  const total = stations.reduce((sum, each) => sum + each.phones, 0);
  const spare = Math.max(0, scenario.phones - total);

  for (const station of stations) {
    const name = siteById(ground, station.site).name;
    const slug = station.site.slice('site/'.length);
    const draw = random.named(`posts at ${slug}`);
    const everybodyLeaves =
      errors > 0 ? siteGaps(draw, siteById(ground, station.site), road, end) : [];
    const laneIds = Array.from(
      { length: station.lanes },
      (_, index) => `stream/${slug}-${index + 1}`,
    );
    lanes.push(...laneIds.map((id) => ({ id, site: station.site })));
    // Lanes have posts of their own; the others work two to a post.
    const others = station.phones - (scenario.name === 'L' ? station.lanes : station.lanes * 2);
    const postCount = Math.max(1, Math.ceil(others / 2)) + station.lanes;
    for (let index = 0; index < postCount; index++) {
      const own = errors > 0 ? postGaps(draw, end) : [];
      posts.push({
        id: `post/${slug}-${index + 1}`,
        site: station.site,
        label: `${name} ${index + 1}`,
        watched: watchedBetween(withoutOverlaps([...everybodyLeaves, ...own]), end),
      });
    }
    const postOf = (place: number) => posts[posts.length - postCount + place] as Post;
    const perLane = scenario.name === 'L' ? 1 : 2;
    for (let index = 0; index < station.phones; index++) {
      const laneIndex = index < station.lanes * perLane ? Math.floor(index / perLane) : null;
      const post =
        laneIndex === null
          ? postOf(
              station.lanes +
                (Math.floor((index - station.lanes * perLane) / 2) % (postCount - station.lanes)),
            )
          : postOf(laneIndex);
      const key = `phone-${phones.length + 1}`;
      phones.push(
        createPhone(random.named(key), {
          key,
          label: `${name} phone ${index + 1}`,
          site: station.site,
          post: post.id,
          lane: laneIndex === null ? null : (laneIds[laneIndex] as string),
          end,
          errors,
          offline: scenario.offline,
        }),
      );
    }
  }
  if (errors === 0) return { phones, posts, lanes };
  return { phones: withMishaps(random.named('mishaps'), phones, spare, end), posts, lanes };
};

const createPhone = (
  random: Random,
  given: Pick<Phone, 'key' | 'label' | 'site' | 'post' | 'lane'> & {
    readonly end: number;
    readonly errors: number;
    readonly offline: World['scenario']['offline'];
  },
): Phone => {
  const { end, errors, offline, ...who } = given;
  const atEase = random.named('habits');
  return {
    ...who,
    clockError: errors > 0 ? Math.round(atEase.normal(0, 9_000)) : 0,
    clockStartsAt: null,
    works: { from: STAFFED_FROM - 2 * HOUR, to: end + DAY },
    lostAt: null,
    offline:
      errors > 0
        ? spansOf(random.named('network'), {
            from: STAFFED_FROM,
            to: end,
            share: offline.share,
            hours: offline.hours,
            longest: offline.longest,
          })
        : [],
    twice:
      errors > 0 && atEase.chance(0.4)
        ? spansOf(random.named('twice'), {
            from: STAFFED_FROM,
            to: end,
            share: 0.08,
            hours: 6,
            longest: 12,
          })
        : [],
    habits: {
      hasty: atEase.chance(0.15),
      clickerDrift: atEase.normal(0.004, 0.014),
      rounds: false,
      forgetsLaps: atEase.chance(0.2) ? atEase.between(0.3, 0.8) : atEase.between(0.02, 0.1),
      inflates: 0,
    },
  };
};

/** What goes wrong with phones: clocks, a thief, a broken glass, a liar, a friend of round numbers. */
const withMishaps = (
  random: Random,
  phones: readonly Phone[],
  spare: number,
  end: number,
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
  const liar = draw(boarding);
  change(liar, { habits: { ...habitsOf(result, liar), inflates: 0.12 } });
  for (let each = 0; each < Math.max(1, result.length / 25); each++) {
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

/** Nobody of ours at the whole site: told to leave, or too dangerous. */
const siteGaps = (
  random: Random,
  { id: site, siteKind }: World['ground']['sites'][number],
  road: World['road'],
  end: number,
): readonly (Span & { readonly leaves: 'told-to-leave' | 'unsafe' })[] => {
  const gaps: (Span & { readonly leaves: 'told-to-leave' | 'unsafe' })[] = [];
  for (const each of road.suspensions) {
    if (each.postsLeave && (each.leg[0] === site || each.leg[1] === site)) {
      gaps.push({
        from: each.from + 10 * MINUTE,
        to: each.to - 20 * MINUTE,
        leaves: 'told-to-leave',
      });
    }
  }
  // The further from the line of fire, the seldomer and the shorter.
  const isSafe = siteKind === 'reception-site' || siteKind === 'hospital';
  const mean = isSafe ? 140 : siteKind === 'pick-up-point' ? 70 : 45;
  const longest = isSafe ? 1.2 : 3.2;
  for (let at = STAFFED_FROM + random.exponential(mean) * HOUR; at < end; ) {
    const to = at + random.between(0.4, longest) * HOUR;
    gaps.push({
      from: Math.round(at),
      to: Math.round(to),
      leaves: random.chance(0.5) ? 'told-to-leave' : 'unsafe',
    });
    at = to + random.exponential(mean) * HOUR;
  }
  return gaps;
};

const postGaps = (
  random: Random,
  end: number,
): readonly (Span & { readonly leaves: 'relieved' })[] =>
  spansOf(random, {
    from: STAFFED_FROM + 4 * HOUR,
    to: end,
    share: 0.05,
    hours: 0.8,
    longest: 5,
  }).map((span) => ({ ...span, leaves: 'relieved' }));

const watchedBetween = (
  gaps: readonly (Span & { readonly leaves?: Post['watched'][number]['leaves'] })[],
  end: number,
): Post['watched'] => {
  const watched: Post['watched'][number][] = [];
  let from = STAFFED_FROM;
  for (const gap of gaps) {
    if (gap.from > from) watched.push({ from, to: gap.from, leaves: gap.leaves ?? 'relieved' });
    from = Math.max(from, gap.to);
  }
  if (from < end) watched.push({ from, to: end, leaves: 'relieved' });
  return watched;
};
