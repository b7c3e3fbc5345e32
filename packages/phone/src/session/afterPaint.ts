/** A hidden page draws nothing, and must not wait for it. */
const PATIENCE = 200;

/** Resolves when the screen as it is now has been drawn, and whatever was touched meanwhile has been heard. */
export const afterPaint = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestAnimationFrame === 'undefined') return resolve();
    const timer = setTimeout(resolve, PATIENCE);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve);
    });
  });
