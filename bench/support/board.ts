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
import { firstScreen } from '../../packages/board/src/testing/firstScreen.ts';
import { zoneClock } from '../../packages/board/src/time/zone.ts';
import type { Facts } from '../../packages/board/src/view/facts.ts';

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

/** See `firstScreen`. */
export const lookAtNow = (facts: Facts, now: number) => firstScreen(facts, now, clock);
