/** The browser gives no more room. A write that failed so changed nothing. */
export const isFull = (problem: unknown): boolean =>
  problem instanceof Error && problem.name === 'QuotaExceededError';
