import { CASE_KINDS, CASE_OUTCOMES, TRIAGE } from './codes.ts';
import { attachment, code, fact, flag, maybe, ref, toldLater } from './fields.ts';

/** A token and what transport needs to know. Whatever describes the person is sealed apart. */
export const cases = {
  'opened@1': fact({
    caseKind: code(CASE_KINDS),
    site: maybe(ref('site')),
    sealed: maybe(attachment()),
    ...toldLater,
  }),
  'triaged@1': fact({ triage: code(TRIAGE), lying: maybe(flag()), ...toldLater }),
  'assigned@1': fact({
    vehicle: maybe(ref('vehicle')),
    trip: maybe(ref('trip')),
    hospital: maybe(ref('site')),
    ...toldLater,
  }),
  'handed-over@1': fact({ site: ref('site'), to: maybe(ref('party')), ...toldLater }),
  'closed@1': fact({ outcome: maybe(code(CASE_OUTCOMES)), ...toldLater }),
};
