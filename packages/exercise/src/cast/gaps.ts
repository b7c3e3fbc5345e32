import { HOUR, MINUTE } from '../hours.ts';
import type { Random } from '../random.ts';
import type { World } from '../truth/world.ts';
import { type Span, spansOf } from './spans.ts';
import { type Post, STAFFED_FROM } from './staff.ts';

/** Nobody of ours at the whole site: told to leave, or too dangerous. */
export const siteGaps = (
  random: Random,
  { id: site, siteKind }: World['ground']['sites'][number],
  road: World['road'],
  end: number,
): readonly (Span & { readonly leaves: 'told-to-leave' | 'unsafe' })[] => {
  const gaps: (Span & { readonly leaves: 'told-to-leave' | 'unsafe' })[] = [];
  for (const each of road.suspensions) {
    if (each.postsLeave && (each.leg[0] === site || each.leg[1] === site)) {
      gaps.push({
        from: each.from + 10 * MINUTE,
        to: each.to - 20 * MINUTE,
        leaves: 'told-to-leave',
      });
    }
  }
  // The further from the line of fire, the seldomer and the shorter.
  const isSafe = siteKind === 'reception-site' || siteKind === 'hospital';
  const mean = isSafe ? 140 : siteKind === 'pick-up-point' ? 70 : 45;
  const longest = isSafe ? 1.2 : 3.2;
  for (let at = STAFFED_FROM + random.exponential(mean) * HOUR; at < end; ) {
    const to = at + random.between(0.4, longest) * HOUR;
    gaps.push({
      from: Math.round(at),
      to: Math.round(to),
      leaves: random.chance(0.5) ? 'told-to-leave' : 'unsafe',
    });
    at = to + random.exponential(mean) * HOUR;
  }
  return gaps;
};

export const postGaps = (
  random: Random,
  end: number,
): readonly (Span & { readonly leaves: 'relieved' })[] =>
  spansOf(random, {
    from: STAFFED_FROM + 4 * HOUR,
    to: end,
    share: 0.05,
    hours: 0.8,
    longest: 5,
  }).map((span) => ({ ...span, leaves: 'relieved' }));

export const watchedBetween = (
  gaps: readonly (Span & { readonly leaves?: Post['watched'][number]['leaves'] })[],
  end: number,
): Post['watched'] => {
  const watched: Post['watched'][number][] = [];
  let from = STAFFED_FROM;
  for (const gap of gaps) {
    if (gap.from > from) watched.push({ from, to: gap.from, leaves: gap.leaves ?? 'relieved' });
    from = Math.max(from, gap.to);
  }
  if (from < end) watched.push({ from, to: end, leaves: 'relieved' });
  return watched;
};
