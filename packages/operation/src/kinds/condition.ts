import { CHANNELS, CONDITIONS, LEVELS } from './codes.ts';
import { code, fact, line, maybe, ref, toldLater } from './fields.ts';

/** Which batch waits for it and what it is, where the id alone does not say. */
const which = {
  batch: maybe(ref('batch')),
  condition: maybe(code(CONDITIONS)),
  ...toldLater,
};

export const condition = {
  'party-word-recorded@1': fact({
    party: ref('party'),
    level: code(LEVELS),
    channel: code(CHANNELS),
    ...which,
  }),
  'met-observed@1': fact({ ...which }),
  'set-aside@1': fact({ onWordOf: line(), ...which }),
};
