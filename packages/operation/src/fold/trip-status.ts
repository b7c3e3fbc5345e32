import type { Contested } from '../state/common.ts';
import type { TripStatus } from '../state/trip.ts';
import { type EventOf, timeOf } from './prepare.ts';
import type { Seen } from './seen.ts';

/** Facts that say where the trip is. A count of people getting off, not where they got on, is an arrival. */
export type PhaseEvent = Exclude<
  EventOf<'trip'>,
  { readonly kind: 'adjusted@1' } | { readonly kind: 'assigned@1' }
>;

const STATUS: { readonly [kind in PhaseEvent['kind']]: TripStatus } = {
  'planned@1': 'planned',
  'boarding@1': 'boarding',
  'boarded-and-standing@1': 'standing',
  'departed@1': 'departed',
  'passed@1': 'passed',
  'halted@1': 'halted',
  'went-on@1': 'departed',
  'sent-back@1': 'sent-back',
  'arrived@1': 'arrived',
  'tallied@1': 'arrived',
  'cancelled@1': 'cancelled',
};
/** How far along the road. People at both ends of a road rarely see each other's records. */
const PROGRESS: { readonly [status in TripStatus]: number } = {
  unknown: 0,
  cancelled: 0,
  planned: 1,
  boarding: 2,
  standing: 3,
  departed: 4,
  passed: 5,
  halted: 5,
  'sent-back': 5,
  arrived: 6,
};

export interface TripPhase {
  readonly status: TripStatus;
  readonly event: PhaseEvent | null;
  readonly contested: readonly Contested[];
}

const contest = (stands: PhaseEvent, others: readonly PhaseEvent[]): readonly Contested[] =>
  others.length
    ? [
        {
          what: 'status',
          stands: STATUS[stands.kind],
          line: stands.id,
          others: others.map((other) => ({ value: STATUS[other.kind], line: other.id })),
        },
      ]
    : [];

const lastOf = (events: readonly PhaseEvent[], kind: PhaseEvent['kind']): PhaseEvent | null =>
  events.findLast((event) => event.kind === kind) ?? null;

/** Later by more than both clocks can be wrong. */
const isClearlyLater = (a: PhaseEvent, b: PhaseEvent) => timeOf(a) - a.doubt > timeOf(b) + b.doubt;

const furthest = (events: readonly PhaseEvent[]): PhaseEvent | null => {
  let result: PhaseEvent | null = null;
  for (const event of events) {
    if (event.kind === 'cancelled@1') continue;
    if (!result || PROGRESS[STATUS[event.kind]] >= PROGRESS[STATUS[result.kind]]) result = event;
  }
  return result;
};

/**
 * Where a trip is, out of what both ends of the road recorded. What lies further along the road stands, whatever the
 * clocks say: an arrival is not undone by a departure told later. Three facts can contradict the others, and there
 * the careful one stands until somebody writes who saw both:
 *
 *   cancelled against anything that moved     → it moved: there may be people on that road
 *   sent back against arrived or passed       → sent back: nobody is called safe who may have been turned round
 *   halted against departed, passed, went on  → halted, unless the other is later beyond what clocks can explain
 */
export const tripPhase = (events: readonly PhaseEvent[], seen: Seen): TripPhase => {
  const none: readonly Contested[] = [];
  const phase = (event: PhaseEvent | null, others: readonly PhaseEvent[] = []): TripPhase => ({
    status: event ? STATUS[event.kind] : 'unknown',
    event,
    contested: event ? contest(event, others) : none,
  });

  const cancelled = lastOf(events, 'cancelled@1');
  if (cancelled) {
    const others = events.filter((event) => event.kind !== 'cancelled@1');
    const unseen = others.filter((event) => !seen(cancelled, event));
    const moving = unseen.filter((event) => event.kind !== 'planned@1');
    if (!moving.length && !unseen.some((event) => seen(event, cancelled))) return phase(cancelled);
    const rest = phaseWithoutCancelling(others, seen);
    if (!rest.event || unseen.some((event) => seen(event, cancelled))) return rest;
    return { ...rest, contested: [...rest.contested, ...contest(rest.event, [cancelled])] };
  }
  return phaseWithoutCancelling(events, seen);

  function phaseWithoutCancelling(list: readonly PhaseEvent[], has: Seen): TripPhase {
    const back = lastOf(list, 'sent-back@1');
    if (back) {
      // Whoever saw it turned round and wrote on has settled it: it left again, or arrived after all.
      if (list.some((event) => has(event, back))) {
        return phaseOnTheRoad(
          list.filter((event) => event !== back && !has(back, event)),
          has,
        );
      }
      const contrary = list.filter(
        (event) =>
          !has(back, event) &&
          (STATUS[event.kind] === 'arrived' ||
            (event.kind === 'passed@1' && isClearlyLater(event, back))),
      );
      return phase(back, contrary);
    }
    return phaseOnTheRoad(list, has);
  }

  function phaseOnTheRoad(list: readonly PhaseEvent[], has: Seen): TripPhase {
    const halt = lastOf(list, 'halted@1');
    const top = furthest(list);
    if (!halt || !top || STATUS[top.kind] === 'arrived') return phase(top);
    // Leaving comes before halting; only a departure written by somebody who saw the halt is a new one.
    const beyond = list.filter(
      (event) =>
        (event.kind === 'departed@1' && has(event, halt)) ||
        ((event.kind === 'passed@1' || event.kind === 'went-on@1') && !has(halt, event)),
    );
    const after = beyond.findLast((event) => has(event, halt) || isClearlyLater(event, halt));
    if (after) return phase(after);
    return phase(
      halt,
      beyond.filter((event) => !isClearlyLater(halt, event)),
    );
  }
};
