import type { OperationEvent, SubjectId } from '../event.ts';
import type { ConditionState } from '../state/agreement.ts';
import { momentOf, prepare } from './prepare.ts';

/** A party's word, our own observation and a setting-aside stay three different things. */
export const foldCondition = (id: SubjectId, lines: readonly OperationEvent[]): ConditionState => {
  const { events, common } = prepare('condition', id, lines);
  const words: ConditionState['words'][number][] = [];
  let observed: ConditionState['observed'] = null;
  let setAside: ConditionState['setAside'] = null;
  let batch: SubjectId | null = null;
  let condition: string | null = null;
  for (const event of events) {
    batch = event.fact.batch ?? batch;
    condition = event.fact.condition ?? condition;
    switch (event.kind) {
      case 'party-word-recorded@1': {
        const { party, level, channel } = event.fact;
        words.push({ line: event.id, party, level, channel, told: momentOf(event) });
        break;
      }
      case 'met-observed@1':
        observed = momentOf(event);
        break;
      case 'set-aside@1':
        setAside = { ...momentOf(event), onWordOf: event.fact.onWordOf };
        break;
      default:
        event satisfies never;
    }
  }
  return { ...common([], []), type: 'condition', batch, condition, words, observed, setAside };
};
