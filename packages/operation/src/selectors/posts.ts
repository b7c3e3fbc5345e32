import type { SubjectId } from '../event.ts';
import type { PostState } from '../state/places.ts';
import type { Index } from './create-index.ts';
import { labelOf } from './rows.ts';

export interface PostRow {
  readonly post: SubjectId;
  readonly label: string | null;
  readonly site: SubjectId | null;
  readonly staffed: boolean;
  readonly since: number | null;
  readonly leftReason: PostState['leftReason'];
  readonly answeredAt: number | null;
  readonly answeredAgoMs: number | null;
  /** Staffed, and answered since the roll was called. */
  readonly answered: boolean;
}

/** "Our posts: answered n of n" since a moment, the silent ones first. */
export const postsAnswered = (
  index: Index,
  since: number,
  now: number,
): {
  readonly answered: number;
  readonly staffed: number;
  readonly rows: readonly PostRow[];
} => {
  const rows: PostRow[] = [];
  for (const post of index.store.all('post')) {
    const at = post.answered?.at ?? null;
    rows.push({
      post: post.id,
      label: labelOf(index, post.id),
      site: post.site,
      staffed: post.staffed,
      since: post.since?.at ?? null,
      leftReason: post.leftReason,
      answeredAt: at,
      answeredAgoMs: at === null ? null : Math.max(0, now - at),
      answered: post.staffed && at !== null && at >= since,
    });
  }
  rows.sort(
    (a, b) =>
      Number(a.answered) - Number(b.answered) ||
      Number(b.staffed) - Number(a.staffed) ||
      (a.answeredAt ?? 0) - (b.answeredAt ?? 0) ||
      (a.post < b.post ? -1 : 1),
  );
  return {
    answered: rows.filter((row) => row.answered).length,
    staffed: rows.filter((row) => row.staffed).length,
    rows,
  };
};

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
