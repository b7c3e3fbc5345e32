import type { LogEvent } from '@corridor/log';
import type { TripState } from '@corridor/operation';

export interface LinkedPart {
  readonly trip: string;
  readonly departedAt: number | null;
  readonly arrivedAt: number | null;
  /** ● Last count among these records alone. */
  readonly people: number | null;
}

/** What each slip of a linked trip told by itself, so that a wrong link can be seen and undone. */
export function linkedParts(trip: TripState, events: readonly LogEvent[]): readonly LinkedPart[] {
  if (!trip.linked?.length) return [];
  const parts = [trip.id, ...trip.linked].map((id): LinkedPart => {
    const own = events.filter(({ subject }) => subject === id);
    const last = (kind: string) => own.findLast((event) => event.kind.startsWith(`${kind}@`));
    const timeOf = (event: LogEvent | undefined) =>
      event ? ((event.fact as { at?: number }).at ?? event.at) : null;
    const { people = null } = (last('tallied')?.fact ?? {}) as { people?: number };
    return {
      trip: id,
      departedAt: timeOf(last('departed')),
      arrivedAt: timeOf(last('arrived')),
      people,
    };
  });
  const start = (part: LinkedPart) => part.departedAt ?? part.arrivedAt ?? Number.POSITIVE_INFINITY;
  return parts.sort((a, b) => start(a) - start(b) || (a.trip < b.trip ? -1 : 1));
}
