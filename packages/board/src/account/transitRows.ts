import {
  type About,
  type Account,
  noFinerThanKnown,
  quarterToMs,
  type TransitSite,
  type TransitSuspect,
} from '@corridor/account';
import type { SubjectId } from '@corridor/operation';
import { figure, figureRange, isolate, t, type Words, wordOf } from '@corridor/text';
import type { ZoneClock } from '../time/zone.ts';
import { type Facts, siteName } from '../view/facts.ts';
import { shortEstimate } from './figureText.ts';

export interface TransitRow {
  readonly id: SubjectId;
  readonly name: string;
  /** ≈ */
  readonly came: string;
  readonly left: string;
  readonly ownMeans: string;
  /** ● Last seen; null: nobody looked. */
  readonly waiting: string | null;
  /** Whether it fits, in a sentence; what does not, each in one. */
  readonly verdict: readonly string[];
  readonly isSuspect: boolean;
}

/** What the other records at the site do not bear out: which, and whether it has too many people or too few. */
const sentences: Words<`${'came' | 'left' | 'waiting' | 'own-means'}-${'more' | 'fewer'}`> = {
  'came-more':
    'About {n} more were counted coming from {place} than the rest bears out, {from} to {to}.',
  'came-fewer':
    'About {n} fewer were counted coming from {place} than the rest bears out, {from} to {to}.',
  'left-more':
    'About {n} more were counted leaving for {place} than the rest bears out, {from} to {to}.',
  'left-fewer':
    'About {n} fewer were counted leaving for {place} than the rest bears out, {from} to {to}.',
  'waiting-more': 'About {n} more were seen waiting at {to} than the rest bears out.',
  'waiting-fewer': 'About {n} fewer were seen waiting at {to} than the rest bears out.',
  'own-means-more':
    'About {n} more were counted going on by own means than the rest bears out, {from} to {to}.',
  'own-means-fewer':
    'About {n} fewer were counted going on by own means than the rest bears out, {from} to {to}.',
};

const codeOf = (about: About) =>
  about.is !== 'way' ? about.is : about.measure === 'arrived' ? 'came' : 'left';

const suspectText = (
  facts: Facts,
  clock: ZoneClock,
  now: number,
  { about, people, low, high, alternatives }: TransitSuspect,
): string => {
  const place = about.is !== 'way' ? null : about.measure === 'arrived' ? about.from : about.to;
  const [from, to] =
    about.is === 'waiting' ? [about.quarter, about.quarter] : [about.since, about.until];
  const isMore = people > 0;
  const size = noFinerThanKnown(
    {
      people: Math.abs(people),
      low: Math.max(0, isMore ? low : -high),
      high: Math.max(0, isMore ? high : -low),
    },
    0,
  );
  const sentence = wordOf(sentences, `${codeOf(about)}-${isMore ? 'more' : 'fewer'}`, {
    n: figure(size.people),
    place: isolate(siteName(facts, place)) || t('not known'),
    from: clock.near(quarterToMs(from), now),
    to: clock.near(quarterToMs(to), now),
  });
  return alternatives.length === 0
    ? sentence
    : t(
        '{sentence} {n, plural, one {# other record} other {# other records}} of that time would explain it as well.',
        { sentence, n: alternatives.length },
      );
};

/** One row for each place where people change from vehicle to vehicle. */
export const transitRows = (
  facts: Facts,
  account: Account,
  clock: ZoneClock,
  now: number,
): readonly TransitRow[] =>
  account.transit.map(({ site, waiting, ownMeans, over, suspects }: TransitSite) => {
    const low = ownMeans.people?.low ?? 0;
    const high = ownMeans.people?.high ?? 0;
    return {
      id: site,
      name: isolate(siteName(facts, site)),
      came: shortEstimate(account.figure({ measure: 'arrived', by: 'vehicles', to: site })),
      left: shortEstimate(account.figure({ measure: 'left', by: 'vehicles', from: site })),
      ownMeans: ownMeans.people
        ? low === high
          ? figure(low)
          : figureRange(low, high)
        : t('cannot be known from these reports'),
      waiting: waiting
        ? t('{n} at {time}', {
            n: figure(waiting.people),
            time: clock.near(quarterToMs(waiting.quarter), now),
          })
        : null,
      verdict:
        suspects.length > 0
          ? suspects.map((suspect) => suspectText(facts, clock, now, suspect))
          : [
              over === null
                ? t('Whether all who came left on cannot be known from these reports.')
                : t('It fits: what is left over is no more than counts may be wrong by.'),
            ],
      isSuspect: suspects.length > 0,
    };
  });
