import { createTripCode, tripSubject } from '@corridor/operation';
import type { Random } from './random.ts';

/** `trip/12.7K3M9Q`: the vehicle's label and the code on its driver's slip. */
export const tripName = (random: Random, label: string): string =>
  tripSubject(label, createTripCode(Uint8Array.from({ length: 5 }, () => random.int(0, 255))));
