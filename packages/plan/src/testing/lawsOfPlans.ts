import { countedBudget } from '../budget.ts';
import { factsOf } from '../check/facts.ts';
import { violationToText } from '../check/rules.ts';
import { alightedOf } from '../check/stops.ts';
import { violationsOf } from '../check/violations.ts';
import { propose } from '../propose/propose.ts';
import { sizeOf } from '../scenario/people.ts';
import type { Scenario } from '../scenario/types.ts';

export interface Judged {
  /** What must hold of every plan of every scenario, and does not hold of this one, in sentences. */
  readonly broken: readonly string[];
  readonly waiting: number;
  readonly planned: number;
}

export function judgePlan(scenario: Scenario, seed: number, moves: number): Judged {
  const options = { seed, budget: countedBudget(moves) };
  const { timetable, bound, obstacles } = propose(scenario, options);
  const broken = violationsOf(scenario, timetable).map(violationToText);
  const waiting = scenario.batches
    .flatMap(({ groups }) => groups)
    .reduce((sum, { people, times }) => sum + sizeOf(people) * times, 0);
  // On the road to a site that does not open any more: that is said of them too.
  const alighted = alightedOf(factsOf(scenario), timetable.trips, timetable.aboard);
  const stranded = scenario.vehicles.reduce(
    (sum, { id, aboard }) =>
      sum + (aboard && alighted.get(id) === Number.POSITIVE_INFINITY ? sizeOf(aboard.people) : 0),
    0,
  );
  const planned = timetable.trips.reduce((sum, { people }) => sum + sizeOf(people), 0);
  const kept = obstacles.reduce((sum, { people }) => sum + people, 0);
  if (planned + kept !== waiting + stranded) {
    broken.push(
      `Of ${waiting + stranded} people ${planned} travel, and of ${kept} it is said why not.`,
    );
  }
  if (waiting > 0 && planned === 0 && obstacles.length === 0) {
    broken.push('Nobody travels, and nothing is said of why.');
  }
  const after = propose(scenario, { seed, budget: countedBudget(moves) });
  if (JSON.stringify(after.timetable) !== JSON.stringify(timetable)) {
    broken.push('The same seed and as many moves give another plan.');
  }
  // A plan that leaves people behind may end before the bound of those who could all go.
  const isWhole = obstacles.length === 0;
  if (isWhole && planned > 0 && bound.minute > timetable.ends + 1e-6) {
    broken.push(`It ends at ${timetable.ends}, before the bound ${bound.minute} (${bound.by}).`);
  }
  return { broken, waiting, planned };
}
