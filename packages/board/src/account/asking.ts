/** Something that can be asked for what a screen found lacking. */
export interface Lacking {
  /** Settles when what was lacking is there, or can be worked out here. */
  readonly fetch: () => Promise<void>;
}

let lacking: Set<Lacking> | null = null;

export type Attempt<T> =
  | { readonly is: 'done'; readonly value: T }
  | { readonly is: 'lacking'; readonly fetch: () => Promise<void> };

/**
 * Tries to work something out of what is known here. Where an answer is lacking, the work goes on with none, so that all that
 * is lacking is found at once; what comes of it is thrown away, and `fetch` asks for all of it.
 */
export const attempt = <T>(work: () => T): Attempt<T> => {
  const before = lacking;
  const mine = new Set<Lacking>();
  lacking = mine;
  try {
    const value = work();
    if (mine.size === 0) return { is: 'done', value };
  } catch (fault) {
    if (mine.size === 0) throw fault;
  } finally {
    lacking = before;
  }
  const fetch = async () => {
    await Promise.all([...mine].map((one) => one.fetch()));
  };
  return { is: 'lacking', fetch };
};

/** Whether somebody listens for what is lacking; if so, hears it. */
export const isLackingHeard = (of: Lacking): boolean => {
  lacking?.add(of);
  return lacking !== null;
};
