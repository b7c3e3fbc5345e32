import type { OperationEvent, SubjectId } from '../event.ts';
import type { CorridorState } from '../state/places.ts';
import { momentOf, prepare } from './prepare.ts';
import { contestedOf, type Setting, settle } from './register.ts';
import { lastWritten, standingStops } from './suspension.ts';

type Status = 'open' | 'suspended' | 'closed';
const CARE: { readonly [status in Status]: number } = { open: 0, suspended: 1, closed: 2 };

export const foldCorridor = (id: SubjectId, lines: readonly OperationEvent[]): CorridorState => {
  const { events, seen, common } = prepare('corridor', id, lines);
  let laid: Pick<CorridorState, 'name' | 'sites' | 'legs'> = { name: null, sites: [], legs: [] };
  const settings: Setting<Status>[] = [];
  const words = new Map<string, { readonly saidBy?: string; readonly source?: SubjectId }>();
  const suspensions = new Map<string, NonNullable<CorridorState['suspension']>>();

  for (const event of events) {
    switch (event.kind) {
      case 'laid@1': {
        const { name = null, sites, legs } = event.fact;
        laid = { name, sites, legs };
        break;
      }
      case 'opened@1':
      case 'resumed@1':
        settings.push({ value: 'open', event });
        words.set(event.id, event.fact);
        break;
      case 'suspended@1':
        settings.push({ value: 'suspended', event });
        suspensions.set(event.id, event.fact);
        words.set(event.id, event.fact);
        break;
      case 'closed@1':
        settings.push({ value: 'closed', event });
        words.set(event.id, event.fact);
        break;
      default:
        event satisfies never;
    }
  }

  const status = settle(settings, CARE, seen);
  const word = status && words.get(status.stands.event.id);
  return {
    ...common(contestedOf('status', status), []),
    type: 'corridor',
    ...laid,
    status: status?.stands.value ?? 'laid',
    since: status ? momentOf(status.stands.event) : null,
    saidBy: word?.saidBy ?? null,
    source: word?.source ?? null,
    suspension: status ? (suspensions.get(status.stands.event.id) ?? null) : null,
    stops: standingStops(
      settings.flatMap(({ value, event }) => (value === 'suspended' ? event : [])),
      settings.flatMap(({ value, event }) => (value === 'open' ? event : [])),
      seen,
    ),
    stoppedLast: lastWritten(
      settings.flatMap(({ value, event }) => (value === 'open' ? [] : event)),
    ),
    changes: settings.map(({ value, event }) => ({ status: value, told: momentOf(event) })),
  };
};
