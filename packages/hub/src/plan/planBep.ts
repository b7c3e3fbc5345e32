import type { ShuttleProblem, ShuttleRoutes } from '@corridor/plan';
import { Stop } from '../cli/exit.ts';
import { figure, type Output } from '../cli/output.ts';
import type { PlanOptions } from './planScenario.ts';
import { budgetOf } from './spend.ts';

/** The bare problem of a published instance: routes, their end, and before which no routes can end. Times are the file's own unit. */
export async function planBep(
  problem: ShuttleProblem,
  { seconds, seed, prove, proofSeconds, timetable: isWhole }: PlanOptions,
  output: Output,
): Promise<void> {
  const { checkShuttle, proveShuttle, searchShuttle, shuttleTrips, shuttleWrongToText } =
    await import('@corridor/plan');
  const progress = output.progress('Planning', 1);
  const { left } = budgetOf(seconds, progress);
  const found = searchShuttle(problem, { seed, keepGoing: () => left() > 0 });
  progress.clear();
  let routes: ShuttleRoutes | null = found?.routes ?? null;
  let ends = found?.ends ?? null;
  let bound = found?.bound ?? 0;
  let proven = found?.proven ?? false;
  if (prove && !proven) {
    const { openHighs } = await import('@corridor/plan/highs');
    const proof = proveShuttle(problem, await openHighs(), {
      ...(found && { incumbent: found }),
      bound,
      seconds: proofSeconds,
      onProgress: ({ bound: now }) => output.note(`No plan ends before ${figure(now)}.`),
    });
    ({ routes, ends, bound, proven } = proof);
  }
  const trips = routes ? shuttleTrips(problem, routes) : [];
  const violations = routes ? checkShuttle(problem, routes).wrong.map(shuttleWrongToText) : [];
  output.result({
    makespan: ends,
    lowerBound: Number.isFinite(bound) ? bound : null,
    proven,
    demand: problem.demand,
    violations,
    trips,
  });
  if (violations.length > 0) {
    throw new Stop('fault', `The routes break a rule and are not told:\n${violations.join('\n')}`);
  }
  if (ends === null) {
    throw new Stop(
      'damaged',
      proven || !Number.isFinite(bound)
        ? 'Not all loads can be brought, whatever the routes.'
        : 'No routes were found; more seconds may find some.',
    );
  }
  const { say } = output;
  say(`${figure(trips.length)} trips of ${figure(problem.start.length)} buses end at ${ends}.`);
  say(
    proven
      ? 'No routes end earlier.'
      : `No routes can end before ${bound}: these end at most ${((ends / bound - 1) * 100).toFixed(1)} % later.`,
  );
  if (!isWhole) return;
  say();
  for (const { vehicle, source, sink, leaves, loads, arrives } of trips) {
    say(
      `  bus ${vehicle}: leaves at ${leaves}, source ${source} at ${loads}, sink ${sink} at ${arrives}`,
    );
  }
}
