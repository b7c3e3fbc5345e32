import type { Question } from '@corridor/account';
import { isolate, listed, t } from '@corridor/text';
import { word } from '../text/words.ts';
import { calendarDay, calendarSpan } from '../time/calendar.ts';
import { type Facts, siteName, zoneOf } from '../view/facts.ts';

const placeText = (facts: Facts, place: string): string =>
  place.startsWith('site/') ? siteName(facts, place) : place;

const spanText = ({ span }: Question, zone: string): string =>
  span.is === 'unknown'
    ? t('days not known')
    : span.is === 'days'
      ? calendarSpan(span.from, span.to, zone)
      : span.since === null
        ? t('in all so far')
        : t('since {day}, in all', { day: calendarDay(span.since, zone) });

/** `people · have left · from Fountain Square · in all so far`: what a figure has to answer. */
export function questionText(facts: Facts, question: Question): string {
  const { measure, unit, category, by, from, to, place } = question;
  const who = category && unit !== 'family' ? word('claimCategory', category) : '';
  const what = unit && (unit !== 'person' || !who) ? word('unit', unit) : '';
  const says = (code: string | null) => code !== null && code !== 'other' && code !== category;
  return listed([
    what,
    who,
    says(measure) && word('measure', measure),
    by && word('claimedWay', by),
    from !== null && to !== null
      ? t('{from} → {to}', { from: placeText(facts, from), to: placeText(facts, to) })
      : from !== null
        ? t('from {site}', { site: isolate(placeText(facts, from)) })
        : to !== null
          ? t('to {site}', { site: isolate(placeText(facts, to)) })
          : place !== null && isolate(placeText(facts, place)),
    spanText(question, zoneOf(facts)),
  ]);
}
