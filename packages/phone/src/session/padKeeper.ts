import type { Appended, Clock, Draft, OpenLog, SealedChainStore } from '@corridor/log';
import type { Keyring } from '../device/enrolment.ts';
import type { Store } from '../store.ts';
import type { AutoLock } from '../vault/types.ts';
import type { World } from '../view/world.ts';
import type { HeldEnrolment } from './heldEnrolment.ts';
import { ensurePadKey, latestSeen, padPlace } from './padKey.ts';
import { mayEnrolPad, type Rights } from './rights.ts';

export interface PadKeeperParts {
  readonly held: HeldEnrolment;
  readonly keyring: Pick<Keyring, 'pads' | 'putPad' | 'removePad'>;
  /** `null`: the locked pad's place does not open, and there is nothing to keep. */
  readonly locked: SealedChainStore | null;
  readonly log: Pick<OpenLog, 'isBehindOwnChain' | 'devices' | 'heads' | 'place'>;
  readonly append: (drafts: readonly Draft[]) => Promise<Appended>;
  readonly clock: Clock;
  readonly guard: Pick<AutoLock, 'whileWriting'>;
  readonly site: Pick<Store<string | null>, 'get'>;
  readonly rights: Pick<Store<Rights>, 'get'>;
  readonly world: Pick<Store<World>, 'get'>;
  /** See `PadKeyParts`. */
  readonly isOut: (device: string) => boolean;
}

export interface PadKeeper {
  /** A key for the locked pad, whenever the officer counts somewhere else, or what the locked screen shows has another name. */
  readonly ensure: () => void;
  readonly stop: () => void;
}

/** Sees to it that this person can count here while the phone is locked. */
export function createPadKeeper(parts: PadKeeperParts): PadKeeper {
  const { held, keyring, locked, log, append, clock, guard, isOut } = parts;
  let isStopped = false;
  let lastPlace = '';
  return {
    ensure: () => {
      // After the last of it was waited for, the locked pad is in other hands.
      if (isStopped) return;
      const where = parts.site.get();
      if (locked === null || where === null) return;
      const { fork, isRevoked, post } = parts.rights.get();
      const { device, name, hub } = held.get();
      const place = padPlace(parts.world.get(), where, post, name);
      const said = JSON.stringify([place, fork, hub]);
      if (said === lastPlace) return;
      // Nothing would stand that a forked phone enrols.
      if (isRevoked || fork === 'phone' || !mayEnrolPad(parts.rights.get(), where)) return;
      // Nothing can be written yet; the lines that come back are news, and lead here again.
      if (log.isBehindOwnChain(device)) return;
      lastPlace = said;
      held.inTurn(async () => {
        const ensuring = ensurePadKey(held.get(), place, {
          keyring,
          addPad: (pad) => held.change({ pads: [...held.get().pads, pad] }),
          locked,
          append,
          now: clock.now(),
          seen: latestSeen(log, clock.now()),
          isOut,
        });
        await guard.whileWriting(ensuring).catch(() => {
          // Without it the phone counts unlocked only; the next change or unlock tries again.
          lastPlace = '';
        });
      });
      held.rememberHead(log);
    },
    stop: () => {
      isStopped = true;
    },
  };
}
