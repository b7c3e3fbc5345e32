/** A database that neither opens nor fails would leave a blank screen for ever. */
export const PATIENCE = 10_000;

export const within = <T>(ms: number, promise: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the browser’s storage does not answer')), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
