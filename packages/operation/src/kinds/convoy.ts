import { fact, listOf, ref, toldLater } from './fields.ts';

const member = () => fact({ trip: ref('trip'), ...toldLater });

/** An optional grouping. It may dissolve, and no count hangs on it. */
export const convoy = {
  'formed@1': fact({ trips: listOf(ref('trip'), 200), ...toldLater }),
  'joined@1': member(),
  'left@1': member(),
  'dissolved@1': fact({ ...toldLater }),
};
