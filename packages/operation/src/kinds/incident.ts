import {
  INCIDENT_KINDS,
  INCIDENT_OUTCOMES,
  INCIDENT_PRECISIONS,
  REPORTERS,
  SURENESS,
} from './codes.ts';
import { code, count, either, fact, instant, label, maybe, ref, toldLater } from './fields.ts';

export const incident = {
  'reported@1': fact({
    incidentKind: code(INCIDENT_KINDS),
    site: maybe(ref('site')),
    corridor: maybe(ref('corridor')),
    leg: maybe(count()),
    at: maybe(instant()),
    atPrecision: maybe(code(INCIDENT_PRECISIONS)),
    by: code(REPORTERS),
    sure: code(SURENESS),
  }),
  'classified@1': fact({ incidentKind: code(INCIDENT_KINDS) }),
  // Who did it is always somebody's word, beside the fact and never part of it.
  'attributed@1': fact({
    to: ref('party'),
    by: either(ref('party', 'post', 'claim', 'document'), label()),
    ...toldLater,
  }),
  'linked@1': fact({ to: ref() }),
  'resolved@1': fact({ outcome: maybe(code(INCIDENT_OUTCOMES)), ...toldLater }),
};
