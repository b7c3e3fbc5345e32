import { draft, type States } from '@corridor/operation';
import type { PostLeftReason } from '../text/fieldWords.ts';
import type { World } from '../view/world.ts';

type PostState = States['post'];

/** The post as it is known here: what this phone wrote last, or what somebody else did since. */
export const postOf = ({ own, all }: World, post: string): PostState | null => {
  const mine = own('post').get(post) ?? null;
  const known = all('post').get(post) ?? null;
  if (!mine || !known) return mine ?? known;
  return (known.lastAt ?? 0) >= (mine.lastAt ?? 0) && known.lines >= mine.lines ? known : mine;
};

/** What somebody at a post says of it. Where nobody was, the account says "not watched" and never 0. */
export const staffedRecord = (post: string, site: string, at?: number) => ({
  ...draft('post', 'staffed@1', { site, at }),
  subject: post,
});
export const answeredRecord = (post: string, at?: number) => ({
  ...draft('post', 'all-answered@1', { at }),
  subject: post,
});
export const leftRecord = (post: string, reason: PostLeftReason, at?: number) => ({
  ...draft('post', 'left@1', { reason, at }),
  subject: post,
});

/** What looks odd about it; said beside the key. */
export const doubtsOfPost = (
  act: 'staffed' | 'answered' | 'left',
  state: PostState | null,
  at: number,
): readonly ('already-here' | 'not-here' | 'before')[] => {
  const isHere = state?.staffed ?? false;
  return [
    ...(act === 'staffed' && isHere ? (['already-here'] as const) : []),
    ...(act !== 'staffed' && !isHere ? (['not-here'] as const) : []),
    ...(state?.since && at < state.since.at ? (['before'] as const) : []),
  ];
};
