import { isThere, OPEN_LINES, openPhoneDatabase, writing } from '../vault/database.ts';
import type { Enrolment, Keyring } from './enrolment.ts';

export type { Enrolment, Keyring } from './enrolment.ts';

const byAt = (one: { readonly at: number }, other: { readonly at: number }) => one.at - other.at;

/** See `Keyring`. Ends first what a destruction left undone when the app was killed in it. */
export async function openKeyring(): Promise<Keyring> {
  const database = await openPhoneDatabase();
  if ((await database.count('chores')) > 0) {
    await (await import('../vault/destroy.ts')).finishDestroying(database);
  }
  const replace = async (put: readonly Enrolment[], remove: readonly string[]) => {
    const transaction = writing(database, ['enrolments'] as const);
    const store = transaction.objectStore('enrolments');
    await Promise.all([
      ...remove.map((device) => store.delete(device)),
      ...put.map((enrolment) => store.put(enrolment)),
      transaction.done,
    ]);
  };
  return {
    all: async () => (await database.getAll('enrolments')).sort(byAt),
    ofHolder: async (holder) =>
      (await database.getAllFromIndex('enrolments', 'byHolder', holder)).sort(byAt),
    get: async (device) => (await database.get('enrolments', device)) ?? null,
    put: (enrolment) => replace([enrolment], []),
    replace,
    holders: async () => (await database.getAll('holders')).sort(byAt),
    holder: async (id) => (await database.get('holders', id)) ?? null,
    patchHolder: async (id, { label, allow, lease }) => {
      const transaction = writing(database, ['holders'] as const);
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
    },
    pads: async () => (await database.getAll('pads')).sort(byAt),
    putPad: async (pad) => {
      const transaction = writing(database, ['pads'] as const);
      await Promise.all([transaction.objectStore('pads').put(pad), transaction.done]);
    },
    removePad: async (device) => {
      const transaction = writing(database, ['pads'] as const);
      await Promise.all([transaction.objectStore('pads').delete(device), transaction.done]);
    },
    hasOpenRecords: async () => (await database.count('open')) > 0 || isThere(OPEN_LINES),
    close: () => database.close(),
  };
}
