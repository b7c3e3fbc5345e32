import { type Account, type Revision, revisionOf, statementScope } from '@corridor/account';
import type { LineId, OpenLog } from '@corridor/log';
import type { States } from '@corridor/operation';
import { useEffect, useMemo, useReducer } from 'react';
import type { Live } from '../session/live.ts';
import { accountHeld, type Held } from './held.ts';

type Statement = States['statement'];

/** A figure then and now; or why that cannot be told. */
export type RevisionFound =
  | { readonly is: 'known'; readonly revision: Revision }
  /** `unrecorded`: the draft does not say what was held. `lacking`: some of it is not here. */
  | { readonly is: 'working' | 'unrecorded' | 'lacking' | 'not-asked' };

/** What was held at a draft never changes: worked out once for as long as the page is open. */
const known = new WeakMap<object, Map<LineId, Held>>();
const heldOf = (log: OpenLog): Map<LineId, Held> => {
  const found = known.get(log) ?? new Map<LineId, Held>();
  known.set(log, found);
  return found;
};

const keyOf = ({ draftedBy, knew }: Statement): LineId | null => (knew && draftedBy?.line) || null;

/** Works out, one after another and the newest first, what was known when each was drafted. */
export function useRevisions(
  live: Live,
  statements: readonly Statement[],
  account: Account | null,
): (statement: Statement) => RevisionFound {
  const { log, projection } = live;
  const [, again] = useReducer((n: number) => n + 1, 0);
  const lacking = useMemo(() => new Set<LineId>(), []);
  const held = heldOf(log);
  const wanted = statements.flatMap((one) => keyOf(one) ?? []).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when other drafts are there, not with every count
  useEffect(() => {
    let isGone = false;
    const work = async () => {
      for (const statement of statements) {
        const key = keyOf(statement);
        if (!key || held.has(key)) continue;
        const found = await accountHeld(log, [...(statement.knew ?? []), key], projection);
        if (isGone) return;
        if (found) held.set(key, found);
        else lacking.add(key);
        again();
      }
    };
    work().catch(() => {});
    return () => {
      isGone = true;
    };
  }, [wanted, log, projection]);

  return useMemo(() => {
    const found = new Map<LineId, RevisionFound>();
    return (statement: Statement): RevisionFound => {
      const { drafted } = statement;
      const scope = drafted && statementScope(drafted);
      const isRuled = drafted?.rule === 'counted-minimum' || drafted?.rule === 'estimate';
      if (!drafted || !scope || !isRuled) return { is: 'not-asked' };
      const key = keyOf(statement);
      if (!key) return { is: 'unrecorded' };
      const then = held.get(key);
      if (!then) return { is: lacking.has(key) ? 'lacking' : 'working' };
      if (!account) return { is: 'working' };
      const before = found.get(key);
      if (before) return before;
      const revision = revisionOf(then.account, account, scope, drafted.rule, then.lost);
      const made: RevisionFound = { is: 'known', revision };
      found.set(key, made);
      return made;
    };
  }, [account, held, lacking]);
}
