import { createPhoneStorage, isThere, OPEN_LINES, writing } from '../vault/database.ts';
import type { Keyring } from './enrolment.ts';

export type { Enrolment, Keyring } from './enrolment.ts';

const byAt = (one: { readonly at: number }, other: { readonly at: number }) => one.at - other.at;

/** Throws, and writes nothing, where one of them is of a person whose keys are destroyed: what was still being written must not come back. */
async function onlyOfHolders(
  transaction: ReturnType<
    typeof writing<readonly ['holders', 'chores', ...('enrolments' | 'pads')[]]>
  >,
  rows: readonly { readonly holder: string }[],
): Promise<void> {
  const [chores, ids] = await Promise.all([
    transaction.objectStore('chores').count(),
    transaction.objectStore('holders').getAllKeys(),
  ]);
  if (rows.length === 0 || (chores === 0 && rows.every(({ holder }) => ids.includes(holder))))
    return;
  transaction.abort();
  await transaction.done.catch(() => {});
  throw new Error('this holder is gone');
}

/** See `Keyring`. Ends first what a destruction left undone when the app was killed in it. */
export async function openKeyring(): Promise<Keyring> {
  const { use, close } = createPhoneStorage();
  if (await use((db) => db.count('chores'))) {
    await (await import('../vault/destroy.ts')).finishDestroying({ use, close });
  }
  const replace: Keyring['replace'] = (put, remove) =>
    use(async (db) => {
      const transaction = writing(db, ['holders', 'enrolments', 'chores'] as const);
      await onlyOfHolders(transaction, put);
      const store = transaction.objectStore('enrolments');
      await Promise.all([
        ...remove.map((device) => store.delete(device)),
        ...put.map((enrolment) => store.put(enrolment)),
        transaction.done,
      ]);
    });
  return {
    all: () => use(async (db) => (await db.getAll('enrolments')).sort(byAt)),
    ofHolder: (holder) =>
      use(async (db) => (await db.getAllFromIndex('enrolments', 'byHolder', holder)).sort(byAt)),
    get: (device) => use(async (db) => (await db.get('enrolments', device)) ?? null),
    put: (enrolment) => replace([enrolment], []),
    replace,
    holders: () => use(async (db) => (await db.getAll('holders')).sort(byAt)),
    holder: (id) => use(async (db) => (await db.get('holders', id)) ?? null),
    patchHolder: (id, { label, allow, lease }) =>
      use(async (db) => {
        const transaction = writing(db, ['holders'] as const);
        const store = transaction.objectStore('holders');
        const holder = await store.get(id);
        const patched = holder && {
          ...holder,
          label: label ?? holder.label,
          allow: allow ?? holder.allow,
          lease: lease === undefined ? holder.lease : lease,
        };
        await Promise.all([patched && store.put(patched), transaction.done]);
        return patched !== undefined;
      }),
    pads: () => use(async (db) => (await db.getAll('pads')).sort(byAt)),
    putPad: (pad) =>
      use(async (db) => {
        const transaction = writing(db, ['holders', 'pads', 'chores'] as const);
        await onlyOfHolders(transaction, [pad]);
        await Promise.all([transaction.objectStore('pads').put(pad), transaction.done]);
      }),
    removePad: (device) =>
      use(async (db) => {
        const transaction = writing(db, ['pads'] as const);
        await Promise.all([transaction.objectStore('pads').delete(device), transaction.done]);
      }),
    hasOpenRecords: async () => (await use((db) => db.count('open'))) > 0 || isThere(OPEN_LINES),
    close,
  };
}
