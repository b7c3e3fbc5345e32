import type { Account, LiveAccount } from '@corridor/account';
import type { Index, SubjectId } from '@corridor/operation';
import type { Away } from './away.ts';
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
  /** Beside this page, of the same facts; what takes longer than a blink is worked out there. */
  readonly away: Away | null;
  /** ms that pass, for measuring. */
  readonly elapsed: () => number;
  /** Calls back when nobody waits for the screen, no sooner than after `ms`. */
  readonly whenIdle: (act: () => void, ms: number) => void;
}

/** A screen that holds still for longer is seen to hold still, ms. */
const BLINK = 50;
/** As many trips as are surely worked out in a blink; asked only before it was measured once. */
const FEW = 1_000;
/** One that takes so long is surely no blink; of shorter ones only several in a row: a busy laptop stumbles once. */
const LONG = 5 * BLINK;
const IN_A_ROW = 3;
/** Of twenty parts of the time at most one goes into it: the rest is for whoever presses a key. */
const REST = 19;

/** Beside the page nobody is held up by it; a laptop on its battery is. */
const REST_AWAY = 4;

export function createAccountKeeper(
  index: Index,
  { live, away, elapsed, whenIdle }: KeeperParts,
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
  let isAwayLost = away === null;
  let isAway = false;
  let stumbled = 0;

  const isShort = () =>
    !isAway &&
    (tookAll === null
      ? index.store.count('trip') <= FEW
      : tookAll <= BLINK ||
        (tookAll < LONG && stumbled < IN_A_ROW && index.store.count('trip') <= FEW));
  const shown = (account: Account, asOf: number, isAll: boolean, took: number) => {
    isRough = !isAll;
    view = { account, asOf, isOld: !isAll || hasNews };
    if (isAll) {
      [tookAll, endedAt] = [took, elapsed()];
      stumbled = took > BLINK ? stumbled + 1 : 0;
    } else tookQuick = took;
  };

  /** A figure is worked out at its first question: the most usual ones are asked here, where it is measured. */
  const workHere = (isQuick: boolean) => {
    const begun = elapsed();
    const account = isQuick ? live.quick() : live.account();
    account.figure({ measure: 'arrived' });
    account.figure({ measure: 'left' });
    if (!isQuick) void account.findings;
    const took = elapsed() - begun;
    // Where a journey is new, nothing is quick: then everything was learned anew already.
    const isAll =
      !isQuick || (tookAll !== null && took > tookAll / 2 && live.account() === account);
    hasNews = false;
    shown(account, clock(), isAll, took);
  };
  const workAway = async (isQuick: boolean) => {
    const asOf = clock();
    hasNews = false;
    const worked = await away?.work(isQuick);
    if (!worked) {
      // No room, or it is gone: what it did is done here from now on.
      [isAwayLost, isAway, hasNews] = [true, false, true];
      return;
    }
    isAway = true;
    shown(worked.account, asOf, worked.isAll, worked.took);
  };
  const isDone = () => !hasNews && !isRough;
  let isWorking = false;

  const soon = (what: 'quick' | 'all', ms: number) => {
    if (asked.has(what)) return;
    asked.add(what);
    whenIdle(async () => {
      asked.delete(what);
      if (isWorking || (what === 'quick' ? !hasNews : isDone())) return;
      isWorking = true;
      if (isAwayLost || isShort()) workHere(what === 'quick');
      else await workAway(what === 'quick');
      isWorking = false;
      for (const listener of listeners) listener();
      plan();
    }, ms);
  };

  /** Late counts are read at once; everything is learned anew when there was rest enough. */
  const plan = () => {
    if (isDone() || isWorking) return;
    const often = isAway ? REST_AWAY : REST;
    const rest = tookAll === null ? 0 : endedAt + tookAll * often - elapsed();
    // Whatever was planned for later, a count that came is not left to wait for it.
    if (hasNews && (rest > 0 || asked.has('all'))) soon('quick', isAway ? 0 : tookQuick * REST);
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
      if (isDone() || isWorking) return view;
      if (isShort()) workHere(false);
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
