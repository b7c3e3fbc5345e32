import { PHASES, SUSPENDED_PARTICIPATION_REASONS } from './codes.ts';
import { code, fact, label, maybe, ref, toldLater, zone } from './fields.ts';

export const operation = {
  'opened@1': fact({ name: label(), timeZone: zone(), from: maybe(label()), to: maybe(label()) }),
  'phase-changed@1': fact({ phase: code(PHASES), ...toldLater }),
  'participation-suspended@1': fact({
    intermediary: ref('party'),
    reason: maybe(code(SUSPENDED_PARTICIPATION_REASONS)),
    ...toldLater,
  }),
  'participation-resumed@1': fact({ intermediary: ref('party'), ...toldLater }),
  'closed@1': fact({ ...toldLater }),
};
