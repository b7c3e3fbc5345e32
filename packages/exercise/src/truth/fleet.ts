import type { Random } from '../random.ts';
import type { Scenario } from '../scenario.ts';
import type { VehicleKind } from '../types.ts';

/** A vehicle of ours. Its label is what is painted on it and what a radio says. */
export interface Vehicle {
  readonly id: string;
  readonly label: string;
  readonly kind: Extract<VehicleKind, 'bus' | 'ambulance'>;
  readonly seats: number;
  readonly lying: number;
  readonly use: 'main' | 'counterpart';
}

export const fleetOf = (random: Random, scenario: Scenario): readonly Vehicle[] => {
  const bus = (label: string, use: Vehicle['use']): Vehicle => ({
    id: `vehicle/${label.toLowerCase()}`,
    label,
    kind: 'bus',
    seats: random.int(45, 50),
    lying: 0,
    use,
  });
  const numbered = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  return [
    ...numbered(scenario.buses).map((number) => bus(`${number}`, 'main')),
    ...numbered(scenario.ambulances).map(
      (number): Vehicle => ({
        id: `vehicle/a${number}`,
        label: `A${number}`,
        kind: 'ambulance',
        seats: 3,
        lying: random.int(1, 2),
        use: 'main',
      }),
    ),
    ...numbered(scenario.counterpart?.buses ?? 0).map((number) => bus(`C${number}`, 'counterpart')),
  ];
};
