import { createStore, type Store } from '../store.ts';
import type { Allow } from '../vault/types.ts';
import type { World } from '../view/world.ts';

const OFF: Allow = { quickWipe: false, decoyPin: false };

/** What the operation's head has switched on, as the log says it; `null`: the log has not told of the operation yet. */
export const protectionOf = ({ all }: World): Allow | null => {
  for (const { opened, protection } of all('operation').values()) {
    if (opened) return { quickWipe: protection.quickWipe, decoyPin: protection.decoyPin };
  }
  return null;
};

export interface Protection {
  readonly allow: Store<Allow>;
  readonly look: (world: World) => void;
}

/** `keep`: the locked screen must know it as well, so it is stored for before the PIN. */
export function createProtection(keep: (allow: Allow) => Promise<unknown>): Protection {
  const allow = createStore<Allow>(OFF);
  let isKept = false;
  return {
    allow,
    look: (world) => {
      const now = protectionOf(world);
      if (now === null) return;
      const before = allow.get();
      const isSame = before.quickWipe === now.quickWipe && before.decoyPin === now.decoyPin;
      if (isSame && isKept) return;
      isKept = true;
      if (!isSame) allow.set(now);
      keep(now).catch(() => {
        isKept = false;
      });
    },
  };
}
