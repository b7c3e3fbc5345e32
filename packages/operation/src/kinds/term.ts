import {
  BELONGINGS_RULES,
  SEARCH_RULES,
  SUSPENSION_REASONS,
  TERM_CATEGORIES,
  TERM_SUBJECTS,
  VEHICLE_KINDS,
} from './codes.ts';
import {
  code,
  count,
  either,
  fact,
  instant,
  line,
  listOf,
  maybe,
  onWord,
  orNone,
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

/** What a wording of a term may say. */
const says = {
  origin: maybe(ref('site')),
  destination: maybe(ref('site')),
  category: maybe(code(TERM_CATEGORIES)),
  quantity: maybe(termQuantity()),
  byWhen: maybe(instant()),
  /** Who lets it happen, and to whom that is owed. */
  owedBy: maybe(ref('party')),
  owedTo: maybe(listOf(ref('party'), 6)),
  /** Of whom so many: figures that a party states, never anybody's mark. */
  parts: maybe(listOf(fact({ category: code(TERM_CATEGORIES), quantity: termQuantity() }), 12)),
  windows: maybe(listOf(ref('window'), 20)),
  vehicles: maybe(listOf(fact({ vehicleKind: code(VEHICLE_KINDS), number: count() }), 6)),
  operators: maybe(listOf(ref('party'), 6)),
  observers: maybe(listOf(ref('party'), 6)),
  search: maybe(code(SEARCH_RULES)),
  belongings: maybe(code(BELONGINGS_RULES)),
};
/** Every field of a wording, by name. */
export const WORDING_FIELDS = ['about', ...(Object.keys(says) as (keyof typeof says)[])] as const;

/** Whatever a party may say about a term, or want changed, and who told us. */
const wording = {
  ...says,
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
  'suspended@1': fact({
    by: maybe(ref('party')),
    reason: maybe(code(SUSPENSION_REASONS)),
    orderedBy: maybe(orNone(ref('party'))),
    relayedBy: maybe(ref('party', 'post')),
    incident: maybe(ref('incident')),
    ...onWord(),
    ...toldLater,
  }),
  'resumed@1': fact({ by: maybe(ref('party')), ...onWord(), ...toldLater }),
  'fulfilled@1': fact({ ...onWord(), ...toldLater }),
};
