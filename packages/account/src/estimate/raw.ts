import { KINDS } from './arrays.ts';

/** What parcels add up to; every field is a plain sum over them. */
export interface Raw {
  minimum: number;
  counted: number;
  untallied: number;
  /** Variance that is each journey's own. */
  variance: number;
  all: number;
  uncounted: number;
  omitted: number;
  /** By how much one more of each shared effect changes it. */
  readonly slope: Float64Array;
  /** Vehicles nobody counted, by kind. */
  readonly unseen: Float64Array;
}

export const emptyRaw = (effects: number): Raw => ({
  minimum: 0,
  counted: 0,
  untallied: 0,
  variance: 0,
  all: 0,
  uncounted: 0,
  omitted: 0,
  slope: new Float64Array(effects),
  unseen: new Float64Array(KINDS.length),
});
