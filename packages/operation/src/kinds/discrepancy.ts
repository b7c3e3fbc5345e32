import { DIRECTIONS, DISCREPANCIES, EXPLANATIONS } from './codes.ts';
import { code, count, fact, line, listOf, maybe, ref, toldLater } from './fields.ts';

/** What it is a discrepancy of; `about`, where one subject can have several. */
const what = {
  of: maybe(ref('trip', 'stream', 'site', 'batch', 'term', 'operation')),
  about: maybe(code(DISCREPANCIES)),
};

export const discrepancy = {
  'assigned@1': fact({ ...what, to: ref('post', 'device'), ...toldLater }),
  // `people`: how many of them it explains. `size`, `direction`, `counts`: what its writer had before them; it stands
  // for that alone, and a later count that makes it another number opens it again.
  'explained@1': fact({
    ...what,
    explanation: code(EXPLANATIONS),
    people: maybe(count()),
    size: maybe(count()),
    direction: maybe(code(DIRECTIONS)),
    counts: maybe(listOf(line(), 200)),
    ...toldLater,
  }),
  'reopened@1': fact({ ...what, ...toldLater }),
};
