import type { SubjectId } from '../event.ts';
import type { Index } from './create-index.ts';

/** "Not watched 10:40–17:20": the gaps between the times when any post of a site was staffed. */
export const notWatched = (
  index: Index,
  site: SubjectId,
  from: number,
  to: number,
): readonly { readonly from: number; readonly to: number }[] => {
  const spans = [...index.store.all('post')]
    .filter((post) => post.site === site)
    .flatMap((post) => post.watched)
    .map((span) => ({ from: span.from, to: span.to ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => a.from - b.from);
  const gaps: { from: number; to: number }[] = [];
  let seenUntil = from;
  for (const span of spans) {
    if (span.from > seenUntil && seenUntil < to) {
      gaps.push({ from: seenUntil, to: Math.min(span.from, to) });
    }
    seenUntil = Math.max(seenUntil, span.to);
  }
  if (seenUntil < to) gaps.push({ from: seenUntil, to });
  return gaps;
};
