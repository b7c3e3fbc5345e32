import type { Enrolment } from '../device/enrolment.ts';
import { textToToken } from '../join/link.ts';
import type { LockedHand } from '../locked/engine.ts';
import { watchInHand } from '../records/watchInHand.ts';
import { SETTINGS } from '../settings.ts';
import { createStore } from '../store.ts';
import { readOpenParts } from '../vault/holders.ts';
import { runtimeTime } from '../vault/mark.ts';
import { isLocked, type OpenedVault, type VaultKeys, type Vaults } from '../vault/types.ts';
import { createDatabases } from './databases.ts';
import { firstScreen, operationToOpen } from './firstScreen.ts';
import { createKeysInHand } from './keysInHand.ts';
import { lastOpened, rememberOpened } from './lastOpened.ts';
import { isLoadFailure } from './loadFailure.ts';
import { createLockedPad } from './lockedPad.ts';
import { takeTab } from './oneTab.ts';
import type { Boot, Stage } from './stages.ts';
import { PATIENCE, within } from './within.ts';

const LOOK_AT_LEASES = 60_000;

/** The token must not stay where a screenshot or a look over the shoulder finds it. */
const dropToken = () => history.replaceState(null, '', location.pathname + location.search);

export interface BootParts {
  /** Forgets what the screens showed: called at every lock, before anything else is drawn. */
  readonly forgetScreens: () => void;
}

/** Leads the phone from stage to stage: a locked pad, a PIN, an open operation, and locked again. */
export function createBoot({ forgetScreens }: BootParts): Boot {
  const stage = createStore<Stage>({ at: 'opening' });
  const databases = createDatabases();
  const lockedPad = createLockedPad({
    databases,
    onView: (view) => stage.set({ at: 'locked', view }),
  });
  const inHand = createKeysInHand({
    databases,
    onOpening: lockedPad.close,
    // First the screens, then the session, and the vehicle in hand goes on on the locked pad.
    onLocked: ({ holder, hand, stop }) => {
      stage.set({ at: 'opening' });
      forgetScreens();
      void stop();
      void toLocked(hand, holder);
    },
  });
  let loadingVaults: Promise<Vaults> | null = null;
  let isWatchingLeases = false;

  /** Anything that goes wrong leads to a screen that says so, with a way on. */
  const attempt = async (work: () => Promise<void>, isAgain = false): Promise<void> => {
    try {
      await work();
    } catch (problem) {
      // Locked in the middle of it: the locked pad is where it goes on.
      if (isLocked(problem)) {
        if (stage.get().at !== 'locked') await toLocked();
      } else if (isLoadFailure(problem)) {
        // A browser remembers that a file failed until the page starts again.
        const again = () => {
          if (isAgain) return location.reload();
          stage.set({ at: 'opening' });
          void attempt(work, true);
        };
        stage.set({ at: 'not-loaded', again });
      } else {
        const why = problem instanceof Error ? problem.message : String(problem);
        stage.set({ at: 'rescue', problem: why });
      }
    }
  };

  /** Before databases are destroyed, and when another tab takes over. */
  const letGo = async () => {
    const ending = inHand.letGo();
    await lockedPad.close();
    await ending;
  };
  const forgetDatabases = () => {
    watchInHand.set(null);
    databases.forget();
  };
  const vaults = (): Promise<Vaults> => {
    loadingVaults ??= import('../vault/vault.ts')
      .then(({ openVaults }) =>
        openVaults({
          beforeDestroy: async () => {
            await letGo();
            forgetDatabases();
          },
          keepSettings: Object.values(SETTINGS),
        }),
      )
      .catch((problem) => {
        loadingVaults = null;
        throw problem;
      });
    return loadingVaults;
  };

  const toLocked = (hand: LockedHand | null = null, taker: string | null = null) =>
    attempt(async () => {
      const open = await within(PATIENCE, databases.keyring().then(readOpenParts));
      const first = firstScreen(open, lastOpened(), taker);
      if (first.at === 'locked') await lockedPad.open(open.holders, first, hand);
      else if (first.at === 'choose-pin') stage.set({ at: first.at, vaults: await vaults() });
      else stage.set({ at: 'start', mayGoBack: false });
    });
  /** The operation opened, for the screen; `null`: locked meanwhile, and where it goes on is on the screen already. */
  const operation = async (keys: VaultKeys, enrolment: Enrolment): Promise<Stage | null> => {
    const session = await inHand.open(keys, enrolment);
    if (!session) return null;
    rememberOpened(enrolment);
    return { at: 'open', session };
  };
  const joinedBy = async ({ holder }: VaultKeys) =>
    (await (await databases.keyring()).ofHolder(holder)).filter(({ state }) => state === 'joined');
  /** The operation that was open last. */
  const lastOperation = async (keys: VaultKeys): Promise<Stage | null> => {
    const last = operationToOpen(await joinedBy(keys), lastOpened());
    return last ? operation(keys, last) : { at: 'start', mayGoBack: false };
  };
  const showWithKeys = (prepare: (keys: VaultKeys) => Promise<Stage | null>) =>
    attempt(async () => {
      const keys = inHand.keys();
      if (!keys) return toLocked();
      const next = await prepare(keys);
      if (next) stage.set(next);
    });
  const open = (enrolment: Enrolment) => showWithKeys((keys) => operation(keys, enrolment));
  const goOn = () => showWithKeys(lastOperation);
  const takeKeys = async ({ keys }: OpenedVault) => {
    if (inHand.keys() !== keys) await letGo();
    inHand.take(keys);
  };
  /** What lay open on this phone before there were PINs. */
  const takeOver = async (keys: VaultKeys) => {
    const { migrate } = await import('../vault/migrate.ts');
    const { boxForTakingOver } = await import('../lease/leasedLog.ts');
    const boxFor = async () => boxForTakingOver(keys, await databases.keyring());
    await migrate({ keys, boxFor });
  };
  const enter = async (vault: OpenedVault): Promise<Stage | null> => {
    await takeKeys(vault);
    if (vault.holder.takesOver) await takeOver(vault.keys);
    return lastOperation(vault.keys);
  };
  /** Begun while the answer to the PIN still waits for its time. */
  let entering: { readonly keys: VaultKeys; readonly next: Promise<Stage | null> } | null = null;

  /** What others wrote goes when its time has come, also from a phone that nobody unlocks. An open session sees to its own. */
  const endLeasesNow = async () => {
    if (inHand.keys() || inHand.isOpen() || stage.get().at === 'other-tab') return;
    const { endLeases } = await import('../lease/ended.ts');
    await endLeases(await databases.keyring(), runtimeTime);
  };
  const lookAt = async (token: string) => {
    const [keyring, opened] = await Promise.all([databases.keyring(), vaults()]);
    stage.set({ at: 'join', keyring, vaults: opened, token, hubUrl: location.origin });
  };
  const begin = async () => {
    const token = textToToken(location.hash);
    if (token) await lookAt(token);
    else await toLocked();
  };
  const beginIfOurs = async (steal: boolean) => {
    const onLost = () => {
      stage.set({ at: 'other-tab', wasOurs: true });
      forgetScreens();
      void letGo();
    };
    if (await takeTab(onLost, steal)) await begin();
    else stage.set({ at: 'other-tab', wasOurs: false });
  };

  return {
    stage,
    start: () =>
      attempt(async () => {
        if (!isSecureContext || !navigator.locks || !crypto.subtle) {
          stage.set({ at: 'rescue', problem: 'insecure' });
          return;
        }
        // A join link opened in a tab where the pad is already open changes the address only.
        addEventListener('hashchange', () => {
          const token = textToToken(location.hash);
          if (token) void attempt(() => letGo().then(() => lookAt(token)));
        });
        // Whoever touches the phone is using it: two minutes from here.
        for (const kind of ['pointerdown', 'keydown']) {
          addEventListener(kind, inHand.touch, { capture: true, passive: true });
        }
        await beginIfOurs(false);
      }),
    countHere: () => attempt(() => beginIfOurs(true)),
    join: (token, hubUrl) => {
      // Each hub serves its own app, and the browser lets this one speak to no other.
      if (hubUrl !== null && hubUrl !== location.origin) {
        location.assign(`${hubUrl}/phone/#join=${token}`);
      } else void attempt(() => lookAt(token));
    },
    pinChosen: async (pin) => {
      const now = stage.get();
      if (now.at !== 'choose-pin') return null;
      const made = await now.vaults.create(pin, { label: '', takesOver: true });
      if (!made.ok) return made.why;
      await attempt(async () => {
        await takeKeys(made);
        await takeOver(made.keys);
        await goOn();
      });
      return null;
    },
    askPin: (holder) =>
      void attempt(async () => {
        stage.set({ at: 'enter-pin', holder, vaults: await vaults() });
      }),
    unlocking: (vault) => {
      const next = enter(vault);
      // What went wrong is told when the answer is there.
      next.catch(() => {});
      entering = { keys: vault.keys, next };
    },
    unlocked: (vault) =>
      attempt(async () => {
        const begun = entering;
        entering = null;
        const next = await (begun?.keys === vault.keys ? begun.next : enter(vault));
        if (!vault.keys.isDropped()) {
          if (next) stage.set(next);
        } else if (stage.get().at === 'enter-pin') await toLocked();
      }),
    takeBy: (holder) => toLocked(null, holder.id),
    joined: (enrolments, vault) =>
      attempt(async () => {
        dropToken();
        await takeKeys(vault);
        const [first] = enrolments;
        if (enrolments.length > 1) stage.set({ at: 'choose', enrolments, mayJoin: false });
        else if (first) await open(first);
        else await toLocked();
      }),
    leaveJoin: async () => {
      dropToken();
      stage.set({ at: 'opening' });
      const keys = inHand.keys();
      if (keys && !keys.isDropped()) await goOn();
      else await toLocked();
    },
    open,
    others: () =>
      attempt(async () => {
        const keys = inHand.keys();
        if (!keys) return toLocked();
        stage.set({ at: 'choose', enrolments: await joinedBy(keys), mayJoin: true });
      }),
    joinAnother: () => stage.set({ at: 'start', mayGoBack: true }),
    toLocked: async () => {
      if (inHand.lock()) return;
      const view = lockedPad.view();
      if (view) stage.set({ at: 'locked', view });
      else await toLocked();
    },
    gone: async () => {
      forgetScreens();
      await letGo();
      forgetDatabases();
      stage.set({ at: 'start', mayGoBack: false });
    },
    warm: () => {
      const soon = () => {
        void vaults().catch(() => {});
        void import('../session/open.ts').catch(() => {});
        void import('../vault/autoLock.ts').catch(() => {});
        void import('../vault/lockedBox.ts').catch(() => {});
        endLeasesNow().catch(() => {});
        if (!isWatchingLeases) setInterval(() => endLeasesNow().catch(() => {}), LOOK_AT_LEASES);
        isWatchingLeases = true;
      };
      // After the first picture, not beside it: a cheap phone does one thing at a time.
      requestAnimationFrame(() => setTimeout(soon, 200));
    },
    vaults,
  };
}
