import type { Required } from '@corridor/operation';
import { isolate, isRtl, t } from '@corridor/text';
import { meansText } from '../guard/meansText.ts';
import { thingName } from '../guard/names.ts';
import type { ZoneClock } from '../time/zone.ts';
import { type Facts, partyName } from '../view/facts.ts';

/** `A`, `A and B`, `A, B and C`. */
const allOf = (parts: readonly string[]): string =>
  parts.length < 2
    ? (parts[0] ?? '')
    : t('{some} and {last}', {
        some: parts.slice(0, -1).join(isRtl() ? '، ' : ', '),
        last: parts.at(-1) ?? '',
      });

const anyOf = (ways: readonly string[]): string =>
  ways.reduce((one, other) => (one ? t('{one}; or {other}', { one, other }) : other), '');

/** What it waits for: `East batch 1 has arrived and the road is open; or Party A confirms it`. */
export const waysText = (
  facts: Facts,
  means: Required['means'],
  now: number,
  clock: ZoneClock,
): string => anyOf(means.map((way) => allOf(way.map((one) => meansText(facts, one, now, clock)))));

export const requirerText = (facts: Facts, by: Required['requiredBy']): string =>
  by === 'safety'
    ? t('our own safety')
    : by === 'law'
      ? t('the law')
      : isolate(partyName(facts, by));

/** The whole condition as a sentence. */
export function conditionText(
  facts: Facts,
  required: Required,
  now: number,
  clock: ZoneClock,
): string {
  const what = waysText(facts, required.means, now, clock);
  const word = required.wordOf ?? (required.requiredBy.includes('/') ? required.requiredBy : null);
  const values = {
    batch: thingName(facts, required.of),
    what,
    party: partyName(facts, word),
  };
  switch (required.counts) {
    case 'word':
      return what
        ? t('{batch} waits until {what}, on the word of {party}.', values)
        : t('{batch} waits for the word of {party}.', values);
    case 'both':
      return t('{batch} waits until {what}, and {party} says so too.', values);
    default:
      return t('{batch} waits until {what}.', values);
  }
}
