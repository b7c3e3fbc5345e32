import {
  type Answer,
  boundsOf,
  isBound,
  type LedgerEntry,
  type NotSame,
  type Verdict,
} from '@corridor/account';
import type { ClaimFact } from '@corridor/operation';
import { figure, figureRange, listed, named, t } from '@corridor/text';
import { word } from '../text/words.ts';

export type Tone = 'inside' | 'apart' | 'not-same';

export interface VerdictView {
  readonly text: string;
  readonly tone: Tone;
}

export const notSameText = (because: readonly NotSame[]): string =>
  t('not the same question: {why}', {
    why: listed(because.map((code) => word('notSame', code))),
  });

export const verdictText = (verdict: Verdict, claim: ClaimFact): string => {
  switch (verdict.is) {
    case 'not-same':
      return notSameText(verdict.because);
    case 'above':
      return verdict.against === 'interval'
        ? t('above our range by {n}', { n: verdict.by })
        : t('above what the records allow by {n}', { n: verdict.by });
    case 'below':
      return verdict.against === 'interval'
        ? t('below our range by {n}', { n: verdict.by })
        : t('below what we counted by {n}', { n: verdict.by });
    case 'inside':
      if (verdict.against === 'minimum') return t('not below what we counted');
      return isBound(claim) ? t('our range allows it') : t('inside our range');
    default:
      verdict satisfies never;
      return '';
  }
};

const toneOf = ({ is }: Verdict): Tone =>
  is === 'inside' ? 'inside' : is === 'not-same' ? 'not-same' : 'apart';

export const sideText = (measure: Answer['measure']): string =>
  measure === 'left' ? t('of people who left') : t('of people who arrived');

/** The account's answers in words, one line each: two where what was said may mean either. */
export function verdictsOf(entry: LedgerEntry): readonly VerdictView[] {
  const { answers, asked, claim } = entry;
  if (!asked.isSame) return [{ text: notSameText(asked.because), tone: 'not-same' }];
  return answers.map(({ measure, verdict }) => ({
    text:
      answers.length > 1
        ? t('{side}: {verdict}', {
            side: sideText(measure),
            verdict: verdictText(verdict, claim.fact),
          })
        : verdictText(verdict, claim.fact),
    tone: toneOf(verdict),
  }));
}

/** Nobody of ours saw any of it: no band is drawn, and no 0. */
export const isAnswered = ({ verdict }: Answer): boolean =>
  verdict.is !== 'not-same' ||
  !verdict.because.some((code) => code === 'departures-unknown' || code === 'arrivals-unknown');

/** `≈ 8 250–8 700 left, ● 8 163 at least`; empty where nobody of ours saw any of it. */
export function bandText(answer: Answer): string {
  if (!isAnswered(answer)) return '';
  const { figure: of, measure } = answer;
  const { low, high, against } = boundsOf(of);
  const range = high === null ? t('{n} or more', { n: low }) : figureRange(low, high);
  const least = t('{n} at least', { n: figure(of.minimum) });
  return t('{side}: {figures}', {
    side: sideText(measure),
    figures: named([against === 'interval' && `≈ ${range}`, `● ${least}`]),
  });
}
