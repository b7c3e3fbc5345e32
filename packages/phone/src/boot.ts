import { type Enrolment, type Keyring, openKeyring } from './device/keyring.ts';
import { textToToken } from './join/link.ts';
import { takeLock } from './session/lock.ts';
import { type Opened, openSession } from './session/open.ts';
import type { Session } from './session/session.ts';
import { createStore, type Store } from './store.ts';

/** What the phone shows before, or instead of, the pad. */
export type Stage =
  | { readonly at: 'opening' }
  | { readonly at: 'start'; readonly keyring: Keyring; readonly mayGoBack: boolean }
  | {
      readonly at: 'join';
      readonly keyring: Keyring;
      readonly token: string;
      readonly hubUrl: string;
    }
  | { readonly at: 'choose'; readonly enrolments: readonly Enrolment[]; readonly mayJoin: boolean }
  | { readonly at: 'open'; readonly session: Session }
  | { readonly at: 'other-tab'; readonly enrolment: Enrolment; readonly wasOurs: boolean }
  | { readonly at: 'rescue'; readonly problem: string };

export interface Boot {
  readonly stage: Store<Stage>;
  readonly start: () => Promise<void>;
  readonly join: (token: string, hubUrl: string | null) => void;
  readonly joined: (enrolments: readonly Enrolment[]) => Promise<void>;
  readonly leaveJoin: () => Promise<void>;
  readonly open: (enrolment: Enrolment, steal?: boolean) => Promise<void>;
  /** To the phone's other operations, and to joining one more. */
  readonly others: () => Promise<void>;
  readonly joinAnother: () => void;
}

const LAST = 'corridor-last-operation';
/** A database that neither opens nor fails would leave a blank screen for ever. */
const PATIENCE = 10_000;

const within = <T>(ms: number, promise: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the browser’s storage does not answer')), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });

const remembered = (): string | null => {
  try {
    return localStorage.getItem(LAST);
  } catch {
    return null;
  }
};
const remember = (op: string) => {
  try {
    localStorage.setItem(LAST, op);
  } catch {
    // Then the counter chooses again next time.
  }
};

/** The token must not stay where a screenshot or a look over the shoulder finds it. */
const dropToken = () => history.replaceState(null, '', location.pathname + location.search);

export function createBoot(): Boot {
  const stage = createStore<Stage>({ at: 'opening' });
  let keyring: Keyring | null = null;
  let opened: Opened | null = null;
  let release = () => {};

  const rescue = (problem: unknown) =>
    stage.set({
      at: 'rescue',
      problem: problem instanceof Error ? problem.message : String(problem),
    });
  const close = async () => {
    const ending = opened;
    opened = null;
    await ending?.stop().catch(() => {});
    release();
    release = () => {};
  };
  const ring = async () => {
    keyring ??= await within(PATIENCE, openKeyring());
    return keyring;
  };

  const open: Boot['open'] = async (enrolment, steal = false) => {
    try {
      const lock = await takeLock(
        enrolment.op,
        () => void close().then(() => stage.set({ at: 'other-tab', enrolment, wasOurs: true })),
        steal,
      );
      if (!lock.isOurs) {
        stage.set({ at: 'other-tab', enrolment, wasOurs: false });
        return;
      }
      release = lock.release;
      stage.set({ at: 'opening' });
      opened = await within(PATIENCE, openSession(enrolment));
      remember(enrolment.op);
      stage.set({ at: 'open', session: opened.session });
    } catch (problem) {
      rescue(problem);
    }
  };

  const resume = async () => {
    const keys = await ring();
    const joined = (await keys.all()).filter(({ state }) => state === 'joined');
    const last = joined.find(({ op }) => op === remembered()) ?? joined.at(-1);
    if (!last) stage.set({ at: 'start', keyring: keys, mayGoBack: false });
    else await open(last);
  };

  const lookAt = async (token: string) =>
    stage.set({ at: 'join', keyring: await ring(), token, hubUrl: location.origin });

  return {
    stage,
    start: async () => {
      try {
        if (!isSecureContext || !navigator.locks || !crypto.subtle) {
          stage.set({ at: 'rescue', problem: 'insecure' });
          return;
        }
        // A join link opened in a tab where the pad is already open changes the address only.
        addEventListener('hashchange', () => {
          const token = textToToken(location.hash);
          if (token) void close().then(() => lookAt(token));
        });
        const token = textToToken(location.hash);
        if (token) await lookAt(token);
        else await resume();
      } catch (problem) {
        rescue(problem);
      }
    },
    join: (token, hubUrl) => {
      // Each hub serves its own app, and the browser lets this one speak to no other.
      if (hubUrl !== null && hubUrl !== location.origin) {
        location.assign(`${hubUrl}/phone/#join=${token}`);
      } else void lookAt(token).catch(rescue);
    },
    joined: async (enrolments) => {
      dropToken();
      const [first] = enrolments;
      if (enrolments.length > 1) stage.set({ at: 'choose', enrolments, mayJoin: false });
      else if (first) {
        await close();
        await open(first);
      }
    },
    leaveJoin: async () => {
      dropToken();
      stage.set({ at: 'opening' });
      await resume().catch(rescue);
    },
    open,
    others: async () => {
      await close();
      const joined = (await (await ring()).all()).filter(({ state }) => state === 'joined');
      stage.set({ at: 'choose', enrolments: joined, mayJoin: true });
    },
    joinAnother: () => {
      if (keyring) stage.set({ at: 'start', keyring, mayGoBack: true });
    },
  };
}
