import type { OperationEvent, SubjectId } from '../event.ts';
import type { StatementState } from '../state/records.ts';
import { momentOf, prepare } from './prepare.ts';

export const foldStatement = (id: SubjectId, lines: readonly OperationEvent[]): StatementState => {
  const { events, seen, common } = prepare('statement', id, lines);
  let drafted: StatementState['drafted'] = null;
  let draft: (typeof events)[number] | null = null;
  let clearing: (typeof events)[number] | null = null;
  let supersededBy: SubjectId | null = null;
  const said: StatementState['said'][number][] = [];
  for (const event of events) {
    switch (event.kind) {
      case 'drafted@1':
        draft = event;
        drafted = event.fact;
        break;
      case 'cleared@1':
        clearing = event;
        break;
      case 'said@1':
        said.push({ ...momentOf(event), channel: event.fact.channel });
        break;
      case 'superseded@1':
        supersededBy = event.fact.by;
        break;
      default:
        event satisfies never;
    }
  }
  // Nobody clears words they have not seen: a draft changed meanwhile needs clearing again.
  const isCleared = clearing !== null && (draft === null || seen(clearing, draft));
  return {
    ...common([], []),
    type: 'statement',
    drafted,
    status: supersededBy
      ? 'superseded'
      : said.length
        ? 'said'
        : isCleared
          ? 'cleared'
          : drafted
            ? 'drafted'
            : 'unknown',
    cleared: isCleared && clearing ? momentOf(clearing) : null,
    said,
    supersededBy,
  };
};
