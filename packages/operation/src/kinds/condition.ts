import {
  BATCH_MEANS,
  CHANNELS,
  CONDITIONS,
  COUNT_MEANS,
  COUNTS_AS_MET,
  LEVELS,
  LIGHT_MEANS,
  NO_PARTY_REQUIRES,
  OBSERVER_MEANS,
  OWN_MEANS_OF_BATCH,
  PARTY_WORDS,
  PEOPLE_MEANS,
  ROAD_MEANS,
  TIME_MEANS,
  WINDOW_MEANS,
  WORD_MEANS,
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
  ref,
  toldLater,
} from './fields.ts';

/** Which batch waits for it and what it is, where the id alone does not say. */
const which = {
  batch: maybe(ref('batch')),
  condition: maybe(code(CONDITIONS)),
  ...toldLater,
};

/** The closed vocabulary: nothing else can hold a batch, and nothing here runs. */
const means = () =>
  either(
    fact({ is: code(BATCH_MEANS), batch: ref('batch'), site: maybe(ref('site')) }),
    fact({ is: code(COUNT_MEANS), of: ref('batch', 'term'), people: count() }),
    fact({ is: code(LIGHT_MEANS), party: ref('party'), level: code(LEVELS) }),
    fact({ is: code(WORD_MEANS), party: ref('party') }),
    fact({ is: code(WINDOW_MEANS), window: maybe(ref('window')) }),
    fact({ is: code(ROAD_MEANS), corridor: maybe(ref('corridor')) }),
    fact({ is: code(OBSERVER_MEANS), party: maybe(ref('party')), site: ref('site') }),
    fact({ is: code(PEOPLE_MEANS), site: maybe(ref('site')) }),
    fact({ is: code(TIME_MEANS), at: instant() }),
    fact({ is: code(OWN_MEANS_OF_BATCH) }),
  );

export const condition = {
  // Of a batch, or of what is suspended and may be resumed. `means`: any of the lists, all of that list.
  'required@1': fact({
    of: ref('batch', 'corridor', 'site', 'term', 'operation'),
    requiredBy: either(ref('party'), code(NO_PARTY_REQUIRES)),
    means: listOf(listOf(means(), 8), 8),
    counts: code(COUNTS_AS_MET),
    wordOf: maybe(ref('party')),
    term: maybe(ref('term')),
    ...onWord(),
    ...toldLater,
  }),
  'dropped@1': fact({ ...onWord(), ...toldLater }),
  // `says` absent: that it is met. Only the party that requires it, or who answers for that party, can have it set aside.
  'party-word-recorded@1': fact({
    party: ref('party'),
    level: code(LEVELS),
    channel: code(CHANNELS),
    says: maybe(code(PARTY_WORDS)),
    validUntil: maybe(instant()),
    ...which,
  }),
  'met-observed@1': fact({ ...which }),
  'not-met-observed@1': fact({ ...which }),
  'set-aside@1': fact({ onWordOf: line(), ...which }),
};
