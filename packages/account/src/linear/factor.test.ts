import fc from 'fast-check';
import { Matrix, solve } from 'ml-matrix';
import { expect, it } from 'vitest';
import { createHalfSolver, factorOf, solveWith } from './factor.ts';
import { orderOf } from './order.ts';

const networks = fc.integer({ min: 1, max: 25 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    links: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.integer({ min: -3, max: 3 })), {
      maxLength: 60,
    }),
    border: fc.nat(Math.min(3, size - 1)),
    right: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: size, maxLength: size }),
  }),
);

/** Heavy diagonals: the last `border` of them negative, as of what observers share. */
const systemOf = (size: number, links: [number, number, number][], border: number) => {
  const dense = Matrix.zeros(size, size);
  const entries = { row: [] as number[], column: [] as number[], value: [] as number[] };
  const around = Array.from({ length: size }, () => new Set<number>());
  const put = (i: number, j: number, value: number) => {
    entries.row.push(i);
    entries.column.push(j);
    entries.value.push(value);
    dense.set(i, j, dense.get(i, j) + value);
    if (i === j) return;
    dense.set(j, i, dense.get(j, i) + value);
    around[i]?.add(j);
    around[j]?.add(i);
  };
  for (const [i, j, value] of links) if (i !== j) put(i, j, value);
  for (let i = 0; i < size; i++) {
    const others = links.reduce(
      (sum, [a, b, v]) => sum + (a === i || b === i ? Math.abs(v) : 0),
      1,
    );
    put(i, i, i < size - border ? others : -others);
  }
  return { dense, entries, around };
};

it('gives what the dense library gives, for whole and for sparse right sides', () => {
  const seed = 1701;
  console.info('seed', seed);
  fc.assert(
    fc.property(networks, ({ size, links, border, right }) => {
      const { dense, entries, around } = systemOf(size, links, border);
      const factor = factorOf(orderOf(around), entries);
      const expected = solve(dense, Matrix.columnVector(right)).to1DArray();
      const solution = solveWith(factor, right);
      expected.forEach((value, i) => {
        expect(solution[i]).toBeCloseTo(value, 8);
      });
      const { add, takeEnergy, takeHalf, product } = createHalfSolver(factor);
      const half = (values: readonly number[]) => {
        values.forEach((value, i) => {
          if (value !== 0) add(i, value);
        });
      };
      half(right);
      const all = takeHalf();
      half(right);
      expect(takeEnergy()).toBeCloseTo(product(all, all), 8);
      half([1]);
      const first = takeHalf();
      const energy = right.reduce((sum, r, i) => sum + r * (expected[i] ?? 0), 0);
      expect(product(all, all)).toBeCloseTo(energy, 6);
      expect(product(first, all)).toBeCloseTo(expected[0] ?? 0, 8);
    }),
    { seed, numRuns: 500 },
  );
});

it('settles a thousand trips before the post that counted them all: no more entries than there were', () => {
  const around = Array.from({ length: 1_001 }, () => new Set<number>());
  for (let trip = 1; trip <= 1_000; trip++) {
    around[0]?.add(trip);
    around[trip]?.add(0);
  }
  const order = orderOf(around);
  expect(order.placeOf[0]).toBeGreaterThan(998);
  expect(order.rows.length).toBe(1_000);
});
