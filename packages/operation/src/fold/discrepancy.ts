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
  let about: DiscrepancyState['about'] = null;
  let explained: DiscrepancyState['explained'] = null;
  for (const event of events) {
    of = event.fact.of ?? of;
    about = event.fact.about ?? about;
    switch (event.kind) {
      case 'assigned@1':
        assignedTo = event.fact.to;
        settings.push({ value: 'assigned', event });
        break;
      case 'explained@1':
        explanation = event.fact.explanation;
        people = event.fact.people ?? null;
        explained = {
          ...momentOf(event),
          // An older app told only how many it explains, and meant all of them.
          size: event.fact.size ?? event.fact.people ?? null,
          direction: event.fact.direction ?? null,
          counts: event.fact.counts ?? null,
        };
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
    about,
    status: status?.stands.value ?? 'open',
    since: status ? momentOf(status.stands.event) : null,
    assignedTo,
    explanation,
    people,
    explained,
  };
};
