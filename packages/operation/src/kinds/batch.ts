import { HELD_REASONS } from './codes.ts';
import { code, count, either, fact, maybe, ref, toldLater } from './fields.ts';

/** How many are meant to go: a number, a range, or "about". A bare number is exact. */
const batchPeople = () =>
  either(
    count(),
    fact({ exact: count() }),
    fact({ low: count(), high: count() }),
    fact({ about: count() }),
  );

export const batch = {
  'planned@1': fact({
    term: ref('term'),
    number: count(),
    origin: maybe(ref('site')),
    destination: maybe(ref('site')),
    people: maybe(batchPeople()),
  }),
  // `people`: how many it covers, where the agreement says a number.
  'go-given@1': fact({ people: maybe(count()), ...toldLater }),
  'held@1': fact({ reason: code(HELD_REASONS), ...toldLater }),
  'moved-without-go@1': fact({ ...toldLater }),
  'completed@1': fact({ ...toldLater }),
};
