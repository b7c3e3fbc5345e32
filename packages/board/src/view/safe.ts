import { isWithPeople, type TripState, tripsUnderWay } from '@corridor/operation';
import { figure, listed, t } from '@corridor/text';
import type { ZoneClock } from '../time/zone.ts';
import { type Facts, siteName, vehicleText } from './facts.ts';
import { onBoardCounted } from './people.ts';
import { standsSince } from './strips.ts';
import { type Trouble, troubleOf, troubleOrder } from './trouble.ts';

export interface SafeView {
  /** One line at three metres. */
  readonly headline: string;
  readonly isBad: boolean;
  /** Under the picture: who was sent back, which posts have not answered. */
  readonly notes: readonly string[];
}

/** An "all answered" older than this is no answer. */
const ANSWER_HOLDS = 60 * 60_000;

interface Befallen {
  readonly trip: TripState;
  readonly trouble: Trouble;
}

/** People in the hands of others, or on a dead bus in the cold: the worst first, the longest before the latest. */
const befallenOf = (facts: Facts, trips: readonly TripState[]): readonly Befallen[] =>
  trips
    .flatMap((trip): readonly Befallen[] => {
      const trouble = isWithPeople(trip) ? troubleOf(facts, trip) : null;
      return trouble && !trouble.isPast ? [{ trip, trouble }] : [];
    })
    .sort(
      ({ trouble: a }, { trouble: b }) =>
        troubleOrder.indexOf(a.state) - troubleOrder.indexOf(b.state) || a.since - b.since,
    );

const befallenText = (facts: Facts, { trip, trouble }: Befallen): string => {
  const people = onBoardCounted(trip);
  const values = { n: vehicleText(facts, trip), state: trouble.text };
  return people === null
    ? t('vehicle {n} {state}, nobody has counted who is on board', values)
    : t('vehicle {n} {state} with ● {people} people on board', {
        ...values,
        people: figure(people),
      });
};

function sentBackText(facts: Facts, trip: TripState, time: string): string {
  const values = {
    vehicle: vehicleText(facts, trip),
    time,
    site: siteName(facts, trip.from) || t('where they came from'),
  };
  return trip.boarded
    ? t('{vehicle} sent back {time}, {people} people towards {site} again', {
        ...values,
        people: trip.boarded.people,
      })
    : t('{vehicle} sent back {time} towards {site}, not counted', values);
}

/** So many are named at three metres. */
const mostNamed = 2;

export function toSafe(facts: Facts, now: number, clock: ZoneClock): SafeView {
  let standing = 0;
  let people = 0;
  let uncounted = 0;
  const back: { at: number; text: string }[] = [];
  const underWay = tripsUnderWay(facts.index);
  const befallen = befallenOf(facts, underWay);
  const named = new Set(befallen.map(({ trip }) => trip.id));
  for (const trip of underWay) {
    if (standsSince(trip) === null || named.has(trip.id)) continue;
    standing += 1;
    const counted = onBoardCounted(trip);
    if (counted === null) uncounted += 1;
    else people += counted;
  }
  for (const trip of facts.states('trip').values()) {
    const turned = trip.sentBack.at(-1);
    if (turned && now - turned.at < 6 * 3_600_000) {
      back.push({
        at: turned.at,
        text: sentBackText(facts, trip, clock.near(turned.at, now)),
      });
    }
  }
  const posts = [...facts.states('post').values()].filter((post) => post.staffed);
  const answered = posts.filter(
    (post) => post.answered !== null && now - post.answered.at < ANSWER_HOLDS,
  ).length;
  const told = [...facts.states('post').values()].some((post) => post.answered !== null);
  const parts = [
    standing === 0
      ? t('no vehicle stands with people on board')
      : t(
          '{n, plural, one {# vehicle stands} other {# vehicles stand}} with ● {people} people on board',
          { n: standing, people: figure(people) },
        ),
  ];
  if (uncounted > 0 && uncounted === standing) {
    parts[0] = t(
      '{n, plural, one {# vehicle stands; nobody has counted who is on board} other {# vehicles stand; nobody has counted who is on board}}',
      { n: standing },
    );
  } else if (uncounted > 0) {
    parts.push(
      t('{n, plural, one {# of them not counted} other {# of them not counted}}', { n: uncounted }),
    );
  }
  if (posts.length > 0) {
    parts.push(
      told
        ? t('posts answered {n} of {all}', { n: answered, all: posts.length })
        : t('{n, plural, one {# post staffed} other {# posts staffed}}', { n: posts.length }),
    );
  }
  if (befallen.length > 0) {
    // “No vehicle stands” beside a seized one would calm whoever reads only the end.
    if (standing === 0) parts.shift();
    const more = befallen.length - mostNamed;
    parts.unshift(
      ...befallen.slice(0, mostNamed).map((one) => befallenText(facts, one)),
      ...(more > 0 ? [t('{n} more seized, lost or broken down', { n: more })] : []),
    );
  }
  back.sort((a, b) => b.at - a.at);
  const left = [...facts.states('post').values()].filter(
    (post) => !post.staffed && post.leftReason !== null && post.leftReason !== 'relieved',
  );
  return {
    headline: listed(parts),
    isBad: befallen.length > 0 || standing > 0 || (told && answered < posts.length),
    notes: [
      ...back.slice(0, 2).map((one) => one.text),
      ...(back.length > 2 ? [t('{n} more sent back', { n: back.length - 2 })] : []),
      ...[...Map.groupBy(left, (post) => siteName(facts, post.site))].map(([site, posts]) =>
        t(
          '{n, plural, one {our post at {site}} other {# of our posts at {site}}} had to leave {time}',
          {
            n: posts.length,
            site,
            time: clock.near(Math.max(...posts.map((post) => post.since?.at ?? 0)), now),
          },
        ),
      ),
    ],
  };
}
