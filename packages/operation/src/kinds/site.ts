import * as v from 'valibot';
import { CROWD_STATES, IDENTITY_CHECK_FORMS, SAID_PRECISIONS, SITE_KINDS } from './codes.ts';
import {
  amount,
  atLeast,
  attachment,
  code,
  count,
  date,
  fact,
  flag,
  instant,
  label,
  listOf,
  maybe,
  onWord,
  orNone,
  pcode,
  ref,
  suspension,
  toldLater,
} from './fields.ts';

/** Rounded to fives, so that two tables about almost the same people differ by nothing or by five. */
const rounded = () => v.pipe(count(), v.multipleOf(5));

export const site = {
  'defined@1': fact({
    name: label(),
    siteKind: code(SITE_KINDS),
    lat: maybe(amount(-90, 90)),
    lon: maybe(amount(-180, 180)),
    pcode: maybe(pcode()),
    pcodeEdition: maybe(date()),
    places: maybe(count()),
  }),
  'control-changed@1': fact({
    by: orNone(ref('party')),
    since: instant(),
    sincePrecision: maybe(code(SAID_PRECISIONS)),
    source: maybe(ref('party', 'claim', 'document', 'post')),
  }),
  'waiting-observed@1': fact({
    people: count(),
    low: maybe(count()),
    high: maybe(count()),
    since: maybe(instant()),
    temperature: maybe(amount(-60, 60)),
    wounded: maybe(count()),
    lying: maybe(count()),
    infants: maybe(count()),
    ...toldLater,
  }),
  'crowd-observed@1': fact({ crowd: code(CROWD_STATES), ...toldLater }),
  // Nobody leaves from here, nothing passes here.
  'movement-suspended@1': fact({ ...suspension(), ...toldLater }),
  'movement-resumed@1': fact({ ...onWord(), ...toldLater }),
  'people-informed@1': fact({ ...toldLater }),
  'people-asked@1': fact({
    mayStay: flag(),
    destinations: listOf(ref('site'), 50),
    ...toldLater,
  }),
  'chose-to-stay-counted@1': fact({ sealed: attachment() }),
  'identity-check-observed@1': fact({
    by: maybe(ref('party')),
    form: code(IDENTITY_CHECK_FORMS),
    ...toldLater,
  }),
  // One table per site and quarter-day, never less than 100 people: nothing to subtract from anything.
  'breakdown-counted@1': fact({
    quarter: count(),
    vehicles: atLeast(3),
    people: v.pipe(atLeast(100), v.multipleOf(5)),
    women: rounded(),
    girls: rounded(),
    boys: rounded(),
    elderly: maybe(rounded()),
    disabled: maybe(rounded()),
  }),
};
