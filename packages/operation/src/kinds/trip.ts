import { HALT_REASONS, KEYED_BY, TALLY_METHODS, TALLY_PARTS, TALLY_POINTS } from './codes.ts';
import { code, count, fact, flag, maybe, orNone, ref, toldLater } from './fields.ts';

/**
 * Which vehicle, said by whoever meets a trip that nobody has told them of: without it a checkpoint's record would be
 * about no vehicle at all.
 */
const mayName = { vehicle: maybe(ref('vehicle')) };
const atVehicle = { vehicle: ref('vehicle'), site: ref('site'), ...toldLater };

export const trip = {
  'planned@1': fact({
    vehicle: ref('vehicle'),
    from: ref('site'),
    to: ref('site'),
    corridor: maybe(ref('corridor')),
    batch: maybe(ref('batch')),
    ...toldLater,
  }),
  // With which batch it goes, whoever planned it and whether anybody did; null: with none.
  'assigned@1': fact({ batch: orNone(ref('batch')), ...toldLater }),
  'boarding@1': fact({ ...atVehicle }),
  'boarded-and-standing@1': fact({ ...atVehicle }),
  'departed@1': fact({
    ...atVehicle,
    to: maybe(ref('site')),
    corridor: maybe(ref('corridor')),
  }),
  'passed@1': fact({ site: ref('site'), people: maybe(count()), ...mayName, ...toldLater }),
  'halted@1': fact({
    site: maybe(ref('site')),
    reason: maybe(code(HALT_REASONS)),
    ...mayName,
    ...toldLater,
  }),
  // The end of a halt that was on the road, or where nothing is passed; leaving a checkpoint is `passed@1`.
  'went-on@1': fact({ site: maybe(ref('site')), ...mayName, ...toldLater }),
  'sent-back@1': fact({ site: maybe(ref('site')), ...mayName, ...toldLater }),
  // slip: whether the driver's slip was asked for and seen. Without it the trip is unmatched.
  'arrived@1': fact({
    site: ref('site'),
    vehicle: maybe(ref('vehicle')),
    slip: flag(),
    ...toldLater,
  }),
  'cancelled@1': fact({ ...toldLater }),
  'tallied@1': fact({
    point: code(TALLY_POINTS),
    site: ref('site'),
    part: code(TALLY_PARTS),
    people: count(),
    low: maybe(count()),
    high: maybe(count()),
    exact: flag(),
    method: code(TALLY_METHODS),
    children: maybe(count()),
    wounded: maybe(count()),
    lying: maybe(count()),
    laps: maybe(count()),
    lapsAsked: flag(),
    countedBy: ref('post'),
    keyedBy: maybe(code(KEYED_BY)),
    ...toldLater,
  }),
  'adjusted@1': fact({
    born: maybe(count()),
    died: maybe(count()),
    joined: maybe(count()),
    ...toldLater,
  }),
};
