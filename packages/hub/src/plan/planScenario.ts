import type { Bound, Scenario } from '@corridor/plan';
import { Stop } from '../cli/exit.ts';
import { figure, type Output } from '../cli/output.ts';
import { gapOf, sayPlan } from './say.ts';
import { budgetOf } from './spend.ts';

export interface PlanOptions {
  readonly seconds: number;
  readonly seed: number;
  readonly prove: boolean;
  readonly proofSeconds: number;
  readonly timetable: boolean;
}

/** Plans an operation, tells it, and ends with 1 where somebody cannot be brought. */
export async function planScenario(
  scenario: Scenario,
  { seconds, seed, prove, proofSeconds, timetable: isWhole }: PlanOptions,
  output: Output,
): Promise<void> {
  const { flowBoundOf, obstacleToText, propose, sizeOf, violationsOf, violationToText } =
    await import('@corridor/plan');
  const progress = output.progress('Planning', 1);
  const proposal = propose(scenario, { seed, budget: budgetOf(seconds, progress) });
  progress.clear();
  const { plan, timetable, score, obstacles, changes } = proposal;
  let bound: Bound = proposal.bound;
  if (prove && obstacles.length === 0 && timetable.ends > bound.minute) {
    const { openHighs } = await import('@corridor/plan/highs');
    const solver = await openHighs();
    const proved = flowBoundOf(scenario, solver, { enough: timetable.ends, seconds: proofSeconds });
    if (proved.minute > bound.minute) bound = proved;
  }
  // Held against the rules by what did not make it: a plan that breaks one is never told as one.
  const violations = violationsOf(scenario, timetable).map(violationToText);
  output.result({
    format: 'corridor-plan-result/1',
    exercise: scenario.exercise === true,
    plan,
    timetable,
    score,
    bound,
    gap: obstacles.length === 0 ? gapOf(timetable.ends, bound.minute) : null,
    proven: obstacles.length === 0 && timetable.ends <= bound.minute + 1e-6,
    obstacles: obstacles.map((one) => ({ ...one, sentence: obstacleToText(scenario, one) })),
    changes,
    violations,
  });
  if (violations.length > 0) {
    throw new Stop('fault', `The plan breaks a rule and is not told:\n${violations.join('\n')}`);
  }
  sayPlan(scenario, { proposal, bound }, isWhole, output);
  if (obstacles.length === 0) return;
  const kept = obstacles.reduce((sum, { people }) => sum + people, 0);
  const aboard = scenario.vehicles.some(({ aboard: on }) => on && sizeOf(on.people) > 0);
  throw new Stop(
    'damaged',
    `${figure(kept)} ${kept === 1 ? 'person' : 'people'} cannot be brought${aboard ? ', those on the road included' : ''}; what is in the way is said above.`,
  );
}
