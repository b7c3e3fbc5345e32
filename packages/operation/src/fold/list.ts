import type { OperationEvent, SubjectId } from '../event.ts';
import type { ListState } from '../state/agreement.ts';
import { type EventOf, momentOf, prepare } from './prepare.ts';
import { contestedOf, type Setting, settle } from './register.ts';

type Status = Exclude<ListState['status'], 'unknown'>;
const STATUS: { readonly [kind in EventOf<'list'>['kind']]: Status } = {
  'asked-for@1': 'asked-for',
  'received@1': 'received',
  'given@1': 'given',
  'refused@1': 'refused',
};
/** A list that was given cannot be taken back: whoever might be on it must be thought of as known. */
const CARE: { readonly [status in Status]: number } = {
  refused: 0,
  'asked-for': 1,
  received: 2,
  given: 3,
};

export const foldList = (id: SubjectId, lines: readonly OperationEvent[]): ListState => {
  const { events, seen, common } = prepare('list', id, lines);
  const settings: Setting<Status>[] = [];
  let by: SubjectId | null = null;
  let to: SubjectId | null = null;
  let of: SubjectId | null = null;
  let lineCount: number | null = null;
  let fingerprint: string | null = null;
  for (const event of events) {
    settings.push({ value: STATUS[event.kind], event });
    by = event.fact.by ?? by;
    to = event.fact.to ?? to;
    of = event.fact.of ?? of;
    lineCount = event.fact.lines ?? lineCount;
    fingerprint = event.fact.fingerprint ?? fingerprint;
  }
  const status = settle(settings, CARE, seen);
  return {
    ...common(contestedOf('status', status), []),
    type: 'list',
    status: status?.stands.value ?? 'unknown',
    since: status ? momentOf(status.stands.event) : null,
    by,
    to,
    of,
    lineCount,
    fingerprint,
  };
};
