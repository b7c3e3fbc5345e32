import type { Figure, Sayable } from '@corridor/account';
import { bytesToBase64url, type Draft, type LineId } from '@corridor/log';
import { draft, type Fact, type SubjectId } from '@corridor/operation';
import { figure, t } from '@corridor/text';
import { newAct } from '../guard/useWrite.ts';

type Drafted = Fact<'statement', 'drafted@1'>;
/** A line of the log has room for so many. */
const MOST_HEADS = 300;

export const newStatement = (): SubjectId =>
  `statement/s${bytesToBase64url(crypto.getRandomValues(new Uint8Array(12)))}`;

/** The draft and, in one act with it, everything that was held here as it was drafted. */
export function draftedLines(
  subject: SubjectId,
  fact: Drafted,
  heads: readonly LineId[],
): readonly Draft[] {
  const act = newAct();
  const knew: Draft[] = [];
  for (let at = 0; at < heads.length; at += MOST_HEADS) {
    const part = { heads: heads.slice(at, at + MOST_HEADS) };
    knew.push({ ...draft('statement', 'knew@1', part), subject, act });
  }
  return [{ ...draft('statement', 'drafted@1', fact), subject, act }, ...knew];
}

/** Why a number may not go out under its rule; empty: it may. Whoever has another rule names it. */
export function numberFault(
  rule: Drafted['rule'],
  approx: Drafted['approx'],
  value: number,
  asked: Figure | null,
): string {
  if (!asked) return '';
  if (rule === 'counted-minimum') {
    const most = approx === 'more-than' ? asked.minimum - 1 : asked.minimum;
    return value > most
      ? t('Only {n} were counted one by one until then. A larger number has another rule.', {
          n: figure(asked.minimum),
        })
      : '';
  }
  if (rule === 'estimate' && asked.estimate) {
    const { low, high } = asked.estimate;
    return value < low || value > high
      ? t('The estimate lies between {low} and {high}. Another number has another rule.', {
          low: figure(low),
          high: figure(high),
        })
      : '';
  }
  return '';
}

/** Which words of exactness a rule allows, the proposed one first. */
export const approximationsFor = (
  rule: Drafted['rule'],
  proposed: Sayable | null,
): readonly NonNullable<Drafted['approx']>[] => {
  const all: readonly NonNullable<Drafted['approx']>[] =
    rule === 'counted-minimum'
      ? ['more-than', 'at-least']
      : rule === 'estimate'
        ? ['about', 'exact']
        : ['exact', 'about', 'more-than', 'at-least', 'at-most', 'up-to'];
  return proposed ? [proposed.approx, ...all.filter((one) => one !== proposed.approx)] : all;
};
