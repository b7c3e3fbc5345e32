import {
  type BatchState,
  type ConditionState,
  type ConditionView,
  isSafetyRule,
  type LineId,
  type Means,
  type MeansView,
  type PartyWord,
  type SubjectId,
  speaksFor,
} from '@corridor/operation';
import { listed, t } from '@corridor/text';
import { word } from '../text/words.ts';
import type { ZoneClock } from '../time/zone.ts';
import { type Facts, partyName, stateOf } from '../view/facts.ts';
import { meansText, missingText } from './meansText.ts';
import { safetyMissing, safetyText, sinceText } from './safetyText.ts';
import { guardWord } from './words.ts';

/** ✓ our people saw it or the clock says it; ❝ by a party's word; ✗ not met; ⊘ not met, and let go by the party that requires it. */
export type Mark = 'seen' | 'word' | 'unmet' | 'aside';
export const MARKS: Readonly<Record<Mark, string>> = {
  seen: '✓',
  word: '❝',
  unmet: '✗',
  aside: '⊘',
};

export interface ConditionRow {
  readonly id: string;
  readonly mark: Mark;
  readonly text: string;
  /** `safety`, `law`, or the party. */
  readonly requirer: string;
  readonly requiredBy: string;
  readonly isSafety: boolean;
  readonly blocks: boolean;
  /** What exactly is missing; empty where it is met or nothing more is known. */
  readonly missing: string;
  readonly since: string;
  /** What a party said about it, newest first; never a tick. */
  readonly words: readonly { readonly line: LineId; readonly text: string }[];
  /** Let go on whose word; or why that has no effect. */
  readonly aside: string;
  /** Each thing by itself, where it is made of several. */
  readonly parts: readonly {
    readonly id: string;
    readonly mark: Mark;
    readonly text: string;
    readonly missing: string;
  }[];
  readonly ways: ConditionView['ways'];
  /** Lines that show it, for whoever asks who recorded it. */
  readonly evidence: readonly LineId[];
  /** Words on which it could be set aside now. */
  readonly mayBeSetAsideOn: readonly PartyWord[];
}

/** A rule's name and a means of the same name read alike: what a party requires is said as a means. */
const textOf = (facts: Facts, view: MeansView, now: number, clock: ZoneClock): string =>
  meansText(facts, view.means as Means, now, clock);

const markOf = (met: boolean, byWord: boolean): Mark =>
  met ? (byWord ? 'word' : 'seen') : 'unmet';

/** `a, and b, or c`. */
const composed = (ways: readonly (readonly string[])[]): string =>
  ways
    .map((way) => way.reduce((all, one) => (all ? t('{all}, and {one}', { all, one }) : one), ''))
    .filter(Boolean)
    .reduce((any, one) => (any ? t('{any}, or {one}', { any, one }) : one), '');

export function wordText(facts: Facts, said: PartyWord, now: number, clock: ZoneClock): string {
  const values = {
    who: partyName(facts, said.party),
    what: guardWord('says', said.says),
    level: word('level', said.level),
    channel: guardWord('channels', said.channel as Parameters<typeof guardWord<'channels'>>[1]),
    time: clock.near(said.told.at, now),
    end: clock.near(said.validUntil ?? now, now),
  };
  if (said.validUntil === null)
    return t('❝ {who}: {what} ({level} level, {channel}, {time})', values);
  return said.validUntil > now
    ? t('❝ {who}: {what} ({level} level, {channel}, {time}), valid until {end}', values)
    : t('❝ {who}: {what} ({level} level, {channel}, {time}), ran out {end}', values);
}

/** Words of whoever requires it, or answers for them, that it may be set aside; none while they have said otherwise since. */
export function wordsToSetAside(
  facts: Facts,
  state: ConditionState,
  now: number,
): readonly PartyWord[] {
  const requiredBy = state.required?.fact.requiredBy;
  if (!requiredBy?.startsWith('party/')) return [];
  const agreement = facts.index.guards.facts;
  const theirs = state.words.filter(({ party }) => speaksFor(agreement, party, requiredBy));
  if (theirs.at(-1)?.says === 'not-met') return [];
  return theirs.filter(
    ({ says, validUntil }) => says === 'set-aside' && (validUntil === null || validUntil > now),
  );
}

const requiredByText = (facts: Facts, requiredBy: ConditionView['requiredBy']): string =>
  requiredBy === 'safety'
    ? t('our safety rule')
    : requiredBy === 'law'
      ? t('the law')
      : partyName(facts, requiredBy);

export function toConditionRow(
  facts: Facts,
  batch: BatchState,
  view: ConditionView,
  now: number,
  clock: ZoneClock,
): ConditionRow {
  const state = stateOf(facts, 'condition', view.id as SubjectId);
  const seen = view.ways.flat();
  const common = {
    id: view.id,
    requirer: view.requiredBy,
    requiredBy: requiredByText(facts, view.requiredBy),
    isSafety: view.isSafety,
    blocks: view.blocks,
    ways: view.ways,
  };
  const [only] = seen;
  if (only && isSafetyRule(view.id)) {
    return {
      ...common,
      mark: markOf(view.met, only.kind === 'word'),
      text: safetyText(facts, view.id, batch),
      missing: safetyMissing(facts, only, batch, now, clock),
      since: listed([
        sinceText(only.since, now, clock),
        view.met && view.until !== null && t('until {time}', { time: clock.near(view.until, now) }),
      ]),
      words: [],
      aside: '',
      parts: [],
      evidence: only.evidence,
      mayBeSetAsideOn: [],
    };
  }
  const whole = composed(view.ways.map((way) => way.map((one) => textOf(facts, one, now, clock))));
  const who = partyName(facts, view.wordOf);
  const text =
    view.counts === 'observation'
      ? whole
      : view.counts === 'word'
        ? whole
          ? t('the word of {who}: {what}', { who, what: whole })
          : t('the word of {who}', { who })
        : t('{what}, seen by us and said by {who}', { what: whole, who });
  const metWay = view.ways.find((way) => way.every(({ met }) => met));
  const byWord =
    view.counts === 'word' || (view.met && (metWay ?? []).some(({ kind }) => kind === 'word'));
  const parts = seen.map((one, place) => ({
    id: `${place}`,
    mark: markOf(one.met, one.kind === 'word'),
    text: textOf(facts, one, now, clock),
    missing: missingText(facts, batch, one, now, clock),
  }));
  const wordMissing =
    view.counts === 'observation' || view.isWordGiven
      ? ''
      : view.word === null
        ? t('{who} has not said so', { who })
        : view.word.says === 'not-met'
          ? t('❝ {who} says it is not met', { who })
          : t('❝ the word of {who} ran out', { who });
  const openParts = view.counts === 'word' ? [] : parts.filter(({ mark }) => mark === 'unmet');
  const detail = openParts
    .map(({ text: name, missing }) =>
      parts.length > 1
        ? missing
          ? t('{name}: {missing}', { name, missing })
          : t('not yet: {name}', { name })
        : missing,
    )
    .filter(Boolean);
  const missing = view.met
    ? ''
    : [...detail, wordMissing]
        .filter(Boolean)
        .reduce((all, one) => (all ? t('{all}; {one}', { all, one }) : one), '');
  const times = seen.flatMap(({ since, met }) => (met === view.met ? (since ?? []) : []));
  const since = times.length
    ? Math.max(...times)
    : ((view.met ? view.word?.told.at : state?.required?.at) ?? null);
  return {
    ...common,
    mark: view.setAside && !view.met ? 'aside' : markOf(view.met, byWord),
    text,
    missing,
    since: listed([
      times.length || view.met ? sinceText(since, now, clock) : askedText(since, now, clock),
      view.met && view.until !== null && t('until {time}', { time: clock.near(view.until, now) }),
    ]),
    words: (state?.words ?? [])
      .map((said) => ({ line: said.line, text: wordText(facts, said, now, clock) }))
      .reverse(),
    aside: view.setAside
      ? t('set aside {time} on the word of {who}; it is not met', {
          time: clock.near(view.setAside.at, now),
          who: partyName(facts, view.setAside.word.party),
        })
      : view.notSetAside
        ? guardWord('notSetAside', view.notSetAside)
        : '',
    parts: parts.length > 1 ? parts : [],
    evidence: [
      ...seen.flatMap(({ evidence }) => evidence),
      ...(view.setAside ? [view.setAside.line] : []),
    ],
    mayBeSetAsideOn: view.met || view.setAside || !state ? [] : wordsToSetAside(facts, state, now),
  };
}

const askedText = (since: number | null, now: number, clock: ZoneClock): string =>
  since === null ? '' : t('required {time}', { time: clock.near(since, now) });
