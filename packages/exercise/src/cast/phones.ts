import { siteById } from '../ground.ts';
import { DAY, HOUR } from '../hours.ts';
import type { Erring } from '../observe/families.ts';
import type { Random } from '../random.ts';
import type { World } from '../truth/world.ts';
import { postGaps, siteGaps, watchedBetween } from './gaps.ts';
import { withMishaps } from './mishaps.ts';
import { spansOf, withoutOverlaps } from './spans.ts';
import { type Lane, type Phone, type Post, STAFFED_FROM, type Staff } from './staff.ts';

interface Station {
  readonly site: string;
  readonly phones: number;
  readonly lanes: number;
}

/** What a lost and a broken phone are replaced by comes on top of these. */
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

export const staffOf = (random: Random, world: World, erring: Erring): Staff => {
  const { errors, families } = erring;
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
          erring,
          offline: scenario.offline,
        }),
      );
    }
  }
  if (errors === 0) return { phones, posts, lanes };
  const mishaps = random.named('mishaps');
  return { phones: withMishaps(mishaps, phones, spare, end, families), posts, lanes };
};

const createPhone = (
  random: Random,
  given: Pick<Phone, 'key' | 'label' | 'site' | 'post' | 'lane'> & {
    readonly end: number;
    readonly erring: Erring;
    readonly offline: World['scenario']['offline'];
  },
): Phone => {
  const { end, erring, offline, ...who } = given;
  const { errors, families } = erring;
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
      hasty: atEase.chance(families.hasty),
      clickerDrift: atEase.normal(families.clickerMean, families.clickerSpread),
      rounds: false,
      forgetsLaps: atEase.chance(families.forgetful)
        ? atEase.between(0.3, 0.8)
        : atEase.between(0.02, 0.1),
      inflates: 0,
    },
  };
};
