import type { SubjectId } from '@corridor/log';
import type { States, SubjectType } from '@corridor/operation';
import { firstScreen } from '../../../packages/board/src/testing/firstScreen.ts';
import { zoneClock } from '../../../packages/board/src/time/zone.ts';
import type { Facts } from '../../../packages/board/src/view/facts.ts';
import type { Peer } from './peer.ts';

const clock = zoneClock('Asia/Damascus');
const text = (value: unknown) => JSON.stringify(value);

/** What a peer's first screen says at one hour, and the sums behind it. Lists keep the order they are shown in. */
export function readingsOf({ projection, index }: Peer, now: number) {
  const facts: Facts = {
    states: <T extends SubjectType>(type: T) =>
      projection.states(type) as unknown as ReadonlyMap<SubjectId, States[T]>,
    nameOf: projection.nameOf,
    index,
  };
  return {
    ...firstScreen(facts, now, clock),
    counted: index.counted('all'),
    findings: index.findings.list(null, 1_000).map(text).sort(),
    byRule: [...index.findings.byRule()].filter(([, count]) => count > 0).sort(),
  };
}
