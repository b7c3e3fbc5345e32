import { claimQuantity } from './claim.ts';
import {
  APPROXIMATIONS,
  MEASURES,
  OWN_FUNCTIONS,
  STATEMENT_CHANNELS,
  STATEMENT_RULES,
  UNITS,
} from './codes.ts';
import { attachment, code, fact, instant, line, listOf, maybe, ref, toldLater } from './fields.ts';

/** A line of the log has room for so many. */
export const MOST_HEADS = 300;

export const statement = {
  'drafted@1': fact({
    wording: attachment(),
    quantity: maybe(claimQuantity()),
    approx: maybe(code(APPROXIMATIONS)),
    unit: maybe(code(UNITS)),
    measure: maybe(code(MEASURES)),
    from: maybe(ref('site')),
    to: maybe(ref('site')),
    asOf: instant(),
    rule: code(STATEMENT_RULES),
  }),
  // Heads of every device that this one held as it drafted, in the same act: what was known then can be folded again.
  'knew@1': fact({ heads: listOf(line(), MOST_HEADS) }),
  'cleared@1': fact({
    of: maybe(line()),
    function: maybe(code(OWN_FUNCTIONS)),
    ...toldLater,
  }),
  // `text`: what was said, in clear, since it is out. `to`: the parties that were told, all at the same minute.
  'said@1': fact({
    channel: code(STATEMENT_CHANNELS),
    text: maybe(attachment()),
    to: maybe(listOf(ref('party'), 40)),
    ...toldLater,
  }),
  'superseded@1': fact({ by: ref('statement') }),
};
