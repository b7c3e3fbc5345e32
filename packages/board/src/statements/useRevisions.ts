import { type Account, type Revision, statementScope } from '@corridor/account';
import type { LineId, OpenLog } from '@corridor/log';
import type { States } from '@corridor/operation';
import { useEffect, useMemo, useReducer } from 'react';
import { revisionIn } from '../account/askedAccount.ts';
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

const questionOf = ({ drafted }: Statement) => {
  const scope = drafted && statementScope(drafted);
  const isRuled = drafted?.rule === 'counted-minimum' || drafted?.rule === 'estimate';
  return drafted && scope && isRuled ? { scope, rule: drafted.rule } : null;
};

/** Between two of them: nine tenths of the time are left to whoever presses a key. */
const pause = (took: number) => new Promise((resolve) => setTimeout(resolve, 9 * took));

/** What was worked out, by the line of the draft, and of which account. */
type Worked = Map<LineId, { readonly of: Account; readonly revision: Revision }>;

/**
 * Works out, one after another and the newest first, what was known when each was drafted and what is known now. While that
 * lasts each shows what was worked out before.
 */
export function useRevisions(
  live: Live,
  statements: readonly Statement[],
  account: Account | null,
): (statement: Statement) => RevisionFound {
  const { log, projection } = live;
  const [, again] = useReducer((n: number) => n + 1, 0);
  const lacking = useMemo(() => new Set<LineId>(), []);
  const worked: Worked = useMemo(() => new Map(), []);
  const held = heldOf(log);
  const wanted = statements.flatMap((one) => keyOf(one) ?? []).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when other drafts are there or the account is another
  useEffect(() => {
    let isGone = false;
    const work = async () => {
      let took = 0;
      for (const statement of statements) {
        const key = keyOf(statement);
        const question = questionOf(statement);
        if (!key || !question || !account) continue;
        let then = held.get(key) ?? null;
        if (!then) {
          then = await accountHeld(log, [...(statement.knew ?? []), key], projection);
          if (then) held.set(key, then);
          else if (!lacking.has(key)) {
            lacking.add(key);
            again();
          }
        }
        await pause(took);
        if (isGone) return;
        if (!then || worked.get(key)?.of === account) continue;
        const { scope, rule } = question;
        const begun = performance.now();
        const revision = await revisionIn(then.account, account, key, {
          of: scope,
          rule,
          lost: then.lost,
        });
        if (isGone) return;
        took = performance.now() - begun;
        worked.set(key, { of: account, revision });
        again();
      }
    };
    work().catch(() => {});
    return () => {
      isGone = true;
    };
  }, [wanted, log, projection, account]);

  return (statement) => {
    if (!questionOf(statement)) return { is: 'not-asked' };
    const key = keyOf(statement);
    if (!key) return { is: 'unrecorded' };
    const found = worked.get(key);
    if (found) return { is: 'known', revision: found.revision };
    return { is: lacking.has(key) ? 'lacking' : 'working' };
  };
}
