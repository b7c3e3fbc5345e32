import { tripsUnderWay } from '@corridor/operation';
import { figure } from '../text/figures.ts';
import { t } from '../text/t.ts';
import type { ZoneClock } from '../time/zone.ts';
import { type Facts, siteName, vehicleOfTrip } from './facts.ts';
import { onBoardCounted } from './people.ts';
import { standsSince } from './strips.ts';

export interface SafeView {
  /** One line at three metres. */
  readonly headline: string;
  readonly isBad: boolean;
  /** Under the picture: who was sent back, which posts have not answered. */
  readonly notes: readonly string[];
}

/** An "all answered" older than this is no answer. */
const ANSWER_HOLDS = 60 * 60_000;

export function toSafe(facts: Facts, now: number, clock: ZoneClock): SafeView {
  let standing = 0;
  let people = 0;
  let uncounted = 0;
  const back: { at: number; text: string }[] = [];
  for (const trip of tripsUnderWay(facts.index)) {
    if (standsSince(trip) === null) continue;
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
        text: t(
          trip.boarded
            ? '{vehicle} sent back {time}, {people} people towards {site} again'
            : '{vehicle} sent back {time} towards {site}, not counted',
          {
            vehicle: vehicleOfTrip(facts, trip),
            time: clock.near(turned.at, now),
            people: trip.boarded ? figure(trip.boarded.people) : '',
            site: siteName(facts, trip.from) || t('where they came from'),
          },
        ),
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
  back.sort((a, b) => b.at - a.at);
  const left = [...facts.states('post').values()].filter(
    (post) => !post.staffed && post.leftReason !== null && post.leftReason !== 'relieved',
  );
  return {
    headline: parts.join(' · '),
    isBad: standing > 0 || (told && answered < posts.length),
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
