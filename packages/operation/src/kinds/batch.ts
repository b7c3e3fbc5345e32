import { HELD_REASONS } from './codes.ts';
import { code, count, fact, maybe, ref, toldLater } from './fields.ts';

export const batch = {
  'planned@1': fact({
    term: ref('term'),
    number: count(),
    origin: maybe(ref('site')),
    destination: maybe(ref('site')),
    people: maybe(count()),
  }),
  'go-given@1': fact({ ...toldLater }),
  'held@1': fact({ reason: code(HELD_REASONS), ...toldLater }),
  'moved-without-go@1': fact({ ...toldLater }),
  'completed@1': fact({ ...toldLater }),
};
