import {
  deleteDatabase,
  openSpare,
  PHONE,
  type PhoneStorage,
  putRows,
  readRows,
  SPARE,
} from './database.ts';

/**
 * Browsers that keep a log of changes keep what was overwritten in it, until they compact that part; deleting a database makes Chromium
 * compact its part, the second time for good. So what lies under the keys that were destroyed is looked for in vain in the profile's
 * files. (What the flash memory below keeps, nobody can reach from here.) Not while anybody else writes there.
 */
export async function renewPhone(storage: PhoneStorage): Promise<void> {
  for (let round = 0; round < 2; round++) {
    const rows = await storage.use(readRows);
    if (Object.values(rows).some((each) => each.length > 0)) {
      // For each round: opening the database again uses the spare rows up.
      const spare = await openSpare();
      const transaction = spare.transaction('rows', 'readwrite', { durability: 'strict' });
      await Promise.all([transaction.store.put(rows, 1), transaction.done]);
      spare.close();
    }
    await deleteDatabase(PHONE);
    await storage.use((db) => putRows(db, rows));
    await deleteDatabase(SPARE);
  }
}

/** The same for a database that is not wanted any more. False where another tab holds it. */
export async function scrubDatabase(name: string): Promise<boolean> {
  for (let round = 0; round < 2; round++) {
    if (!(await deleteDatabase(name))) return false;
    await new Promise<void>((resolve) => {
      const asked = indexedDB.open(name);
      asked.onupgradeneeded = () => asked.result.createObjectStore('nothing');
      asked.onsuccess = () => {
        asked.result.close();
        resolve();
      };
      asked.onerror = () => resolve();
    });
  }
  return deleteDatabase(name);
}
