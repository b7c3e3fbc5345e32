import type { OperationEvent, SubjectId } from '../event.ts';
import type { DiscrepancyState } from '../state/records.ts';
import { momentOf, prepare } from './prepare.ts';
import { contestedOf, type Setting, settle } from './register.ts';

type Status = Exclude<DiscrepancyState['status'], 'open'>;
/** Open for ever rather than explained away by somebody who had not seen that it was opened again. */
const CARE: { readonly [status in Status]: number } = { explained: 0, assigned: 1, reopened: 2 };

export const foldDiscrepancy = (
  id: SubjectId,
  lines: readonly OperationEvent[],
): DiscrepancyState => {
  const { events, seen, common } = prepare('discrepancy', id, lines);
  const settings: Setting<Status>[] = [];
  let of: SubjectId | null = null;
  let assignedTo: SubjectId | null = null;
  let explanation: DiscrepancyState['explanation'] = null;
  let people: number | null = null;
  for (const event of events) {
    of = event.fact.of ?? of;
    switch (event.kind) {
      case 'assigned@1':
        assignedTo = event.fact.to;
        settings.push({ value: 'assigned', event });
        break;
      case 'explained@1':
        explanation = event.fact.explanation;
        people = event.fact.people ?? null;
        settings.push({ value: 'explained', event });
        break;
      case 'reopened@1':
        settings.push({ value: 'reopened', event });
        break;
      default:
        event satisfies never;
    }
  }
  const status = settle(settings, CARE, seen);
  return {
    ...common(contestedOf('status', status), []),
    type: 'discrepancy',
    of,
    status: status?.stands.value ?? 'open',
    since: status ? momentOf(status.stands.event) : null,
    assignedTo,
    explanation,
    people,
  };
};
