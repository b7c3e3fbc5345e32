import { OWN_MEANS } from './codes.ts';
import { atLeast, code, count, fact, instant, listOf, maybe, ref, toldLater } from './fields.ts';

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
    // Of the vehicles that were to be looked into: those that nobody could see into. Never a 0 among the sampled.
    notSeen: maybe(listOf(code(OWN_MEANS), 500)),
    everyNth: atLeast(1),
    countedBy: ref('post'),
  }),
  'closed@1': fact({ ...toldLater }),
};
