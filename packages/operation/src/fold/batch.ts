import type { OperationEvent, SubjectId } from '../event.ts';
import type { BatchAct, BatchState } from '../state/agreement.ts';
import { momentOf, prepare } from './prepare.ts';
import { contestedOf, type Setting, settle } from './register.ts';

type Status = Exclude<BatchState['status'], 'unknown'>;
const CARE: { readonly [status in Status]: number } = { planned: 0, go: 1, completed: 2, held: 3 };

export const foldBatch = (id: SubjectId, lines: readonly OperationEvent[]): BatchState => {
  const { events, seen, common } = prepare('batch', id, lines);
  let planned: BatchState['planned'] = null;
  let movedWithoutGo: BatchState['movedWithoutGo'] = null;
  const settings: Setting<Status>[] = [];
  const reasons = new Map<string, string>();
  const acts: BatchAct[] = [];
  const act = (
    is: BatchAct['is'],
    event: (typeof events)[number],
    people: number | null = null,
    reason: string | null = null,
  ) => acts.push({ is, told: momentOf(event), people, reason });
  for (const event of events) {
    switch (event.kind) {
      case 'planned@1':
        planned = event.fact;
        settings.push({ value: 'planned', event });
        break;
      case 'go-given@1':
        settings.push({ value: 'go', event });
        act('go', event, event.fact.people ?? null);
        break;
      case 'held@1':
        settings.push({ value: 'held', event });
        reasons.set(event.id, event.fact.reason);
        act('held', event, null, event.fact.reason);
        break;
      case 'moved-without-go@1':
        movedWithoutGo = momentOf(event);
        act('moved-without-go', event);
        break;
      case 'completed@1':
        settings.push({ value: 'completed', event });
        act('completed', event);
        break;
      default:
        event satisfies never;
    }
  }
  const status = settle(settings, CARE, seen);
  return {
    ...common(
      contestedOf('status', status),
      movedWithoutGo
        ? [{ rule: 'moved-without-go', subject: id, lines: [movedWithoutGo.line] }]
        : [],
    ),
    type: 'batch',
    planned,
    status: status?.stands.value ?? 'unknown',
    since: status ? momentOf(status.stands.event) : null,
    heldReason: status ? (reasons.get(status.stands.event.id) ?? null) : null,
    movedWithoutGo,
    acts,
  };
};
