import { COST, isCheap } from './cost.ts';
import { createPhoneStorage, readRows, writing } from './database.ts';
import { prepareDecoy } from './decoy.ts';
import { createDeriver, type Deriver } from './derive.ts';
import { destroy } from './destroy.ts';
import { newHolder, newSalt, openReserve, sealReserve } from './holderKeys.ts';
import { createKeys } from './keys.ts';
import { createMark, runtimeTime, type Time } from './mark.ts';
import { isClose, refusalOf } from './pin.ts';
import { dataKeyUses, newAesKey, randomSlot } from './sealing.ts';
import { type Opening, placed, shuffled, toSlot, trySlots } from './slots.ts';
import type {
  Cost,
  HolderId,
  HolderRecord,
  OpenedVault,
  Unlocked,
  VaultOptions,
  Vaults,
} from './types.ts';
import { counted, noTries, waitOf } from './waits.ts';

export interface VaultParts {
  readonly time?: Time;
  readonly deriver?: Deriver;
  /** For tests of what a cheaper record becomes. */
  readonly cost?: Cost;
  readonly pause?: (ms: number) => Promise<void>;
}

const allowNothing = { quickWipe: false, decoyPin: false } as const;
const gone = () => new Error('this person is no longer on this phone');

/** See `Vaults`. Opens the phone's database when first needed. */
export function openVaults(
  options: VaultOptions = {},
  {
    time = runtimeTime,
    deriver = createDeriver(),
    cost = COST,
    pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  }: VaultParts = {},
): Vaults {
  const mark = createMark(time);
  const storage = createPhoneStorage();
  const { use } = storage;

  /** Reads, changes and writes a holder in one step; `null` from `change`: leave it. */
  const changeHolder = async (
    id: HolderId,
    change: (holder: HolderRecord) => HolderRecord | null,
  ): Promise<HolderRecord> => {
    return use(async (db) => {
      const transaction = writing(db, ['holders'] as const);
      const store = transaction.objectStore('holders');
      const holder = await store.get(id);
      if (!holder) throw gone();
      mark.seen(holder.tries.mark);
      const changed = change(holder);
      await Promise.all([changed && store.put(changed), transaction.done]);
      return changed ?? holder;
    });
  };

  /** Counts a try before it is made. `null`: it may not be made yet. */
  const countTry = async (id: HolderId): Promise<HolderRecord | null> => {
    let mayTry = true;
    const holder = await changeHolder(id, (found) => {
      mayTry = waitOf(found.tries, mark.now()) === 0;
      return mayTry ? { ...found, tries: counted(found.tries, mark.now()) } : null;
    });
    return mayTry ? holder : null;
  };
  const waitFor = ({ tries }: HolderRecord) => waitOf(tries, mark.now());
  const noWrong = () => ({ ...noTries, mark: mark.now() });

  /** The keys of an unlocked vault: the data key once more, now unreadable. */
  const opened = async (holder: HolderRecord, pinKey: CryptoKey): Promise<OpenedVault> => {
    const found = await trySlots(holder.id, holder.slots, pinKey);
    if (found?.kind !== 'real') throw new Error('the slot just made does not open');
    const { idleMs } = options;
    const settings = idleMs === undefined ? { time } : { time, idleMs };
    return { holder, keys: createKeys(holder, found.dataKey, settings) };
  };

  /** New salt, new cost, new PIN: both slots again. */
  const rewrapped = async (
    holder: HolderRecord,
    { dataKey, at }: Opening,
    pin: string,
  ): Promise<{ readonly change: Partial<HolderRecord>; readonly pinKey: CryptoKey }> => {
    const salt = newSalt();
    const pinKey = await deriver.derive(pin, salt, cost);
    const decoy = await openReserve(dataKey, holder.reserve);
    const decoyKey = decoy === null ? null : await deriver.derive(decoy, salt, cost);
    const slots = placed(
      at,
      await toSlot(holder.id, 'real', dataKey, pinKey),
      decoyKey ? await decoySlot(holder.id, decoyKey) : randomSlot(),
    );
    return { change: { salt, cost, slots }, pinKey };
  };

  /** A try of the holder's own PIN, for settings. */
  const proven = async (id: HolderId, pin: string) => {
    const holder = await countTry(id);
    if (!holder) {
      const waiting = await changeHolder(id, () => null);
      return { ok: false, why: 'wait', waitMs: waitFor(waiting) } as const;
    }
    const pinKey = await deriver.derive(pin, holder.salt, holder.cost);
    const found = await trySlots(id, holder.slots, pinKey, true);
    if (found?.kind !== 'real')
      return { ok: false, why: 'wrong', waitMs: waitFor(holder) } as const;
    return { ok: true, holder, found } as const;
  };
  const settle = (id: HolderId, from: HolderRecord, change: Partial<HolderRecord>) =>
    changeHolder(id, (now) => {
      if (now.salt.join() !== from.salt.join()) throw new Error('the PIN was changed meanwhile');
      return { ...now, ...change, tries: noWrong() };
    });

  const unlock: Vaults['unlock'] = async (id, pin, meanwhile) => {
    const start = time.mono();
    const holder = await countTry(id);
    if (!holder) return { is: 'wait', waitMs: waitFor(await changeHolder(id, () => null)) };
    const before = async () => prepareDecoy(holder, await use(readRows));
    const isPoor = isCheap(holder.cost, cost);
    const [pinKey, toAftermath] = await Promise.all([
      deriver.derive(pin, holder.salt, holder.cost),
      before(),
    ]);
    const settled = pace(time.mono() - start);
    const found = await trySlots(id, holder.slots, pinKey, isPoor);
    let answer: Unlocked;
    if (found?.kind === 'real') {
      const better = isPoor ? await rewrapped(holder, found, pin) : null;
      const now = await settle(id, holder, better?.change ?? {});
      answer = { is: 'real', ...(await opened(now, better?.pinKey ?? pinKey)) };
    } else if (found?.kind === 'decoy' && holder.allow.decoyPin) {
      const salt = isPoor ? newSalt() : holder.salt;
      const freshKey = isPoor ? await deriver.derive(pin, salt, cost) : pinKey;
      const aftermath = await toAftermath(freshKey, salt, isPoor ? cost : holder.cost);
      await destroy(storage, aftermath, options);
      const [fresh] = aftermath.holders;
      if (!fresh) throw gone();
      answer = { is: 'decoy', ...(await opened(fresh, freshKey)) };
    } else answer = { is: 'wrong', waitMs: waitFor(holder) };
    if (answer.is !== 'wrong') meanwhile?.(answer);
    const early = settled - (time.mono() - start);
    if (early > 0) await pause(early);
    return answer;
  };

  return {
    warm: () => {
      deriver.warm();
      void use(async () => {}).catch(() => {});
      // age is wanted at every unlock: it is fetched while the PIN is typed.
      void newHolder().catch(() => {});
    },
    create: async (pin, { label, known = [], takesOver = false }) => {
      const why = refusalOf(pin, known);
      if (why) return { ok: false, why };
      const salt = newSalt();
      const [pinKey, fresh] = await Promise.all([deriver.derive(pin, salt, cost), newHolder()]);
      const { id, self, reserve, dataKey } = fresh;
      const holder: HolderRecord = {
        v: 1,
        id,
        label,
        at: time.wall(),
        salt,
        cost,
        slots: shuffled(await toSlot(id, 'real', dataKey, pinKey), randomSlot()),
        self,
        reserve,
        tries: noWrong(),
        allow: allowNothing,
        lease: null,
        takesOver,
      };
      await use(async (db) => {
        const transaction = writing(db, ['holders'] as const);
        await Promise.all([transaction.objectStore('holders').add(holder), transaction.done]);
      });
      return { ok: true, ...(await opened(holder, pinKey)) };
    },
    unlock,
    waitOf: async (id) => waitFor(await changeHolder(id, () => null)),
    changePin: async (id, pin, next) => {
      const why = refusalOf(next, [pin]);
      if (why) return { ok: false, why };
      const tried = await proven(id, pin);
      if (!tried.ok) return tried;
      const { holder, found } = tried;
      const decoy = await openReserve(found.dataKey, holder.reserve);
      if (decoy !== null && isClose(next, decoy)) {
        await settle(id, holder, {});
        return { ok: false, why: 'close' };
      }
      await settle(id, holder, (await rewrapped(holder, found, next)).change);
      return { ok: true };
    },
    setDecoy: async (id, pin, decoy) => {
      const { allow } = await changeHolder(id, () => null);
      if (decoy !== null && !allow.decoyPin) return { ok: false, why: 'not-allowed' };
      const why = decoy === null ? null : refusalOf(decoy);
      if (why) return { ok: false, why };
      if (decoy !== null && isClose(pin, decoy)) return { ok: false, why: 'close' };
      const tried = await proven(id, pin);
      if (!tried.ok) return tried;
      const { holder, found } = tried;
      const other =
        decoy === null
          ? randomSlot()
          : await decoySlot(id, await deriver.derive(decoy, holder.salt, holder.cost));
      const mine = holder.slots[found.at];
      const slots = placed(found.at, mine, other);
      const reserve = await sealReserve(found.dataKey, decoy);
      await settle(id, holder, { slots, reserve });
      return { ok: true };
    },
    leaveNothing: async () => {
      const { holders, pads } = await use(readRows);
      if (![...holders, ...pads].some(({ allow }) => allow.quickWipe)) return false;
      await destroy(storage, null, options);
      return true;
    },
  };
}

/** Opens nothing: that it opens is all it says. */
const decoySlot = async (id: HolderId, pinKey: CryptoKey) =>
  toSlot(id, 'decoy', await newAesKey(dataKeyUses), pinKey);

/**
 * When an answer is given, ms after the start, by how long the derivation took: late enough for the slowest of the three to have ended, as a
 * rule, so that real, decoy and wrong answer alike.
 */
const pace = (derivedAfter: number): number => derivedAfter * 1.35 + 120;
