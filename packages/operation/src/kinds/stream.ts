import { OWN_MEANS } from './codes.ts';
import { atLeast, code, count, fact, instant, listOf, ref, toldLater } from './fields.ts';

export const stream = {
  'opened@1': fact({ site: ref('site'), ...toldLater }),
  'tallied@1': fact({
    from: instant(),
    to: instant(),
    cars: count(),
    vans: count(),
    lorries: count(),
    onFoot: count(),
    sampled: listOf(fact({ vehicleKind: code(OWN_MEANS), people: count() }), 500),
    everyNth: atLeast(1),
    countedBy: ref('post'),
  }),
  'closed@1': fact({ ...toldLater }),
};
