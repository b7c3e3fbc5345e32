import type { OperationEvent, SubjectId } from '../event.ts';
import type { ConditionState, PartyWord } from '../state/agreement.ts';
import { momentOf, prepare } from './prepare.ts';
import { contestedOf, type Setting, settle } from './register.ts';

type Standing = 'required' | 'dropped';
type Sight = 'met' | 'not-met';
/** Of two who did not know of each other, who requires and who saw that it is not so are heard. */
const REQUIRED_IS_CAREFUL: { readonly [value in Standing]: number } = { dropped: 0, required: 1 };
const NOT_MET_IS_CAREFUL: { readonly [value in Sight]: number } = { met: 0, 'not-met': 1 };

const textOf = (fact: unknown) => JSON.stringify(fact);

/** A party's word, our own observation and a setting-aside stay three different things. */
export const foldCondition = (id: SubjectId, lines: readonly OperationEvent[]): ConditionState => {
  const { events, seen, common } = prepare('condition', id, lines);
  const words: PartyWord[] = [];
  const standings: Setting<Standing>[] = [];
  const sights: Setting<Sight>[] = [];
  let setAside: ConditionState['setAside'] = null;
  const requirements: Extract<(typeof events)[number], { kind: 'required@1' }>[] = [];
  let batch: SubjectId | null = null;
  let condition: string | null = null;
  for (const event of events) {
    if (event.kind !== 'required@1' && event.kind !== 'dropped@1') {
      batch = event.fact.batch ?? batch;
      condition = event.fact.condition ?? condition;
    }
    switch (event.kind) {
      case 'required@1':
        requirements.push(event);
        if (event.fact.of.startsWith('batch/')) batch = event.fact.of;
        standings.push({ value: 'required', event });
        break;
      case 'dropped@1':
        standings.push({ value: 'dropped', event });
        break;
      case 'party-word-recorded@1': {
        const { party, level, channel, says = 'met', validUntil = null } = event.fact;
        const told = momentOf(event);
        words.push({ line: event.id, party, level, channel, says, validUntil, told });
        break;
      }
      case 'met-observed@1':
        sights.push({ value: 'met', event });
        break;
      case 'not-met-observed@1':
        sights.push({ value: 'not-met', event });
        break;
      case 'set-aside@1':
        setAside = { ...momentOf(event), onWordOf: event.fact.onWordOf };
        break;
      default:
        event satisfies never;
    }
  }
  const standing = settle(standings, REQUIRED_IS_CAREFUL, seen);
  const sight = settle(sights, NOT_MET_IS_CAREFUL, seen);
  const isDropped = standing?.stands.value === 'dropped';
  // What two required apart: neither takes the place of the other.
  const live = requirements.filter((event) => !standings.some((later) => seen(later.event, event)));
  const [required, ...apart] = live
    .map((event) => ({ ...momentOf(event), fact: event.fact }))
    .reverse();
  const stood = sight && momentOf(sight.stands.event);
  return {
    ...common([...contestedOf('required', standing), ...contestedOf('met', sight)], []),
    type: 'condition',
    required: isDropped ? null : (required ?? null),
    requiredApart: isDropped
      ? []
      : apart.filter(({ fact }) => textOf(fact) !== textOf(required?.fact)),
    dropped: isDropped ? momentOf(standing.stands.event) : null,
    batch,
    condition,
    words,
    observed: sight?.stands.value === 'met' ? stood : null,
    notObserved: sight?.stands.value === 'not-met' ? stood : null,
    setAside,
  };
};
