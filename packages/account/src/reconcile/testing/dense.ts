import { Matrix, pseudoInverse, SingularValueDecomposition } from 'ml-matrix';
import type { Problem, Term } from '../types.ts';

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

/** The textbook's way, dense and slow, by another hand's library: what the sparse way is held against. */
export const denseAnswer = (
  problem: Problem,
  held: readonly { terms: readonly Term[]; equals: number }[] = [],
) => {
  const flows = [...problem.flows].sort(byId).map(({ id }) => id);
  const lineOf = (terms: readonly Term[]) => {
    const line = flows.map(() => 0);
    for (const { flow, times } of terms) {
      const at = flows.indexOf(flow);
      line[at] = (line[at] as number) + times;
    }
    return line;
  };
  const exact = [...problem.balances.map(({ terms, equals = 0 }) => ({ terms, equals })), ...held];
  const A = new Matrix([flows.map(() => 0), ...exact.map(({ terms }) => lineOf(terms))]);
  const c = Matrix.columnVector([0, ...exact.map(({ equals }) => equals)]);
  const all = problem.measurements;
  const M = new Matrix([flows.map(() => 0), ...all.map(({ terms }) => lineOf(terms))]);
  const y = Matrix.columnVector([0, ...all.map(({ value }) => value)]);
  const V = Matrix.eye(all.length + 1);
  all.forEach((a, i) => {
    all.forEach((b, j) => {
      let value = i === j ? a.sd ** 2 : 0;
      for (const { source, times } of a.shared ?? []) {
        const sd = problem.sources?.find(({ id }) => id === source)?.sd ?? 0;
        for (const other of b.shared ?? [])
          if (other.source === source) value += sd * sd * times * other.times;
      }
      V.set(i + 1, j + 1, value);
    });
  });
  // x = x₀ + N u: N spans what the balances leave open.
  const svd = new SingularValueDecomposition(A.transpose().mmul(A));
  const scale = Math.max(1, ...svd.diagonal);
  const vectors = svd.rightSingularVectors;
  const open = svd.diagonal.flatMap((s, k) => (s < scale * 1e-9 ? [k] : []));
  const x0 = pseudoInverse(A).mmul(c);
  const N = open.length > 0 ? vectors.subMatrixColumn(open) : Matrix.zeros(flows.length, 1);
  const MN = M.mmul(N);
  const W = pseudoInverse(V);
  const information = MN.transpose().mmul(W).mmul(MN);
  const inverse = pseudoInverse(information);
  const u = inverse
    .mmul(MN.transpose())
    .mmul(W)
    .mmul(Matrix.sub(y, M.mmul(x0)));
  const x = Matrix.add(x0, N.mmul(u));
  const covariance = N.mmul(inverse).mmul(N.transpose());
  const off = Matrix.sub(y, M.mmul(x));
  const gamma = off.transpose().mmul(W).mmul(off).get(0, 0);
  const both = new Matrix([...A.to2DArray(), ...M.to2DArray()]);
  const rank = rankOf(both);
  const isKnown = flows.map((_, j) => {
    const one = flows.map((__, i) => (i === j ? 1 : 0));
    return rankOf(new Matrix([...both.to2DArray(), one])) === rank;
  });
  return { flows, x: x.to1DArray(), covariance, gamma, isKnown };
};

const rankOf = (matrix: Matrix) =>
  new SingularValueDecomposition(matrix, { autoTranspose: true }).rank;
