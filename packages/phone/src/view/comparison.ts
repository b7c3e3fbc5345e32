import type { Comparison } from '@corridor/operation';
import { figure, t } from '@corridor/text';

export interface ComparisonView {
  readonly tone: 'agrees' | 'differs';
  /** One sentence each, the others' counts first, then what follows from them. */
  readonly sentences: readonly string[];
}

type Other = Comparison['others'][number];

const sentenceOf = ({ tally, agrees, isOwnPost }: Other): string => {
  const { people, exact } = tally.fact;
  const n = exact ? figure(people) : t('about {n}', { n: figure(people) });
  if (isOwnPost) return t('From this post the desk wrote down {n}.', { n });
  return agrees
    ? t('Another counter says the same: {n}.', { n })
    : t('Another counter says {n}.', { n });
};

const whatFollows = ({ state, others, speaks }: Comparison): string | null => {
  switch (state) {
    case 'confirmed':
      return t('Your count is confirmed.');
    case 'settled':
      return speaks
        ? t('Your count is confirmed. The other one stays beside it.')
        : t('Two others agree. Your count stays beside theirs.');
    case 'differs':
      return others.some(({ agrees, isOwnPost }) => !agrees && isOwnPost)
        ? t('Tell the desk the right number.')
        : t('Both are kept. A third counter settles it.');
    case 'single':
      return null;
  }
};

/**
 * What a counter reads after their own count is kept (`comparisonOf` answers nothing before). `null`: nobody else counted
 * the same, or only the desk, rightly.
 */
export const comparisonView = (comparison: Comparison | null): ComparisonView | null => {
  if (comparison === null) return null;
  const told = comparison.others.filter(({ agrees, isOwnPost }) => !(agrees && isOwnPost));
  if (told.length === 0) return null;
  const follows = whatFollows(comparison);
  return {
    tone: told.every(({ agrees }) => agrees) ? 'agrees' : 'differs',
    sentences: [...new Set(told.map(sentenceOf)), ...(follows === null ? [] : [follows])],
  };
};
