const NAME = 'corridor-phone';

/**
 * One tab of the app writes, locked or open. Two tabs with one key would be harmless to the chain (the store refuses the second writer's
 * line), but not to the officer, who would not know in which of them the bus was counted.
 *
 * Answers whether it is this one, which it stays until another steals it: then `onLost` is called. `steal`: the officer wants to count here.
 */
export function takeTab(onLost: () => void, steal: boolean): Promise<boolean> {
  return new Promise((resolve) => {
    let isHeld = false;
    navigator.locks
      .request(NAME, steal ? { steal: true } : { ifAvailable: true }, (lock) => {
        isHeld = lock !== null;
        resolve(isHeld);
        return isHeld ? new Promise<never>(() => {}) : undefined;
      })
      .catch(() => {
        if (isHeld) onLost();
        else resolve(false);
      });
  });
}
