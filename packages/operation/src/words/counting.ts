import type { Fact } from '../kinds/index.ts';

/** What a post counts, and how: on its phone, and on the board. */
export const TALLY_PART_WORDS = {
  whole: 'whole vehicle',
  front: 'front door',
  rear: 'rear door',
  inside: 'inside',
} as const satisfies Record<Fact<'trip', 'tallied@1'>['part'], string>;

export const TALLY_METHOD_WORDS = {
  'one-by-one': 'one by one',
  clicker: 'clicker',
  'by-rows': 'by rows',
  'families-asked': 'families asked',
  'by-list': 'by list',
  'by-eye': 'by eye',
} as const satisfies Record<Fact<'trip', 'tallied@1'>['method'], string>;

export const VEHICLE_STATE_WORDS = {
  ready: 'ready',
  'on-trip': 'on a trip',
  'broken-down': 'broken down',
  seized: 'seized',
  lost: 'lost',
} as const satisfies Record<Fact<'vehicle', 'state-changed@1'>['state'], string>;
