import type { Fact } from '../kinds/index.ts';

type VehicleKind = Fact<'vehicle', 'listed@1'>['vehicleKind'];

/** More people than anybody ever reported on a vehicle of this kind; a bus of 50 seats has carried well over 100. */
export const MOST_EVER: { readonly [kind in VehicleKind]: number } = {
  bus: 130,
  minibus: 45,
  ambulance: 14,
  car: 14,
  van: 35,
  lorry: 160,
};
/** Where the kind is not known, only what fits into nothing is absurd. */
export const MOST_OF_ANY = 160;

/** No loaded vehicle goes faster on such roads, km per minute. */
export const FASTEST = 110 / 60;
