import type { Account, LiveAccount } from '@corridor/account';
import type { Index, SubjectId } from '@corridor/operation';
import { createRelevant } from './relevant.ts';

/** How many, as it was worked out last. */
export interface AccountView {
  /** null: it is being worked out for the first time. */
  readonly account: Account | null;
  /** The operation's time at which it was worked out, ms; 0 while there is none. */
  readonly asOf: number;
  /** More was recorded since, and it is being worked out again. */
  readonly isOld: boolean;
}

export interface AccountKeeper {
  /** A subject has a new state. Cheap: nothing is worked out before somebody looks. */
  readonly changed: (subject: SubjectId) => void;
  /** The account of all that was heard where that takes no longer than a blink, else the one before. */
  readonly view: (now: () => number) => AccountView;
  /** Works out what `view` could not, when the browser has nothing else to do. */
  readonly catchUp: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface KeeperParts {
  readonly live: LiveAccount;
  /** ms that pass, for measuring. */
  readonly elapsed: () => number;
  /** Calls back when nobody waits for the screen, no sooner than after `ms`. */
  readonly whenIdle: (act: () => void, ms: number) => void;
}

/** A screen that holds still for longer is seen to hold still, ms. */
const BLINK = 50;
/** As many trips as are surely worked out in a blink; asked only before it was measured once. */
const FEW = 1_000;
/** Of twenty parts of the time at most one goes into it: the rest is for whoever presses a key. */
const REST = 19;

export function createAccountKeeper(
  index: Index,
  { live, elapsed, whenIdle }: KeeperParts,
): AccountKeeper {
  const listeners = new Set<() => void>();
  const isRelevant = createRelevant(index);
  let view: AccountView = { account: null, asOf: 0, isOld: true };
  /** Something was heard that the account has not read. */
  let hasNews = true;
  /** What was counted since is read, what counts have in common is not learned anew. */
  let isRough = false;
  let tookAll: number | null = null;
  let tookQuick = 0;
  let endedAt = 0;
  const asked = new Set<'quick' | 'all'>();
  let clock = () => 0;

  /** A figure is worked out at its first question: the most usual ones are asked here, where it is measured. */
  const work = (isQuick: boolean) => {
    const begun = elapsed();
    const account = isQuick ? live.quick() : live.account();
    account.figure({ measure: 'arrived' });
    account.figure({ measure: 'left' });
    if (!isQuick) void account.findings;
    const ended = elapsed();
    const took = ended - begun;
    // Where a journey is new, nothing is quick: then everything was learned anew already.
    const isAll =
      !isQuick || (tookAll !== null && took > tookAll / 2 && live.account() === account);
    view = { account, asOf: clock(), isOld: !isAll };
    hasNews = false;
    isRough = !isAll;
    if (isAll) [tookAll, endedAt] = [took, ended];
    else tookQuick = took;
  };
  const isDone = () => !hasNews && !isRough;

  const soon = (what: 'quick' | 'all', ms: number) => {
    if (asked.has(what)) return;
    asked.add(what);
    whenIdle(() => {
      asked.delete(what);
      if (what === 'quick' ? !hasNews : isDone()) return;
      work(what === 'quick');
      for (const listener of listeners) listener();
      plan();
    }, ms);
  };

  /** Late counts are read at once; everything is learned anew when there was rest enough. */
  const plan = () => {
    if (isDone()) return;
    const rest = tookAll === null ? 0 : endedAt + tookAll * REST - elapsed();
    if (hasNews && rest > 0) soon('quick', tookQuick * REST);
    soon('all', Math.max(0, rest));
  };

  return {
    changed: (subject) => {
      if (!isRelevant(subject)) return;
      hasNews = true;
      live.changed(subject);
    },
    view: (now) => {
      clock = now;
      if (isDone()) return view;
      const isShort = tookAll === null ? index.store.count('trip') <= FEW : tookAll <= BLINK;
      if (isShort) work(false);
      else if (!view.isOld) view = { ...view, isOld: true };
      return view;
    },
    catchUp: plan,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
