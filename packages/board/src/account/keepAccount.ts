import { type Account, createLiveAccount } from '@corridor/account';
import type { Index, SubjectId } from '@corridor/operation';
import type { Facts } from '../view/facts.ts';
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
  /** The account of these facts where that takes no longer than a blink, else the one before. */
  readonly view: (facts: Facts, now: () => number) => AccountView;
  /** Works out what `view` could not, when the browser has nothing else to do. */
  readonly catchUp: (facts: Facts, now: () => number) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface KeeperParts {
  /** ms that pass, for measuring. */
  readonly elapsed: () => number;
  /** Calls back when nobody waits for the screen, no sooner than after `ms`. */
  readonly whenIdle: (act: () => void, ms: number) => void;
}

/** A screen that holds still for longer is seen to hold still, ms. */
const BLINK = 50;
/** As many trips as are surely worked out in a blink; asked only before it was measured once. */
const FEW = 1_000;
/** Of ten parts of the time at most one goes into it: the rest is for whoever presses a key. */
const REST = 9;

export function createAccountKeeper(
  index: Index,
  { elapsed, whenIdle }: KeeperParts,
): AccountKeeper {
  const listeners = new Set<() => void>();
  const live = createLiveAccount(index);
  const isRelevant = createRelevant(index);
  let of: Facts | null = null;
  let view: AccountView = { account: null, asOf: 0, isOld: true };
  let took: number | null = null;
  let isStale = true;
  let wanted: { readonly facts: Facts; readonly now: () => number } | null = null;
  const work = (facts: Facts, now: () => number) => {
    const begun = elapsed();
    const account = live.account();
    // It is worked out at the first question: asked here, where it is measured.
    account.figure({ measure: 'arrived' });
    account.figure({ measure: 'left' });
    void account.findings;
    view = { account, asOf: now(), isOld: false };
    isStale = false;
    took = elapsed() - begun;
    of = facts;
  };
  return {
    changed: (subject) => {
      if (!isRelevant(subject)) return;
      isStale = true;
      live.changed(subject);
    },
    view: (facts, now) => {
      if (of === facts || !isStale) return view;
      if (took === null ? index.store.count('trip') <= FEW : took <= BLINK) work(facts, now);
      else if (!view.isOld) view = { ...view, isOld: true };
      return view;
    },
    catchUp: (facts, now) => {
      if (of === facts || !isStale) return;
      const isAsked = wanted !== null;
      wanted = { facts, now };
      // News that comes while it waits is taken in with it: on a busy day it would wait for ever otherwise.
      if (isAsked) return;
      whenIdle(
        () => {
          if (wanted && wanted.facts !== of) work(wanted.facts, wanted.now);
          wanted = null;
          for (const listener of listeners) listener();
        },
        (took ?? 0) * REST,
      );
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
