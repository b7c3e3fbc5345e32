import { count, fact, hash, maybe, ref, toldLater } from './fields.ts';

/** A list of names is known by its number of lines and its fingerprint; the names never enter. */
const list_ = () =>
  fact({
    // Who does it, and to whom; absent: we ourselves.
    by: maybe(ref('party')),
    to: maybe(ref('party')),
    of: maybe(ref('batch', 'term', 'trip')),
    lines: maybe(count()),
    fingerprint: maybe(hash()),
    ...toldLater,
  });

export const list = {
  'asked-for@1': list_(),
  'received@1': list_(),
  'given@1': list_(),
  'refused@1': list_(),
};
