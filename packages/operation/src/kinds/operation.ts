import { PHASES, SUSPENDED_PARTICIPATION_REASONS } from './codes.ts';
import {
  atLeast,
  code,
  count,
  fact,
  flag,
  hourOfDay,
  label,
  maybe,
  onWord,
  quarterOfHour,
  ref,
  suspension,
  toldLater,
  zone,
} from './fields.ts';

export const operation = {
  'opened@1': fact({ name: label(), timeZone: zone(), from: maybe(label()), to: maybe(label()) }),
  'phase-changed@1': fact({ phase: code(PHASES), ...toldLater }),
  'participation-suspended@1': fact({
    intermediary: ref('party'),
    reason: maybe(code(SUSPENDED_PARTICIPATION_REASONS)),
    ...toldLater,
  }),
  'participation-resumed@1': fact({ intermediary: ref('party'), ...toldLater }),
  // Everything stands, whichever road and term.
  'movement-suspended@1': fact({ ...suspension(), ...toldLater }),
  'movement-resumed@1': fact({ ...onWord(), ...toldLater }),
  // Both off where nobody said anything: a phone that wipes itself loses counts, a decoy that is seen through endangers.
  'device-protection-set@1': fact({ quickWipe: flag(), decoyPin: flag() }),
  // Hours before a movement by which the parties are to be told; `urgent` where lives hang on it.
  'lead-times-set@1': fact({ notice: count(), urgent: count() }),
  // Days after the closing for which what was sealed of calls is kept; then its bytes are destroyed.
  'contact-retention-set@1': fact({ days: atLeast(1) }),
  // Local time at which every day's figure is drawn up.
  'daily-figure-set@1': fact({ hour: hourOfDay(), minute: quarterOfHour() }),
  'closed@1': fact({ ...toldLater }),
};
