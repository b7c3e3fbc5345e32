import type { SubjectId } from '../event.ts';
import type { BatchState } from '../state/agreement.ts';
import type { IncidentState } from '../state/records.ts';
import { roadsOf, sitesBetween, wayOf } from './batch-road.ts';
import type { AgreementFacts } from './facts.ts';
import { shootingOn } from './shooting.ts';

/** Nothing happened, or it is told of elsewhere. */
const wasNothing = ({ resolved }: IncidentState): boolean =>
  resolved?.outcome === 'unfounded' || resolved?.outcome === 'double';

const latest = (times: readonly (number | null)[]): number | null => {
  const known = times.filter((time) => time !== null);
  return known.length ? Math.max(...known) : null;
};

/** When its way was last stopped; where one of its roads stayed free, not at all. */
const wayStopped = (facts: AgreementFacts, batch: BatchState): number | null => {
  const way = wayOf(facts, batch);
  const ends = [way.origin, way.destination].filter((site) => site !== null);
  const last = (id: SubjectId) => facts.get('site', id)?.stoppedLast ?? null;
  const roads = roadsOf(facts, way).map((road) =>
    latest([road.stoppedLast, ...sitesBetween(facts, road, way).map(last)]),
  );
  const stopped = roads.filter((time) => time !== null);
  return roads.length && stopped.length === roads.length
    ? Math.min(...stopped)
    : latest(ends.map(last));
};

/**
 * Since when a go no longer stands although nobody took it back: something on the way stopped everybody after it was given. Called over or
 * lifted, it does not come back by itself; whoever gave it looks again and gives it anew. null: it stands, or there is none.
 */
export const goLapsed = (facts: AgreementFacts, batch: BatchState): number | null => {
  const go = batch.status === 'go' ? batch.acts.findLast(({ is }) => is === 'go') : undefined;
  if (!go) return null;
  const operations = [...facts.all('operation')];
  const stops = [
    wayStopped(facts, batch),
    ...(batch.planned ? [facts.get('term', batch.planned.term)?.stoppedLast ?? null] : []),
    ...operations.map(({ stoppedLast }) => stoppedLast),
    ...operations.flatMap(({ participation }) => participation.map(({ since }) => since.at)),
    ...shootingOn(facts, wayOf(facts, batch), (one) => !wasNothing(one)).map(
      ({ reportedLast }) => reportedLast,
    ),
  ].filter((time) => time !== null);
  const after = stops.filter((time) => time > go.told.at);
  return after.length ? Math.min(...after) : null;
};
