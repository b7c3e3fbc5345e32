import { type Contradiction, contradictionParts, quarterToMs } from '@corridor/account';
import { figure, t, type Words, wordOf } from '@corridor/text';
import type { ZoneClock } from '../time/zone.ts';
import { type Facts, siteName, stateOf, vehicleText } from '../view/facts.ts';

/** What cannot all be true, by how it contradicts itself. `least` and `most` are people. */
const sentences: Words<Contradiction['code']> = {
  'counts-differ':
    'Vehicle {n}: two counts of the same people cannot both be true, {least} and {most}.',
  'doors-differ':
    'Vehicle {n}: the doors do not add up to the whole vehicle, {least} on one side and {most} on the other.',
  'fewer-arrived': 'Vehicle {n}: at least {least} boarded and at most {most} got off.',
  'more-arrived': 'Vehicle {n}: at least {least} got off and at most {most} had boarded.',
  'checkpoint-differs':
    'Vehicle {n}: counted on the way and at an end, at least {least} against at most {most}.',
  'more-than-fits':
    'Vehicle {n}: at least {least} were counted on board; no vehicle of its kind ever carried more than {most}.',
  'change-differs':
    'Vehicle {n}: who was born, joined or died on the way does not fit the counts, at least {least} against at most {most}.',
  'more-left-than-came':
    '{site}: at least {least} left or still waited, and at most {most} had come or waited before.',
};

/** One contradiction in one sentence, with the journeys or the site that it names. */
export function contradictionText(
  facts: Facts,
  clock: ZoneClock,
  now: number,
  of: Contradiction,
): string {
  const { atLeast, atMost, trips } = contradictionParts(of);
  const sentence = wordOf(sentences, of.code, {
    n: vehicleText(facts, stateOf(facts, 'trip', of.trip ?? trips[0])),
    site: siteName(facts, of.site),
    least: figure(atLeast),
    most: figure(atMost),
  });
  if (!of.between) return sentence;
  const { since, until } = of.between;
  const from = clock.near(quarterToMs(since), now);
  return until === null
    ? t('{sentence} Since {from}.', { sentence, from })
    : t('{sentence} Between {from} and {to}.', {
        sentence,
        from,
        to: clock.near(quarterToMs(until), now),
      });
}
