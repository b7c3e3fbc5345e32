import { EXPLANATIONS } from './codes.ts';
import { code, count, fact, maybe, ref, toldLater } from './fields.ts';

const of = maybe(ref('trip', 'stream', 'site'));

export const discrepancy = {
  'assigned@1': fact({ of, to: ref('post', 'device'), ...toldLater }),
  'explained@1': fact({
    of,
    explanation: code(EXPLANATIONS),
    people: maybe(count()),
    ...toldLater,
  }),
  'reopened@1': fact({ of, ...toldLater }),
};
