import { deliverLocked } from '../locked/delivery.ts';
import type { LockedHand } from '../locked/engine.ts';
import { openPad } from '../locked/openPad.ts';
import type { OpenHolder } from '../vault/types.ts';
import type { Databases } from './databases.ts';
import type { PadInHand } from './firstScreen.ts';
import type { LockedView } from './stages.ts';

export interface LockedPad {
  /** `null`: no locked pad is open. */
  readonly view: () => LockedView | null;
  /** Draws the screen at once; where its records lie is looked for after that. */
  readonly open: (
    holders: readonly OpenHolder[],
    pad: PadInHand,
    hand: LockedHand | null,
  ) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface LockedPadParts {
  readonly databases: Databases;
  readonly onView: (view: LockedView) => void;
}

/** The pad of a phone that nobody has unlocked: one at a time. */
export function createLockedPad({ databases, onView }: LockedPadParts): LockedPad {
  let view: LockedView | null = null;
  const show = (next: LockedView) => {
    view = next;
    onView(next);
  };
  const close = async () => {
    const ending = view;
    view = null;
    ending?.delivery?.stop();
    await ending?.engine?.stop();
  };
  return {
    view: () => view,
    close,
    open: async (holders, { holder, record }, hand) => {
      await close();
      const first: LockedView = {
        holders,
        holder,
        record,
        engine: null,
        isLost: false,
        delivery: null,
      };
      show(first);
      const outbox = await databases.outbox();
      // After a duress there is no hub to seal to, and nothing ever leaves.
      const delivery =
        outbox && record?.hub.sealTo !== null
          ? deliverLocked(outbox, () => void view?.engine?.look().catch(() => {}))
          : null;
      if (view !== first) return delivery?.stop();
      if (!record) return show({ ...first, delivery });
      const store = await databases.locked().catch(() => null);
      // Only counting while locked is lost with its storage: the PIN still leads on.
      if (!store) return show({ ...first, isLost: true, delivery });
      const engine = await openPad({
        record,
        selfRecipient: holder.selfRecipient,
        keyring: await databases.keyring(),
        store,
        outbox,
        hand,
        onKept: () => delivery?.now(),
      });
      if (view !== first) {
        delivery?.stop();
        await engine?.stop();
        return;
      }
      show({ ...first, engine, isLost: engine === null, delivery });
    },
  };
}
