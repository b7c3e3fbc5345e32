import * as v from 'valibot';
import {
  APPROXIMATIONS,
  CLAIM_CATEGORIES,
  CLAIM_EVENTS,
  CLAIMED_WAYS,
  MEASURES,
  SAID_PRECISIONS,
  SPEAKER_ROLES,
  UNITS,
  VERDICTS,
} from './codes.ts';
import {
  amount,
  code,
  count,
  date,
  either,
  fact,
  flag,
  instant,
  label,
  MOST,
  maybe,
  ref,
  yes,
} from './fields.ts';

/** Figures that others state may be shares: 15 %, 4.5 km². */
const figure = () => amount(0, MOST);
export const claimQuantity = () =>
  either(fact({ value: figure() }), fact({ low: figure(), high: figure() }));
const place = () => either(ref('site'), label());

/** A figure, an event, or both, that somebody stated in public. */
const claim_ = () =>
  fact({
    quantity: maybe(claimQuantity()),
    approx: maybe(code(APPROXIMATIONS)),
    unit: maybe(code(UNITS)),
    measure: maybe(code(MEASURES)),
    category: maybe(code(CLAIM_CATEGORIES)),
    event: maybe(code(CLAIM_EVENTS)),
    hedge: flag(),
    speaker: maybe(label()),
    speakerRole: maybe(code(SPEAKER_ROLES)),
    // Somebody speaks, and the text as we have it no longer says who.
    speakerUnresolved: maybe(yes()),
    channel: maybe(label()),
    document: maybe(ref('document')),
    start: maybe(count()),
    end: maybe(count()),
    saidOn: maybe(fact({ date: date(), precision: code(SAID_PRECISIONS) })),
    // The moment it was said, where somebody knows the hour: a total said at noon is no total of the day.
    saidAt: maybe(instant()),
    aboutFrom: maybe(date()),
    aboutTo: maybe(date()),
    from: maybe(place()),
    to: maybe(place()),
    // What it is about, where nobody is said to set out from there.
    place: maybe(place()),
    partOf: maybe(ref('claim')),
    // The same speaker's earlier figure, which this one replaces.
    supersedes: maybe(ref('claim')),
    // Absent: nobody said that only some are meant.
    by: maybe(code(CLAIMED_WAYS)),
    cumulative: maybe(flag()),
  });

export const claim = {
  'proposed@1': claim_(),
  'recorded@1': claim_(),
  'reviewed@1': fact({ verdict: code(VERDICTS) }),
  'withdrawn@1': v.looseObject({}),
};
