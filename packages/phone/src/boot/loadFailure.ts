/** A file of the app itself is missing: neither the storage nor the records are to blame. Each browser says so in its own words. */
export const isLoadFailure = (problem: unknown): boolean =>
  problem instanceof TypeError &&
  /dynamically imported module|importing a module|module script/i.test(problem.message);
