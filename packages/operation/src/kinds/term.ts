import { TERM_CATEGORIES, TERM_SUBJECTS } from './codes.ts';
import {
  code,
  count,
  either,
  fact,
  instant,
  line,
  maybe,
  onWord,
  ref,
  toldLater,
  yes,
} from './fields.ts';

const termQuantity = () =>
  either(
    fact({ exact: count() }),
    fact({ low: count(), high: count() }),
    fact({ allWhoWish: yes() }),
  );

/** Whatever a party may say about a term, or want changed. */
const wording = {
  origin: maybe(ref('site')),
  destination: maybe(ref('site')),
  category: maybe(code(TERM_CATEGORIES)),
  quantity: maybe(termQuantity()),
  byWhen: maybe(instant()),
  reportedBy: maybe(ref('party', 'claim', 'document')),
  ...toldLater,
};

export const term = {
  'proposed@1': fact({ by: maybe(ref('party')), about: code(TERM_SUBJECTS), ...wording }),
  'said@1': fact({ by: ref('party'), about: maybe(code(TERM_SUBJECTS)), ...wording }),
  'confirmed@1': fact({ by: ref('party'), of: line(), ...onWord(), ...toldLater }),
  'in-force@1': fact({ of: maybe(line()), ...onWord(), ...toldLater }),
  'disputed@1': fact({ by: ref('party'), ...onWord(), ...toldLater }),
  'amended@1': fact({ by: maybe(ref('party')), about: maybe(code(TERM_SUBJECTS)), ...wording }),
  'withdrawn@1': fact({ by: ref('party'), ...onWord(), ...toldLater }),
  'suspended@1': fact({ by: maybe(ref('party')), ...onWord(), ...toldLater }),
  'fulfilled@1': fact({ ...onWord(), ...toldLater }),
};
