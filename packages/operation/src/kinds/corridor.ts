import {
  amount,
  fact,
  label,
  listOf,
  maybe,
  onWord,
  ref,
  suspension,
  toldLater,
} from './fields.ts';

export const corridor = {
  'laid@1': fact({
    name: maybe(label()),
    sites: listOf(ref('site'), 100),
    legs: listOf(fact({ km: amount(0, 5000), minutes: amount(0, 100_000) }), 100),
  }),
  'opened@1': fact({ ...onWord(), ...toldLater }),
  'suspended@1': fact({
    ...suspension(),
    from: maybe(ref('site')),
    to: maybe(ref('site')),
    ...toldLater,
  }),
  'resumed@1': fact({ ...onWord(), ...toldLater }),
  'closed@1': fact({ ...onWord(), ...toldLater }),
};
