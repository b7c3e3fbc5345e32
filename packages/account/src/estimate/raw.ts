import type { Scope } from '../figure/types.ts';
import { KINDS } from './arrays.ts';

/** What parcels add up to; every field is a plain sum over them. */
export interface Raw {
  readonly measure: Scope['measure'];
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
  /**
   * People more for each share more of what is newest that nobody told yet, by site; first those of no known site; last, how many
   * more have arrived if all roads are faster today, per logarithm. */
  readonly late: Float64Array;
  /** People of those that left just now from one of several places, whose post did not tell: all from the same, as often as not. */
  split: number;
  /** Vehicles nobody counted, by kind. */
  readonly unseen: Float64Array;
}

export const emptyRaw = (measure: Scope['measure'], effects: number, sites: number): Raw => ({
  measure,
  minimum: 0,
  counted: 0,
  untallied: 0,
  variance: 0,
  all: 0,
  uncounted: 0,
  omitted: 0,
  split: 0,
  slope: new Float64Array(effects),
  late: new Float64Array(sites),
  unseen: new Float64Array(KINDS.length),
});
