import type { LineId, SubjectId } from '../event.ts';
import type { ConditionState, PartyWord, Required } from '../state/agreement.ts';
import type { AgreementFacts } from './facts.ts';
import { askMeans, type MeansView } from './means.ts';
import { lastWordOf } from './words.ts';

/** Why a setting-aside has no effect. */
export type NotSetAside = 'safety' | 'law' | 'no-such-word' | 'not-theirs' | 'taken-back';

/** One condition of a batch, as it stands now. */
export interface ConditionView {
  /** `condition/…`, or the name of a rule that holds for every batch. */
  readonly id: string;
  readonly requiredBy: Required['requiredBy'];
  readonly counts: Required['counts'];
  readonly wordOf: SubjectId | null;
  /** Any of these lists; all of a list. */
  readonly ways: readonly (readonly MeansView[])[];
  /** By what our people saw or counted, or by the clock. */
  readonly observed: boolean;
  /** By the word of whoever's word counts. ❝, never ✓. */
  readonly word: PartyWord | null;
  readonly isWordGiven: boolean;
  /** Setting aside never changes this. */
  readonly met: boolean;
  /** The party that requires it has let it go for this batch. */
  readonly setAside: {
    readonly line: LineId;
    readonly at: number;
    readonly word: PartyWord;
  } | null;
  readonly notSetAside: NotSetAside | null;
  /** Whether the batch waits for it. */
  readonly blocks: boolean;
  /** No word and no act gets round it. */
  readonly isSafety: boolean;
  /** Without a new record it may be otherwise from then on. */
  readonly until: number | null;
}

const isStale = (word: PartyWord, now: number): boolean =>
  word.validUntil !== null && word.validUntil <= now;

/** The party itself, or a guarantor who answers for it. */
export const speaksFor = (facts: AgreementFacts, speaker: SubjectId, party: SubjectId): boolean => {
  if (facts.resolve(speaker) === facts.resolve(party)) return true;
  const answersFor = facts.get('party', speaker)?.answersFor ?? [];
  return answersFor.some((one) => facts.resolve(one) === facts.resolve(party));
};

/** Until when all of it stays as it is, without a new record. */
const untilOf = (
  ways: readonly (readonly MeansView[])[],
  words: readonly (PartyWord | null | undefined)[],
  now: number,
): number | null => {
  let until = Number.POSITIVE_INFINITY;
  for (const way of ways) {
    for (const means of way) until = Math.min(until, means.until ?? until);
  }
  for (const word of words) {
    if (word?.validUntil && word.validUntil > now) until = Math.min(until, word.validUntil);
  }
  return Number.isFinite(until) ? until : null;
};

const setAsideOf = (
  facts: AgreementFacts,
  state: ConditionState,
  requiredBy: Required['requiredBy'],
  now: number,
): Pick<ConditionView, 'setAside' | 'notSetAside'> => {
  const { setAside } = state;
  const not = (notSetAside: NotSetAside) => ({ setAside: null, notSetAside });
  if (!setAside) return { setAside: null, notSetAside: null };
  if (requiredBy === 'safety' || requiredBy === 'law') return not(requiredBy);
  const word = state.words.find(({ line }) => line === setAside.onWordOf);
  if (word?.says !== 'set-aside' || isStale(word, now)) return not('no-such-word');
  if (!speaksFor(facts, word.party, requiredBy)) return not('not-theirs');
  // What the party itself, or who answers for it, says later takes the place of what was said before; said again, it is a person's to act on again.
  const since = state.words.indexOf(word);
  const isTakenBack = state.words.some(
    ({ says, party, told }, at) =>
      says === 'not-met' &&
      (at > since || told.at > word.told.at) &&
      speaksFor(facts, party, requiredBy),
  );
  if (isTakenBack) return not('taken-back');
  return { setAside: { line: setAside.line, at: setAside.at, word }, notSetAside: null };
};

/** `isReadyWith`: for `together`, whether the other batch may go at the same moment. */
export const viewCondition = (
  facts: AgreementFacts,
  batch: SubjectId,
  state: ConditionState,
  required: Required,
  isReadyWith: (batch: SubjectId) => boolean,
): ConditionView => {
  const { requiredBy, counts } = required;
  const now = facts.now();
  const ways = required.means.map((way) =>
    way.map((means) => {
      const view = askMeans(facts, means, batch, state.id);
      const isTogether = means.is === 'together' && !view.met && isReadyWith(means.batch);
      return isTogether ? { ...view, met: true } : view;
    }),
  );
  const observed = ways.some((way) => way.length > 0 && way.every(({ met }) => met));
  const wordOf = required.wordOf ?? (requiredBy.startsWith('party/') ? requiredBy : null);
  const word =
    wordOf && state.words.length
      ? lastWordOf(
          state.words.filter(({ says }) => says !== 'set-aside'),
          (party) => facts.resolve(party) === facts.resolve(wordOf),
        )
      : null;
  const isWordGiven = word !== null && word.says === 'met' && !isStale(word, now);
  const met =
    counts === 'observation' ? observed : counts === 'word' ? isWordGiven : observed && isWordGiven;
  const aside = setAsideOf(facts, state, requiredBy, now);
  return {
    id: state.id,
    requiredBy,
    counts,
    wordOf,
    ways,
    observed,
    word,
    isWordGiven,
    met,
    ...aside,
    blocks: !met && aside.setAside === null,
    isSafety: requiredBy === 'safety',
    until: untilOf(ways, [word, aside.setAside?.word], now),
  };
};

/** Everything that anybody requires of a batch, or of what may be resumed; what two required apart under one name is asked twice. */
export const viewRequired = (
  facts: AgreementFacts,
  of: SubjectId,
  isReadyWith: (batch: SubjectId) => boolean,
): readonly ConditionView[] =>
  facts
    .conditions(of)
    .flatMap((state) =>
      (state.required ? [state.required, ...state.requiredApart] : []).flatMap(({ fact }) =>
        facts.resolve(fact.of) === facts.resolve(of)
          ? [viewCondition(facts, of, state, fact, isReadyWith)]
          : [],
      ),
    );
