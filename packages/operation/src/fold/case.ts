import type { OperationEvent, SubjectId } from '../event.ts';
import type { CaseState } from '../state/records.ts';
import { type EventOf, momentOf, prepare } from './prepare.ts';
import { contestedOf, type Setting, settle } from './register.ts';

type Status = Exclude<CaseState['status'], 'unknown'>;
const STATUS: { readonly [kind in EventOf<'case'>['kind']]: Status } = {
  'opened@1': 'opened',
  'triaged@1': 'triaged',
  'assigned@1': 'assigned',
  'handed-over@1': 'handed-over',
  'closed@1': 'closed',
};
/** A case still waiting is never hidden by somebody who had not seen that it waits. */
const CARE: { readonly [status in Status]: number } = {
  closed: 0,
  'handed-over': 1,
  opened: 2,
  triaged: 3,
  assigned: 4,
};

export const foldCase = (id: SubjectId, lines: readonly OperationEvent[]): CaseState => {
  const { events, seen, common } = prepare('case', id, lines);
  const settings: Setting<Status>[] = [];
  const state: { -readonly [K in keyof CaseState]?: CaseState[K] } = {};
  for (const event of events) {
    settings.push({ value: STATUS[event.kind], event });
    switch (event.kind) {
      case 'opened@1':
        state.caseKind = event.fact.caseKind;
        state.site = event.fact.site ?? null;
        break;
      case 'triaged@1':
        state.triage = event.fact.triage;
        if (event.fact.lying !== undefined) state.lying = event.fact.lying;
        break;
      case 'assigned@1':
        state.vehicle = event.fact.vehicle ?? null;
        state.trip = event.fact.trip ?? null;
        state.hospital = event.fact.hospital ?? null;
        break;
      case 'handed-over@1':
        state.site = event.fact.site;
        state.handedOverTo = event.fact.to ?? null;
        break;
      case 'closed@1':
        state.outcome = event.fact.outcome ?? null;
        break;
      default:
        event satisfies never;
    }
  }
  const status = settle(settings, CARE, seen);
  return {
    ...common(contestedOf('status', status), []),
    type: 'case',
    caseKind: state.caseKind ?? null,
    site: state.site ?? null,
    status: status?.stands.value ?? 'unknown',
    since: status ? momentOf(status.stands.event) : null,
    triage: state.triage ?? null,
    lying: state.lying ?? null,
    vehicle: state.vehicle ?? null,
    trip: state.trip ?? null,
    hospital: state.hospital ?? null,
    handedOverTo: state.handedOverTo ?? null,
    outcome: state.outcome ?? null,
  };
};
