import type {
  Account,
  BlamedBy,
  Dispute,
  DisputedCount,
  Scope,
  SuspectCounter,
  SuspectTally,
  TallyEvidence,
} from '@corridor/account';
import type { States } from '@corridor/operation';
import { figure, listed, named, t } from '@corridor/text';
import { word } from '../text/words.ts';
import { type Facts, postName, stateOf, vehicleText } from '../view/facts.ts';
import { shareText } from './figureText.ts';

export interface SuspectRow {
  readonly id: string;
  readonly text: string;
  /** The question under which its counts are seen; null: of a counter, not of one journey. */
  readonly scope: Scope | null;
}

/** Where it was counted, and by which post: `boarding, Clock court 2`. */
const whereText = (
  facts: Facts,
  state: States['trip'] | null | undefined,
  tallies: readonly TallyEvidence[],
): string => {
  const lines = new Set(tallies.map(({ line }) => line));
  const counted = state?.tallies.find(({ line }) => lines.has(line));
  return named([
    word('point', tallies[0]?.point),
    counted && postName(facts, counted.fact.countedBy),
  ]);
};

const ofTally = (facts: Facts, { trip, why, tallies, says, implied }: SuspectTally): SuspectRow => {
  const [first] = tallies;
  const state = stateOf(facts, 'trip', trip);
  const lines = new Set(tallies.map(({ line }) => line));
  const values = {
    n: vehicleText(facts, state),
    where: whereText(facts, state, tallies),
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

const becauseOf = (by: BlamedBy): string => {
  switch (by) {
    case 'counter':
      return t('other counts of the same counter do not fit either');
    case 'method':
      return t('by how it was counted');
    case 'rounded':
      return t('its counter often rounds');
    case 'further-count':
      return t('a further count bears out the other');
    case 'load':
      return t('such vehicles carry fewer');
    default:
      return by satisfies never;
  }
};

/** One of these: said of all of them together, and of one only with what tells it from the others. */
const ofDispute = (facts: Facts, { trip, counts, beside, by, people }: Dispute): SuspectRow => {
  const countText = ({ trip: of, tallies, says }: DisputedCount) =>
    t('{n} ({where})', {
      n: figure(says),
      where: whereText(facts, stateOf(facts, 'trip', of), tallies),
    });
  const [most] = counts;
  const all = [...counts, ...beside];
  const values = {
    n: vehicleText(facts, stateOf(facts, 'trip', trip)),
    counts: listed(all.map(countText)),
    people,
  };
  return {
    id: all.flatMap(({ tallies }) => tallies.map(({ line }) => line)).join(' '),
    text:
      most && most.blame !== null
        ? t(
            'Vehicle {n}: {counts}. At least one of them is wrong, or people got on or off unseen: they are {people, plural, one {# person} other {# people}} apart. Most of the blame is on {says} ({share}): {why}.',
            {
              ...values,
              says: countText(most),
              share: shareText(most.blame),
              why: listed(by.map(becauseOf)),
            },
          )
        : t(
            'Vehicle {n}: {counts}. At least one of them is wrong, or people got on or off unseen: they are {people, plural, one {# person} other {# people}} apart. Nothing tells which.',
            values,
          ),
    scope: { measure: counts[0]?.end ?? 'left', trip: most?.trip ?? trip },
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

/** Counts of one vehicle that differ too much, then counts and counters that the others do not bear out: the largest first. `labelOf` null: not for this reader. */
export const suspectRows = (
  facts: Facts,
  { findings }: Pick<Account, 'findings'>,
  labelOf: ((device: string) => string) | null,
): readonly SuspectRow[] => {
  const linesOf = (counts: readonly { readonly tallies: readonly TallyEvidence[] }[]) =>
    counts.flatMap(({ tallies }) => tallies.map(({ line }) => line));
  const disputed = new Set(
    findings.disputes.flatMap(({ counts, beside }) => linesOf([...counts, ...beside])),
  );
  // What stands beside another count is said of both.
  const alone = findings.tallies.filter(
    (one) => one.why === 'copied' || !linesOf([one]).some((line) => disputed.has(line)),
  );
  return [
    ...findings.disputes.map((one) => ofDispute(facts, one)),
    ...alone.map((one) => ofTally(facts, one)),
    ...findings.counters.map((one) => ofCounter(facts, one, labelOf)),
  ];
};
