import { isFounder, type OperationId, type Projection, type SubjectId } from '@corridor/log';
import { hashText } from '@corridor/log/node';
import {
  folding,
  type Index,
  type States,
  SUBJECT_TYPES,
  type SubjectState,
  type SubjectType,
} from '@corridor/operation';
import { toBatchRows } from '../../packages/board/src/guard/batchRow.ts';
import { zoneClock } from '../../packages/board/src/time/zone.ts';
import type { Facts } from '../../packages/board/src/view/facts.ts';
import { toSafe } from '../../packages/board/src/view/safe.ts';
import { toSay } from '../../packages/board/src/view/say.ts';
import { toStrips } from '../../packages/board/src/view/strips.ts';
import { toWaitFor } from '../../packages/board/src/view/waitFor.ts';
import { toWaiting } from '../../packages/board/src/view/waiting.ts';

/** What a board gives its projection: the operation's roles and folds. */
export const boardParts = (op: OperationId) => ({
  ...folding,
  isFounder: (device: string) => isFounder(op, device, hashText),
});

type Folded = Pick<Projection<SubjectState>, 'states' | 'nameOf'>;

/** Every folded subject of a projection that has just been opened. */
export function* allStates(
  projection: Pick<Folded, 'states'>,
): Generator<{ readonly subject: SubjectId; readonly state: SubjectState }> {
  for (const type of SUBJECT_TYPES) {
    for (const [subject, state] of projection.states(type)) yield { subject, state };
  }
}

export const toFacts = ({ states, nameOf }: Folded, index: Index): Facts => ({
  states: <T extends SubjectType>(type: T) =>
    states(type) as unknown as ReadonlyMap<SubjectId, States[T]>,
  nameOf,
  index,
});

const clock = zoneClock('Asia/Damascus');

/** Works out everything that the coordinator's first screen shows, all but the drawing. */
export const lookAtNow = (facts: Facts, now: number) => {
  const batches = toBatchRows(facts, now, clock);
  return {
    safe: toSafe(facts, now, clock),
    strips: toStrips(facts, now, clock),
    batches,
    waitFor: toWaitFor(
      facts,
      now,
      clock,
      batches.map(({ id }) => id),
    ),
    waiting: toWaiting(facts, now, clock),
    say: toSay(facts),
  };
};
