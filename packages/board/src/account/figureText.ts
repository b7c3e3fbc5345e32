import { type Figure, noFinerThanKnown } from '@corridor/account';
import { figure, figureRange, listed, t } from '@corridor/text';
import { howLong } from '../time/zone.ts';

const HOUR = 3_600_000;

/** An estimate no finer than it is known; null: cannot be known. */
export const spokenOf = ({ estimate, minimum, possible }: Figure) =>
  estimate && noFinerThanKnown(estimate, minimum, possible?.high ?? null);

/** `about 8 400, 9 in 10 between 8 250 and 8 700`. */
export function estimateText(of: Figure): string {
  const said = spokenOf(of);
  if (!said) return t('cannot be known from these reports');
  return said.low === said.high
    ? figure(said.people)
    : t('about {n}, 9 in 10 between {low} and {high}', { ...said, n: said.people });
}

/** `64 (64–71)`, for a column of estimates. */
export function shortEstimate(of: Figure): string {
  const said = spokenOf(of);
  if (!said) return t('not known');
  return said.low === said.high
    ? figure(said.people)
    : t('{n} ({range})', { n: said.people, range: figureRange(said.low, said.high) });
}

/** What the records allow at all, in a few words: `8 163–9 050`. */
export function possibleText({ possible }: Figure): string {
  if (!possible) return t('the records contradict each other');
  const { low, high } = possible;
  return high === null ? t('{n} or more', { n: low }) : figureRange(low, high);
}

/** `34 %`; never 0 where anything rests on it, nor 100 where anything does not. */
export const shareText = (share: number): string =>
  t('{figure} %', {
    figure: figure(share <= 0 ? 0 : share >= 1 ? 100 : Math.min(99, Math.max(1, share * 100))),
  });

/** What the figure stands on that nobody counted one by one. Empty where all of it was. */
export const restsText = (of: Figure): string =>
  listed([
    of.without === 'own-means' && t('without those who go by own means'),
    of.sampledShare > 0 &&
      t('{share} of it rests on sampled vehicles', { share: shareText(of.sampledShare) }),
    of.unwatchedHours > 0 &&
      t('nobody watched for {long}', { long: howLong(of.unwatchedHours * HOUR) }),
    of.trips.untallied > 0 &&
      t('{n, plural, one {# journey} other {# journeys}} that nobody counted', {
        n: of.trips.untallied,
      }),
  ]);
