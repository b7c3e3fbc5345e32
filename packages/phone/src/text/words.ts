import {
  type Fact,
  SITE_KIND_WORDS,
  TALLY_METHOD_WORDS,
  TALLY_PART_WORDS,
} from '@corridor/operation';
import { codesIn, labelText, t, type Words, wordOf } from '@corridor/text';
import type { Point } from '../pad/tally.ts';
import type { VehicleKind } from '../view/world.ts';

export type Reason = Fact<'trip', 'retracted@1'>['reason'];

/** English of the closed lists a counter meets. */
const vehicleKinds: Words<VehicleKind> = {
  bus: 'Bus',
  minibus: 'Minibus',
  ambulance: 'Ambulance',
  car: 'Car',
  van: 'Van',
  lorry: 'Lorry',
};
const points: Words<Point> = {
  boarding: 'getting on',
  checkpoint: 'at the checkpoint',
  alighting: 'getting off',
};
const reasons: Words<Reason> = {
  mistake: 'keyed by mistake',
  'wrong-vehicle': 'wrong vehicle',
  'wrong-site': 'wrong site',
  double: 'recorded twice',
  'told-wrong': 'told wrong',
  test: 'only a test',
};
const lists = {
  siteKind: SITE_KIND_WORDS,
  vehicleKind: vehicleKinds,
  part: TALLY_PART_WORDS,
  point: points,
  method: TALLY_METHOD_WORDS,
  reason: reasons,
} as const;
type Lists = typeof lists;

/** The word of a code on this screen. A code of a newer app is shown as it is written. */
export function word<L extends keyof Lists>(list: L, code: string): string {
  return wordOf(lists[list], code);
}

/** The codes of a list, in order, for a choice. */
export const codesOf = <L extends keyof Lists>(list: L): readonly (keyof Lists[L] & string)[] =>
  codesIn(lists[list]);

/** `Bus 12`, as it is called over the radio. */
export const vehicleName = (vehicle: { readonly label: string; readonly kind: string | null }) =>
  vehicle.kind === null
    ? labelText(vehicle.label)
    : t('{kind} {label}', {
        kind: word('vehicleKind', vehicle.kind),
        label: labelText(vehicle.label),
      });
