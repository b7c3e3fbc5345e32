import { createProjection, isFounder, type OpenLog, type Projection } from '@corridor/log';
import { hashText } from '@corridor/log/node';
import { folding, isUnderstood, type SubjectState } from '@corridor/operation';
import type { Records } from '@corridor/report';

/** Folds a log. Ids of facts that this version does not understand go into `unknown`. */
export const projectLog = (
  log: OpenLog,
  unknown: Set<string> = new Set(),
): Promise<Projection<SubjectState>> =>
  createProjection<SubjectState>({
    log,
    ...folding,
    isFounder: (device) => isFounder(log.op, device, hashText),
    upcast: (event) => {
      if (event.subject.startsWith('device/')) return event;
      const understood = folding.upcast(event);
      if (!isUnderstood(understood)) unknown.add(event.id);
      return understood;
    },
  });

/** What an evaluation is told from: standing events alone. */
export const projectionToRecords = (projection: Projection<SubjectState>): Records => ({
  subjects: (type) => projection.states(type).keys(),
  events: (subject) =>
    projection.events(subject).filter((event) => projection.standingOf(event) === 'stands'),
});
