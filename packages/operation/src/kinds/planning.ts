import { claimQuantity } from './claim.ts';
import { FORECAST_CONDITIONS, PLAN_CHANGES, PROMISES } from './codes.ts';
import { attachment, code, fact, instant, maybe, ref, toldLater } from './fields.ts';

/** The timetable itself is sealed: no timetable leaves the room. */
export const plan = {
  'announced@1': fact({ timetable: attachment(), from: maybe(instant()), to: maybe(instant()) }),
  'changed@1': fact({ timetable: attachment(), change: code(PLAN_CHANGES) }),
};

/** When the last one will have arrived: eight times in ten between `low` and `high`. */
export const forecast = {
  'issued@1': fact({
    asOf: instant(),
    low: instant(),
    likely: instant(),
    high: instant(),
    provided: code(FORECAST_CONDITIONS),
  }),
};

export const promise = {
  'made@1': fact({
    by: maybe(ref('party')),
    promise: code(PROMISES),
    quantity: maybe(claimQuantity()),
    byWhen: maybe(instant()),
    source: maybe(ref('claim', 'document')),
    ...toldLater,
  }),
  'due@1': fact({ ...toldLater }),
};
