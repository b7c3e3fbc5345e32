import { existsSync, renameSync, rmSync } from 'node:fs';
import { type Salvaged, salvageSqliteStore } from '@corridor/log/node';

const parts = ['', '-wal', '-shm'];
const moveAll = (from: string, to: string) => {
  for (const part of parts) if (existsSync(from + part)) renameSync(from + part, to + part);
};

/**
 * Puts a damaged file of records aside, under a name that says so, and what can still be read of it in its place.
 * null, with everything as it was, where nothing can. Rejects where there is no room for a second file.
 */
export async function mendLines(
  file: string,
  now: number,
): Promise<(Salvaged & { readonly aside: string }) | null> {
  const aside = file.replace(/\.sqlite$/, `.damaged-${now}.sqlite`);
  const putBack = () => {
    for (const part of parts) rmSync(file + part, { force: true });
    moveAll(aside, file);
  };
  moveAll(file, aside);
  try {
    const salvaged = await salvageSqliteStore(aside, file);
    if (salvaged !== null) return { ...salvaged, aside };
  } catch (error) {
    putBack();
    throw error;
  }
  putBack();
  return null;
}
