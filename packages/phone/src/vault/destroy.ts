import {
  type Chore,
  deleteDatabase,
  OPEN_LINES,
  PHONE,
  type PhoneStorage,
  SPARE,
  writing,
} from './database.ts';
import type { Aftermath } from './decoy.ts';
import { renewPhone } from './renew.ts';
import { randomBytes, randomSlot } from './sealing.ts';
import { type HolderRecord, linesOf, type VaultOptions } from './types.ts';

/** What hangs while closing must not keep the records alive. */
const CLOSING_MS = 500;

const nothing: Aftermath = { holders: [], enrolments: [], pads: [] };

/**
 * The keys first, in one step together with what is to be there afterwards: from then on no PIN opens what is left. Then everything
 * that was sealed by them. Killed in between, the next start ends it (`finishDestroying`).
 */
export async function destroy(
  storage: PhoneStorage,
  after: Aftermath | null,
  { beforeDestroy, keepSettings = [] }: VaultOptions,
): Promise<void> {
  const { holders, enrolments, pads } = after ?? nothing;
  await storage.use(async (db) => {
    const keys = writing(db, ['holders', 'enrolments', 'pads', 'open', 'chores'] as const);
    const store = keys.objectStore('holders');
    const chore: Chore = { do: 'destroy', keep: holders.map(({ id }) => id), keepSettings };
    const old = await store.getAll();
    await Promise.all([
      ...old.map((holder) => store.put(overwritten(holder))),
      keys.objectStore('enrolments').clear(),
      keys.objectStore('pads').clear(),
      keys.objectStore('open').clear(),
      ...holders.map((holder) => store.put(holder)),
      ...enrolments.map((enrolment) => keys.objectStore('enrolments').put(enrolment)),
      ...pads.map((pad) => keys.objectStore('pads').put(pad)),
      keys.objectStore('chores').put(chore),
      keys.done,
    ]);
  });
  await Promise.race([
    Promise.resolve()
      .then(() => beforeDestroy?.())
      .catch(() => {}),
    new Promise((resolve) => setTimeout(resolve, CLOSING_MS)),
  ]);
  await finishDestroying(storage);
}

const overwritten = (holder: HolderRecord): HolderRecord => ({
  ...holder,
  salt: randomBytes(holder.salt.length),
  slots: [randomSlot(), randomSlot()],
  self: { recipient: '', identity: randomBytes(holder.self.identity.length) },
  reserve: randomBytes(holder.reserve.length),
  lease: null,
});

/** Also called at every start that finds the chore. */
export async function finishDestroying(storage: PhoneStorage): Promise<void> {
  const [chore, ids] = await storage.use((db) =>
    Promise.all([db.get('chores', 'destroy'), db.getAllKeys('holders')]),
  );
  if (!chore) return;
  const old = ids.filter((id) => !chore.keep.includes(id));
  await Promise.all([
    ...(await databasesToDelete(old, chore)).map(deleteDatabase),
    deleteCaches(),
    Promise.resolve().then(() => forgetSettings(chore.keepSettings)),
    storage.use(async (db) => {
      const { store, done } = writing(db, ['holders'] as const);
      await Promise.all([...old.map((id) => store.delete(id)), done]);
    }),
  ]);
  await renewPhone(storage);
  await storage.use(async (db) => {
    const { store, done } = writing(db, ['chores'] as const);
    await Promise.all([store.delete('destroy'), done]);
  });
}

async function databasesToDelete(
  old: readonly string[],
  { keep }: Chore,
): Promise<readonly string[]> {
  const known = [...old.map(linesOf), OPEN_LINES, SPARE, 'corridor-locked', 'corridor-outbox'];
  const listed = 'databases' in indexedDB ? await indexedDB.databases().catch(() => []) : [];
  const kept = new Set([PHONE, ...keep.map(linesOf)]);
  const names = [...known, ...listed.map(({ name = '' }) => name)];
  return [...new Set(names)].filter((name) => name.startsWith('corridor-') && !kept.has(name));
}

/** All but the app itself, which the service worker keeps under `corridor-app-…`. */
async function deleteCaches(): Promise<void> {
  if (typeof caches === 'undefined') return;
  const names = await caches.keys().catch(() => []);
  const ours = names.filter((name) => !name.startsWith('corridor-app-'));
  await Promise.all(ours.map((name) => caches.delete(name).catch(() => false)));
}

function forgetSettings(keep: readonly string[]): void {
  for (const place of ['localStorage', 'sessionStorage'] as const) {
    try {
      const storage = globalThis[place];
      const names = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '');
      for (const name of names) if (!keep.includes(name)) storage.removeItem(name);
    } catch {
      // A browser that forbids it keeps nothing there either.
    }
  }
}
