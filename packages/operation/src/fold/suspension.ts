import type { OperationEvent, SubjectId } from '../event.ts';
import type { Contested, StopWord, Suspension } from '../state/common.ts';
import { momentOf } from './prepare.ts';
import { contestedOf, type Setting, settle } from './register.ts';
import type { Seen } from './seen.ts';

type Stop = 'moving' | 'suspended';
interface SuspendedFact {
  readonly reason?: string;
  readonly orderedBy?: SubjectId | null;
  readonly relayedBy?: SubjectId;
  readonly incident?: SubjectId;
  readonly from?: SubjectId;
  readonly to?: SubjectId;
  readonly saidBy?: string;
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

export const toStopWord = (event: OperationEvent): StopWord => {
  const { from, to, saidBy } = event.fact as SuspendedFact;
  return { ...toSuspension(event), from: from ?? null, to: to ?? null, saidBy: saidBy ?? null };
};

/** Words that something stands which nobody who let it move again had seen: two people gave two reasons, both stay. */
export const standingStops = (
  suspensions: readonly OperationEvent[],
  resumptions: readonly OperationEvent[],
  seen: Seen,
): readonly StopWord[] =>
  suspensions.filter((stop) => !resumptions.some((resumed) => seen(resumed, stop))).map(toStopWord);

/** When anything of it was last written, by the lines' own clocks; null: never. */
export const lastWritten = (events: readonly OperationEvent[]): number | null =>
  events.length ? Math.max(...events.map(({ at }) => at)) : null;

/** Stopped and moving again, of whatever stands: of two who did not know of each other, who stopped it is heard. */
export const createStops = () => {
  const settings: Setting<Stop>[] = [];
  return {
    suspend: (event: OperationEvent) => settings.push({ value: 'suspended', event }),
    resume: (event: OperationEvent) => settings.push({ value: 'moving', event }),
    settled: (
      seen: Seen,
    ): {
      readonly suspension: Suspension | null;
      readonly stops: readonly StopWord[];
      readonly stoppedLast: number | null;
      readonly contested: readonly Contested[];
    } => {
      const settled = settle(settings, { moving: 0, suspended: 1 }, seen);
      const stopped = settings.flatMap(({ value, event }) => (value === 'suspended' ? event : []));
      return {
        suspension:
          settled?.stands.value === 'suspended' ? toSuspension(settled.stands.event) : null,
        stops: standingStops(
          stopped,
          settings.flatMap(({ value, event }) => (value === 'moving' ? event : [])),
          seen,
        ),
        stoppedLast: lastWritten(stopped),
        contested: contestedOf('movement', settled),
      };
    },
  };
};
