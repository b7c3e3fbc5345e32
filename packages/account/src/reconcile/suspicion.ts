import type { Fit } from './fit.ts';
import type { Column } from './structure.ts';
import type { Test } from './types.ts';

/** One fixed error that could be behind a disagreement, and where it would show. */
export interface Suspicion {
  readonly id: string;
  readonly about: Test['about'];
  readonly column: Column;
  /** A source's common error is taken off a record, so it shows the other way round. */
  readonly sign: 1 | -1;
}

/** Suspicions that anything could speak for or against. */
export const suspicionsOf = ({ structure }: Fit, about: Test['about']): readonly Suspicion[] => {
  const { system, columns, leaks } = structure;
  const all =
    about === 'measurement'
      ? system.measurements.map((id, i) => ({ id, at: system.unknownOf[i] as number, of: columns }))
      : about === 'source'
        ? system.sources.map((id, i) => ({ id, at: system.firstSource + i, of: columns }))
        : system.balances.map((id, at) => ({ id, at, of: leaks }));
  return all.flatMap(({ id, at, of }) => {
    const column = of[at] as Column;
    if (column.rows.length === 0) return [];
    return [{ id, about, column, sign: about === 'source' ? (-1 as const) : (1 as const) }];
  });
};

export interface Weight {
  /** fᵀ H⁻¹ r and fᵀ H⁻¹ f. */
  force: number;
  hold: number;
}

export const weightOf = (fit: Fit, { column }: Suspicion): Weight => ({
  force: fit.forceOn(column),
  hold: fit.holdOf(column),
});

export const testOf = ({ id, about, sign }: Suspicion, { force, hold }: Weight): Test => ({
  id,
  about,
  z: Math.abs(force) / Math.sqrt(hold),
  size: (sign * force) / hold,
  sizeSd: 1 / Math.sqrt(hold),
});

export const testsOf = (fit: Fit, about: Test['about']): readonly Test[] =>
  suspicionsOf(fit, about).map((suspicion) => testOf(suspicion, weightOf(fit, suspicion)));
