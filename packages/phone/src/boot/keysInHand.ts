import type { Enrolment } from '../device/enrolment.ts';
import type { LockedHand } from '../locked/engine.ts';
import type { Opened } from '../session/open.ts';
import type { Session } from '../session/session.ts';
import type { AutoLock, VaultKeys } from '../vault/types.ts';
import type { Databases } from './databases.ts';
import { PATIENCE, within } from './within.ts';

/** What a phone held when it locked itself. */
export interface LockedWith {
  readonly holder: string;
  readonly hand: LockedHand | null;
  /** Of the session that is over. */
  readonly stop: () => Promise<void>;
}

/** The keys that a PIN opened, the operation that is open by them, and what locks it. */
export interface KeysInHand {
  readonly keys: () => VaultKeys | null;
  readonly isOpen: () => boolean;
  readonly take: (keys: VaultKeys) => void;
  /** `null`: locked, or taken over by another tab, while it opened. */
  readonly open: (keys: VaultKeys, enrolment: Enrolment) => Promise<Session | null>;
  /** A person used the phone. */
  readonly touch: () => void;
  /** Locks; false where no operation is open, and the keys, if any, are dropped. */
  readonly lock: () => boolean;
  /** Drops the keys at once, and ends the operation. `onLocked` is not called. */
  readonly letGo: () => Promise<void>;
}

export interface KeysInHandParts {
  readonly databases: Databases;
  /** Before an operation opens: the locked pad and an open one never write beside each other. */
  readonly onOpening: () => Promise<void>;
  /** The keys are dropped by now. */
  readonly onLocked: (held: LockedWith) => void;
}

export function createKeysInHand(parts: KeysInHandParts): KeysInHand {
  const { databases } = parts;
  let keys: VaultKeys | null = null;
  let autoLock: AutoLock | null = null;
  let opened: Opened | null = null;

  const letGo = async () => {
    autoLock?.stop();
    autoLock = null;
    keys?.drop();
    keys = null;
    const ending = opened;
    opened = null;
    await ending?.stop().catch(() => {});
  };
  const lockedBy = (held: VaultKeys) => {
    const ending = opened;
    opened = null;
    autoLock = null;
    keys = null;
    parts.onLocked({
      holder: held.holder,
      hand: ending?.hand() ?? null,
      stop: async () => ending?.stop().catch(() => {}),
    });
  };
  return {
    keys: () => keys,
    isOpen: () => opened !== null,
    take: (next) => {
      keys = next;
    },
    open: async (opening, enrolment) => {
      const [{ openSession }, { createAutoLock }] = await Promise.all([
        import('../session/open.ts'),
        import('../vault/autoLock.ts'),
      ]);
      const before = opened;
      opened = null;
      await before?.stop();
      await parts.onOpening();
      autoLock?.stop();
      const guard = createAutoLock({ keys: opening, onLock: () => lockedBy(opening) });
      autoLock = guard;
      const coming = openSession({
        enrolment,
        keys: opening,
        keyring: await databases.keyring(),
        locked: await databases.locked().catch(() => null),
        outbox: databases.outbox(),
        guard,
      });
      const session = await within(PATIENCE, coming).catch((problem) => {
        // One that opens too late must not go on unseen beside the next.
        void coming.then((late) => late.stop()).catch(() => {});
        throw problem;
      });
      if (opening.isDropped()) {
        void session.stop().catch(() => {});
        return null;
      }
      opened = session;
      return session.session;
    },
    touch: () => {
      if (autoLock) autoLock.touch();
      else keys?.touch();
    },
    lock: () => {
      if (autoLock) {
        autoLock.lock();
        return true;
      }
      keys?.drop();
      keys = null;
      return false;
    },
    letGo,
  };
}
