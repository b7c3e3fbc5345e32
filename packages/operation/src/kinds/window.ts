import { WINDOW_END_REASONS, WINDOW_KINDS } from './codes.ts';
import { code, fact, instant, maybe, ref, toldLater } from './fields.ts';

export const window = {
  'announced@1': fact({
    windowKind: code(WINDOW_KINDS),
    from: instant(),
    // Absent: nobody said when it is meant to end.
    to: maybe(instant()),
    by: maybe(ref('party')),
    corridor: maybe(ref('corridor')),
  }),
  'started@1': fact({ ...toldLater }),
  'ended@1': fact({ reason: maybe(code(WINDOW_END_REASONS)), ...toldLater }),
};
