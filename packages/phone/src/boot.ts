import type { OutboxStore, SealedChainStore } from '@corridor/log';
import { openIndexedDbSealedStore } from '@corridor/log/browser';
import { type Enrolment, type Keyring, openKeyring } from './device/keyring.ts';
import { textToToken } from './join/link.ts';
import { deliverLocked, type LockedDelivery } from './locked/delivery.ts';
import type { LockedEngine, LockedHand } from './locked/engine.ts';
import { openPad } from './locked/openPad.ts';
import { watchInHand } from './records/watchInHand.ts';
import { takeLock } from './session/lock.ts';
import type { Opened } from './session/open.ts';
import { openMirroredOutbox } from './session/outbox.ts';
import type { Session } from './session/session.ts';
import { createStore, type Store } from './store.ts';
import { isLoadFailure } from './ui/loadFailure.ts';
import { type OpenParts, readOpenParts } from './vault/holders.ts';
import { runtimeTime } from './vault/mark.ts';
import {
  type AutoLock,
  isLocked,
  type OpenedVault,
  type OpenHolder,
  type PadRecord,
  type PinRefusal,
  type VaultKeys,
  type Vaults,
} from './vault/types.ts';

/** What the phone shows while nobody has given a PIN. */
export interface LockedView {
  readonly holders: readonly OpenHolder[];
  /** Whose pad is in hand. */
  readonly holder: OpenHolder;
  /** `null`: no key that counts while locked yet; only the PIN leads on. */
  readonly record: PadRecord | null;
  /** `null`: opening, or its chain is lost (`isLost`), and must not be written on. */
  readonly engine: LockedEngine | null;
  readonly isLost: boolean;
  readonly delivery: LockedDelivery | null;
}

/** What the phone shows before, or instead of, the pad. */
export type Stage =
  | { readonly at: 'opening' }
  | { readonly at: 'start'; readonly mayGoBack: boolean }
  | {
      readonly at: 'join';
      readonly keyring: Keyring;
      readonly vaults: Vaults;
      readonly token: string;
      readonly hubUrl: string;
    }
  /** What lay open on this phone before there were PINs gets one. */
  | { readonly at: 'choose-pin'; readonly vaults: Vaults }
  | { readonly at: 'enter-pin'; readonly holder: OpenHolder; readonly vaults: Vaults }
  | { readonly at: 'locked'; readonly view: LockedView }
  | { readonly at: 'choose'; readonly enrolments: readonly Enrolment[]; readonly mayJoin: boolean }
  | { readonly at: 'open'; readonly session: Session }
  | { readonly at: 'other-tab'; readonly wasOurs: boolean }
  /** A part of the app did not load: the phone is short of space, or the file is damaged. */
  | { readonly at: 'not-loaded'; readonly again: () => void }
  | { readonly at: 'rescue'; readonly problem: string };

export interface Boot {
  readonly stage: Store<Stage>;
  readonly start: () => Promise<void>;
  readonly join: (token: string, hubUrl: string | null) => void;
  readonly joined: (enrolments: readonly Enrolment[], vault: OpenedVault) => Promise<void>;
  readonly leaveJoin: () => Promise<void>;
  /** Why the PIN is not taken; `null`: it is, and the app goes on. */
  readonly pinChosen: (pin: string) => Promise<PinRefusal | null>;
  readonly askPin: (holder: OpenHolder) => void;
  readonly unlocked: (opened: OpenedVault & { readonly is: 'real' | 'decoy' }) => Promise<void>;
  /** Another person takes the phone, without unlocking it. */
  readonly takeBy: (holder: OpenHolder) => Promise<void>;
  readonly open: (enrolment: Enrolment) => Promise<void>;
  readonly countHere: () => Promise<void>;
  /** To the phone's other operations, and to joining one more. */
  readonly others: () => Promise<void>;
  readonly joinAnother: () => void;
  /** To the locked pad. */
  readonly toLocked: () => Promise<void>;
  /** Everything on this phone was destroyed on purpose. */
  readonly gone: () => Promise<void>;
  /** Loads what is wanted next, once the first picture stands. */
  readonly warm: () => void;
  readonly vaults: () => Promise<Vaults>;
}

const LAST = 'corridor-last-operation';
/** A database that neither opens nor fails would leave a blank screen for ever. */
const PATIENCE = 10_000;
/** The outbox serves sending: whoever wants to count waits no longer for it. */
const OUTBOX_PATIENCE = 3_000;
const LOOK_AT_LEASES = 60_000;
/** Settings that hold nothing of what was counted. */
const KEPT_SETTINGS = ['corridor-language', 'corridor-digits', 'corridor-scheme'];

const within = <T>(ms: number, promise: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the browser’s storage does not answer')), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });

/** Which person and operation were open last: ids that lie open in the keyring too. */
const remembered = (): {
  readonly device?: string;
  readonly op?: string;
  readonly holder?: string;
} => {
  try {
    const [device, op, holder] = (localStorage.getItem(LAST) ?? '').split(' ');
    return { ...(device && { device }), ...(op && { op }), ...(holder && { holder }) };
  } catch {
    return {};
  }
};
const remember = ({ device, op, holder }: Enrolment) => {
  try {
    localStorage.setItem(LAST, `${device} ${op} ${holder}`);
  } catch {
    // Then the phone shows the latest next time.
  }
};

/** The token must not stay where a screenshot or a look over the shoulder finds it. */
const dropToken = () => history.replaceState(null, '', location.pathname + location.search);

export interface BootParts {
  /** Forgets what the screens showed: called at every lock, before anything else is drawn. */
  readonly forgetScreens: () => void;
}

export function createBoot({ forgetScreens }: BootParts): Boot {
  const stage = createStore<Stage>({ at: 'opening' });
  let keyring: Keyring | null = null;
  let lockedStore: SealedChainStore | null = null;
  let outbox: Promise<OutboxStore | null> | null = null;
  let opened: Opened | null = null;
  let autoLock: AutoLock | null = null;
  let keys: VaultKeys | null = null;
  let view: LockedView | null = null;
  let loadingVaults: Promise<Vaults> | null = null;
  let isWatchingLeases = false;

  const rescue = (problem: unknown) =>
    stage.set({
      at: 'rescue',
      problem: problem instanceof Error ? problem.message : String(problem),
    });
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
        const again = () => (isAgain ? location.reload() : void attempt(work, true));
        stage.set({ at: 'not-loaded', again });
      } else rescue(problem);
    }
  };

  const ring = async () => {
    keyring ??= await within(PATIENCE, openKeyring());
    return keyring;
  };
  const locked = async (): Promise<SealedChainStore> => {
    lockedStore ??= await within(PATIENCE, openIndexedDbSealedStore());
    return lockedStore;
  };
  const openOutbox = () => {
    outbox ??= within(OUTBOX_PATIENCE, openMirroredOutbox()).catch(() => {
      // Counting goes on without it; the next pad asks again.
      outbox = null;
      return null;
    });
    return outbox;
  };

  /** Before databases are destroyed, and when another tab takes over. */
  const letGo = async () => {
    autoLock?.stop();
    autoLock = null;
    keys?.drop();
    keys = null;
    await closeView();
    const ending = opened;
    opened = null;
    await ending?.stop().catch(() => {});
  };
  /** The keyring stays: what is destroyed in it is destroyed row by row. */
  const forgetDatabases = () => {
    watchInHand.set(null);
    lockedStore?.close();
    lockedStore = null;
    outbox = null;
  };
  const vaults = (): Promise<Vaults> => {
    loadingVaults ??= import('./vault/vault.ts')
      .then(({ openVaults }) =>
        openVaults({
          beforeDestroy: async () => {
            await letGo();
            forgetDatabases();
          },
          keepSettings: KEPT_SETTINGS,
        }),
      )
      .catch((problem) => {
        loadingVaults = null;
        throw problem;
      });
    return loadingVaults;
  };

  // The locked pad.

  const closeView = async () => {
    const ending = view;
    view = null;
    ending?.delivery?.stop();
    await ending?.engine?.stop();
  };
  const show = (next: LockedView) => {
    view = next;
    stage.set({ at: 'locked', view: next });
  };
  /** Whose pad comes first: the last one used, else the latest. */
  const choosePad = ({ holders, pads }: OpenParts, holder: OpenHolder | null) => {
    const last = remembered();
    const mine = pads.filter(
      (pad) => holders.some(({ id }) => id === pad.holder) && (!holder || pad.holder === holder.id),
    );
    const record =
      mine.findLast((pad) => pad.op === last.op && pad.holder === last.holder) ??
      mine.findLast(({ op }) => op === last.op);
    return record ?? mine.at(-1) ?? null;
  };
  const openLocked = async (
    open: OpenParts,
    wanted: OpenHolder | null,
    hand: LockedHand | null,
  ): Promise<void> => {
    const record = choosePad(open, wanted);
    const holder =
      wanted ?? open.holders.find(({ id }) => id === record?.holder) ?? open.holders.at(-1);
    if (!holder) return;
    await closeView();
    const first: LockedView = {
      holders: open.holders,
      holder,
      record,
      engine: null,
      isLost: false,
      delivery: null,
    };
    show(first);
    const box = await openOutbox();
    // After a duress there is no hub to seal to, and nothing ever leaves.
    const delivery =
      box && record?.hub.sealTo !== null
        ? deliverLocked(box, () => void view?.engine?.look().catch(() => {}))
        : null;
    if (view !== first) return delivery?.stop();
    if (!record) return show({ ...first, delivery });
    const store = await locked().catch(() => null);
    // Only counting while locked is lost with its storage: the PIN still leads on.
    if (!store) return show({ ...first, isLost: true, delivery });
    const engine = await openPad({
      record,
      selfRecipient: holder.selfRecipient,
      keyring: await ring(),
      store,
      outbox: box,
      hand,
      onKept: () => delivery?.now(),
    });
    if (view !== first) {
      delivery?.stop();
      await engine?.stop();
      return;
    }
    show({ ...first, engine, isLost: engine === null, delivery });
  };
  const toLocked = (hand: LockedHand | null = null, holder: string | null = null) =>
    attempt(async () => {
      const open = await within(PATIENCE, ring().then(readOpenParts));
      const wanted = open.holders.find(({ id }) => id === holder) ?? null;
      if (open.holders.length > 0) await openLocked(open, wanted, hand);
      else if (open.hasOpenRecords) {
        stage.set({ at: 'choose-pin', vaults: await vaults() });
      } else stage.set({ at: 'start', mayGoBack: false });
    });

  /** The keys are dropped by now: first the screens, then the session, and the vehicle in hand goes on on the locked pad. */
  const onLocked = async () => {
    const ending = opened;
    const holder = keys?.holder ?? null;
    opened = null;
    autoLock = null;
    keys = null;
    const hand = ending?.hand() ?? null;
    stage.set({ at: 'opening' });
    forgetScreens();
    const stopping = ending?.stop().catch(() => {});
    await toLocked(hand, holder);
    await stopping;
  };

  const open = (enrolment: Enrolment) =>
    attempt(async () => {
      const opening = keys;
      if (!opening) return toLocked();
      const [{ openSession }, { createAutoLock }] = await Promise.all([
        import('./session/open.ts'),
        import('./vault/autoLock.ts'),
      ]);
      const before = opened;
      opened = null;
      await before?.stop();
      await closeView();
      autoLock?.stop();
      const guard = createAutoLock({ keys: opening, onLock: () => void onLocked() });
      autoLock = guard;
      const parts = {
        enrolment,
        keys: opening,
        keyring: await ring(),
        locked: await locked().catch(() => null),
        outbox: openOutbox(),
        guard,
      };
      const coming = openSession(parts);
      const session = await within(PATIENCE, coming).catch((problem) => {
        // One that opens too late must not go on unseen beside the next.
        void coming.then((late) => late.stop()).catch(() => {});
        throw problem;
      });
      // Locked, or taken over by another tab, while it opened.
      if (opening.isDropped()) return void session.stop().catch(() => {});
      opened = session;
      remember(enrolment);
      stage.set({ at: 'open', session: session.session });
    });

  const joinedOf = async (holder: string) =>
    (await (await ring()).ofHolder(holder)).filter(({ state }) => state === 'joined');

  /** With the keys: to the operation that was open last. */
  const goOn = () =>
    attempt(async () => {
      if (!keys) return toLocked();
      const joined = await joinedOf(keys.holder);
      const last = remembered();
      const one = joined.find(({ device }) => device === last.device) ?? joined.at(-1);
      if (one) await open(one);
      else stage.set({ at: 'start', mayGoBack: false });
    });
  const takeKeys = async (vault: OpenedVault) => {
    if (keys !== vault.keys) await letGo();
    keys = vault.keys;
  };
  const takeOver = async (opening: VaultKeys) => {
    const { migrate } = await import('./vault/migrate.ts');
    const { boxForTakingOver } = await import('./lease/leasedLog.ts');
    await migrate({ keys: opening, boxFor: async () => boxForTakingOver(opening, await ring()) });
  };

  /** What others wrote goes when its time has come, also from a phone that nobody unlocks. An open session sees to its own. */
  const endLeasesNow = async () => {
    if (keys || opened || stage.get().at === 'other-tab') return;
    const { endLeases } = await import('./lease/ended.ts');
    await endLeases(await ring(), runtimeTime);
  };
  const lookAt = async (token: string) => {
    const [keyringNow, vaultsNow] = await Promise.all([ring(), vaults()]);
    stage.set({
      at: 'join',
      keyring: keyringNow,
      vaults: vaultsNow,
      token,
      hubUrl: location.origin,
    });
  };
  const takeTab = (steal: boolean): Promise<boolean> =>
    takeLock(() => {
      stage.set({ at: 'other-tab', wasOurs: true });
      forgetScreens();
      void letGo();
    }, steal).then(({ isOurs }) => {
      if (!isOurs) stage.set({ at: 'other-tab', wasOurs: false });
      return isOurs;
    });
  const begin = async () => {
    const token = textToToken(location.hash);
    if (token) await lookAt(token);
    else await toLocked();
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
        const touched = () => {
          if (autoLock) autoLock.touch();
          else keys?.touch();
        };
        for (const kind of ['pointerdown', 'keydown']) {
          addEventListener(kind, touched, { capture: true, passive: true });
        }
        if (await takeTab(false)) await begin();
      }),
    countHere: () =>
      attempt(async () => {
        if (await takeTab(true)) await begin();
      }),
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
      keys = made.keys;
      await attempt(async () => {
        await takeOver(made.keys);
        await goOn();
      });
      return null;
    },
    askPin: (holder) =>
      void attempt(async () => {
        stage.set({ at: 'enter-pin', holder, vaults: await vaults() });
      }),
    unlocked: (vault) =>
      attempt(async () => {
        await takeKeys(vault);
        if (vault.holder.takesOver) await takeOver(vault.keys);
        await goOn();
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
      if (keys && !keys.isDropped()) await goOn();
      else await toLocked();
    },
    open,
    others: () =>
      attempt(async () => {
        if (!keys) return toLocked();
        const enrolments = await joinedOf(keys.holder);
        stage.set({ at: 'choose', enrolments, mayJoin: true });
      }),
    joinAnother: () => stage.set({ at: 'start', mayGoBack: true }),
    toLocked: async () => {
      if (autoLock) autoLock.lock();
      else {
        keys?.drop();
        keys = null;
        if (view) stage.set({ at: 'locked', view });
        else await toLocked();
      }
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
        void import('./session/open.ts').catch(() => {});
        void import('./vault/autoLock.ts').catch(() => {});
        void import('./vault/lockedBox.ts').catch(() => {});
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
