import type { Index } from '@corridor/operation';
import type { Span } from '../scenario/types.ts';
import type { NotKnown } from './types.ts';
import { MINUTE_MS } from './usual.ts';

/** Overlapping spans as one, in order. */
export const mergeSpans = (spans: readonly Span[]): readonly Span[] => {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && (last.to === null || span.from <= last.to)) {
      const to = last.to === null || span.to === null ? null : Math.max(last.to, span.to);
      merged[merged.length - 1] = { from: last.from, to };
    } else merged.push(span);
  }
  return merged;
};

/** What is left of the windows that are announced or have begun. One that somebody ended is over. */
export const windowsOf = (
  index: Index,
  zero: number,
): { readonly windows: readonly Span[]; readonly notKnown: readonly NotKnown[] } => {
  const spans: { span: Span; road: string | null }[] = [];
  for (const { announced, status, since } of index.store.all('window')) {
    if (!announced || status === 'ended') continue;
    if (announced.to !== undefined && announced.to <= zero) continue;
    const began =
      status === 'started' && since ? Math.min(announced.from, since.at) : announced.from;
    const from = Math.max(0, (began - zero) / MINUTE_MS);
    const to = announced.to === undefined ? null : (announced.to - zero) / MINUTE_MS;
    if (to !== null && to <= from) continue;
    spans.push({
      span: { from, to },
      road: announced.corridor === undefined ? null : index.store.resolve(announced.corridor),
    });
  }
  const windows = mergeSpans(spans.map(({ span }) => span));
  const notKnown: NotKnown[] = [];
  if (windows.length === 0) notKnown.push({ what: 'no-window', of: {} });
  if (windows.some(({ to }) => to === null)) notKnown.push({ what: 'window-without-end', of: {} });
  const roads = [...index.store.all('corridor')].filter(({ status }) => status !== 'closed').length;
  const named = new Set(spans.map(({ road }) => road));
  if (named.size > 1 || (roads > 1 && named.size === 1 && !named.has(null))) {
    notKnown.push({ what: 'windows-differ', of: {} });
  }
  return { windows, notKnown };
};
