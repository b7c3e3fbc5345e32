import { solveWith } from '../linear/factor.ts';
import { sidakCritical } from '../stats/normal.ts';
import { type Fit, fitOf } from './fit.ts';
import { structureOf } from './structure.ts';
import { type Suspicion, suspicionsOf, testOf, weightOf } from './suspicion.ts';
import type { Problem, Test } from './types.ts';

/** A record, source or balance that the others speak against. Said, never acted upon. */
export interface Suspect extends Test {
  /** Ids of others that would explain the same just as well: the reports cannot tell which it is. */
  readonly alternatives: readonly string[];
}

export interface Identified {
  /** In the order in which they were found; sizes and z as of when those before them were set aside. */
  readonly suspects: readonly Suspect[];
  /** What z had to exceed. */
  readonly critical: number;
  /** γ and its degrees of freedom with the suspects set aside. */
  readonly gamma: number;
  readonly degrees: number;
}

export interface IdentifyOptions {
  /** How often, at most, something is suspected where nothing is wrong. Absent: 0.1. */
  readonly alpha?: number;
  /** Absent: records only. */
  readonly about?: readonly Test['about'][];
  /** Most suspects. Absent: 10. */
  readonly most?: number;
}

/**
 * Which records hold a gross error: the largest likelihood ratio is suspected and set aside, and the rest is looked at anew, until
 * nothing stands out. Several would need their pairs compared to be sure; so the first one is the surest. Nothing is deleted:
 * whoever settles it reconciles again without, or with the size taken off. null: balances contradict each other.
 */
export const identify = (
  problem: Problem,
  { alpha = 0.1, about = ['measurement'], most = 10 }: IdentifyOptions = {},
): Identified | null => {
  const structure = structureOf(problem);
  if ('contradiction' in structure) return null;
  const fit = fitOf(structure, structure.system.variance);
  const open = about
    .flatMap((each) => suspicionsOf(fit, each))
    .map((suspicion) => ({ ...weightOf(fit, suspicion), suspicion, alike: keyOf(suspicion) }));
  const critical = sidakCritical(alpha, new Set(open.map(({ alike }) => alike)).size);
  const suspects: Suspect[] = [];
  let gamma = fit.gamma;
  let degrees = structure.conditions.length;
  /** What was set aside: its force on each condition, H⁻¹ f with those before it taken out. */
  const aside: { readonly spread: Float64Array; readonly hold: number }[] = [];
  // A column that those set aside explain wholly has nothing left to say.
  const known = open.map(({ hold }) => hold);
  while (suspects.length < most && degrees > 0) {
    let best = -1;
    let largest = critical;
    open.forEach(({ hold, force }, i) => {
      if (hold < (known[i] as number) * 1e-9) return;
      const z = Math.abs(force) / Math.sqrt(hold);
      if (z > largest * (1 + 1e-9)) [best, largest] = [i, z];
    });
    const found = open[best];
    if (!found) break;
    suspects.push({
      ...testOf(found.suspicion, found),
      alternatives: open
        .filter((other) => other !== found && other.alike === found.alike)
        .map(({ suspicion }) => suspicion.id),
    });
    gamma = Math.max(0, gamma - largest * largest);
    degrees--;
    const spread = spreadOf(fit, found.suspicion);
    for (const before of aside) {
      const share = dot(found.suspicion, before.spread) / before.hold;
      spread.forEach((value, r) => {
        spread[r] = value - share * (before.spread[r] as number);
      });
    }
    const { force, hold } = found;
    aside.push({ spread, hold });
    for (const other of open) {
      const cross = dot(other.suspicion, spread);
      other.force -= (cross * force) / hold;
      other.hold -= (cross * cross) / hold;
    }
  }
  return { suspects, critical, gamma, degrees };
};

/** Equal for suspicions that show in the same conditions in the same proportions. */
const keyOf = ({ column: { rows, values } }: Suspicion): string => {
  const [first = 1] = values;
  return rows.map((r, i) => `${r}:${((values[i] as number) / first).toFixed(9)}`).join();
};

const spreadOf = ({ factor }: Fit, { column: { rows, values } }: Suspicion): Float64Array => {
  const right = new Float64Array(factor.order.size);
  rows.forEach((r, i) => {
    right[r] = values[i] as number;
  });
  return solveWith(factor, right);
};

const dot = ({ column: { rows, values } }: Suspicion, spread: Float64Array): number =>
  rows.reduce((sum, r, i) => sum + (values[i] as number) * (spread[r] as number), 0);
