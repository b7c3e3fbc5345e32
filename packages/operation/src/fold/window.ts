import type { OperationEvent, SubjectId } from '../event.ts';
import type { WindowState } from '../state/places.ts';
import { momentOf, prepare } from './prepare.ts';
import { contestedOf, type Setting, settle } from './register.ts';

export const foldWindow = (id: SubjectId, lines: readonly OperationEvent[]): WindowState => {
  const { events, seen, common } = prepare('window', id, lines);
  let announced: WindowState['announced'] = null;
  const settings: Setting<'announced' | 'started' | 'ended'>[] = [];
  const reasons = new Map<string, string | null>();
  for (const event of events) {
    switch (event.kind) {
      case 'announced@1':
        announced = event.fact;
        settings.push({ value: 'announced', event });
        break;
      case 'started@1':
        settings.push({ value: 'started', event });
        break;
      case 'ended@1':
        settings.push({ value: 'ended', event });
        reasons.set(event.id, event.fact.reason ?? null);
        break;
      default:
        event satisfies never;
    }
  }
  const status = settle(settings, { announced: 0, started: 1, ended: 2 }, seen);
  const ends = announced?.to !== undefined && announced.to < announced.from ? announced : null;
  return {
    ...common(
      contestedOf('status', status),
      ends ? [{ rule: 'window-ends-before-it-starts', subject: id, lines: [] }] : [],
    ),
    type: 'window',
    announced,
    status: status?.stands.value ?? 'unknown',
    since: status ? momentOf(status.stands.event) : null,
    endReason: status ? (reasons.get(status.stands.event.id) ?? null) : null,
  };
};
