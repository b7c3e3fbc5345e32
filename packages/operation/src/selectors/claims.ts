import type { ClaimState } from '../state/records.ts';
import type { Index } from './create-index.ts';

const sorted = new WeakMap<Index, { version: number; list: readonly ClaimState[] }>();

/** What others state, newest said first, never summed. Proposals of the reader only when asked for. */
export const claims = (
  index: Index,
  only: { readonly proposed?: boolean; readonly withdrawn?: boolean } = {},
): readonly ClaimState[] => {
  const version = index.versionOf('claim');
  let known = sorted.get(index);
  if (known?.version !== version) {
    const saidOn = (state: ClaimState) => state.claim?.saidOn?.date ?? '';
    const list = [...index.store.all('claim')].sort((a, b) => {
      const [x, y] = [saidOn(a), saidOn(b)];
      return x < y ? 1 : x > y ? -1 : a.id < b.id ? -1 : 1;
    });
    known = { version, list };
    sorted.set(index, known);
  }
  return known.list.filter(
    ({ status, verdict }) =>
      status !== 'unknown' &&
      (only.proposed || status !== 'proposed') &&
      (only.withdrawn || status !== 'withdrawn') &&
      verdict !== 'not-a-claim' &&
      verdict !== 'double',
  );
};
