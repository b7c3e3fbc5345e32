import type { Fact } from '@corridor/operation';

export type VehicleKind = Fact<'vehicle', 'listed@1'>['vehicleKind'];

export interface About {
  readonly heads: number;
  readonly below: number;
  readonly above: number;
  /** The aisle is full and people stand. */
  readonly isFull?: true;
}

const around = (heads: number, either: number): About => ({ heads, below: either, above: either });

/**
 * What an eye can tell of a vehicle that will not wait. Each is a range: a glance at "fifty" is right within
 * about a tenth, and worse when people stand (63–73 were counted on buses with 45–50 seats).
 */
const ABOUT: { readonly [kind in VehicleKind]: readonly About[] } = {
  bus: [
    around(40, 5),
    around(50, 5),
    around(60, 8),
    around(70, 10),
    { heads: 70, below: 10, above: 25, isFull: true },
  ],
  minibus: [
    around(10, 2),
    around(15, 3),
    around(20, 4),
    around(25, 5),
    { heads: 25, below: 5, above: 10, isFull: true },
  ],
  ambulance: [around(2, 1), around(3, 1), around(4, 1), around(6, 2)],
  car: [around(4, 1), around(5, 1), around(6, 1), around(8, 2)],
  van: [
    around(8, 2),
    around(12, 2),
    around(16, 3),
    around(20, 4),
    { heads: 20, below: 4, above: 10, isFull: true },
  ],
  lorry: [
    around(20, 4),
    around(40, 8),
    around(60, 10),
    around(80, 15),
    { heads: 80, below: 15, above: 40, isFull: true },
  ],
};

export const aboutOf = (kind: VehicleKind | null): readonly About[] => ABOUT[kind ?? 'bus'];
