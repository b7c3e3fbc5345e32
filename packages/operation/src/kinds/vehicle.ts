import { VEHICLE_KINDS, VEHICLE_STATES } from './codes.ts';
import { code, count, fact, label, maybe, ref, toldLater, yes } from './fields.ts';

export const vehicle = {
  'listed@1': fact({
    label: label(),
    vehicleKind: code(VEHICLE_KINDS),
    seats: maybe(count()),
    lying: maybe(count()),
    operator: maybe(ref('party')),
    unlisted: maybe(yes()),
  }),
  'state-changed@1': fact({ state: code(VEHICLE_STATES), ...toldLater }),
};
