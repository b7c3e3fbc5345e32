import { CHANNELS, FUNCTIONS, LEVELS } from './codes.ts';
import { code, fact, instant, maybe, ref, toldLater } from './fields.ts';

const said = () =>
  fact({
    party: ref('party'),
    batch: maybe(ref('batch')),
    trip: maybe(ref('trip')),
    level: code(LEVELS),
    channel: code(CHANNELS),
    function: maybe(code(FUNCTIONS)),
    validUntil: maybe(instant()),
    ...toldLater,
  });

export const notice = {
  'notified@1': said(),
  'acknowledged@1': said(),
  'green-light@1': said(),
  'withdrawn@1': said(),
};
