import type { OperationEvent, SubjectId } from '../event.ts';
import type { Contested, Suspension } from '../state/common.ts';
import { momentOf } from './prepare.ts';
import { contestedOf, type Setting, settle } from './register.ts';
import type { Seen } from './seen.ts';

type Stop = 'moving' | 'suspended';
interface SuspendedFact {
  readonly reason?: string;
  readonly orderedBy?: SubjectId | null;
  readonly relayedBy?: SubjectId;
  readonly incident?: SubjectId;
}

export const toSuspension = (event: OperationEvent): Suspension => {
  const { reason, orderedBy, relayedBy, incident } = event.fact as SuspendedFact;
  return {
    since: momentOf(event),
    reason: reason ?? null,
    orderedBy: orderedBy ?? null,
    relayedBy: relayedBy ?? null,
    incident: incident ?? null,
  };
};

/** Stopped and moving again, of whatever stands: of two who did not know of each other, who stopped it is heard. */
export const createStops = () => {
  const settings: Setting<Stop>[] = [];
  return {
    suspend: (event: OperationEvent) => settings.push({ value: 'suspended', event }),
    resume: (event: OperationEvent) => settings.push({ value: 'moving', event }),
    settled: (
      seen: Seen,
    ): { readonly suspension: Suspension | null; readonly contested: readonly Contested[] } => {
      const settled = settle(settings, { moving: 0, suspended: 1 }, seen);
      return {
        suspension:
          settled?.stands.value === 'suspended' ? toSuspension(settled.stands.event) : null,
        contested: contestedOf('movement', settled),
      };
    },
  };
};
