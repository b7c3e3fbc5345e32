import { claimQuantity } from './claim.ts';
import { APPROXIMATIONS, MEASURES, STATEMENT_CHANNELS, STATEMENT_RULES, UNITS } from './codes.ts';
import { attachment, code, fact, instant, line, maybe, ref, toldLater } from './fields.ts';

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
  'cleared@1': fact({ of: maybe(line()), ...toldLater }),
  'said@1': fact({ channel: code(STATEMENT_CHANNELS), ...toldLater }),
  'superseded@1': fact({ by: ref('statement') }),
};
