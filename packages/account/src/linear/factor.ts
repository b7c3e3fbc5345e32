import type { Order } from './order.ts';

/** A symmetric system: an entry per pair, row ≥ column not required, equal pairs add up. */
export interface Entries {
  readonly row: readonly number[];
  readonly column: readonly number[];
  readonly value: readonly number[];
}

/**
 * L D Lᵀ of a symmetric quasi-definite matrix: a positive definite block bordered by a negative definite one, for which it
 * exists in every order, without pivoting.
 *
 * Own code, since ml-matrix is dense: the 295 conditions of a network of 500 flows cost it 5 ms for the factor and 145 ms for the
 * inverse, this 0.4 ms and 0.6 ms (docs/decisions/0017).
 */
export interface Factor {
  readonly order: Order;
  readonly diagonal: Float64Array;
  readonly lower: Float64Array;
}

export const factorOf = (order: Order, { row, column, value }: Entries): Factor => {
  const { size, placeOf, start, rows } = order;
  const diagonal = new Float64Array(size);
  const lower = new Float64Array(rows.length);
  const heads = new Int32Array(size).fill(-1);
  const nexts = new Int32Array(value.length);
  const others = new Int32Array(value.length);
  for (let e = 0; e < value.length; e++) {
    const i = placeOf[row[e] as number] as number;
    const j = placeOf[column[e] as number] as number;
    const low = i < j ? i : j;
    others[e] = i < j ? j : i;
    nexts[e] = heads[low] as number;
    heads[low] = e;
  }
  // For each place: the finished columns whose next entry to be used lies in this row.
  const waiting = new Int32Array(size).fill(-1);
  const queued = new Int32Array(size).fill(-1);
  const reached = new Int32Array(size);
  const work = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    const from = start[k] as number;
    const to = start[k + 1] as number;
    let pivot = 0;
    for (let e = heads[k] as number; e >= 0; e = nexts[e] as number) {
      const i = others[e] as number;
      if (i === k) pivot += value[e] as number;
      else work[i] = (work[i] as number) + (value[e] as number);
    }
    for (let c = waiting[k] as number; c >= 0; ) {
      const after = queued[c] as number;
      const at = reached[c] as number;
      const end = start[c + 1] as number;
      const scaled = (lower[at] as number) * (diagonal[c] as number);
      pivot -= scaled * (lower[at] as number);
      for (let e = at + 1; e < end; e++) {
        const i = rows[e] as number;
        work[i] = (work[i] as number) - scaled * (lower[e] as number);
      }
      if (at + 1 < end) {
        reached[c] = at + 1;
        const i = rows[at + 1] as number;
        queued[c] = waiting[i] as number;
        waiting[i] = c;
      }
      c = after;
    }
    diagonal[k] = pivot;
    for (let e = from; e < to; e++) {
      const i = rows[e] as number;
      lower[e] = (work[i] as number) / pivot;
      work[i] = 0;
    }
    if (from < to) {
      reached[k] = from;
      const i = rows[from] as number;
      queued[k] = waiting[i] as number;
      waiting[i] = k;
    }
  }
  return { order, diagonal, lower };
};

/** Solves for a whole right side, by unknown. */
export const solveWith = (
  { order, diagonal, lower }: Factor,
  right: ArrayLike<number>,
): Float64Array => {
  const { size, unknownAt, start, rows } = order;
  const x = new Float64Array(size);
  for (let k = 0; k < size; k++) x[k] = right[unknownAt[k] as number] as number;
  for (let k = 0; k < size; k++) {
    const own = x[k] as number;
    if (own === 0) continue;
    for (let e = start[k] as number; e < (start[k + 1] as number); e++) {
      const i = rows[e] as number;
      x[i] = (x[i] as number) - own * (lower[e] as number);
    }
  }
  const solution = new Float64Array(size);
  for (let k = size - 1; k >= 0; k--) {
    let own = (x[k] as number) / (diagonal[k] as number);
    for (let e = start[k] as number; e < (start[k + 1] as number); e++) {
      own -= (lower[e] as number) * (x[rows[e] as number] as number);
    }
    x[k] = own;
    solution[unknownAt[k] as number] = own;
  }
  return solution;
};

/** A right side half way through: L⁻¹ b, only where it is not zero. */
export interface Half {
  readonly places: Int32Array;
  readonly values: Float64Array;
}

/**
 * Right sides with few entries, for one tally of 25,000 trips: its own trip and the posts. `add` what it holds, then
 * take it once: as bᵀ K⁻¹ b, or half way through.
 */
export interface HalfSolver {
  readonly add: (unknown: number, value: number) => void;
  readonly takeEnergy: () => number;
  readonly takeHalf: () => Half;
  /** aᵀ K⁻¹ b. */
  readonly product: (a: Half, b: Half) => number;
}

export const createHalfSolver = ({ order, diagonal, lower }: Factor): HalfSolver => {
  const { size, placeOf, start, rows } = order;
  const work = new Float64Array(size);
  const marked = new Uint8Array(size);
  const reached = new Int32Array(size);
  let count = 0;
  const add = (unknown: number, value: number) => {
    let k = placeOf[unknown] as number;
    work[k] = (work[k] as number) + value;
    while (marked[k] === 0) {
      marked[k] = 1;
      reached[count++] = k;
      const from = start[k] as number;
      if (from === start[k + 1]) break;
      k = rows[from] as number;
    }
  };
  /** Half way, in place; gives where. */
  const go = (): Int32Array => {
    const places = reached.subarray(0, count).sort();
    for (let n = 0; n < count; n++) {
      const k = places[n] as number;
      marked[k] = 0;
      const own = work[k] as number;
      if (own === 0) continue;
      const to = start[k + 1] as number;
      for (let e = start[k] as number; e < to; e++) {
        const i = rows[e] as number;
        work[i] = (work[i] as number) - own * (lower[e] as number);
      }
    }
    count = 0;
    return places;
  };
  const takeEnergy = () => {
    let sum = 0;
    for (const k of go()) {
      const own = work[k] as number;
      sum += (own * own) / (diagonal[k] as number);
      work[k] = 0;
    }
    return sum;
  };
  const takeHalf = (): Half => {
    const places = go().slice();
    const values = new Float64Array(places.length);
    for (let n = 0; n < places.length; n++) {
      const k = places[n] as number;
      values[n] = work[k] as number;
      work[k] = 0;
    }
    return { places, values };
  };
  const product = (a: Half, b: Half): number => {
    let sum = 0;
    let j = 0;
    for (let i = 0; i < a.places.length; i++) {
      const k = a.places[i] as number;
      while (j < b.places.length && (b.places[j] as number) < k) j++;
      if (j === b.places.length) break;
      if (b.places[j] === k) {
        sum += ((a.values[i] as number) * (b.values[j] as number)) / (diagonal[k] as number);
      }
    }
    return sum;
  };
  return { add, takeEnergy, takeHalf, product };
};
