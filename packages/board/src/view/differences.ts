import {
  type CurrentTally,
  type OpenDifference,
  openDifferences,
  type PartCount,
  partCounts,
  type TripState,
} from '@corridor/operation';
import { figure, figureRange, isolate, named, t, type Words, wordOf } from '@corridor/text';
import { word } from '../text/words.ts';
import { type Facts, postName, siteName, stateOf, vehicleText } from './facts.ts';

/** One count as it was made: its figure, and whose it is. */
export interface CountSaid {
  readonly line: string;
  readonly people: string;
  readonly who: string;
}

export interface DifferenceLine {
  readonly id: string;
  readonly trip: string;
  readonly vehicle: string;
  /** `Two counts of the front door`. */
  readonly what: string;
  /** `boarding, Ramouseh`. */
  readonly where: string;
  readonly counts: readonly CountSaid[];
  /** What ends it, in a few words. */
  readonly settles: string;
  readonly since: number;
}

const parts: Words<PartCount['part']> = {
  whole: 'the whole vehicle',
  front: 'the front door',
  rear: 'the rear door',
  inside: 'the people inside',
};

/** `47`, `about 40–60`: no surer than it was counted. */
const peopleText = ({ fact }: CurrentTally): string => {
  if (fact.exact) return figure(fact.people);
  const range = fact.low !== undefined && fact.high !== undefined;
  return t('about {n}', {
    n: range ? figureRange(fact.low ?? 0, fact.high ?? 0) : figure(fact.people),
  });
};

/** `Ramouseh post, on Ramouseh 2`: two who count at one post are told apart by their devices. */
export function whoCounted(
  facts: Facts,
  labelOf: (device: string) => string,
  { fact, device }: Pick<CurrentTally, 'fact' | 'device'>,
): string {
  const names = { post: postName(facts, fact.countedBy), device: labelOf(device) };
  if (fact.keyedBy === 'radio') return t('{post}, by radio, keyed by {device}', names);
  if (fact.keyedBy === 'paper') return t('{post}, from its sheet, keyed by {device}', names);
  return names.post === names.device ? isolate(names.post) : t('{post}, on {device}', names);
}

const toSaid = (
  facts: Facts,
  labelOf: (device: string) => string,
  tally: CurrentTally,
): CountSaid => {
  const times = tally.again > 0 ? t('counted again {n}×', { n: tally.again }) : '';
  return {
    line: tally.line,
    people: peopleText(tally),
    who: named([whoCounted(facts, labelOf, tally), times]),
  };
};

const whatText = ({ between, part, people }: OpenDifference): string => {
  if (between === 'whole-and-parts') return t('The doors do not add up to the whole vehicle');
  const values = { n: people.length, part: wordOf(parts, part) };
  return between === 'transcription'
    ? t('A post’s count of {part}, and what was written down of it', values)
    : t('{n, plural, =2 {Two counts} other {# counts}} of {part}', values);
};

const settlesText = ({ between }: OpenDifference): string =>
  between === 'transcription'
    ? t('ask the post which one is right')
    : between === 'counters'
      ? t('a third counter settles it')
      : t('count the whole vehicle again');

/** `Vehicle 12. Two counts of the front door: ● 23 and ● 31; a third counter settles it`. */
export const differenceText = ({ vehicle, what, counts, settles }: DifferenceLine): string =>
  t('Vehicle {n}. {what}: {counts}; {settles}', {
    n: vehicle,
    what,
    counts: counts
      .map(({ people }) => `●\u202f${people}`)
      .reduce((a, b) => t('{a} and {b}', { a, b })),
    settles,
  });

/** Counts of the same people that differ, the oldest first. `trip`: only those of one. */
export const toDifferences = (
  facts: Facts,
  labelOf: (device: string) => string,
  trip?: string,
): readonly DifferenceLine[] =>
  openDifferences(facts.index, trip === undefined ? {} : { trip }).map((one) => ({
    id: one.lines.join(),
    trip: one.trip,
    vehicle: vehicleText(facts, stateOf(facts, 'trip', one.trip)),
    what: whatText(one),
    where: named([word('point', one.point), siteName(facts, one.site)]),
    counts: one.tallies.length
      ? one.tallies.map((tally) => toSaid(facts, labelOf, tally))
      : [
          { line: 'whole', people: figure(one.people[0] ?? 0), who: t('whole vehicle') },
          { line: 'doors', people: figure(one.people[1] ?? 0), who: t('doors added up') },
        ],
    settles: settlesText(one),
    since: one.since,
  }));

const states: Words<PartCount['state']> = {
  single: 'one counter',
  confirmed: 'confirmed by a second counter',
  differs: 'differs, not settled',
  settled: 'settled by a third counter',
};

/** What another person's count says of this one, by line; the odd one out of a settled quarrel is called that. */
export function toCountStates(trip: TripState): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { state, tallies, speaking } of partCounts(trip)) {
    for (const { line } of tallies) {
      const isOdd = state === 'settled' && !speaking.includes(line);
      texts.set(line, isOdd ? t('stands beside, does not count') : wordOf(states, state));
    }
  }
  return texts;
}
