import type { Account, Scope, SuspectCounter, SuspectTally } from '@corridor/account';
import { figure, named, t } from '@corridor/text';
import { word } from '../text/words.ts';
import { type Facts, postName, stateOf, vehicleText } from '../view/facts.ts';
import { shareText } from './figureText.ts';

export interface SuspectRow {
  readonly id: string;
  readonly text: string;
  /** The question under which its counts are seen; null: of a counter, not of one journey. */
  readonly scope: Scope | null;
}

const ofTally = (facts: Facts, { trip, why, tallies, says, implied }: SuspectTally): SuspectRow => {
  const [first] = tallies;
  const state = stateOf(facts, 'trip', trip);
  const lines = new Set(tallies.map(({ line }) => line));
  const counted = state?.tallies.find(({ line }) => lines.has(line));
  const values = {
    n: vehicleText(facts, state),
    where: named([word('point', first?.point), counted && postName(facts, counted.fact.countedBy)]),
    says: figure(says),
    implied: figure(implied),
  };
  return {
    id: `${trip} ${[...lines].join(' ')}`,
    text:
      why === 'copied'
        ? t(
            'Vehicle {n}, {where}: {says} was most likely copied from the slip. Everything else makes it about {implied}.',
            values,
          )
        : t(
            'Vehicle {n}, {where}: {says} does not fit. Everything else makes it about {implied}.',
            values,
          ),
    scope: { measure: first?.point === 'boarding' ? 'left' : 'arrived', trip },
  };
};

/** Where somebody counted: said to those who may not see whose device it was. */
const postsOf = (facts: Facts, counter: string): string => {
  const posts = new Set<string>();
  for (const { tallies } of facts.states('trip').values()) {
    for (const { person, fact } of tallies) {
      if (person === counter) posts.add(postName(facts, fact.countedBy));
    }
  }
  return named([...posts].sort());
};

const ofCounter = (
  facts: Facts,
  { counter, bias, counts }: SuspectCounter,
  labelOf: ((device: string) => string) | null,
): SuspectRow => {
  const values = {
    who: labelOf
      ? labelOf(counter)
      : t('A counter of {posts}', { posts: postsOf(facts, counter) || '?' }),
    share: shareText(Math.abs(bias)),
    n: counts,
  };
  return {
    id: counter,
    text:
      bias < 0
        ? t(
            '{who} counts {share} too few beside others, over {n, plural, one {# count} other {# counts}}. The estimate allows for it.',
            values,
          )
        : t(
            '{who} counts {share} too many beside others, over {n, plural, one {# count} other {# counts}}. The estimate allows for it.',
            values,
          ),
    scope: null,
  };
};

/** Counts and counters that the others do not bear out: the largest first. `labelOf` null: not for this reader. */
export const suspectRows = (
  facts: Facts,
  { findings }: Account,
  labelOf: ((device: string) => string) | null,
): readonly SuspectRow[] => [
  ...findings.tallies.map((one) => ofTally(facts, one)),
  ...findings.counters.map((one) => ofCounter(facts, one, labelOf)),
];
